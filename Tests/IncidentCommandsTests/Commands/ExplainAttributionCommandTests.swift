import TestSupport
import Testing

@Suite("explain attribution")
struct ExplainAttributionCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test("Each rule tells what it took out and why, and who leads")
  func rules() {
    #expect(log.run("explain", "attribution", "CCCC").output == "")
  }

  @Test("Of an operation attacks that came about alike are told together")
  func operation() {
    #expect(log.run("explain", "attribution", "7M2P").output == "")
  }

  @Test("Sides of a clash are named where there is no candidate")
  func sides() {
    #expect(log.run("explain", "attribution", "DDDD").output == "")
  }

  @Test("Where nothing was said there is nothing to derive")
  func nothing() {
    #expect(log.run("explain", "attribution", "EEEE").output == "")
  }

  @Test("It can be told as it was known at a time")
  func asOf() {
    let run = log.run("explain", "attribution", "AAAA", "--as-of", "2025-07-01T12:00Z")
    #expect(run.output.hasSuffix("JNIM (suspected): a1 of the operation leads\n"))
  }

  @Test("Programs get the steps")
  func json() {
    #expect(log.run("explain", "attribution", "AAAA", "--json").output == "")
  }

  @Test("An id that is not known is refused where it was typed")
  func unknown() {
    let run = log.run("explain", "attribution", "CCCD")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: no record has an id with `CCCD` in it
          incidentlog explain attribution CCCD
                                          ^~~~
        hint: `incidentlog list` shows the incidents and their ids

        """)
  }
}
