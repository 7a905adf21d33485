import TestSupport
import Testing

@Suite("count")
struct CountCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test("It prints the number alone")
  func text() {
    let run = log.run("count", "region:Kayes")
    #expect(run.output == "2\n")
    #expect(run.exitCode == 0)
  }

  @Test("Programs get it with the query")
  func json() {
    #expect(
      log.run("count", "kind:ied", "--all", "--json").output == """
        {
          "schema": "incidentlog.count/1",
          "query": {
            "text": "kind:ied"
          },
          "data": {
            "attacks": 1
          }
        }

        """)
    #expect(log.run("count", "--format", "csv").output == "attacks\n4\n")
  }
}
