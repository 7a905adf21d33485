import CommandLineKit
import Documents
import IncidentCore

extension HelpTopic {
  /// How attacks are asked for.
  static let queries = HelpTopic(
    name: "queries",
    otherNames: [
      "query", "filters", "filter", "conditions", "condition", "search", "syntax", "operators",
      "language", "field",
    ],
    abstract: "how to ask for attacks, in words and in options",
    document: Document([
      .paragraph(
        "Every command that looks at the log takes a query: conditions that attacks must meet. "
          + "A condition is a field, a colon and a value, and each is an option too: "
          + "\("region:Kayes", .code) asks the same as \("--region Kayes", .code)."),
      .code(
        """
        incidentlog list region:Kayes status:suspected,claimed
        incidentlog count town:ml-niono or town:ml-molodo
        incidentlog summary date:2025 not kind:protest
        """),
      .heading("Joining conditions", level: 1),
      .facts([
        Fact("a b", "both; options and words are joined like this"),
        Fact("a or b", "one of them, or both; binds less than standing side by side"),
        Fact("not a", "all that \("a", .code) does not find; binds most"),
        Fact("(a or b) c", "brackets hold together; a shell needs them in quotation marks"),
        Fact("field:x,y", "one of several values"),
      ]),
      .code("incidentlog list \"(region:Kayes or region:Nioro)\" not town:ml-diboli"),
      .heading("Values", level: 1),
      .facts([
        Fact("field:\"x y\"", "a value that holds blanks, commas or brackets"),
        Fact("field:=x", "exactly that: a group without its components, a whole text or id"),
        Fact("field:unknown", "what is not known, or shown as not reported"),
        Fact("killed:5", "a number; also \("5+", .code), \("..5", .code), \("5..10", .code)"),
        Fact(
          "near:Kayes~50km",
          "within a distance of a town, or of a point: \("near:14.25,-5.99~50km", .code)"),
        Fact(
          "near:Senegal~50km",
          "in a country or within a distance of it; \("near:Senegal-border~50km", .code): within a "
            + "distance of its outline, coast and all, on both sides"),
        Fact("date:2025-06", "a period, as \("incidentlog help dates", .code) says"),
      ]),
      .paragraph(
        "A shell takes quotation marks away, and the tool puts them back: "
          + "\("\"region:western Mali\"", .code) reaches it as one word with a blank in it, and "
          + "is read as one condition. Case and accents of names do not matter."),
      .code(
        """
        incidentlog list "region:western Mali"
        incidentlog count "near:Nioro du Sahel~150km"
        incidentlog list target:police near:Senegal-border~50km date:"this year"
        incidentlog count killed:unknown
        """),
      .heading("What is not certain", level: 1),
      .paragraph(
        "A number may be known as an interval, a day as a month. Such an attack is found "
          + "wherever it could be meant: at least 80 killed is found by "
          + "\("killed:100", .code); about 20 is taken for 20. "
          + "\("certain:", .code) before the field finds only what holds in every case. An attack "
          + "of which no number was reported is found by \("killed:unknown", .code) alone, never "
          + "as none."),
      .code("incidentlog list certain:date:2025-07 certain:killed:5+"),
      .heading("How it came about", level: 1),
      .paragraph(
        "Days are numbers too: \("claimed:8+", .code) was claimed more than a week after the "
          + "attack, \("claimed:unknown", .code) by nobody. \("changed", .code) counts from the day "
          + "on which the attack became known, by the first statement or source, to the last change "
          + "of the leading attribution, in who leads or in its status: "
          + "\("changed:1+", .code) changed after that day, also if nobody was named on it; "
          + "\("changed:0", .code) changed on that day and not since; \("changed:0+", .code) "
          + "changed at all; \("changed:unknown", .code) never did. What has no time but its day, "
          + "or the same time, was said at once and is no change. "
          + "\("disputed:killed", .code) finds attacks of which the two sides of the fight give "
          + "figures that cannot both be true."),
      .code(
        """
        incidentlog list certain:killed-civilians:6+ claimed:unknown
        incidentlog list changed:1+ date:2025
        """),
      .heading("Words without a field", level: 1),
      .paragraph(
        "A word without a field is searched for like \("text:word", .code): anywhere in titles, "
          + "summaries, accounts, quotations, notes on who did it, places as they were written and "
          + "descriptions of targets, or as a whole part of an id."),
      .code("incidentlog list artillery"),
      .heading("Fields", level: 1),
      .facts(QueryField.all.map { Fact("\($0.name):\($0.valueName)", RichText($0.help)) }),
      .heading("How it was read", level: 1),
      .paragraph(
        "\("incidentlog explain query", .code) shows a query as a tree, which regions, towns, "
          + "groups and days its values mean, and how many attacks each part leaves."),
      .code("incidentlog explain query group:JNIM region:Kayes or date:\"last week\""),
    ]))
}
