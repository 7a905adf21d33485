import TestSupport
import Testing

@Suite("summary")
struct SummaryCommandTests {
  let log: QueryLog

  init() throws {
    log = try QueryLog()
    let run = log.run(
      "add", "--town", "Niono", "--town", "Kayes", "--date", "2025-06-29", "--kind", "ambush",
      "--group", "JNIM", "--status", "alleged", "--by", "fama", "--stated", "2025-06-30",
      "--killed", "80+")
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  private func header(_ words: String...) -> String {
    log.run(["summary"] + words).output.split(separator: "\n").first.map(String.init) ?? ""
  }

  private func notes(_ words: String...) -> [String] {
    log.run(["summary", "date:2025-06-29", "town:Kayes"] + words).output.split(separator: "\n")
      .map(String.init).filter { $0.hasPrefix("¹") || $0.hasPrefix("\"not reported\"") }
  }

  @Test("What is counted has one column")
  func measure() {
    #expect(
      header("--by", "month", "--measure", "killed", "--format", "csv")
        == "month,attacks,confirmed,claimed,assessed,suspected,alleged,party,contested,"
        + "unattributed,killed,killed-covered,killed-operations,killed-parties,towns,days,"
        + "killed-state-forces,killed-state-forces-covered,killed-state-forces-operations,"
        + "killed-state-forces-parties,killed-civilians,killed-civilians-covered,"
        + "killed-civilians-operations,killed-civilians-parties,share")
  }

