import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("A part that was let out, amended and imported back")
struct ReturnedPartTests {
  /// A log, and a part of it in which a green record lost its operation, which is amber.
  private struct Shared {
    let home: TeamLog
    let part: LogFolder
    let open: String
    let operation: String

    init() throws {
      home = try TeamLog("home", marking: "green")
      open = try home.done(
        "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--source", "AFP",
        at: "2025-06-02T09:00:00Z")[0]
      operation = try home.done(
        "add", "--date", "2025-06-01", "--town", "Molodo", "--town", "Diabali", "--kind", "ied",
        "--operation", "Night owl", "--marking", "amber",
        at: "2025-06-02T10:00:00Z")[0]
      try home.done(
        "amend", open, "--operation", operation, "--title", "part of \(operation), it seems",
        "--reason", "belongs to \(operation)", at: "2025-06-02T11:00:00Z")
      try home.done("export", "--to", "log", "-o", "part", "--max-marking", "green")
      part = LogFolder(home.temporary.file("part"))
    }

    func amend(_ words: String..., at now: String = "2025-06-03T09:00:00Z") throws {
      let result = home.run(
        ["amend", open, "--data", "part", "--reason", "seen there"] + words, at: now)
      try #require(result.exitCode == 0, "\(result.errors)")
    }

    func record() throws -> StoredRecord<Incident> {
      try #require(try LogContents(home.folder).incidents[open])
    }
  }

