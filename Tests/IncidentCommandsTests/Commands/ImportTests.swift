import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Sharing: import")
struct ImportTests {
  /// Two logs that begin with the same record.
  private func twoLogs() throws -> (mine: TeamLog, theirs: TeamLog, shared: String) {
    let mine = try TeamLog("mine")
    let shared = try mine.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--source", "AFP")[0]
    let theirs = try TeamLog("theirs", beside: mine)
    try theirs.done("import", "--from", "log", mine.folder.path)
    return (mine, theirs, shared)
  }

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
}
