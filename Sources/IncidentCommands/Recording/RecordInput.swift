import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Complete records in the log's own shape, read from a file: one a line, a list, or an envelope.
///
/// An id such as `$morning` is a local name: a new id is drawn for it, and put in its place where
/// other records of the same input refer to it.
struct RecordInput {
  private let bytes: [UInt8]
  private let file: String
  private let contents: LogContents
  private let recording: Recording
  private var ids: DrawnIDs
  private var names: [String: String] = [:]
  private var problems: [Diagnostic] = []

  init(
    _ bytes: [UInt8], from path: String, in contents: LogContents, recording: Recording,
    _ session: Session
  ) {
    self.bytes = bytes
    file = path == "-" ? "standard input" : path
    self.contents = contents
    self.recording = recording
    ids = DrawnIDs(contents, session)
  }

  /// A record with the text that it stands in.
  private struct Entry {
    var json: JSON
    let collection: LogCollection
    let text: ArraySlice<UInt8>
    let line: Int
  }

  /// The records as a change.
  mutating func prepared() throws(StorageProblem) -> ChangeRunner.Prepared {
    var entries = self.entries()
    for index in entries.indices { nameRecord(&entries[index]) }
    var change = LogChange()
    for index in entries.indices {
      putNames(in: &entries[index])
      let entry = entries[index]
      change.add(entry.json, to: entry.collection, recorded: recording)
    }
    for (entry, record) in zip(entries, change.records) {
      check(record.json, of: entry, in: change)
    }
    if entries.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          code: "no-records", "there are no records in the input",
          at: Diagnostic.Place(file: file),
          hints: ["write one record a line, or an object with `incidents` and `operations`"]))
    }
    guard problems.isEmpty else { throw StorageProblem(.invalidData, problems) }
    let written = change.records.compactMap { $0.json["id"]?.string }
    let count = written.count == 1 ? "1 record" : "\(written.count) records"
    return ChangeRunner.Prepared(
      change: change, ids: written, summary: "recorded \(count) from \(file)")
  }

  // MARK: Reading

  /// Reads the input as one JSON text, else as one record a line.
  private mutating func entries() -> [Entry] {
    if let whole = try? JSONReader.read(bytes) { return entries(in: whole) }
    var entries: [Entry] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(JSONProblem) {
        entries.append(entry(try JSONReader.read(line), in: line, line: number))
      } catch {
        problems.append(LineProblem(error, line: number, in: line).diagnostic(file))
      }
    }
    return entries
  }

  private func entries(in whole: JSON) -> [Entry] {
    let data = whole["data"] ?? whole
    let lists = ["operations", "incidents"].compactMap { data[$0]?.array }
    let records = lists.isEmpty ? data.array ?? [data] : lists.flatMap { $0 }
    return records.map { entry($0, in: bytes[...], line: 1) }
  }

  private func entry(_ json: JSON, in text: ArraySlice<UInt8>, line: Int) -> Entry {
    let isOperation =
      json["id"]?.string?.hasPrefix("OP-") == true
      || json["occurred"] == nil && json["place"] == nil && json["attack"] == nil
    return Entry(
      json: json, collection: isOperation ? .operations : .incidents, text: text, line: line)
  }

  // MARK: Names

  /// Gives a record that has only a local name, or none, an id.
  private mutating func nameRecord(_ entry: inout Entry) {
    let given = entry.json["id"]?.string
    if let given, !given.hasPrefix("$") {
      if contents.line(of: given, in: entry.collection) != nil {
        add(
          RecordProblem(
            pointer: "/id", offset: entry.json["id"]?.offset ?? -1, code: "id-taken",
            summary: "the log has a record with the id `\(given)` already",
            hints: ["`incidentlog amend \(given)` changes it"]), of: entry)
      }
      return
    }
    let start = entry.json["occurred"]?["start"]?.string.flatMap(Day.init(iso:))
    let id =
      entry.collection == .operations
      ? ids.operation(day: start ?? recording.at.day)
      : ids.incident(country: entry.json["place"]?["country"]?.string ?? "XX", day: start)
    if let given { names[given] = id }
    var members = entry.json.members ?? []
    members.removeAll { $0.key == "id" }
    entry.json.kind = .object([JSONMember("id", .string(id))] + members)
  }

  /// Puts ids in the place of local names.
  private func putNames(in entry: inout Entry) {
    for key in ["operation", "into"] {
      guard let value = entry.json[key], let id = value.string.flatMap({ names[$0] })
      else { continue }
      entry.json[key] = JSON(.string(id), offset: value.offset)
    }
  }

  // MARK: Checking

  private mutating func check(_ json: JSON, of entry: Entry, in change: LogChange) {
    for problem in change.problems(of: json, in: entry.collection, contents) {
      add(problem, of: entry)
    }
  }

  private mutating func add(_ problem: RecordProblem, of entry: Entry) {
    problems.append(
      LineProblem(problem, line: entry.line, in: entry.text).diagnostic(file))
  }
}
