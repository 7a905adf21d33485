import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// A generated log with what is rare in logs, decoded whole and by its index.
private struct RareLog {
  let whole: LogContents
  let indexed: LogContents
  /// The history of all lines.
  let history: LogHistory
  private let folder: TemporaryFolder
  private let log: LogFolder

  init() throws {
    folder = try TemporaryFolder()
    log = LogFolder(folder.file("log"))
    try SmallLog.write(to: folder, as: "reference")
    try folder.write(
      """
      {"id":"jnim","name":"JNIM","kind":"jihadist-group"}
      {"id":"fama","name":"FAMa","kind":"state-forces"}

      """, to: "reference/actors.jsonl")
    _ = try GeneratedLog.write(
      seed: 21, revisions: 60, to: log.path, reference: LogFolder(folder.file("reference")))
    try RareLog.addLines(to: log, in: folder)
    try RareLog.noteImports(of: log, in: folder)
    whole = try LogContents(log)
    history = try LogHistory(whole)
    indexed = try LogContents(log, cache: folder.file("cache"), longJournals: 0)
  }

  /// Appends what is rare in logs, all of it recorded on two days.
  private static func addLines(to log: LogFolder, in folder: TemporaryFolder) throws {
    var lines = try #require(try log.files(of: .incidents).last.flatMap { try bytes($0, in: log) })
      .split(separator: 0x0A).map { [UInt8]($0) }
    let name = try #require(try log.files(of: .incidents).last)
    let base = lines[lines.count - 3][...]
    func append(
      _ base: ArraySlice<UInt8>, _ at: String, _ change: (inout JSON) -> Void
    ) throws -> ArraySlice<UInt8> {
      var json = try JSONReader.read(base)
      let old = StoredLine.hash(of: base)
      json["revision"] = .integer((json["revision"]?.integer ?? 1) + 1)
      json["recorded"] = .object([
        "at": .string("2026-01-\(at):00.000Z"), "by": .string("tester"), "reason": .string("test"),
        "replaces": .strings([old]),
      ])
      change(&json)
      lines.append(Array(json.text.utf8))
      return lines[lines.count - 1][...]
    }
    // Two of one revision, one line twice, an unknown town, and two commands at one instant.
    let one = try append(base, "02T10:00") { $0["title"] = .string("one") }
    _ = try append(base, "02T10:00") { $0["title"] = .string("other") }
    lines.append(Array(one))
    _ = try append(one, "02T11:00") { $0["place"]?["town"] = .string("nowhere") }
    _ = try append(lines[lines.count - 8][...], "02T11:00") {
      $0["recorded"]?["by"] = .string("another")
    }
    _ = try append(lines[0][...], "03T09:00") { $0["title"] = .string("ahead") }
    // What is no record, what has the wrong shape, and what somebody is writing still.
    lines.append(Array(#"{"id":"ML-"#.utf8))
    _ = try append(lines[1][...], "03T09:30") { $0["attack"] = .integer(1) }
    let unfinished = try append(lines[2][...], "03T09:40") { $0["title"] = .string("unfinished") }
    #expect(lines.removeLast() == Array(unfinished))
    try folder.write(
      lines.flatMap { $0 + [0x0A] } + Array(unfinished), to: "log/\(name)")
  }

  /// Notes that old lines were taken over much later, twice, and an operation with them.
  private static func noteImports(of log: LogFolder, in folder: TemporaryFolder) throws {
    let first = try #require(try log.files(of: .incidents).first.flatMap { try bytes($0, in: log) })
    let incidents = first.split(separator: 0x0A).prefix(2).map { StoredLine.hash(of: $0) }
    let operations = try #require(
      try log.files(of: .operations).first.flatMap { try bytes($0, in: log) }
    )
    .split(separator: 0x0A).prefix(1).map { StoredLine.hash(of: $0) }
    func note(_ at: String, _ hashes: [String]) -> String {
      """
      {"id":"\(at)","recorded":{"at":"\(at)","by":"tester"},"from":"there",\
      "lines":{"incidents":\(JSON.strings(hashes).text),\
      "operations":\(JSON.strings(operations).text)}}

      """
    }
    try folder.write(
      note("2026-01-02T10:00:00.000Z", incidents)
        + note("2026-01-04T10:00:00.000Z", [incidents[0]]),
      to: "log/imports.jsonl")
  }

  private static func bytes(_ name: String, in log: LogFolder) throws -> [UInt8]? {
    try FileAccess().read(log.file(name))
  }
}

/// The history of a log by an index beside that of all its lines.
@Suite struct HistoryLinesTests {
  private static let log = Result { try RareLog() }

