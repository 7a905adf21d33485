import CommandLineKit
import Documents

extension HelpTopic {
  /// How it is found who leads the attribution.
  static let attribution = HelpTopic(
    name: "attribution",
    otherNames: ["attributions", "leading", "status", "who", "responsibility", "claims", "claim"],
    abstract: "how it is found who leads the attribution of an attack",
    document: Document([
      .paragraph(
        "The log records statements: who said what about who did it, on what basis, and by when "
          + "it had been said. Who leads is never typed in, but follows from the statements by "
          + "six rules. What was said of an operation was said of each of its attacks."),
      .heading("The rules", level: 1),
      .facts(
        AttributionRule.texts.enumerated().map { Fact("Rule \($0 + 1)", RichText($1)) }),
      .paragraph(
        "\("incidentlog explain attribution ID", .code) shows what each rule did to the "
          + "statements on an attack, and \("incidentlog timeline ID", .code) how the picture "
          + "changed with each statement."),
      .heading("Status", level: 1),
      .facts([
        Fact("confirmed", "beyond what is disputed, as by a court"),
        Fact("claimed", "the actor says so itself"),
        Fact("assessed", "an analyst or a dataset concludes it"),
        Fact("suspected", "it is supposed, and nobody has claimed it"),
        Fact("alleged", "a party to the conflict accuses"),
        Fact("party", "sides of a clash are named, but not who began it"),
        Fact("contested", "statements of equal strength name different actors"),
        Fact("unattributed", "nobody is named, or nobody with enough ground"),
      ]),
      .heading("Likelihood and confidence", level: 1),
      .paragraph(
        "How likely it is that an actor did it and how good the evidence is are two things. "
          + "Likelihood has the seven words of ICD 203, from \("almost-no-chance", .code) to "
          + "\("almost-certain", .code); confidence is \("low", .code), \("moderate", .code) or "
          + "\("high", .code)."),
      .heading("In summaries", level: 1),
      .paragraph(
        "An attack led by several actors who acted together counts under each of them, and once "
          + "in the total. Contested and unattributed attacks have rows of their own. Actors "
          + "are named as they were stated; \("--by umbrella", .code) puts components under the "
          + "group they belonged to on the day."),
      .code(
        """
        incidentlog summary
        incidentlog summary --by umbrella
        incidentlog list status:claimed,suspected
        incidentlog list status:contested
        """),
    ]))
}
