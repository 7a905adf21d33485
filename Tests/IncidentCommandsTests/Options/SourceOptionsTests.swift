import TestSupport
import Testing

@Suite struct SourceOptionsTests {
  private func log() throws -> TeamLog {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", "--source", "ORTM",
      "--source-kind", "official", "--by", "fama", "--killed", "3")
    return log
  }

  @Test func `a publisher of the record is cited, not added again`() throws {
    let log = try log()
    let run = log.run([
      "amend", "0001", "--wounded", "5", "--by", "fama", "--source", "ORTM", "--reason", "x",
    ])
    #expect(
      run.errors == """
        note: `ORTM` is a source of the record already, and cited as `s1`
        hint: a detail such as `--source-title` or `--source-url` makes it another source
        amended ML-20250701-0001: casualties c2; now revision 2
        to take it back: incidentlog undo

        """)
  }

  @Test func `a detail makes another source of the same publisher`() throws {
    let log = try log()
    let run = log.run([
      "amend", "0001", "--wounded", "5", "--source", "ORTM", "--source-title", "JT 20h",
      "--reason", "x",
    ])
    #expect(
      run.errors.hasPrefix("amended ML-20250701-0001: casualties c2, sources s2; now revision 2\n")
    )
  }

  @Test(arguments: [("maliweb.net/1", true), ("https://maliweb.net/1", false), ("doi:10.1/2", false)])
  func `an address without a scheme is warned of`(_ address: String, _ isWarned: Bool) throws {
    let log = try log()
    let run = log.run([
      "amend", "0001", "--source", "Maliweb", "--source-url", address, "--reason", "x",
    ])
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("warning: `\(address)` names no scheme\n") == isWarned)
  }
}
