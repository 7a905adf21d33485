import TestSupport
import Testing

@Suite("show")
struct ShowCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test(
    "What is known of a date is said in words",
    arguments: [
      ("2025Q1", "1 Jan 2025 to 31 Mar 2025 (known to the quarter)"),
      ("2025-01-02..2025-03-30", "2 Jan 2025 to 30 Mar 2025 (some time in these days)"),
      ("2025-01", "Jan 2025 (known to the month)"), ("2025-01-02", "2 Jan 2025\n"),
    ])
  func dates(date: String, text: String) throws {
    let added = log.run(
      "add", "--date", date, "--town", "Kayes", "--kind", "ied", "--stated", "2025-07-01")
    let id = try #require(added.output.split(separator: "\n").first)
    #expect(log.run("show", String(id)).output.contains(text))
  }

  @Test("Programs that read tables get one fact a row")
  func csv() {
    let run = log.run("show", "DDDD", "--format", "csv")
    #expect(
      run.output == """
        record,field,value
        ML-20250610-DDDD,When,Jun 2025 (known to the month)
        ML-20250610-DDDD,Where,"Diboli, Kayes, Mali (14.46, -12.2)"
        ML-20250610-DDDD,Kind,armed-assault
        ML-20250610-DDDD,Targets,civilians
        ML-20250610-DDDD,Leading,JNIM (party)
        ML-20250610-DDDD,Killed,not reported
        ML-20250610-DDDD,Verification,unverified
        ML-20250610-DDDD,Marking,"amber, the log's own"
        ML-20250610-DDDD,a1,"assessed: JNIM + Civilians as party; said by press, 11 Jun 2025"
        ML-20250610-DDDD,Recorded,"revision 1, recorded 11 Jun 2025, 08:00 UTC by tester"

        """)
  }

  @Test("An empty id is told from one that is part of several")
  func emptyID() {
    let run = log.run("show", "")
    #expect(run.errors.hasPrefix("error: the id is empty\n"))
    #expect(run.exitCode == 2)
  }
}