  @Test("Programs get counts as they are typed, with coverage and the figures in common")
  func csv() {
    #expect(
      log.run(
        "summary", "date:2025-06-20,2025-06-29", "--by", "month", "--across", "kind", "--measure",
        "killed", "--format", "csv"
      ).output == """
        month,attacks,killed,killed-covered,killed-operations,killed-parties,ambush,ambush-attacks,\
        ambush-covered,ambush-operations,ambush-parties,armed-assault,armed-assault-attacks,\
        armed-assault-covered,armed-assault-operations,armed-assault-parties
        2025-06,4,85+,3,\(operation)=80+ for 2/2,,85+,3,3,\(operation)=80+ for 2/2,,,1,0,,

        """)
    #expect(
      table(
        "date:2025-06-29", "kind:ambush", "--by", "town", "--columns",
        "town,attacks,killed,killed-covered,killed-operations") == """
          town,attacks,killed,killed-covered,killed-operations
          Kayes,1,,0,\(operation)=80+ for 1/2
          Niono,1,,0,\(operation)=80+ for 1/2

          """)
  }

  /// The operation that the log is given before each test.
  private var operation: String {
    let lines = log.run("operations", "list", "--columns", "id", "--format", "csv").output
      .split(separator: "\n")
    return lines.first { $0.hasPrefix("OP-20250629") }.map(String.init) ?? ""
  }

  @Test(
    "Rows are named as a list names them, with the other name beside it",
    arguments: [
      ("region", "region,region-id,attacks\nKayes,ml-kayes,2\nNioro,ml-nioro,1\n"),
      (
        "town",
        "town,town-id,attacks\nKayes,ml-kayes,1\nNioro du Sahel,ml-nioro,1\n"
          + "Diboli,ml-diboli,1\n"
      ),
      ("country", "country,country-name,attacks\nML,Mali,3\n"),
      (
        "group",
        "group,group-name,attacks\njnim,JNIM,3\n"
      ),
      ("kind", "kind,attacks\narmed-assault,2\nshelling,1\n"),
      (
        "cercle",
        "cercle,cercle-id,attacks\nnot known,not-known,2\n"
          + "not known (Nioro until 2023),not-known,1\n"
      ),
    ])
  func names(dimension: String, lines: String) {
    let columns = lines.prefix { $0 != "\n" }
    let output = table("id:AAAA,BBBB,DDDD", "--by", dimension, "--columns", String(columns))
    #expect(output.split(separator: "\n").sorted() == lines.split(separator: "\n").sorted())
    // Without a choice of columns they come of themselves.
    #expect(header("--by", dimension, "--format", "csv").hasPrefix(columns))
  }

  @Test("Nothing of a cell is cut where there is little room: marks of footnotes stay")
  func narrow() {
    let words = ["summary", "--by", "town", "--across", "kind", "--measure", "killed"]
    for width in [40, 60, 80] {
      let output = log.run(words + ["date:2025-06", "--width", "\(width)"]).output
      #expect(!output.contains("…"), "\(output)")
      #expect(output.contains("¹"))
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= width }, "\(output)")
    }
  }

  @Test("Where columns of spans of time do not fit, it is said how to turn the table")
  func turned() {
    let hint = "too many columns for this width; --by day --across group turns the table\n"
    let days = ["summary", "date:2025-06", "--width", "80"]
    #expect(log.run(days + ["--across", "day"]).output.contains(hint))
    #expect(!log.run(days + ["--by", "day", "--across", "group"]).output.contains("turns the"))
    #expect(!log.run(days + ["--across", "month"]).output.contains("turns the"))
  }

  @Test("Of the statuses that with the fewest attacks makes room first")
  func emptiestStatus() {
    // JNIM claims two and is said to be behind two; one attack has parties, one is suspected.
    let output = log.run("summary", "--width", "70").output
    let header = output.prefix { $0 != "\n" }
    let counts = ["claimed": 2, "alleged": 2, "suspected": 1, "party": 1]
    let shown = counts.filter { header.contains($0.key) }
    let dropped = counts.filter { !header.contains($0.key) }
    #expect(!dropped.isEmpty && !shown.isEmpty, "\(output)")
    #expect((dropped.values.max() ?? 9) <= (shown.values.min() ?? 0), "\(output)")
  }

  @Test("A change has no place beside the columns of another dimension")
  func comparedAcross() throws {
    let run = log.run("summary", "--compare", "2024", "--across", "month")
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("error: `--compare` shows a change beside each row"))
    #expect(run.errors.contains("`--across year`, without `--compare`"))
  }

  @Test(
    "Rows that are themselves times are not compared with another time",
    arguments: ["day", "week", "month", "quarter", "year"])
  func comparedPeriods(dimension: String) {
    let run = log.run("summary", "--by", dimension, "--date", "2024", "--compare", "2023")
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: `--compare` sets a row beside itself"), "\(run.errors)")
    #expect(run.errors.contains("`--by \(dimension) --date 2023..2024`"))
    #expect(
      log.run("summary", "--by", "weekday", "--date", "2025", "--compare", "2024").exitCode == 0)
  }

  @Test("What was asked to be counted is what is compared, in columns of different names")
  func comparedMeasure() {
    let words = [
      "date:2025-06", "--by", "country", "--compare", "2025-07", "--measure", "killed-state-forces",
    ]
    #expect(
      header("date:2025-06", "--by", "country", "--compare", "2025-07", "--measure", "killed")
        .split(separator: "  ").map { $0.drop { $0 == " " } }.prefix(5)
        == ["Country", "Attacks", "Killed, all sides", "Killed, all sides, Jul 2025", "Change"])
    add("2025-07-03", "--killed", "state-forces=9", "--by", "press")
    #expect(
      log.run(
        ["summary"] + words + [
          "kind:ambush,ied", "not", "group:=jnim", "--format", "csv", "--columns",
          "country,killed-state-forces,killed-state-forces-then,change,change-low,change-high,"
            + "change-reported,attacks,attacks-then",
        ]
      ).output == """
        country,killed-state-forces,killed-state-forces-then,change,change-low,change-high,\
        change-reported,attacks,attacks-then
        ML,5-7,9,,-4,-2,-4,1,1

        """)
    let text = log.run(["summary", "kind:ambush,ied", "not", "group:=jnim"] + words).output
    #expect(text.contains("−4 to −2"), "\(text)")
    let names = text.prefix { $0 != "\n" }.split(separator: "  ").map { $0.drop { $0 == " " } }
    #expect(Set(names).count == names.count, "\(names)")
  }

  @Test("A change that is not known, since attacks have no figure, is that of the reports alone")
  func reportedChange() {
    add("2025-07-03", "--killed", "9", "--by", "press")
    let all = log.run(
      "summary", "date:2025-06", "--by", "country", "--compare", "2025-07", "--measure", "killed")
    #expect(all.output.contains("  +76 reported"), "\(all.output)")
    #expect(all.output.contains("the change itself is not known"))
    // In no attack none were killed.
    let one = log.run(
      "summary", "date:2025-06-20", "--by", "weekday", "--compare", "2025-07-03", "--measure",
      "killed")
    #expect(one.output.contains("  −9 "), "\(one.output)")
    #expect(one.output.contains("  ≥ −4 "), "\(one.output)")
  }

  @Test("One row that is left out is one, and several are several")
  func leftOut() {
    #expect(
      log.run("summary", "--by", "town", "id:AAAA,BBBB", "--limit", "1").output.contains(
        "1 row left out by --at-least or --limit; the total counts it\n"))
    #expect(
      log.run("summary", "--by", "town", "--limit", "1").output.contains(
        "3 rows left out by --at-least or --limit; the total counts them\n"))
  }

  @Test("Many footnotes of one kind have one mark")
  func manyFootnotes() {
    for day in 10...22 {
      let run = log.run(
        "add", "--town", "Niono", "--town", "Kayes", "--date", "2024-06-\(day)", "--kind", "ambush",
        "--killed", "\(day)+")
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    func notes(_ period: String) -> [String] {
      log.run("summary", "--by", "town", period).output.split(separator: "\n").map(String.init)
        .filter { $0.contains("not in this total") }
    }
    #expect(notes("date:2024-06-10..2024-06-21").count == 12)
    #expect(
      notes("date:2024-06") == [
        "¹ figures for operations that are not all here are not in this total; --format csv and "
          + "--json tell each"
      ])
  }

  @Test("Only footnotes that a shown cell refers to are printed")
  func footnotes() {
    let leftOut = notes()
    #expect(leftOut.count == 2)
    #expect(
      leftOut.first?.hasSuffix(": ≥ 80 for 2 attacks, 1 of them here, not in this total") == true)
    #expect(notes("--across", "status") == [])
    #expect(notes("--across", "status", "--measure", "killed").count == 2)
  }

  @Test("A narrow table names the columns it leaves out so that they are told apart")
  func omitted() {
    let words = log.run("summary", "--width", "70").output.split(separator: "\n")
      .drop { !$0.contains("left out for lack of width") }.joined(separator: " ")
    #expect(words.contains("Its own killed, State forces killed, Civilians killed"))
  }

  @Test("A summary of nothing has its header for programs alone")
  func empty() {
    #expect(
      header("kind:riot", "--format", "csv").hasPrefix("group,group-name,attacks,confirmed"))
    #expect(log.run("summary", "kind:riot").output == "")
  }

  // MARK: Spans of time

  func add(_ date: String, _ more: String...) {
    let run = log.run(
      ["add", "--town", "Niono", "--date", date, "--kind", "ied", "--stated", date] + more)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  func table(_ words: String...) -> String {
    log.run(["summary"] + words + ["--format", "csv"]).output
  }

  @Test("The names of the rows stay, whichever columns are asked for")
  func names() {
    #expect(
      table("kind:shelling", "--columns", "attacks") == "group,attacks\njnim,1\n")
    #expect(
      table("kind:shelling", "--columns", "attacks,group-name") == "attacks,group-name\n1,JNIM\n")
    #expect(
      log.run("summary", "kind:shelling", "--by", "month", "--columns", "attacks").output.hasPrefix(
        "Month     Attacks\n"))
  }

  @Test("Only what is marked in the columns that are shown has a footnote")
  func unmarked() {
    let words = ["summary", "date:2025-06-29", "town:Kayes", "--by", "weekday", "--columns"]
    let attacks = log.run(words + ["attacks"]).output
    #expect(!attacks.contains("¹") && !attacks.contains("not reported"), "\(attacks)")
    let killed = log.run(words + ["killed"]).output
    #expect(killed.contains("¹"), "\(killed)")
  }

  @Test("A period that is compared with all times is told of")
  func comparedWithAll() {
    #expect(
      log.run("summary", "--by", "kind", "--compare", "2024").errors == """
        note: all times are compared with 2024, since the query names no period
        hint: `date:PERIOD` says which, such as `date:"this year"`

        """)
    #expect(log.run("summary", "--compare", "2024", "date:2025").errors == "")
    #expect(
      log.run("summary", "--compare", "2024", "--date", "2025", "--count", "any").errors == "")
    #expect(log.run("summary", "--compare", "2024", "--count", "any").errors.hasPrefix("note: all"))
  }

  @Test("The footer tells by which rule attacks count, and that they can count several times")
  func rule() {
    let several = "an attack can count in several rows; the total counts it once"
    let leading = log.run("summary").output
    #expect(leading.contains("counted under whoever leads the attribution"))
    #expect(!leading.contains(several))
    let any = log.run("summary", "--count", "any").output
    #expect(any.contains("counted under everyone whom a statement names"))
    #expect(!any.contains("whoever leads"))
    #expect(any.contains(several))
    add("2025-03-05", "--target", "police", "--target", "military")
    #expect(log.run("summary", "--by", "target").output.contains(several))
  }

  @Test("A share of attacks is called so where something else is counted")
  func share() {
    #expect(!header().contains("Share of attacks"))
    #expect(header("--measure", "killed").contains("Share of attacks"))
  }
}
