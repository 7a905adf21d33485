import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Sharing: import, export and markings")
struct SharingTests {
  /// Two logs that begin with the same record.
  private func twoLogs() throws -> (mine: TeamLog, theirs: TeamLog, shared: String) {
    let mine = try TeamLog("mine")
    let shared = try mine.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--source", "AFP")[0]
    let theirs = try TeamLog("theirs", beside: mine)
    try theirs.done("import", "--from", "log", mine.folder.path)
    return (mine, theirs, shared)
  }

  // MARK: Import

  @Test("An import appends the other log's missing lines byte for byte, and nothing twice")
  func union() throws {
    let (mine, theirs, _) = try twoLogs()
    let other = try theirs.done(
      "add", "--date", "2025-06-10", "--town", "Kayes", "--kind", "ambush")[0]
    try theirs.done("towns", "amend", "ml-niono", "--alias", "Niono-Ville", "--reason", "spelling")
    let line = try #require(try LogContents(theirs.folder).incidents[other]).line
    let result = mine.run(["import", "--from", "log", "theirs"])
    #expect(result.exitCode == 0)
    #expect(
      result.errors.contains(
        "imported from theirs: 1 revision of towns known here, 1 new incident"))
    #expect(try LogContents(mine.folder).incidents[other]?.line.bytes == line.bytes)
    #expect(try LogContents(mine.folder).towns.town(id: "ml-niono")?.aliases == ["Niono-Ville"])
    let before = try mine.bytes()
    let again = mine.run(["import", "--from", "log", "theirs"])
    #expect(again.errors.contains("all lines were here already"))
    #expect(try mine.bytes() == before)
  }

  @Test("An import tells which records known here read otherwise, those that count no more first")
  func changedHere() throws {
    let (mine, theirs, shared) = try twoLogs()
    var ids: [String] = []
    for town in ["Kayes", "Molodo", "Diabali", "Niono", "Kayes", "Molodo"] {
      ids += try mine.done("add", "--date", "2025-06-02", "--town", town, "--kind", "ambush")
    }
    try theirs.done("import", "--from", "log", "mine")
    try theirs.done(
      "amend", shared, "--killed", "civilians=0", "--by", "press", "--reason", "none",
      at: "2025-07-03T09:00:00Z")
    for id in ids {
      try theirs.done("amend", id, "--tag", "x", "--reason", "a", at: "2025-07-03T10:00:00Z")
    }
    try theirs.done("retract", ids[5], "--reason", "wrong", at: "2025-07-03T11:00:00Z")
    let lines = """
        \(ids[5]): state retracted, tags
        \(shared): casualties c1
        \(ids[0]): tags
        \(ids[1]): tags
        \(ids[2]): tags
        and 2 more

      """
    let trial = mine.run(["import", "--from", "log", "theirs", "-n"], at: "2025-07-04T09:00:00Z")
    #expect(trial.exitCode == 0)
    #expect(
      trial.errors == "7 records known here will read otherwise:\n" + lines
        + "nothing was recorded: this was a dry run\n")
    // Nobody is there to ask: it is imported and told.
    let run = mine.run(["import", "--from", "log", "theirs"], at: "2025-07-04T09:00:00Z")
    #expect(run.exitCode == 0)
    #expect(
      run.errors == "imported from theirs: 8 revisions of incidents known here\n"
        + "7 records known here read otherwise:\n" + lines
        + "to take it back: incidentlog undo\n")
  }

  @Test("Who is at a terminal is asked before records known here are changed, and only then")
  func asked() throws {
    let log = try CorrectedLog()
    log.addAttack()
    for file in log.folder.allFiles().filter({ $0.hasPrefix("log/") }) {
      try log.folder.write(
        #require(try log.folder.bytes(file)), to: "other/" + file.dropFirst("log/".count))
    }
    let other = log.folder.file("other")
    log.run(
      "amend", "ML-20250701-0001", "--kind", "ied", "--reason", "x", "--data", other, at: "13:00")
    let before = try log.incidentLines()
    log.answer = false
    let declined = log.run("import", "--from", "log", other, at: "14:00")
    #expect(declined.exitCode == 4)
    #expect(declined.errors == "declined; nothing was recorded\n")
    #expect(
      log.questions.all == [
        """
        1 record known here will read otherwise:
          ML-20250701-0001: attack kind
        import it?
        """
      ])
    #expect(try log.incidentLines() == before)
    log.answer = true
    #expect(log.run("import", "--from", "log", other, at: "14:00").exitCode == 0)
    #expect(try log.incidentLines().count == 2)
    log.run(
      "add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", "--data", other,
      at: "15:00")
    log.answer = false
    #expect(log.run("import", "--from", "log", other, at: "16:00").exitCode == 0)
    #expect(log.questions.all.count == 2)
  }

  @Test("Statements that both sides added under one key are shown as two, not as one changed")
  func additionsOfBothSides() throws {
    let (mine, theirs, shared) = try twoLogs()
    try mine.done(
      "amend", shared, "--killed", "civilians=3", "--by", "press", "--reason", "a",
      at: "2025-07-03T09:00:00Z")
    try theirs.done(
      "amend", shared, "--wounded", "civilians=5", "--by", "press", "--reason", "b",
      at: "2025-07-04T09:00:00Z")
    let trial = mine.run(["import", "--from", "log", "theirs", "-n"], at: "2025-07-05T09:00:00Z")
    #expect(trial.output.contains("casualties c1, added here"), "\(trial.output)")
    #expect(trial.output.contains("casualties c1, added there"))
    #expect(!trial.output.contains("outcome"))
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-05T09:00:00Z")
    let shown = mine.run(["show", shared]).output
    #expect(shown.split(separator: "\n").filter { $0.hasPrefix("/casualties/c1 ") }.count == 2)
    #expect(
      shown.contains(#"added there: {"key":"c1","of":"civilians","outcome":"killed""#),
      "\(shown)")
    #expect(!shown.contains("/casualties/c1/outcome"))
    try mine.done("amend", shared, "--tag", "x", "--reason", "both", at: "2025-07-06T09:00:00Z")
    let record = try #require(try LogContents(mine.folder).incidents[shared]).value
    #expect(Set(record.evidence.casualties.map(\.key)) == ["c1", "c2"])
  }

  @Test("A record amended in both logs is a conflict that check reports and amend settles")
  func conflict() throws {
    let (mine, theirs, shared) = try twoLogs()
    try mine.done("amend", shared, "--title", "ours", "--reason", "a", at: "2025-07-03T09:00:00Z")
    try theirs.done("amend", shared, "--tag", "x", "--reason", "b", at: "2025-07-04T09:00:00Z")
    let result = mine.run(["import", "--from", "log", "theirs"], at: "2025-07-05T09:00:00Z")
    #expect(result.errors.contains("`\(shared)` was amended in both logs, and both stand"))
    #expect(mine.run(["list"]).output.contains("(conflict)"))
    #expect(mine.run(["check", "--only", "conflict"], at: "2025-07-05T09:00:00Z").exitCode == 1)
    try mine.done(
      "amend", shared, "--title", "ours", "--tag", "x", "--reason", "both",
      at: "2025-07-05T09:00:00Z")
    #expect(mine.run(["check"], at: "2025-07-05T09:00:00Z").output == "")
  }

  @Test("Settling a conflict says what is left out, and opens nothing that was marked more closely")
  func settlingConflict() throws {
    let (mine, theirs, shared) = try twoLogs()
    try mine.done("amend", shared, "--marking", "red", "--reason", "a", at: "2025-07-03T09:00:00Z")
    try theirs.done("amend", shared, "--tag", "x", "--reason", "b", at: "2025-07-04T09:00:00Z")
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-05T09:00:00Z")
    // Theirs is the later one, and what an amendment begins with.
    let settled = mine.run(
      ["amend", shared, "--title", "both", "--reason", "c"], at: "2025-07-06T09:00:00Z")
    #expect(settled.exitCode == 0)
    #expect(settled.errors.contains("`\(shared)` is now marked `red`"))
    #expect(!settled.errors.contains("leaves out"))
  }

  @Test("Settling a conflict joins what was added on both sides, and tells what cannot be joined")
  func joinedConflict() throws {
    let (mine, theirs, shared) = try twoLogs()
    try mine.done(
      "amend", shared, "--title", "ours", "--tag", "y", "--killed", "civilians=2", "--by", "fama",
      "--source", "ORTM", "--reason", "a", at: "2025-07-03T09:00:00Z")
    try theirs.done(
      "amend", shared, "--title", "theirs", "--tag", "x", "--outcome", "repelled", "--killed",
      "civilians=5", "--source", "RFI", "--reason", "b", at: "2025-07-04T09:00:00Z")
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-05T09:00:00Z")
    let settled = mine.run(
      ["amend", shared, "--verification", "verified", "--reason", "c"],
      at: "2025-07-06T09:00:00Z")
    #expect(settled.exitCode == 0)
    #expect(settled.errors.contains("leaves out what"))
    #expect(settled.errors.contains(": title\n"))
    let json = try #require(try LogContents(mine.folder).incidents[shared]).line.json
    // Theirs is the later one, and stands first.
    #expect(
      (json["casualties"]?.array ?? []).map { $0["count"]?["low"]?.integer } == [5, 2])
    let sources = json["sources"]?.array ?? []
    #expect(sources.compactMap { $0["publisher"]?.string } == ["AFP", "RFI", "ORTM"])
    #expect(Set(sources.compactMap { $0["key"]?.string }).count == 3)
    let cited = json["casualties"]?.array?.last?["sources"]?.array?.first
    #expect(cited == sources.last?["key"])
    #expect(json["title"]?.string == "theirs")
    #expect(json["tags"] == .strings(["x", "y"]))
    #expect(json["attack"]?["outcome"]?.string == "repelled")
    #expect(json["verification"]?.string == "verified")
    #expect(mine.run(["check", "--only", "conflict"], at: "2025-07-07T09:00:00Z").exitCode == 0)
  }

  @Test("A settled conflict holds what was taken out and retracted on the longer side")
  func longConflict() throws {
    let (mine, theirs, shared) = try twoLogs()
    try mine.done(
      "amend", shared, "--killed", "civilians=2", "--by", "fama", "--source", "ORTM", "--reason",
      "a", at: "2025-07-01T09:00:00Z")
    try theirs.done("import", "--from", "log", mine.folder.path, at: "2025-07-01T10:00:00Z")
    try mine.done("amend", shared, "--title", "t", "--reason", "b", at: "2025-07-02T09:00:00Z")
    try theirs.done("amend", shared, "--remove", "c1", "--reason", "c", at: "2025-07-02T10:00:00Z")
    try theirs.done("retract", shared, "--reason", "d", at: "2025-07-02T11:00:00Z")
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-03T09:00:00Z")
    let settled = mine.run(
      ["amend", shared, "--summary", "s", "--reason", "e"], at: "2025-07-04T09:00:00Z")
    #expect(settled.errors.contains("`\(shared)` is retracted: what it says counts nowhere"))
    let json = try #require(try LogContents(mine.folder).incidents[shared]).line.json
    #expect(json["casualties"] == nil)
    #expect(json["title"]?.string == "t")
    #expect(json["state"]?.string == "retracted")
  }

  @Test("A retraction on one side holds in the settled record")
  func retractedInConflict() throws {
    let (mine, theirs, shared) = try twoLogs()
    try theirs.done("retract", shared, "--reason", "a", at: "2025-07-02T09:00:00Z")
    try mine.done("amend", shared, "--title", "t", "--reason", "b", at: "2025-07-03T09:00:00Z")
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-04T09:00:00Z")
    try mine.done("amend", shared, "--tag", "x", "--reason", "c", at: "2025-07-05T09:00:00Z")
    let json = try #require(try LogContents(mine.folder).incidents[shared]).line.json
    #expect(json["state"]?.string == "retracted")
    let history = mine.run(["history", shared], at: "2025-07-05T10:00:00Z").output
    #expect(history.contains("2 side by side"))
    #expect(history.contains("3 joins 2"))
  }

  @Test("What one side took out stays until somebody takes it out of the joined record")
  func removedInConflict() throws {
    let (mine, theirs, shared) = try twoLogs()
    try mine.done("amend", shared, "--title", "t", "--reason", "a", at: "2025-07-03T09:00:00Z")
    try theirs.done("amend", shared, "--remove", "s1", "--reason", "b", at: "2025-07-02T09:00:00Z")
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-05T09:00:00Z")
    let settled = mine.run(
      ["amend", shared, "--tag", "x", "--reason", "c"], at: "2025-07-06T09:00:00Z")
    #expect(settled.errors.contains("had taken out s1 of `\(shared)`, which stays"))
    let json = try #require(try LogContents(mine.folder).incidents[shared]).line.json
    #expect(json["sources"]?.array?.count == 1)
  }

  @Test("Nothing is imported from a log with lines that cannot be read")
  func badOther() throws {
    let (mine, theirs, _) = try twoLogs()
    try theirs.temporary.write("{\"id\":\"ML-9\"}\n", to: "theirs/incidents/2024.jsonl")
    let before = try mine.bytes()
    let result = mine.run(["import", "--from", "log", "theirs"])
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("nothing was imported"))
    #expect(try mine.bytes() == before)
  }

  @Test("An import warns of likely duplicates")
  func importWarnings() throws {
    let mine = try TeamLog("mine")
    try mine.done("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied")
    let theirs = try TeamLog("theirs", beside: mine)
    try theirs.done("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied")
    let result = mine.run(["import", "--from", "log", "theirs"])
    #expect(result.errors.contains("may be the same attack as"))
  }

  @Test("No import makes a record more open than it was, unless that is asked for by name")
  func openingImport() throws {
    let mine = try TeamLog("mine", marking: "green")
    let theirs = try TeamLog("theirs", beside: mine, marking: "red")
    let marked = try theirs.done(
      "add", "--date", "2025-06-02", "--town", "Kayes", "--kind", "ied", "--marking", "amber")[0]
    let other = try theirs.done("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied")[
      0]
    let before = try mine.bytes()
    for level in [[], ["--unmarked", "red"]] {
      let refused = mine.run(["import", "--from", "log", "theirs"] + level)
      #expect(refused.exitCode == 4)
      #expect(
        refused.errors == """
          error: one record without a marking of its own is `red` there and would be `green` here
          hint: `incidentlog amend ID --marking red --reason TEXT` in the other log keeps a record as close; nothing was imported
          hint: `--unmarked green` imports them all the same

          """)
      #expect(try mine.bytes() == before)
    }
    try mine.done("import", "--from", "log", "theirs", "--unmarked", "green")
    #expect(
      try LogContents(mine.folder).incidents.all.map(\.id).sorted() == [other, marked].sorted())
    // What is here already becomes no more open by another import.
    #expect(mine.run(["import", "--from", "log", "theirs"]).exitCode == 0)
    // The other way records become closer, which nobody need ask for.
    #expect(theirs.run(["import", "--from", "log", "mine"]).exitCode == 0)
  }

  // MARK: Withholding

  /// A log with what may be known and, in every field that there is, what may not.
  private func secretive() throws -> (log: TeamLog, open: String, secrets: [String]) {
    let log = try TeamLog(marking: "green")
    try log.done("actors", "add", "Sicario", "--kind", "militia", "--reason", "x")
    try log.done("towns", "add", "Hideout", "--at", "14.111,-6.222", "--region", "Ségou")
    let open = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--source", "AFP",
      "--title", "the open one")[0]
    let hidden = try log.done(
      "add", "--date", "2024-02-03", "--town", "Hideout", "--town", "Diabali", "--kind",
      "hijacking", "--group", "Sicario", "--status", "suspected", "--basis", "detainee",
      "--source", "Informant", "--source-url", "https://secret.example", "--account",
      "they whispered",
      "--killed", "civilians=4321", "--operation", "Night owl", "--marking", "amber-strict",
      "--summary", "withheld summary", "--tag", "covert")
    try log.done("duplicates", "--not", open, hidden[1])
    try log.done("amend", open, "--operation", hidden[0], "--reason", "belongs to \(hidden[0])")
    return (
      log, open,
      hidden + [
        "sicario", "Sicario", "hideout", "Hideout", "14.111", "ml-diabali", "Informant",
        "secret.example", "whispered", "4321", "Night owl", "withheld summary", "covert",
        "2024-02-03", "hijacking",
      ]
    )
  }

  private func expectNone(of secrets: [String], in text: String, _ what: String) {
    for secret in secrets {
      #expect(!text.contains(secret), "\(secret) in \(what)")
    }
  }

  @Test("An export holds no byte of what is withheld, says how much, and works as a log")
  func withheldExport() throws {
    let (log, open, secrets) = try secretive()
    let result = log.run([
      "export", "--to", "log", "-o", "partner", "--max-marking", "green",
    ])
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("withheld: 2 incidents and 1 operation marked above `green`"))
    #expect(result.errors.contains("the highest marking in it is green"))
    expectNone(
      of: secrets, in: try TeamLog.bytes(of: "partner", in: log.temporary), "the export")
    expectNone(of: secrets, in: result.output + result.errors, "what is said")
    let listed = log.run(["list", "--data", "partner", "--format", "jsonl"])
    #expect(listed.output.contains(open))
    #expect(
      listed.output.contains(
        #""withheld":["/operation","/notDuplicateOf","/recorded/reason","/recorded/replaces"]"#))
    #expect(log.run(["check", "--data", "partner"]).output == "")
    // What comes back unchanged changes nothing.
    let before = try log.bytes()
    let back = log.run(["import", "--from", "log", "partner"])
    #expect(
      back.errors.contains(
        "1 incident skipped: this log holds it in full, the other only in part"))
    #expect(try log.bytes() == before)
  }

  private static let looks = [
    ["list"], ["list", "--all"], ["list", "kind:ied"], ["summary"], ["summary", "--by", "town"],
    ["summary", "--by", "operation"], ["summary", "--by", "source", "--across", "kind"],
    ["summary", "--compare", "2024"], ["timeline"], ["operations", "list"], ["count"],
    ["history"], ["history", "OPEN"], ["show", "OPEN"], ["timeline", "OPEN"],
    ["duplicates", "--threshold", "0"], ["explain", "attribution", "OPEN"],
    ["explain", "query", "kind:ied", "or", "kind:hijacking"],
  ]

  @Test("Looking commands withhold every byte too, in every format", arguments: looks)
  func withheldLooks(words: [String]) throws {
    let (log, open, secrets) = try secretive()
    // What was typed is the person's own.
    let typed = Set(words.flatMap { $0.split(separator: ":").map(String.init) })
    for format in ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"] {
      let result = log.run(
        words.map { $0 == "OPEN" ? open : $0 } + ["--max-marking", "green", "--format", format])
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(result.errors.contains("withheld: 2 incidents and 1 operation marked above `green`"))
      expectNone(
        of: secrets.filter { !typed.contains($0) }, in: result.output + result.errors,
        "\(words.joined(separator: " ")) as \(format)")
    }
  }

  @Test("What is withheld counts nowhere, and its operation says nothing of its members")
  func withheldOperation() throws {
    let log = try TeamLog(marking: "clear")
    let ids = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--town", "Diabali", "--kind", "ied",
      "--group", "JNIM", "--status", "suspected", "--basis", "tactics", "--source", "AFP")
    try log.done("amend", ids[0], "--marking", "red", "--reason", "x")
    let seen = log.run(["list", "--columns", "town,group", "--format", "csv"])
    #expect(seen.output.contains("Niono,jnim"))
    let limited = log.run([
      "list", "--columns", "town,group", "--format", "csv", "--max-marking", "green",
    ])
    #expect(limited.output == "town,group\nNiono,\nDiabali,\n")
    #expect(log.run(["show", ids[0], "--max-marking", "green"]).exitCode == 2)
  }

  @Test("A log all of which is withheld is told from one that holds nothing")
  func allWithheld() throws {
    let log = try TeamLog()
    #expect(log.run(["list", "--max-marking", "green"]).errors.contains("holds no incidents yet"))
    try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")
    for words in [["list"], ["list", "kind:ied"], ["timeline"]] {
      let run = log.run(words + ["--max-marking", "green"])
      #expect(
        run.errors == """
          note: withheld: 1 incident marked above `green`
          all incidents of the log are withheld for their marking

          """)
    }
  }

  @Test("Red goes out only where it is asked for by name")
  func red() throws {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--marking", "red")
    let refused = log.run(["export", "--to", "log", "-o", "out"])
    #expect(refused.exitCode == 4)
    #expect(refused.errors.contains("one record is marked `red`"))
    #expect(log.temporary.allFiles().allSatisfy { !$0.hasPrefix("out/") })
    let asked = log.run(["export", "--to", "log", "-o", "out", "--max-marking", "red"])
    #expect(asked.errors.contains("the highest marking in it is red"))
  }

  @Test("An export leaves a folder alone that has something in it")
  func occupied() throws {
    let log = try TeamLog()
    try log.temporary.write("mine", to: "out/.hidden")
    #expect(log.run(["export", "--to", "log", "-o", "out"]).exitCode == 4)
    #expect(log.temporary.allFiles().filter { $0.hasPrefix("out/") } == ["out/.hidden"])
  }

  @Test("A query narrows an export; the rest of it comes back without a conflict")
  func queried() throws {
    let log = try TeamLog()
    let niono = try log.done("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied")[0]
    try log.done("add", "--date", "2025-06-01", "--town", "Kayes", "--kind", "ied")
    try log.done("amend", niono, "--title", "t", "--reason", "r")
    try log.done("export", "--to", "log", "-o", "part", "--region", "Ségou")
    let part = try LogContents(LogFolder(log.temporary.file("part")))
    #expect(part.incidents.all.map(\.id) == [niono])
    #expect(part.regions.all.map(\.id) == ["ml", "ml-segou"])
    #expect(part.towns.ids == ["ml-niono"])
    #expect(log.run(["check", "--data", "part"]).exitCode == 0)
    let back = log.run(["import", "--from", "log", "part"])
    #expect(back.errors.contains("all lines were here already"))
    try log.done("export", "--to", "log", "-o", "whole", "--reference", "all")
    #expect(
      try LogContents(LogFolder(log.temporary.file("whole"))).towns.ids
        == ["ml-diabali", "ml-kayes-town", "ml-molodo", "ml-niono"])
  }
}
