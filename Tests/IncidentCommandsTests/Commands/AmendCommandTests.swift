import TestSupport
import Testing

@Suite struct AmendCommandTests {
  private func log() throws -> CorrectedLog {
    let log = try CorrectedLog()
    log.addAttack()
    log.run("add", "--date", "2025-06-30", "--town", "Niono", "--kind", "ied", at: "12:10")
    return log
  }

  @Test func `a figure beside another says how to take that out`() throws {
    let log = try log()
    func amend(_ words: String...) -> String {
      let run = log.run(
        ["amend", "0001", "--source", "AFP", "--reason", "counted"] + words, at: "13:00")
      #expect(run.exitCode == 0, "\(run.errors)")
      return run.errors
    }
    #expect(!amend("--killed", "civilians=5").contains("stands beside"))
    #expect(
      amend("--killed", "civilians=3").contains(
        """
        note: the figure `c2` stands beside `c1`, and both count
        hint: if `c1` is wrong, `incidentlog amend ML-20250701-0001 --remove c1 --reason TEXT` \
        takes it out

        """))
    #expect(
      !amend("--killed", "civilians=4", "--remove", "c1", "--remove", "c2").contains(
        "stands beside"))
    #expect(!amend("--wounded", "civilians=4").contains("stands beside"))
    #expect(!amend("--killed", "state-forces=1", "--by", "dataset:acled").contains("stands beside"))
    // Different speakers can differ, and a named one's later figure replaces the earlier one.
    #expect(!amend("--killed", "state-forces=2", "--by", "dataset:acled").contains("stands beside"))
    #expect(!amend("--killed", "state-forces=3").contains("stands beside"))
  }

  // MARK: By query

  @Test func `every attack that a query finds is amended after a yes`() throws {
    let log = try log()
    log.answer = true
    let run = log.run(
      "amend", "date:2025", "--summary", "reviewed", "--reason", "second reading", at: "13:00")
    #expect(run.output == "ML-20250630-0002\nML-20250701-0001\n")
    #expect(
      run.errors == """
        amended ML-20250630-0002: summary; now revision 2
        amended ML-20250701-0001: summary; now revision 2
        to take it back: incidentlog undo

        """)
    #expect(
      log.questions.all == [
        """
        2 attacks match date:2025
          ML-20250630-0002 Niono, 30 Jun 2025, ied
          ML-20250701-0001 Kayes, 1 Jul 2025, armed assault
        amend them?
        """
      ])
    #expect(log.run("undo", at: "14:00").output == "ML-20250630-0002\nML-20250701-0001\n")
  }

  @Test func `without anybody to ask, consent is given by an option`() throws {
    let log = try log()
    let words = ["amend", "kind:ied", "or", "kind:arson", "--summary", "x", "--reason", "y"]
    let run = log.run(words, at: "13:00")
    #expect(run.exitCode == 4)
    #expect(
      run.errors == """
        1 attack matches kind:ied or kind:arson
          ML-20250630-0002 Niono, 30 Jun 2025, ied
        error: this change needs consent, and there is nobody to ask
        hint: add `--yes` to make it, `--dry-run` to see it in full; nothing was recorded

        """)
    #expect(try log.incidentLines().count == 2)
    #expect(log.run(words + ["--yes"], at: "13:00").output == "ML-20250630-0002\n")
  }

  @Test func `what a query finds that would stay as it is gets no revision`() throws {
    let log = try log()
    log.run("amend", "0001", "--summary", "x", "--reason", "y", at: "13:00")
    log.answer = true
    let run = log.run("amend", "date:2025", "--summary", "x", "--reason", "y", at: "14:00")
    #expect(run.output == "ML-20250630-0002\n")
    #expect(
      log.questions.all.first?.hasPrefix(
        "2 attacks match date:2025, 1 of them would stay as they are\n") == true)
  }

  @Test func `a log that changed while somebody was asked is left alone`() throws {
    let log = try log()
    log.answer = true
    log.meanwhile = ["amend", "0002", "--title", "T", "--reason", "meanwhile"]
    let run = log.run("amend", "date:2025", "--summary", "x", "--reason", "y", at: "13:00")
    #expect(run.exitCode == 4)
    #expect(
      run.errors == """
        error: the log changed while you were asked
        hint: nothing was recorded; look again and repeat the command

        """)
    #expect(try log.incidentLines().count == 3)
  }

  @Test func `a query that finds nothing or cannot be read is refused`() throws {
    let log = try log()
    let none = log.run("amend", "kind:arson", "--summary", "x", "--reason", "y", at: "13:00")
    #expect(none.exitCode == 2)
    #expect(none.errors.hasPrefix("error: no attack matches `kind:arson`\n"))
    let wrong = log.run("amend", "kindd:arson", "--summary", "x", "--reason", "y", at: "13:00")
    #expect(wrong.exitCode == 2)
    #expect(
      wrong.errors == """
        error: no field is called `kindd`
          kindd:arson
          ^~~~~
        hint: did you mean `kind`?

        """)
  }

  // MARK: Only if unchanged

  @Test func `a record that is no longer at the revision is left alone`() throws {
    let log = try log()
    let first = log.run(
      "amend", "0001", "--title", "T", "--if-revision", "1", "--reason", "x", at: "13:00")
    #expect(first.exitCode == 0)
    let second = log.run(
      "amend", "0001", "--title", "U", "--if-revision", "1", "--reason", "x", at: "14:00")
    #expect(second.exitCode == 4)
    #expect(
      second.errors == """
        error: `ML-20250701-0001` is at revision 2, not 1
          incidentlog amend 0001 --title U --if-revision 1 --reason x
                                                         ^
        hint: `incidentlog history ML-20250701-0001` shows what changed meanwhile; nothing was recorded

        """)
    #expect(try log.incidentLines().count == 3)
  }

  // MARK: From another revision

  @Test func `a record can begin anew from any of its revisions`() throws {
    let log = try log()
    log.run("amend", "0001", "--kind", "ied", "--title", "T", "--reason", "x", at: "13:00")
    let run = log.run(
      "amend", "0001", "--take", "1", "--title", "U", "--reason", "back", at: "14:00")
    #expect(
      run.errors == """
        amended ML-20250701-0001: attack kind, title; now revision 3
        to take it back: incidentlog undo

        """)
    let none = log.run("amend", "0001", "--take", "9", "--reason", "back", at: "15:00")
    #expect(none.exitCode == 2)
    #expect(
      none.errors == """
        error: `ML-20250701-0001` has no revision `9`
          incidentlog amend 0001 --take 9 --reason back
                                        ^
        hint: `incidentlog history ML-20250701-0001` shows its revisions

        """)
  }

  @Test func `what is odd is said with the records that it is about`() throws {
    let log = try log()
    log.run("add", "--date", "2025-06-29", "--town", "Niono", "--kind", "ied", at: "12:20")
    let run = log.run(
      "amend", "town:Niono", "--date", "2026-01-01", "--reason", "r", "--yes", at: "13:00")
    #expect(
      run.errors.split(separator: "\n").first
        == "warning: `ML-20250629-0003`, `ML-20250630-0002`: 1 Jan 2026 is in the future")
    let one = log.run(
      "amend", "0001", "--date", "2026-01-01", "--reason", "r", at: "14:00")
    #expect(one.errors.hasPrefix("warning: 1 Jan 2026 is in the future"))
  }

  @Test func `a statement that is taken out is named, and the source that only it cited`() throws {
    let log = try log()
    let run = log.run("amend", "0001", "--remove", "a1", "--reason", "misread", at: "13:00")
    #expect(
      run.errors == """
        note: no statement cites the source `s1` any more
        hint: `--remove s1` takes it out too
        amended ML-20250701-0001: attributions a1 taken out; now revision 2
        to take it back: incidentlog undo

        """)
    #expect(try log.incidentLines().last?.contains(#""attributions""#) == false)
    let both = log.run(
      "amend", "0001", "--remove", "s1", "--reason", "misread", at: "13:10")
    #expect(!both.errors.contains("cites"))
  }

  @Test func `who records without a name is told`() throws {
    let log = try log()
    let run = log.run("amend", "0001", "--tag", "x", "--reason", "r", at: "13:00", by: "unknown")
    #expect(run.errors.split(separator: "note: nothing says who you are").count == 2)
    #expect(run.errors.contains("hint: `--recorded-by NAME` says it, and for all commands INCID"))
    #expect(!log.run("undo", at: "13:10", by: "anna").errors.contains("who you are"))
  }

  @Test func `tags are added to those there are, and taken out by name`() throws {
    let log = try log()
    log.run("amend", "0001", "--tag", "x,y", "--reason", "r", at: "13:00")
    log.run("amend", "0001", "--tag", "y,z", "--reason", "r", at: "13:01")
    #expect(try log.incidentLines().last?.contains(#""tags":["x","y","z"]"#) == true)
    log.run("amend", "0001", "--tag", "none,w", "--reason", "r", at: "13:02")
    #expect(try log.incidentLines().last?.contains(#""tags":["w"]"#) == true)
    log.run("amend", "0001", "--tag", "none", "--reason", "r", at: "13:03")
    #expect(try log.incidentLines().last?.contains(#""tags""#) == false)
  }

  @Test func `a record whose line cannot be read is not said to be unknown`() throws {
    let log = try log()
    let whole = try log.incidentLines()
    let path = "log/incidents/2025.jsonl"
    let commands = [
      ["amend", "0001", "--kind", "ied", "--reason", "r"], ["show", "0001"], ["history", "0001"],
      ["retract", "0001", "--reason", "r"], ["undo", "ML-20250701-0001"],
      ["merge", "0001", "--into", "0002", "--reason", "r"],
    ]
    try log.folder.write(
      "\(whole[0].dropLast(5))\n\(whole.dropFirst().joined(separator: "\n"))\n", to: path)
    for words in commands {
      let run = log.run(words, at: "13:00")
      #expect(run.exitCode != 0)
      #expect(
        run.errors.contains("error: the line of `ML-20250701-0001` cannot be read\n"), "\(words)")
      #expect(run.errors.contains("2025.jsonl:1\n"), "\(run.errors)")
      #expect(!run.errors.contains("did you mean"), "\(run.errors)")
    }
    // Of what is no line of the tool any more nothing tells whose it was.
    try log.folder.write(
      "x\(whole[0])\n\(whole.dropFirst().joined(separator: "\n"))\n", to: path)
    for words in commands {
      let run = log.run(words, at: "13:00")
      #expect(
        run.errors.contains("hint: it may stand in a line of the log that cannot be read, "),
        "\(run.errors)")
      #expect(run.errors.contains("2025.jsonl:1; `incidentlog check` tells"), "\(run.errors)")
    }
  }

  @Test func `a reason of blanks is none`() throws {
    let log = try log()
    let run = log.run("amend", "0001", "--tag", "x", "--reason", "  ", at: "13:00")
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("error: a change needs a reason"))
  }

  @Test func `amending what counts nowhere warns`() throws {
    let log = try log()
    log.run("retract", "0001", "--reason", "twice", at: "13:00")
    let run = log.run("amend", "0001", "--tag", "x", "--reason", "r", at: "13:10")
    #expect(run.exitCode == 0)
    #expect(
      run.errors.hasPrefix(
        "warning: `ML-20250701-0001` is retracted: what it says counts nowhere"
      ))
  }

  @Test func `a clock that is behind the record is told`() throws {
    let log = try log()
    log.run("amend", "0001", "--title", "t", "--reason", "r", at: "13:00")
    let run = log.run("amend", "0001", "--title", "u", "--reason", "r", at: "12:30")
    #expect(
      run.errors.hasPrefix(
        "warning: `ML-20250701-0001` was last recorded at 1 Jul 2025, 13:00 UTC, after the time of this change"
      ))
    #expect(
      !log.run("amend", "0002", "--title", "u", "--reason", "r", at: "12:40").errors
        .contains("last recorded"))
  }

  @Test func `a record of which a line cannot be read is left alone`() throws {
    let log = try log()
    log.run("amend", "0001", "--title", "t", "--reason", "r", at: "13:00")
    var lines = try log.incidentLines()
    lines[2] = lines[2].replacing("\"kind\":\"armed-assault\"", with: "\"kind\":\"quarrel\"")
    try log.folder.write(lines.map { "\($0)\n" }.joined(), to: "log/incidents/2025.jsonl")
    let run = log.run("amend", "0001", "--title", "u", "--reason", "r", at: "14:00")
    #expect(run.exitCode == 4)
    #expect(
      run.errors.contains(
        "error: a line of `ML-20250701-0001` cannot be read, and may be its latest"))
    #expect(try log.incidentLines().count == 3)
    #expect(
      log.run("amend", "0001", "--title", "u", "--reason", "r", "-n", at: "14:05").exitCode == 4)
    #expect(log.run("amend", "0002", "--title", "u", "--reason", "r", at: "14:10").exitCode == 0)
    // An unreadable line that only speaks of a record does not hold it up.
    let other =
      #"{"id":"ML-20250701-0009","revision":2,"title":"\"id\":\"ML-20250630-0002\"","x":{"id":"ML-20250630-0002"}"#
    for line in [other, other + "}"] {
      try log.folder.write(
        lines.map { "\($0)\n" }.joined() + line + "\n", to: "log/incidents/2025.jsonl")
      #expect(log.run("amend", "0002", "--title", "v", "--reason", "r", at: "15:00").exitCode == 0)
    }
    try log.folder.write(
      lines.map { "\($0)\n" }.joined() + lines[1].dropLast(2) + "\n", to: "log/incidents/2025.jsonl"
    )
    let broken = log.run("amend", "0002", "--title", "w", "--reason", "r", at: "15:10")
    #expect(broken.errors.contains("a line of `ML-20250630-0002` cannot be read"))
  }
}
