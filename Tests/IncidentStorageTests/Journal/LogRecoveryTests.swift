import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

/// A change died after the first of two lines, and then somebody else touched the files.
@Suite("Recovery of a log that others touched")
struct LogRecoveryTests {
  private static let old = SampleLog.incident("ML-20250101-AAAA")
  private static let first = SampleLog.incident("ML-20250701-0001")
  private static let second = SampleLog.incident("ML-20250701-0002")
  private static let foreign = SampleLog.incident("ML-20250702-HAND", by: "editor")
  private static let next = SampleLog.incident("ML-20250703-NEXT")
  private static let kept = "recovered/2025-07-02T090000.000Z.jsonl"

  private let log: SampleLog

  init() throws {
    log = try SampleLog()
  }

  /// Dies after the first line of a change and the first half of the second.
  private func die() throws {
    let change = try SampleLog.change(incidents: [Self.first, Self.second])
    let half = Self.first.utf8.count + 1 + Self.second.utf8.count / 2
    let counting = try SampleLog()
    try counting.write([Self.old])
    let injector = try FaultInjector(.none, in: counting.temporary)
    try counting.record(change, calls: injector.calls)
    let write = try #require(injector.lengths.lastIndex { $0 != nil })
    let death = try FaultInjector(.kill(call: write, afterBytes: half), in: log.temporary)
    #expect(throws: StorageProblem.self) { try log.record(change, calls: death.calls) }
    #expect(try log.text("pending.json") != nil)
  }

  private func recordNext() throws -> [Diagnostic] {
    try log.record(SampleLog.change(incidents: [Self.next]), calls: .unsynced)
  }

