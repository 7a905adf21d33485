import TestSupport
import Testing

@Suite("summary")
struct SummaryCommandTests {
  private let log: QueryLog

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
        + "unattributed,killed,towns,days,killed-state-forces,killed-civilians,share")
  }

  @Test("Programs get counts as they are typed")
  func csv() {
    #expect(
      log.run(
        "summary", "date:2025-06-20,2025-06-29", "--by", "month", "--across", "kind", "--measure",
        "killed", "--format", "csv"
      ).output == "month,attacks,killed,ambush,armed-assault\n2025-06,4,85+,85+,\n")
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
      header("kind:riot", "--format", "csv").hasPrefix("group,attacks,confirmed,claimed"))
    #expect(log.run("summary", "kind:riot").output == "")
  }

  // MARK: Spans of time

  private func add(_ date: String, _ more: String...) {
    let run = log.run(
      ["add", "--town", "Niono", "--date", date, "--kind", "ied", "--stated", date] + more)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  private func table(_ words: String...) -> String {
    log.run(["summary"] + words + ["--format", "csv"]).output
  }

  @Test("A series shows the spans of time without attacks: 0 attacks, and nothing of the killed")
  func series() {
    add("2025-03-05")
    #expect(
      table("--by", "month", "--columns", "month,attacks,killed,days") == """
        month,attacks,killed,days
        2025-03,1,,2025-03-05
        2025-04,0,,
        2025-05,0,,
        2025-06,4,85+,2025-06-01..2025-06-30
        2025-07,2,,2025-07-01

        """)
    let empty = log.run("summary", "--by", "month").output.split(separator: "\n").first {
      $0.hasPrefix("Apr 2025")
    }
    #expect(empty?.contains("not reported") == false)
    #expect(empty?.contains("–") == true)
    #expect(
      table("--by", "quarter", "date:2025-03,2025-07", "--columns", "quarter,attacks")
        == "quarter,attacks\n2025-Q1,1\n2025-Q2,0\n2025-Q3,2\n")
    #expect(
      table("--across", "quarter", "date:2025-03,2025-07")
        == "group,attacks,2025-Q1,2025-Q2,2025-Q3\njnim,2,0,0,2\nunattributed,1,1,0,0\n")
    #expect(
      table("--across", "quarter", "date:2025-03,2025-07", "--measure", "killed")
        == "group,attacks,killed,2025-Q1,2025-Q2,2025-Q3\njnim,2,,,,\nunattributed,1,,,,\n")
  }

  @Test("Days, weeks, years and days of the week are series too")
  func units() {
    add("2025-07-04")
    #expect(
      table("--by", "day", "date:2025-07", "--columns", "day,attacks")
        == "day,attacks\n2025-07-01,2\n2025-07-02,0\n2025-07-03,0\n2025-07-04,1\n")
    #expect(
      table("--by", "weekday", "date:2025-07", "--columns", "weekday,attacks")
        == "weekday,attacks\n2,2\n3,0\n4,0\n5,1\n")
    add("2023-12-31")
    #expect(
      table("--by", "year", "--columns", "year,attacks")
        == "year,attacks\n2023,1\n2024,0\n2025,7\n")
    #expect(
      table("--by", "week", "date:2023,2025-07-01", "--columns", "week")
        .contains("\n2023-W52\n2024-W01\n2024-W02\n"))
  }

  @Test("A series is a choice of rows no longer where they are sorted or must reach a number")
  func noSeries() {
    add("2025-03-05")
    let months = ["summary", "--by", "month", "--columns", "month", "--format", "csv"]
    #expect(
      log.run(months + ["--sort", "attacks:desc"]).output == "month\n2025-06\n2025-07\n2025-03\n")
    #expect(log.run(months + ["--at-least", "2"]).output == "month\n2025-06\n2025-07\n")
    #expect(
      log.run(months + ["--sort", "name"]).output
        == "month\n2025-03\n2025-04\n2025-05\n2025-06\n2025-07\n")
  }

  @Test("Too many spans without attacks are left out, and it is said")
  func longSeries() {
    add("1991-01-01")
    let days = log.run("summary", "--by", "day", "date:..2025-06-20")
    #expect(days.output.contains("periods without attacks are left out, since they are too many"))
    #expect(!days.output.contains("2 Jan 1991"))
    let months = log.run("summary", "--by", "year")
    #expect(!months.output.contains("too many"))
    #expect(months.output.contains("\n1992 "))
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
