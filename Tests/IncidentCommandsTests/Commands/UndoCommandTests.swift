import TestSupport
import Testing

@Suite struct UndoCommandTests {
  private func log() throws -> CorrectedLog {
    let log = try CorrectedLog()
    log.addAttack()
    log.run("amend", "0001", "--kind", "shelling", "--reason", "misread", at: "13:00")
    return log
  }

  private func kinds(_ log: CorrectedLog) -> String {
    log.run("list", "--columns", "kind,state", "--all", "--format", "csv", at: "23:00").output
  }

  @Test func `the last change is taken back by a new revision`() throws {
    let log = try log()
    let run = log.run("undo", at: "14:00", by: "anna")
    #expect(run.output == "ML-20250701-0001\n")
    #expect(
      run.errors == """
        took back the change of 1 Jul 2025, 13:00 UTC by tester (misread)
          ML-20250701-0001: 1 value as in revision 1, now revision 3
        to take it back: incidentlog undo

        """)
    #expect(kinds(log) == "kind,state\narmed-assault,active\n")
    let lines = try log.incidentLines()
    #expect(lines.count == 3)
    #expect(
      lines[2].contains(
        #""recorded":{"at":"2025-07-01T14:00:00.000Z","by":"anna","reason":"undo of 2025-07-01T13:00:00.000Z","replaces":["#
      ))
  }

  @Test func `a change is named by a whole id, its beginning or its last part`() throws {
    for name in ["ML-20250701-0001", "0001", "ml-2025", "2025-07-01T13:00"] {
      let run = try log().run("undo", name, at: "14:00")
      #expect(run.exitCode == 0, "\(name): \(run.errors)")
    }
    let log = try log()
    for name in ["1", "001", "0701", "ML-"] {
      let run = log.run("undo", name, at: "14:00")
      #expect(run.exitCode == 2)
      #expect(
        run.errors.contains("error: `\(name)` is only a part of the id `ML-20250701-0001`"))
    }
    #expect(try log.incidentLines().count == 2)
  }

  @Test func `an undo is taken back like any change`() throws {
    let log = try log()
    #expect(!log.run("undo", at: "14:00").errors.contains("itself"))
    let again = log.run("undo", at: "14:10")
    #expect(again.exitCode == 0)
    #expect(again.errors.contains("note: that change was itself an `undo`"))
    #expect(kinds(log) == "kind,state\nshelling,active\n")
    #expect(log.run("undo", "--reason", "assault after all", at: "14:20").exitCode == 0)
    #expect(kinds(log) == "kind,state\narmed-assault,active\n")
    #expect(
      try log.incidentLines().last?.contains(
        #""reason":"undo of 2025-07-01T14:10:00.000Z: assault after all""#) == true)
  }

  @Test func `a change that a clock ahead recorded is passed over, and named`() throws {
    let log = try log()
    log.run("amend", "0001", "--title", "t", "--reason", "r", at: "12:30", by: "anna")
    let run = log.run("undo", at: "12:40")
    #expect(run.errors.contains("took back the change of 1 Jul 2025, 12:30 UTC by anna"))
    #expect(run.errors.contains("warning: a change is dated after now and passed over"))
    #expect(run.errors.contains("`incidentlog undo 2025-07-01T13:00:00.000Z` takes it back"))
  }

  @Test func `what was newly recorded is retracted, and comes back`() throws {
    let log = try CorrectedLog()
    log.addAttack()
    let run = log.run("undo", at: "14:00")
    #expect(
      run.errors == """
        took back the change of 1 Jul 2025, 12:00 UTC by tester
          ML-20250701-0001 is retracted, since it was recorded by that change, now revision 2
        to take it back: incidentlog undo

        """)
    #expect(kinds(log) == "kind,state\narmed-assault,retracted\n")
    log.run("undo", at: "14:10")
    #expect(kinds(log) == "kind,state\narmed-assault,active\n")
  }

  @Test func `all records of a change are taken back, or none`() throws {
    let log = try CorrectedLog()
    log.run(
      "add", "--date", "2025-07-01", "--town", "Kayes", "--town", "Niono", "--kind", "ied",
      at: "12:00")
    log.run("amend", "0002", "--title", "T", "--reason", "title", at: "13:00")
    let refused = log.run("undo", "2025-07-01T12:00Z", at: "14:00")
    #expect(refused.exitCode == 4)
    #expect(
      refused.errors == """
        error: `ML-20250701-0002` was changed again on 1 Jul 2025, 13:00 UTC by tester; that would be lost
        hint: `incidentlog undo 2025-07-01T13:00:00.000Z` takes that change back first
        hint: `incidentlog retract ML-20250701-0002 --reason TEXT` takes the record out all the same

        """)
    #expect(try log.incidentLines().count == 3)
    log.run("undo", "2025-07-01T13:00:00.000Z", at: "14:10")
    let run = log.run("undo", "2025-07-01T12:00:00.000Z", at: "14:20")
    #expect(
      run.errors == """
        took back the change of 1 Jul 2025, 12:00 UTC by tester
          OP-20250701-0001 is retracted, since it was recorded by that change, now revision 2
          ML-20250701-0002 is retracted, since it was recorded by that change, now revision 4
          ML-20250701-0003 is retracted, since it was recorded by that change, now revision 2
        to take it back: incidentlog undo

        """)
  }

  @Test func `the way out names the later change that brought the old value back`() throws {
    let log = try CorrectedLog()
    log.run("add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "ied", at: "12:00")
    let id = "ML-20250701-0001"
    log.run("amend", id, "--kind", "arson", "--reason", "arson", at: "13:00")
    log.run("amend", id, "--kind", "ied", "--reason", "ied", at: "14:00")
    let run = log.run("undo", "2025-07-01T13:00Z", at: "15:00")
    #expect(run.errors.contains("`incidentlog undo 2025-07-01T14:00:00.000Z` takes that change"))
    #expect(run.errors.contains("`incidentlog amend \(id) --take 1 --reason TEXT` goes back"))
  }

  @Test func `the way out names the change that still holds, not the one taken back`() throws {
    let log = try log()
    log.run("amend", "0001", "--title", "T", "--reason", "title", at: "14:00")
    log.run("amend", "0001", "--title", "U", "--reason", "title", at: "15:00")
    log.run("undo", at: "16:00")
    let run = log.run("undo", "2025-07-01T13:00Z", at: "17:00")
    #expect(
      run.errors == """
        error: `ML-20250701-0001` was changed again on 1 Jul 2025, 14:00 UTC by tester; that would be lost
        hint: `incidentlog undo 2025-07-01T14:00:00.000Z` takes that change back first
        hint: `incidentlog amend ML-20250701-0001 --take 1 --reason TEXT` goes back all the same

        """)
    #expect(log.run("amend", "0001", "--take", "1", "--reason", "anew", at: "18:00").exitCode == 0)
    #expect(kinds(log) == "kind,state\narmed-assault,active\n")
  }

  @Test func `a record names its last change`() throws {
    let log = try log()
    log.run("add", "--date", "2025-06-30", "--town", "Niono", "--kind", "ied", at: "14:00")
    #expect(log.run("undo", "0001", at: "15:00").output == "ML-20250701-0001\n")
    #expect(kinds(log) == "kind,state\narmed-assault,active\nied,active\n")
  }

  @Test func `amended reference data is taken back too`() throws {
    let log = try CorrectedLog()
    log.run("towns", "amend", "Niono", "--alias", "Nyono", at: "12:00")
    let run = log.run("undo", at: "13:00")
    #expect(run.output == "ml-niono\n")
    #expect(
      run.errors == """
        took back the change of 1 Jul 2025, 12:00 UTC by tester (changed: aliases)
          ml-niono: 1 value as in revision 1, now revision 3
        to take it back: incidentlog undo

        """)
    #expect(log.run("towns", "show", "Nyono", at: "14:00").exitCode == 2)
  }

  @Test func `a dry run says in words what would be done`() throws {
    let log = try log()
    let run = log.run("undo", "--dry-run", at: "14:00")
    #expect(
      run.output == """
        incident ML-20250701-0001

        Field        Before    After
        ────────────────────────────────────
        attack kind  shelling  armed assault

        """)
    #expect(
      run.errors == """
        takes back the change of 1 Jul 2025, 13:00 UTC by tester (misread)
          ML-20250701-0001: 1 value as in revision 1
        nothing was recorded: this was a dry run

        """)
    #expect(try log.incidentLines().count == 2)
  }

  @Test func `a person is asked first, unless they said yes`() throws {
    let log = try log()
    log.answer = false
    let declined = log.run("undo", at: "14:00")
    #expect(declined.exitCode == 4)
    #expect(declined.errors == "declined; nothing was recorded\n")
    #expect(try log.incidentLines().count == 2)
    #expect(log.run("undo", "--yes", at: "14:00").exitCode == 0)
    log.answer = true
    #expect(log.run("undo", at: "15:00").exitCode == 0)
    #expect(
      log.questions.all == [
        """
        takes back the change of 1 Jul 2025, 13:00 UTC by tester (misread)
          ML-20250701-0001: 1 value as in revision 1
        take it back?
        """,
        """
        takes back the change of 1 Jul 2025, 14:00 UTC by tester (undo of 2025-07-01T13:00:00.000Z)
          ML-20250701-0001: 1 value as in revision 2
        take it back?
        """,
      ])
  }

  @Test(arguments: [
    ("2025-07-01T09:00Z", "error: nothing was recorded at 2025-07-01T09:00:00.000Z\n"),
    ("XYZ", "error: no change and no record is named `XYZ`\n"),
    ("ml-niono", "error: `ml-niono` was shipped so and never changed\n"),
  ])
  func `a change that is not there is refused`(word: String, problem: String) throws {
    let run = try log().run("undo", word, at: "14:00")
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix(problem))
  }

  @Test func `a log without changes has nothing to take back`() throws {
    let run = try CorrectedLog().run("undo", at: "14:00")
    #expect(run.exitCode == 4)
    #expect(run.errors == "error: the log holds no change to take back\n")
  }

  @Test func `a change that is blocked by one record says how the others go back`() throws {
    let log = try log()
    log.run("add", "--date", "2025-06-30", "--town", "Niono", "--kind", "ied", at: "13:10")
    log.run("amend", "0001", "0002", "--title", "t", "--reason", "r", at: "13:20")
    log.run("amend", "0001", "--title", "u", "--reason", "r", at: "13:30")
    let run = log.run("undo", "0002", at: "13:40")
    #expect(run.exitCode == 4)
    #expect(
      run.errors.contains(
        "such as by `incidentlog amend ML-20250630-0002 --take 1 --reason TEXT`"))
  }
}