  /// All that a change says, and how the records that it touched stood before and after.
  private func describe(_ change: RecordedChange, in history: LogHistory) -> [String] {
    func name(_ line: StoredLine?) -> String { line.map { "\($0.file) \($0.hash)" } ?? "none" }
    return ["\(change.id) \(change.recorded) \(change.source ?? "here")"]
      + change.revisions.map {
        "\($0.collection) \($0.line.id) \($0.line.revision) \(name($0.line)) "
          + "\($0.standing) after \(name($0.previous))"
      }
      + history.records(of: change).map {
        "\($0.id) \($0.before.map(name)) \($0.after.map(name)) "
          + "\(history.revisions(of: $0.id, in: $0.collection).map { name($0.line) })"
      }
  }

  @Test func `the whole history is the same`() throws {
    let log = try Self.log.get()
    #expect(log.indexed.index != nil)
    #expect(log.whole.problems.count == 3 && log.indexed.problems == log.whole.problems)
    let (expected, found) = (log.history, try LogHistory(log.indexed))
    #expect(
      found.changes.map { describe($0, in: found) }
        == expected.changes.map { describe($0, in: expected) })
    #expect(found.records.keys == expected.records.keys)
    #expect(
      expected.changes.suffix(7).map(\.id) == [
        "2026-01-02T10:00:00.000Z", "2026-01-02T10:00:00.000Z/2", "2026-01-02T11:00:00.000Z",
        "2026-01-02T11:00:00.000Z/2", "2026-01-03T09:00:00.000Z", "2026-01-03T09:40:00.000Z",
        "2026-01-04T10:00:00.000Z",
      ])
  }

  @Test(arguments: [
    "2013-01-01", "2019-06-01", "2026-01-02", "2026-01-03", "2026-01-04", "2030-01-01",
  ])
  func `what was recorded since a day is the same`(text: String) throws {
    let log = try Self.log.get()
    let day = try #require(Day(iso: text))
    let (expected, found) = (log.history, try LogHistory(log.indexed, .since(day)))
    #expect(
      found.changes.map { describe($0, in: found) }
        == expected.changes.filter { $0.recorded.at.day >= day }
        .map { describe($0, in: expected) })
  }

  @Test func `a day's changes are the same, and are all that is told`() throws {
    let log = try Self.log.get()
    let expected = log.history
    let days = Set(expected.changes.map(\.recorded.at.day)).sorted()
    for day in days.prefix(2) + days.suffix(4) {
      let found = try LogHistory(log.indexed, .days([day]))
      #expect(
        found.changes.map { describe($0, in: found) }
          == expected.changes.filter { $0.recorded.at.day == day }
          .map { describe($0, in: expected) })
    }
  }

  @Test func `a record's changes and revisions are the same`() throws {
    let log = try Self.log.get()
    let expected = log.history
    func changes(of name: RecordName, in history: LogHistory) -> [[String]] {
      history.changes.filter { change in
        change.revisions.contains {
          $0.collection == name.collection && $0.line.id == name.id
        }
      }.map { describe($0, in: history) }
    }
    let names = expected.records.keys.filter(\.collection.isJournal).sorted {
      expected.records[$0]?.count ?? 0 > expected.records[$1]?.count ?? 0
    }
    let imported = expected.changes.filter { $0.source != nil }.flatMap(\.revisions).map {
      RecordName(collection: $0.collection, id: $0.line.id)
    }
    #expect(Set(imported).count == 3)
    for name in names.prefix(8) + imported {
      let found = try LogHistory(log.indexed, .records([name]))
      #expect(changes(of: name, in: found) == changes(of: name, in: expected))
      #expect(found.changes.count < expected.changes.count)
    }
  }

  @Test func `the last changes are the same, and no more are read than are enough`() throws {
    let log = try Self.log.get()
    let expected = log.history
    for text in ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-05"] {
      let time = Instant(endOf: try #require(Day(iso: text)))
      let found = try LogHistory.latest(log.indexed) { $0.last(by: time) != nil }
      let change = try #require(found.last(by: time))
      #expect(
        describe(change, in: found)
          == expected.last(by: time).map { describe($0, in: expected) })
      #expect(found.changes.count < 20)
      #expect(
        found.changes.map(\.id) == expected.changes.suffix(found.changes.count).map(\.id))
    }
    let all = try LogHistory.latest(log.indexed) { _ in false }
    #expect(all.changes.map(\.id) == expected.changes.map(\.id))
  }
}
