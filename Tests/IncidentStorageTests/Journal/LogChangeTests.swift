import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite("Log change")
struct LogChangeTests {
  private let log: SampleLog

  init() throws {
    log = try SampleLog()
  }

  @Test("A new record is written in canonical form, with what is known of its recording")
  func add() throws {
    let text =
      #"{"odd":[1.50],"attack":{"kind":"shelling"},"title":"\u00e9","tags":[],"#
      + #""place":{"precision":"country","country":"ML"},"occurred":{"precision":"unknown"},"#
      + #""id":"ML-20250701-0001"}"#
    var change = LogChange()
    change.add(try JSONReader.read(text), to: .incidents, recorded: SampleLog.recording)
    try log.record(change)
    #expect(
      try log.text("incidents/2025.jsonl")
        == #"{"id":"ML-20250701-0001","revision":1,"#
        + #""recorded":{"at":"2025-07-02T09:00:00.000Z","by":"tester"},"#
        + #""occurred":{"precision":"unknown"},"#
        + #""place":{"country":"ML","precision":"country"},"attack":{"kind":"shelling"},"#
        + #""title":"é","odd":[1.50]}"# + "\n")
  }

  @Test("An amendment is the next revision, replaces all open lines, and changes nothing else")
  func amend() throws {
    let first = SampleLog.incident("ML-20250701-0001").dropLast() + #","odd":14.50}"#
    let other = SampleLog.incident("ML-20250701-0001", revision: 4, by: "zoe", reason: "why")
    try log.write([String(first), other])
    let contents = try LogContents(log.folder)
    let record = try #require(contents.incidents["ML-20250701-0001"])
    #expect(record.line.revision == 4)
    var json = try JSONReader.read(String(first))
    json["title"] = .string("new")
    var recording = SampleLog.recording
    recording.reason = "named"
    var change = LogChange()
    change.amend(record, to: json, in: .incidents, recorded: recording)
    try log.record(change)
    let hashes = [other, String(first)].map { "\"\(StoredLineTests.hash($0))\"" }
    let added =
      SampleLog.incident(
        "ML-20250701-0001", revision: 5, reason: "named",
        replaces: hashes.map { $0.filter { $0 != "\"" } }, title: "new"
      ).dropLast() + #","odd":14.50}"#
    #expect(try log.text("incidents/2025.jsonl") == "\(first)\n\(other)\n\(added)\n")
    let current = try #require(try LogContents(log.folder).incidents["ML-20250701-0001"])
    #expect(current.value.title == "new")
    #expect(current.disagreement == nil)
  }

  @Test("Records go to the year of their recording, reference data to its file, in one change")
  func files() throws {
    var change = LogChange()
    let recording = Recording(
      at: try #require(Instant(iso: "2026-01-01T00:00:00.000Z")), by: "tester")
    change.add(
      try JSONReader.read(#"{"id":"ansar","name":"Ansar","kind":"militia"}"#), to: .actors,
      recorded: recording)
    change.add(
      try JSONReader.read(SampleLog.operation("OP-20250701-0001")), to: .operations,
      recorded: recording)
    change.add(
      try JSONReader.read(
        SampleLog.incident("ML-20250701-0001", operation: "OP-20250701-0001")), to: .incidents,
      recorded: recording)
    try log.record(change)
    #expect(
      try log.text("actors.jsonl")
        == #"{"id":"jnim","name":"JNIM","kind":"jihadist-group"}"# + "\n"
        + #"{"id":"ansar","name":"Ansar","kind":"militia","revision":1,"#
        + #""recorded":{"at":"2026-01-01T00:00:00.000Z","by":"tester"}}"# + "\n")
    #expect(try log.text("operations/2026.jsonl")?.split(separator: "\n").count == 1)
    #expect(try log.text("incidents/2026.jsonl")?.split(separator: "\n").count == 1)
    #expect(try log.records().keys.sorted() == ["ML-20250701-0001", "OP-20250701-0001"])
  }

  @Test("Records may refer to each other, but not to what is nowhere")
  func references() throws {
    let attack = SampleLog.incident("ML-20250701-0001", operation: "OP-20250701-0001")
    let alone = try #require(throws: StorageProblem.self) {
      try log.record(SampleLog.change(incidents: [attack]))
    }
    #expect(alone.kind == .wrongInput)
    #expect(
      alone.diagnostics == [
        Diagnostic(
          code: "unknown-operation", "no operation has the id `OP-20250701-0001`",
          at: Diagnostic.Place(path: "/operation"))
      ])
    try log.record(
      SampleLog.change(
        operations: [SampleLog.operation("OP-20250701-0001")], incidents: [attack]))
    #expect(try log.problems() == [])
  }

  @Test("Figures out of order are refused where somebody types them")
  func counts() throws {
    let line =
      SampleLog.incident("ML-20250701-0001").dropLast()
      + #","casualties":[{"key":"c1","of":"civilians","outcome":"killed","#
      + #""count":{"low":7,"high":5},"by":"press","stated":"2025-07-02"}]}"#
    let problem = try #require(throws: StorageProblem.self) {
      try log.record(SampleLog.change(incidents: [String(line)]))
    }
    #expect(problem.description == "`low`, `best` and `high` are not in order")
    #expect(try log.text("incidents/2025.jsonl") == nil)
  }
}
