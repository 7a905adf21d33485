import TestSupport
import Testing

@Suite struct MergeDoubtsTests {
  /// Two attacks of one operation, and one a month earlier elsewhere: 0002, 0003 and 0004.
  private func log() throws -> CorrectedLog {
    let log = try CorrectedLog()
    log.run(
      "add", "--date", "2025-07-01", "--town", "Niono", "--town", "Kayes", "--kind", "ied",
      "--source", "AFP", at: "12:00")
    log.run("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", at: "12:10")
    return log
  }

  @Test func `records that are hardly of one attack are not merged without consent`() throws {
    let log = try log()
    let run = log.run("merge", "0003", "0004", "--into", "0002", at: "13:00")
    #expect(run.exitCode == 4)
    #expect(
      run.errors == """
        ML-20250701-0003 and ML-20250701-0002 are 586 km apart
        ML-20250701-0003 and ML-20250701-0002 are two attacks of OP-20250701-0001
        ML-20250601-0004 and ML-20250701-0002 are 30 days apart
        error: this change needs consent, and there is nobody to ask
        hint: add `--yes` to make it, `--dry-run` to see it in full; nothing was recorded

        """)
    #expect(
      log.run("merge", "0004", "--into", "0002", "--yes", at: "13:10").output
        == "ML-20250701-0002\n")
  }

  @Test func `a person is asked`() throws {
    let log = try log()
    log.answer = false
    let run = log.run("merge", "0004", "--into", "0002", at: "13:00")
    #expect(run.exitCode == 4)
    #expect(run.errors == "declined; nothing was recorded\n")
    #expect(
      log.questions.all == ["ML-20250601-0004 and ML-20250701-0002 are 30 days apart\nmerge them?"])
  }

  @Test func `a week of difference needs no consent`() throws {
    let log = try log()
    log.run("add", "--date", "2025-06-08", "--town", "Niono", "--kind", "ied", at: "12:20")
    #expect(log.run("merge", "0005", "--into", "0004", at: "13:00").exitCode == 0)
  }
}
