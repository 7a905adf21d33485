import TestSupport
import Testing

@Suite struct MergeCommandTests {
  /// Two records of one attack and one of another: 0001, 0002, 0003.
  private func log() throws -> CorrectedLog {
    let log = try CorrectedLog()
    log.addAttack()
    log.run(
      "add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "shelling", "--killed",
      "civilians=3", "--source", "ORTM", "--external", "ucdp:12", at: "12:10")
    log.run("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", at: "12:20")
    return log
  }

  private func listed(_ log: CorrectedLog) -> String {
    log.run("list", "--columns", "id,killed", "--sort", "id", "--format", "csv", at: "23:00").output
      // The columns of operations come with the killed.
      .replacing(",killed-operation,operation\n", with: "\n").replacing(",,\n", with: "\n")
  }

  @Test func `a duplicate goes into the record that stands, and comes out again`() throws {
    let log = try log()
    let run = log.run("merge", "0002", "--into", "0001", "--reason", "same place", at: "13:00")
    #expect(run.output == "ML-20250701-0001\n")
    #expect(
      run.errors == """
        merged ML-20250701-0002 into ML-20250701-0001: 1 statement, 1 source gained
        to take it back: incidentlog undo

        """)
    #expect(listed(log) == "id,killed\nML-20250701-0001,3\nML-20250701-0003,\n")
    let lines = try log.incidentLines()
    #expect(
      lines[3].contains(#""state":"merged","into":"ML-20250701-0001""#)
        && lines[3].contains(
          #""reason":"merge of ML-20250701-0002 into ML-20250701-0001: same place""#)
    )
    #expect(
      lines[4].contains(
        #""sources":[{"key":"s1","publisher":"AFP","kind":"media"},{"key":"s2","publisher":"ORTM","kind":"media"}],"external":[{"scheme":"ucdp","id":"12"}]"#
      ))
    #expect(log.run("undo", at: "14:00").exitCode == 0)
    #expect(
      listed(log) == "id,killed\nML-20250701-0001,\nML-20250701-0002,3\nML-20250701-0003,\n")
  }

  @Test func `restoring a merged record takes the whole merge back`() throws {
    let log = try log()
    log.run("merge", "0002", "--into", "0001", at: "13:00")
    let run = log.run("retract", "0002", "--restore", "--reason", "two after all", at: "14:00")
    #expect(
      run.errors == """
        took back the change of 1 Jul 2025, 13:00 UTC by tester (merge of ML-20250701-0002 into ML-20250701-0001)
          ML-20250701-0001: 3 values as in revision 1, now revision 3
          ML-20250701-0002: 2 values as in revision 1, now revision 3
        to take it back: incidentlog undo

        """)
    #expect(
      listed(log) == "id,killed\nML-20250701-0001,\nML-20250701-0002,3\nML-20250701-0003,\n")
  }

  @Test func `a merge is taken back after later changes, which stay`() throws {
    let log = try log()
    log.run("merge", "0002", "--into", "0001", at: "13:00")
    log.run("amend", "0001", "--tag", "later", "--reason", "seen", at: "13:10")
    log.run("amend", "0002", "--title", "the other", "--reason", "named", at: "13:20")
    let undo = log.run("undo", "0002", at: "13:30")
    #expect(undo.exitCode == 0)
    let refused = log.run("undo", "2025-07-01T13:00", at: "13:40")
    #expect(refused.exitCode == 4)
    #expect(
      refused.errors.contains(
        "`incidentlog retract ML-20250701-0002 --restore --reason TEXT` takes the merge back"),
      "\(refused.errors)")
    #expect(!refused.errors.contains("--take"))
    let run = log.run("retract", "0002", "--restore", "--reason", "two", at: "14:00")
    #expect(
      run.errors == """
        took back the change of 1 Jul 2025, 13:00 UTC by tester (merge of ML-20250701-0002 into ML-20250701-0001)
          ML-20250701-0001: casualties c1 taken out, external, sources s2 taken out; what was recorded since stays, now revision 4
          ML-20250701-0002: 2 values as in revision 1, now revision 5
        to take it back: incidentlog undo

        """)
    #expect(
      listed(log) == "id,killed\nML-20250701-0001,\nML-20250701-0002,3\nML-20250701-0003,\n")
    #expect(log.run("show", "0001", at: "15:00").output.contains("later"))
    #expect(log.run("undo", at: "16:00").exitCode == 0)
    #expect(listed(log) == "id,killed\nML-20250701-0001,3\nML-20250701-0003,\n")
  }

  @Test func `what came by a merge and was changed since stays, with the way to take it out`()
    throws
  {
    let log = try log()
    log.run("merge", "0002", "--into", "0001", at: "13:00")
    log.run(
      "amend", "0001", "--wounded", "civilians=1", "--source", "s2", "--reason", "more", at: "13:10"
    )
    let run = log.run("retract", "0002", "--restore", "--reason", "two", at: "14:00")
    #expect(run.exitCode == 0)
    #expect(
      run.errors.contains(
        """
        warning: s2 of `ML-20250701-0001` came by the merge and stays: changed or cited since
        hint: `incidentlog amend ML-20250701-0001 --remove s2 --reason TEXT` takes it out
        """), "\(run.errors)")
    #expect(
      listed(log) == "id,killed\nML-20250701-0001,\nML-20250701-0002,3\nML-20250701-0003,\n")
  }

  @Test func `a merge tells that the leading attribution changes`() throws {
    let log = try CorrectedLog()
    log.run("add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "ied", at: "12:00")
    log.addAttack(at: "12:10")
    for options in [["--dry-run"], []] {
      let run = log.run(["merge", "0002", "--into", "0001"] + options, at: "13:00")
      #expect(run.exitCode == 0)
      #expect(
        run.errors.contains(
          "note: the leading attribution changes: `ML-20250701-0001`: unattributed → JNIM (suspected)\n"
        ), "\(run.errors)")
    }
  }

  @Test func `a chain of merges leads to the record that stands`() throws {
    let log = try log()
    log.run("merge", "0002", "--into", "0001", at: "13:00")
    #expect(log.run("merge", "0001", "--into", "0003", "--yes", at: "13:10").exitCode == 0)
    #expect(listed(log) == "id,killed\nML-20250701-0003,3\n")
    let into = log.run("merge", "0003", "--into", "0002", at: "13:20")
    #expect(into.exitCode == 4)
    #expect(
      into.errors == """
        error: `ML-20250701-0002` was merged into `ML-20250701-0003`
        hint: `--into ML-20250701-0003` names the record that stands

        """)
    let from = log.run("merge", "0001", "--into", "0003", at: "13:30")
    #expect(from.exitCode == 4)
    #expect(
      from.errors == """
        error: `ML-20250701-0001` was merged into `ML-20250701-0003`
        hint: `incidentlog retract ML-20250701-0001 --restore --reason TEXT` takes that back

        """)
  }

  @Test func `several go into one at once, and are one change`() throws {
    let log = try log()
    #expect(log.run("merge", "0002", "0003", "--into", "0001", "--yes", at: "13:00").exitCode == 0)
    #expect(listed(log) == "id,killed\nML-20250701-0001,3\n")
    #expect(
      log.run("undo", at: "14:00").output
        == "ML-20250701-0001\nML-20250701-0002\nML-20250701-0003\n")
  }

  @Test func `attacks follow their operation`() throws {
    let log = try CorrectedLog()
    for time in ["12:00", "12:10"] {
      log.run(
        "add", "--date", "2025-07-01", "--town", "Kayes", "--town", "Niono", "--kind", "ied",
        "--source", "AFP", "--killed", "5", at: time)
    }
    let run = log.run("merge", "OP-20250701-0004", "--into", "OP-20250701-0001", at: "13:00")
    #expect(
      run.errors == """
        merged OP-20250701-0004 into OP-20250701-0001: 0 statements, 0 sources gained; 2 attacks moved
        to take it back: incidentlog undo

        """)
    let list = log.run(
      "list", "--columns", "id,operation", "--sort", "id", "--format", "csv", at: "14:00")
    #expect(
      list.output == """
        id,operation
        ML-20250701-0002,OP-20250701-0001
        ML-20250701-0003,OP-20250701-0001
        ML-20250701-0005,OP-20250701-0001
        ML-20250701-0006,OP-20250701-0001

        """)
  }

  @Test func `what cannot be merged is refused with a way out`() throws {
    let log = try log()
    log.run("retract", "0003", "--reason", "no attack", at: "13:00")
    let retracted = log.run("merge", "0003", "--into", "0001", at: "13:10")
    #expect(retracted.exitCode == 4)
    #expect(
      retracted.errors == """
        error: `ML-20250701-0003` is retracted
        hint: `incidentlog retract ML-20250701-0003 --restore --reason TEXT` makes it active again

        """)
    let same = log.run("merge", "0001", "--into", "ML-20250701-0001", at: "13:20")
    #expect(same.exitCode == 2)
    #expect(
      same.errors == """
        error: `ML-20250701-0001` cannot go into itself
          incidentlog merge 0001 --into ML-20250701-0001
                            ^~~~

        """)
    log.run("merge", "0002", "--into", "0001", at: "13:30")
    let retract = log.run("retract", "0002", "--reason", "no", at: "13:40")
    #expect(retract.exitCode == 4)
    #expect(
      retract.errors == """
        error: `ML-20250701-0002` was merged into `ML-20250701-0001`
        hint: `incidentlog retract ML-20250701-0002 --restore` alone takes the merge back; `ML-20250701-0001` is the record that counts

        """)
  }
}
