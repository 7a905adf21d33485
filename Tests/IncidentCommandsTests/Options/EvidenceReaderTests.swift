import TestSupport
import Testing

@Suite struct EvidenceReaderTests {
  private let note =
    "note: stated today (10 Jul 2025): `--stated` says by when it had been said\n"

  @Test(arguments: [
    ("2025-07-01", [], true), ("2025-07-09", [], false),
    ("2025-07-01", ["--stated", "2025-07-02"], false),
    ("2025-07-01", ["--source-published", "2025-07-02"], false),
  ])
  func `a statement on an attack of days ago that is dated today is noted`(
    _ date: String, _ words: [String], _ isNoted: Bool
  ) throws {
    let log = try TeamLog()
    let run = log.run(
      ["add", "--date", date, "--town", "Niono", "--kind", "ied", "--killed", "2"]
        + ["--source", "AFP"] + words, at: "2025-07-10T09:00:00.000Z")
    #expect(run.exitCode == 0)
    #expect(run.errors.contains(note) == isNoted)
  }

  @Test func `what is added to an operation is noted so too`() throws {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-07-01", "--town", "Niono", "--town", "Molodo", "--kind", "ied")
    let run = log.run(
      ["amend", "OP-", "--killed", "2", "--source", "AFP", "--reason", "x"],
      at: "2025-07-10T09:00:00.000Z")
    #expect(run.errors.hasPrefix(note))
  }
}