  @Test("Nobody touched it: the next writer cuts, keeps and names what was written")
  func untouched() throws {
    try log.write([Self.old])
    try die()
    #expect(try log.records() == ["ML-20250101-AAAA": Self.old])
    let recovery = try recordNext()
    #expect(
      recovery == [
        Diagnostic(
          .warning, code: "recovered", "a change that never ended was taken back",
          at: Diagnostic.Place(file: "\(log.folder.path)/\(Self.kept)"),
          hints: ["the file keeps what it had written"])
      ])
    let torn = Self.second.prefix(Self.second.utf8.count / 2)
    #expect(try log.text(Self.kept) == "\(Self.first)\n\(torn)\n")
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.next)\n")
  }

  @Test("What was taken back is told also where the next change is refused")
  func refusedNext() throws {
    try log.write([Self.old])
    try die()
    let bad = Self.next.replacing("ml-niono", with: "nowhere-at-all")
    let problem = try #require(throws: StorageProblem.self) {
      try log.record(SampleLog.change(incidents: [bad]), calls: .unsynced)
    }
    #expect(problem.kind == .wrongInput)
    #expect(problem.diagnostics.map(\.code) == ["recovered", "unknown-town"])
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n")
    #expect(try recordNext() == [])
  }

  @Test("A line added by hand behind it is seen at once, and kept in its place")
  func handAdded() throws {
    try log.write([Self.old])
    try die()
    let journal = try #require(try log.text("incidents/2025.jsonl"))
    try log.temporary.write("\(journal)\n\(Self.foreign)\n", to: "log/incidents/2025.jsonl")
    let seen = ["ML-20250101-AAAA": Self.old, "ML-20250702-HAND": Self.foreign]
    #expect(try log.records() == seen)
    #expect(try log.problems() == [])
    #expect(try recordNext().map(\.code) == ["recovered"])
    #expect(
      try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.foreign)\n\(Self.next)\n")
  }

  @Test("A line added by hand right behind the torn one is kept aside with it")
  func handAddedToTornLine() throws {
    try log.write([Self.old])
    try die()
    let journal = try #require(try log.text("incidents/2025.jsonl"))
    try log.temporary.write("\(journal)\(Self.foreign)\n", to: "log/incidents/2025.jsonl")
    #expect(try recordNext().map(\.code) == ["recovered"])
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.next)\n")
    #expect(try log.text(Self.kept)?.contains(Self.foreign) == true)
  }

  @Test("A journal that a merge rewrote keeps the lines of others and loses those of the change")
  func merged() throws {
    try log.write([Self.old])
    try die()
    try log.write([Self.foreign, Self.first, Self.old])
    let seen = ["ML-20250101-AAAA": Self.old, "ML-20250702-HAND": Self.foreign]
    #expect(try log.records() == seen)
    let recovery = try recordNext()
    #expect(
      recovery.first
        == Diagnostic(
          .warning, code: "changed-during-change",
          "the file was rewritten while a change had not ended",
          at: Diagnostic.Place(file: log.folder.file("incidents/2025.jsonl")),
          hints: ["`incidentlog check` shows whether a torn line was left in it"]))
    #expect(recovery.dropFirst().map(\.code) == ["recovered"])
    #expect(try log.text(Self.kept) == "\(Self.first)\n")
    #expect(
      try log.text("incidents/2025.jsonl") == "\(Self.foreign)\n\(Self.old)\n\(Self.next)\n")
  }

  @Test("A journal that a merge brought where the change had begun one is kept")
  func mergedNewJournal() throws {
    try die()
    try log.write([Self.foreign])
    #expect(try log.records() == ["ML-20250702-HAND": Self.foreign])
    #expect(try recordNext() == [])
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.foreign)\n\(Self.next)\n")
  }

  @Test("Lines of the change are known again after an editor converted the file")
  func converted() throws {
    try log.write([Self.old])
    try die()
    let text = "\u{FEFF}\(Self.old)\r\n\(Self.first)\r\n\(Self.foreign)\r\n"
    try log.temporary.write(text, to: "log/incidents/2025.jsonl")
    let seen = ["ML-20250101-AAAA": Self.old, "ML-20250702-HAND": Self.foreign]
    #expect(try log.records() == seen)
    #expect(try recordNext().map(\.code) == ["changed-during-change", "recovered"])
    #expect(
      try log.text("incidents/2025.jsonl")
        == "\u{FEFF}\(Self.old)\r\n\(Self.foreign)\r\n\(Self.next)\n")
  }

  @Test("A journal that was removed meanwhile is no problem")
  func removed() throws {
    try log.write([Self.old])
    try die()
    try log.write([], to: "incidents/2025.jsonl")
    #expect(try log.records() == [:])
    #expect(try recordNext().map(\.code) == ["changed-during-change"])
    #expect(try log.records() == ["ML-20250703-NEXT": Self.next])
  }

  @Test(
    "A note that cannot be trusted is kept aside and named; no file is touched for it",
    arguments: [
      "{\"files\":[{\"path\":\"/etc/passwd\",\"length\":0,\"tail\":\"\",\"lines\":[]}]}",
      "{\"files\":[{\"path\":\"../victim.jsonl\",\"length\":0,\"tail\":\"\",\"lines\":[]}]}",
      "{\"files\":[{\"path\":\"incidents/../../victim.jsonl\",\"length\":0,\"tail\":\"\"}]}",
      "{\"files\":[{\"path\":\"incidents/.hidden.jsonl\",\"length\":0,\"tail\":\"\"}]}",
      "{\"files\":[{\"path\":\"log.json\",\"length\":0,\"tail\":\"\",\"lines\":[]}]}",
      "{\"files\":[{\"path\":\"incidents/2025.jsonl\",\"length\":-1,\"tail\":\"\"}]}",
      "{\"files\":[{\"path\":\"incidents/2025.jsonl\",\"tail\":\"\"}]}",
      "{\"files\":{}}", "{}", "[]", "{\"files\":[", "nonsense",
    ])
  func untrustedNote(note: String) throws {
    try log.write([Self.old])
    try log.temporary.write("keep me\n", to: "victim.jsonl")
    try log.temporary.write(note, to: "log/pending.json")
    #expect(try log.records() == ["ML-20250101-AAAA": Self.old])
    #expect(
      try recordNext() == [
        Diagnostic(
          .warning, code: "unreadable-note",
          "a change never ended, and the note of what it wrote cannot be read",
          at: Diagnostic.Place(
            file: log.folder.file("recovered/2025-07-02T090000.000Z-pending.json")),
          hints: ["`incidentlog check` shows whether a torn line was left in the log"])
      ])
    #expect(try log.text("recovered/2025-07-02T090000.000Z-pending.json") == note)
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.next)\n")
    #expect(try log.temporary.text("victim.jsonl") == "keep me\n")
    #expect(try log.text("pending.json") == nil)
  }

  @Test("An empty note, and one that was never given its name, say nothing and are in nobody's way")
  func emptyNote() throws {
    try log.write([Self.old])
    try log.temporary.write("", to: "log/pending.json")
    try log.temporary.write("{\"files\":[", to: "log/pending.json.new")
    #expect(try recordNext() == [])
    #expect(try log.text("pending.json") == nil)
    #expect(try log.text("pending.json.new") == nil)
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.next)\n")
  }

  @Test("What two recoveries at one instant keep stands in one file")
  func twice() throws {
    try log.write([Self.old])
    try die()
    _ = try recordNext()
    let once = try #require(try log.text(Self.kept))
    try die()
    _ = try recordNext()
    #expect(try log.text(Self.kept) == once + once)
  }
}