  @Test("Its amendment joins, and what was withheld of the record stays")
  func joined() throws {
    let shared = try Shared()
    try shared.amend(
      "--killed", "civilians=3", "--by", "press", "--source", "RFI", "--title",
      "at Niono, part of [withheld], it seems")
    let result = shared.home.run(
      ["import", "--from", "log", "part"], at: "2025-06-04T09:00:00Z")
    #expect(result.exitCode == 0)
    #expect(
      result.errors.contains(
        "1 revision of incidents known here, 1 of them joined with what had been withheld of it"))
    #expect(!result.errors.contains("amended in both logs"))
    let record = try shared.record()
    #expect(record.disagreement == nil)
    #expect(record.value.revision == 3)
    #expect(record.value.operation == shared.operation)
    #expect(record.value.title == "at Niono, part of \(shared.operation), it seems")
    #expect(record.value.evidence.casualties.map(\.count.low) == [3])
    #expect(record.value.evidence.sources.map(\.publisher) == ["AFP", "RFI"])
    #expect(record.line.json["withheld"] == nil)
    #expect(record.value.recorded.reason == "seen there")
    #expect(
      shared.home.run(["check", "--except", "no-basis,no-source"], at: "2025-06-05T09:00:00Z")
        .output.contains("conflict") == false)
    let history = shared.home.run(["history", shared.open], at: "2025-06-05T09:00:00Z").output
    #expect(history.contains("imported from part: 1 incident"))
    #expect(history.contains("seen there"))
  }

  @Test("Importing it again adds nothing, and what is amended on is joined too")
  func repeated() throws {
    let shared = try Shared()
    try shared.amend("--tag", "x")
    try shared.home.done("import", "--from", "log", "part", at: "2025-06-04T09:00:00Z")
    let before = try shared.home.bytes()
    let again = shared.home.run(["import", "--from", "log", "part"], at: "2025-06-04T10:00:00Z")
    #expect(again.exitCode == 0)
    #expect(try shared.home.bytes() == before)
    try shared.amend("--tag", "y", at: "2025-06-05T09:00:00Z")
    try shared.home.done("import", "--from", "log", "part", at: "2025-06-06T09:00:00Z")
    let record = try shared.record()
    #expect(record.disagreement == nil)
    #expect(record.value.tags == ["x", "y"])
    #expect(record.value.operation == shared.operation)
    #expect(record.value.revision == 4)
  }

  @Test("What was amended here meanwhile is in conflict with it, and neither is lost")
  func amendedBoth() throws {
    let shared = try Shared()
    try shared.amend("--tag", "there")
    try shared.home.done(
      "amend", shared.open, "--tag", "here", "--reason", "r", at: "2025-06-03T10:00:00Z")
    let result = shared.home.run(
      ["import", "--from", "log", "part"], at: "2025-06-04T09:00:00Z")
    #expect(result.errors.contains("was amended in both logs, and both stand"))
    #expect(try shared.record().disagreement == .conflict)
    try shared.home.done(
      "amend", shared.open, "--tag", "z", "--reason", "both", at: "2025-06-05T09:00:00Z")
    let record = try shared.record()
    #expect(Set(record.value.tags) == ["here", "there", "z"])
    #expect(record.value.operation == shared.operation)
    #expect(record.disagreement == nil)
  }

  @Test(
    "A text written anew without what was withheld in it stands, and so does one taken out",
    arguments: ["a title of their own", nil])
  func rewritten(title: String?) throws {
    let shared = try Shared()
    try shared.amend("--title", title ?? "x")
    if title == nil {
      let segment = "part/incidents/2025.jsonl"
      let text = try #require(try shared.home.temporary.text(segment))
      try shared.home.temporary.write(
        text.replacing(#""title":"x","#, with: "").replacing(#","title":"x""#, with: ""),
        to: segment)
    }
    let result = shared.home.run(
      ["import", "--from", "log", "part"], at: "2025-06-04T09:00:00Z")
    #expect(!result.errors.contains("both stand"), "\(result.errors)")
    #expect(
      result.errors.contains(
        "note: a text of `\(shared.open)` was rewritten there, where `\(shared.operation)` was "
          + "withheld from it"), "\(result.errors)")
    let record = try shared.record()
    #expect(record.disagreement == nil)
    #expect(record.value.title == title)
    #expect(record.value.operation == shared.operation)
    let history = shared.home.run(["history", shared.open], at: "2025-06-05T09:00:00Z").output
    #expect(history.contains("part of \(shared.operation), it seems"))
    let again = shared.home.run(["import", "--from", "log", "part"], at: "2025-06-05T09:00:00Z")
    #expect(!again.errors.contains("rewritten there"), "\(again.errors)")
  }

  @Test("Of two ids that were withheld in a text one mark tells neither, which is a conflict")
  func contested() throws {
    let shared = try Shared()
    let member = try #require(
      LogContents(shared.home.folder).incidents.values.first {
        $0.operation == shared.operation && $0.id != shared.open
      }
    ).id
    let title = "part of \(shared.operation), like \(member)"
    try shared.home.done(
      "amend", shared.open, "--title", title, "--reason", "r", at: "2025-06-02T12:00:00Z")
    try shared.home.done("export", "--to", "log", "-o", "second", "--max-marking", "green")
    try shared.home.done(
      "amend", shared.open, "--data", "second", "--title", "like [withheld]", "--reason", "r",
      at: "2025-06-03T09:00:00Z")
    let result = shared.home.run(
      ["import", "--from", "log", "second"], at: "2025-06-04T09:00:00Z")
    #expect(result.errors.contains("was amended in both logs, and both stand"))
    let record = try shared.record()
    #expect(record.disagreement == .conflict)
    #expect(record.value.operation == shared.operation)
    #expect(record.conflicting.map { $0.json["title"]?.string } == [title])
    let check = shared.home.run(["check", "--only", "lost-line"], at: "2025-06-05T09:00:00Z")
    #expect(check.output == "")
  }

  @Test("A redacted line that is of no line here is not dropped")
  func stranger() throws {
    let shared = try Shared()
    let other = try TeamLog("other", beside: shared.home, marking: "green")
    // The same id and revision, and another text: the record of somebody else's log.
    try other.done("import", "--from", "log", "part", at: "2025-06-04T09:00:00Z")
    let segment = "part/incidents/2025.jsonl"
    let text = try #require(try shared.home.temporary.text(segment))
    try shared.home.temporary.write(
      text.replacing("\"kind\":\"ied\"", with: "\"kind\":\"ambush\""), to: segment)
    let result = shared.home.run(
      ["import", "--from", "log", "part"], at: "2025-06-04T09:00:00Z")
    #expect(result.errors.contains("was amended in both logs, and both stand"))
  }

  @Test("No hash leaves the log of a line that held what is withheld")
  func hashes() throws {
    let log = try TeamLog("home", marking: "green")
    func add(_ town: String, _ words: [String] = []) throws -> String {
      let result = log.run(
        ["add", "--date", "2025-06-01", "--town", town, "--kind", "ied"] + words)
      return try #require(result.output.split(separator: "\n").first.map(String.init))
    }
    let plain = try add("Niono")
    let lowered = try add("Kayes", ["--marking", "red", "--killed", "civilians=7"])
    try log.done("amend", plain, "--tag", "x", "--reason", "r", at: "2025-07-03T09:00:00Z")
    try log.done(
      "amend", lowered, "--marking", "green", "--remove", "c1", "--reason", "r",
      at: "2025-07-03T10:00:00Z")
    try log.done("export", "--to", "log", "-o", "part", "--max-marking", "green")
    let part = try LogContents(LogFolder(log.temporary.file("part")))
    let home = try LogContents(log.folder)
    // Nobody may try by a hash how many were killed in the line that was red.
    #expect(part.incidents[lowered]?.value.recorded.replaces == [])
    #expect(part.incidents[lowered]?.line.json["withheld"] == .strings(["/recorded/replaces"]))
    // A line of which all may be known goes out as it stands.
    #expect(part.incidents[plain]?.line.bytes == home.incidents[plain]?.line.bytes)
    let listed = log.run(["list", "--max-marking", "green", "--format", "jsonl"]).output
    let hash = try #require(home.incidents[lowered]?.value.recorded.replaces.first)
    #expect(!listed.contains(hash))
    // Nor is there a hash of a line in which that hash stands.
    let line = try #require(home.incidents[lowered]).line
    let history = log.run(["history", "--json", "--max-marking", "green"]).output
    #expect(history.contains(lowered))
    #expect(!history.contains(line.hash))
    #expect(try history.contains(#require(home.incidents[plain]).line.hash))
    // It comes back without a conflict all the same.
    #expect(
      log.run(["import", "--from", "log", "part"]).errors.contains(
        "skipped: this log holds it in full")
    )
  }

  @Test("An id is taken out where it is escaped, too")
  func escaped() throws {
    let log = try TeamLog("home", marking: "green")
    let hidden = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--marking", "red")[0]
    let open = try log.done("add", "--date", "2025-06-03", "--town", "Kayes", "--kind", "ied")[0]
    try log.done("amend", open, "--title", "like \(hidden)", "--reason", "r")
    let segment = "home/incidents/2025.jsonl"
    let text = try #require(try log.temporary.text(segment))
    let escaped = hidden.replacing("-", with: "\\u002d")
    try log.temporary.write(text.replacing("like \(hidden)", with: "like \(escaped)"), to: segment)
    try log.done("export", "--to", "log", "-o", "part", "--max-marking", "green")
    let part = try LogContents(LogFolder(log.temporary.file("part")))
    #expect(part.incidents[open]?.value.title == "like [withheld]")
  }
}
