import IncidentCore
import IncidentStorage
import TestSupport
import TextBasics

/// A small log in a folder of its own: one actor, two regions, two towns, and what a test adds.
struct SampleLog {
  static let now = Instant(millisecondsSince1970: 1_751_446_800_000)
  static let recording = Recording(at: now, by: "tester")

  let temporary: TemporaryFolder
  var folder: LogFolder { LogFolder(temporary.file("log")) }

  init() throws {
    temporary = try TemporaryFolder()
    try SmallLog.write(to: temporary)
  }

  /// The line of an incident in canonical form, without its end.
  static func incident(
    _ id: String, revision: Int = 1, at: String = "2025-07-02T09:00:00.000Z", by: String = "tester",
    reason: String? = nil, replaces: [String] = [], operation: String? = nil,
    title: String? = nil
  ) -> String {
    let why = reason.map { ",\"reason\":\"\($0)\"" } ?? ""
    let open = replaces.map { "\"\($0)\"" }.joined(separator: ",")
    let what = replaces.isEmpty ? "" : ",\"replaces\":[\(open)]"
    return "{\"id\":\"\(id)\",\"revision\":\(revision),"
      + "\"recorded\":{\"at\":\"\(at)\",\"by\":\"\(by)\"\(why)\(what)},\"state\":\"active\","
      + "\"occurred\":{\"start\":\"2025-07-01\",\"end\":\"2025-07-01\",\"precision\":\"day\"},"
      + "\"place\":{\"town\":\"ml-niono\",\"country\":\"ML\",\"precision\":\"settlement\"},"
      + "\"attack\":{\"kind\":\"shelling\"}"
      + (operation.map { ",\"operation\":\"\($0)\"" } ?? "")
      + (title.map { ",\"title\":\"\($0)\"" } ?? "") + "}"
  }

  /// The line of an operation in canonical form, without its end.
  static func operation(_ id: String) -> String {
    "{\"id\":\"\(id)\",\"revision\":1,"
      + "\"recorded\":{\"at\":\"2025-07-02T09:00:00.000Z\",\"by\":\"tester\"},\"state\":\"active\"}"
  }

  /// A change that adds records, given as lines.
  static func change(operations: [String] = [], incidents: [String]) throws -> LogChange {
    var change = LogChange()
    for line in operations {
      change.add(try JSONReader.read(line), to: .operations, recorded: recording)
    }
    for line in incidents {
      change.add(try JSONReader.read(line), to: .incidents, recorded: recording)
    }
    return change
  }

  /// Writes a journal, a line after the other.
  func write(_ lines: [String], to file: String = "incidents/2025.jsonl") throws {
    try temporary.write(lines.map { $0 + "\n" }.joined(), to: "log/\(file)")
  }

  /// The text of a file of the log; nil where there is none.
  func text(_ file: String) throws -> String? { try temporary.text("log/\(file)") }

  /// Records a change, with calls that may go wrong.
  @discardableResult
  func record(_ change: LogChange, calls: SystemCalls = .real) throws -> [Diagnostic] {
    try LogWriter(folder, calls: calls).change(at: SampleLog.now) {
      (_) throws(StorageProblem) in (change, ())
    }.recovery
  }

  /// The current lines of all incidents and operations, by id.
  func records() throws -> [String: String] { try SampleLog.records(LogContents(folder)) }

  static func records(_ contents: LogContents) -> [String: String] {
    let lines = contents.incidents.all.map(\.line) + contents.operations.all.map(\.line)
    return Dictionary(
      lines.map { ($0.id, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is wrong with the log, in short: code, file and line.
  func problems() throws -> [String] { try SampleLog.problems(LogContents(folder)) }

  static func problems(_ contents: LogContents) -> [String] {
    contents.problems.map { problem in
      let file = problem.place?.file.map { String($0.dropFirst(contents.folder.path.count + 1)) }
      return "\(problem.code) \(file ?? "-"):\(problem.place?.line ?? 0)"
    }
  }
}

extension SystemCalls {
  /// The system's calls without waiting for the disk, for tests that lose no power.
  static var unsynced: SystemCalls {
    var calls = SystemCalls.real
    calls.sync = { _ in 0 }
    return calls
  }
}
