import TestSupport
import Testing

@Suite struct HistoryCommandTests {
  /// A log with an attack, a correction, and another attack by somebody else.
  private func log() throws -> CorrectedLog {
    let log = try CorrectedLog()
    log.addAttack()
    log.run("amend", "0001", "--kind", "shelling", "--reason", "misread", at: "13:00")
    log.run(
      "add", "--date", "2025-06-30", "--town", "Niono", "--kind", "ied", at: "14:00", by: "anna")
    return log
  }

  @Test func `the log is told from the last change back`() throws {
    let run = try log().run("history", at: "15:00")
    #expect(
      run.output == """
        2025-07-01T14:00:00.000Z anna

        Record            Revision  Field  Before  After
        ──────────────────────────────────────────────────────────────────
        ML-20250630-0002  1         new            Niono, 30 Jun 2025, ied

        2025-07-01T13:00:00.000Z tester: misread

        Record            Revision  Field        Before         After
        ────────────────────────────────────────────────────────────────
        ML-20250701-0001  2         attack kind  armed assault  shelling

        2025-07-01T12:00:00.000Z tester

        Record            Revision  Field  Before  After
        ───────────────────────────────────────────────────────────────────────────
        ML-20250701-0001  1         new            Kayes, 1 Jul 2025, armed assault

        """)
    #expect(run.errors.isEmpty)
    #expect(run.exitCode == 0)
  }

  @Test func `lists are told in words`() throws {
    let log = try log()
    log.run(
      "amend", "0001", "--target", "military,government:customs post", "--weapon", "rifles",
      "--weapon", "mortar", "--reason", "seen", at: "14:00")
    let words = log.run("history", "--limit", "1", at: "15:00").output
    #expect(words.contains("government: customs post"), "\(words)")
    #expect(words.contains("rifles, mortar"), "\(words)")
    log.run(
      "regions", "amend", "ml-kayes", "--code", "test:S1", "--reason", "named", at: "16:00")
    let regions = log.run("history", "--limit", "1", at: "17:00").output
    #expect(!regions.contains("{") && !regions.contains("["), "\(regions)")
    #expect(regions.contains("test S1"), "\(regions)")
  }

  @Test func `a log in which nothing has been recorded says so`() throws {
    let empty = try CorrectedLog().run("history", at: "15:00")
    #expect(empty.output.isEmpty)
    #expect(empty.errors == "nothing has been recorded in the log yet\n")
    #expect(
      try log().run("history", "--since", "2025-07-02", at: "15:00").errors
        == "nothing was recorded in that time\n")
  }

  @Test func `a record is told from its beginning, with all that it began with`() throws {
    let run = try log().run("history", "0001", at: "15:00")
    #expect(
      run.output == """
        2025-07-01T12:00:00.000Z tester

        Revision  Field            Before  After
        ───────────────────────────────────────────────────────────────────────────────────────────────────
        1         id               –       ML-20250701-0001
                  state            –       active
                  occurred         –       1 Jul 2025
                  place            –       Kayes
                  attack           –       armed assault
                  attributions a1  –       suspected: JNIM, basis tactics; said by press, 1 Jul 2025, in s1
                  sources s1       –       AFP (media)

        2025-07-01T13:00:00.000Z tester: misread

        Revision  Field        Before         After
        ──────────────────────────────────────────────
        2         attack kind  armed assault  shelling

        """)
  }

  @Test(arguments: [
    (["--since", "2025-07-01T13:00Z"], ["13:00", "14:00"]),
    (["--since", "today"], ["12:00", "13:00", "14:00"]),
    (["--since", "2025-07-02"], []),
    (["--limit", "1"], ["14:00"]),
    (["0001", "--limit", "1"], ["13:00"]),
    (["0002", "0001", "--since", "2025-07-01T13:30Z"], ["14:00"]),
    (["--until", "2025-07-01T13:00Z"], ["12:00", "13:00"]),
    (["--since", "2025-07-01T12:30Z", "--until", "2025-07-01T13:30Z"], ["13:00"]),
    (["--until", "yesterday"], []),
    (["--until", "today"], ["12:00", "13:00", "14:00"]),
    (["--until", "2025-07-01T13:00Z", "--limit", "1"], ["13:00"]),
    (["--recorded-by", "Anna"], ["14:00"]),
    (["--recorded-by", "tester", "--limit", "1"], ["13:00"]),
    (["--recorded-by", "ann"], []),
  ])
  func `changes are chosen by time, number and record`(words: [String], times: [String]) throws {
    let log = try log()
    let run = log.run(["history", "--format", "tsv"] + words, at: "15:00")
    let found = run.output.split(separator: "\n").filter { $0.hasPrefix("2025") }
      .map { String($0.dropFirst(11).prefix(5)) }
    #expect(Set(found).sorted() == times)
  }

  @Test func `options of other commands are answered with those for times and names`() throws {
    let log = try log()
    #expect(log.run("history", "--by", "anna", at: "15:00").errors.contains("--recorded-by NAME`"))
    let date = log.run("history", "--date", "last week", at: "15:00").errors
    #expect(date.contains("hint: `--since DATE` and `--until DATE` say when"), "\(date)")
    #expect(
      log.run("history", "--recorded-by", "ann", at: "15:00").errors
        == "nothing was recorded by ann\n")
    #expect(
      log.run("history", "--until", "last week", at: "15:00").errors
        == "nothing was recorded in that time\n")
  }

  @Test func `programs get every value as it was and is`() throws {
    let run = try log().run("history", "0001", "--json", "--limit", "1", at: "15:00")
    #expect(
      run.output == """
        {
          "schema": "incidentlog.history/1",
          "query": {
            "ids": [
              "ML-20250701-0001"
            ],
            "since": null,
            "until": null,
            "recordedBy": null
          },
          "data": [
            {
              "change": "2025-07-01T13:00:00.000Z",
              "at": "2025-07-01T13:00:00.000Z",
              "by": "tester",
              "reason": "misread",
              "importedFrom": null,
              "revisions": [
                {
                  "collection": "incidents",
                  "id": "ML-20250701-0001",
                  "revision": 2,
                  "recordedAt": "2025-07-01T13:00:00.000Z",
                  "recordedBy": "tester",
                  "hash": "8f46856c6ca538cb",
                  "standing": "current",
                  "previous": 1,
                  "differences": [
                    {
                      "field": "/attack/kind",
                      "before": "armed-assault",
                      "after": "shelling"
                    }
                  ]
                }
              ]
            }
          ]
        }

        """)
  }

  @Test func `a conflict is shown with the way to settle it`() throws {
    let log = try log()
    let lines = try log.incidentLines()
    log.run("amend", "0001", "--title", "One", "--reason", "mine", at: "16:00")
    let mine = try #require(try log.incidentLines().last)
    try log.folder.write(
      lines.map { $0 + "\n" }.joined(), to: "log/incidents/2025.jsonl")
    log.run("amend", "0001", "--title", "Two", "--reason", "hers", at: "16:05", by: "anna")
    let hers = try #require(try log.incidentLines().last)
    try log.folder.write(
      (lines + [mine, hers]).map { $0 + "\n" }.joined(), to: "log/incidents/2025.jsonl")
    let run = log.run("history", "0001", "--limit", "2", at: "17:00")
    #expect(
      run.output == """
        2025-07-01T16:00:00.000Z tester: mine

        Revision       Field  Before  After
        ───────────────────────────────────
        3 in conflict  title  –       One

        made side by side with the current revision; incidentlog amend ML-20250701-0001 --reason TEXT joins them, with --take 36b45c8a279cc410 it keeps this one

        2025-07-01T16:05:00.000Z anna: hers

        Revision  Field  Before  After
        ──────────────────────────────
        3         title  –       Two

        """)

    let undo = log.run("undo", at: "17:00")
    #expect(undo.exitCode == 4)
    #expect(undo.errors.hasPrefix("error: `ML-20250701-0001` was changed by two people"))
    let number = log.run("amend", "0001", "--take", "3", "--reason", "mine holds", at: "17:10")
    #expect(number.exitCode == 2)
    #expect(
      number.errors == """
        error: `ML-20250701-0001` has 2 revisions 3, made side by side
          incidentlog amend 0001 --take 3 --reason "mine holds"
                                        ^
        hint: `--take 36b45c8a279cc410` is the one by tester, 2025-07-01T16:00:00.000Z
        hint: `--take fdb2b7c12f2347d0` is the one by anna, 2025-07-01T16:05:00.000Z

        """)
    let taken = log.run("amend", "0001", "--take", "36b4", "--reason", "mine holds", at: "17:20")
    #expect(
      taken.errors == """
        amended ML-20250701-0001: title; now revision 4
        to take it back: incidentlog undo

        """)
    let list = log.run("list", "--columns", "title", "--format", "csv", at: "18:00")
    #expect(list.output == "title\nOne\n\"\"\n")
    #expect(log.run("undo", at: "19:00").exitCode == 0)
  }

  @Test func `what cannot be found is refused with a way out`() throws {
    let run = try log().run("history", "XYZ", "--since", "someday", at: "15:00")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: `someday` is not a date
          incidentlog history XYZ --since someday
                                          ^~~~~~~
        hint: write a day `2025-07-01`, a month `2025-07`, a week `2025-W27`, a range `2025-06-01..2025-06-15` or words such as `last week`
        error: no record has an id with `XYZ` in it
          incidentlog history XYZ --since someday
                              ^~~
        hint: `incidentlog list` shows the incidents and their ids

        """)
  }
}
