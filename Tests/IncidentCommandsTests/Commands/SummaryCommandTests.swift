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
}
