import TestSupport
import Testing

@Suite struct RetractCommandTests {
  /// Two attacks, 0002 and 0003, of the operation `OP-20250701-0001` with a figure.
  private func log() throws -> TeamLog {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-07-01", "--town", "Niono", "--town", "Molodo", "--kind", "ied",
      "--source", "AFP", "--killed", "3")
    return log
  }

  @Test func `the attacks of a retracted operation that count on are told`() throws {
    let log = try log()
    let run = log.run(["retract", "OP-20250701-0001", "--reason", "no operation"])
    #expect(
      run.errors == """
        note: 2 attacks of `OP-20250701-0001` count on, without what was said of the operation
        hint: `incidentlog retract OP-20250701-0001 --with-attacks --reason TEXT` takes them out too
        retracted: OP-20250701-0001
        to take it back: incidentlog undo

        """)
    let rest = log.run([
      "retract", "OP-20250701-0001", "--with-attacks", "--reason", "no attacks",
    ])
    #expect(rest.output == "ML-20250701-0002\nML-20250701-0003\n")
  }

  @Test func `an operation is retracted with its attacks, and comes back with them`() throws {
    let log = try log()
    let ids = "OP-20250701-0001\nML-20250701-0002\nML-20250701-0003\n"
    let run = log.run(["retract", "OP-", "--with-attacks", "--reason", "no attacks"])
    #expect(run.output == ids)
    #expect(run.errors.hasPrefix("retracted: OP-20250701-0001, ML-20250701-0002, "))
    #expect(log.run(["undo"]).exitCode == 0)
    #expect(log.run(["count"]).output == "2\n")
  }

  @Test func `attacks are asked for only of operations, and never put back so`() throws {
    let log = try log()
    let attack = log.run(["retract", "0002", "--with-attacks", "--reason", "x"])
    #expect(attack.exitCode == 2)
    #expect(
      attack.errors.hasPrefix("error: no operation was named that has attacks which count\n"))
    let restore = log.run(["retract", "OP-", "--restore", "--with-attacks", "--reason", "x"])
    #expect(restore.exitCode == 2)
    #expect(
      restore.errors.hasPrefix("error: `--with-attacks` cannot go with `--restore`\n"))
  }

  @Test func `who leaves an operation is told for how many attacks its figure was given`() throws {
    let log = try log()
    let run = log.run(["amend", "0002", "--operation", "none", "--reason", "alone"])
    #expect(run.exitCode == 0)
    #expect(
      run.errors.hasPrefix(
        "warning: the figure `c1` of `OP-20250701-0001` was given for 2 attacks\n"))
  }
}
