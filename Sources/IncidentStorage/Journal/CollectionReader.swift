package import IncidentCore
package import TextBasics

/// Reads the files of a collection: good lines by the revision rule, bad ones as problems.
package struct CollectionReader {
  /// The longest line that is read, in bytes.
  package static let maximumLineLength = 1 << 20

  /// What is wrong with single lines, in the order of files and lines.
  package private(set) var problems: [Diagnostic] = []
  /// The ids of all lines that bear one, also of those that are otherwise wrong.
  private(set) var seenIDs: Set<String> = []

  private let folder: LogFolder
  private let snapshot: LogSnapshot
  private let asRecorded: Instant?

  /// Reads in a folder what a snapshot shows of it.
  ///
  /// Lines recorded later than `asRecorded` are left out.
  package init(_ folder: LogFolder, _ snapshot: LogSnapshot, asRecorded: Instant? = nil) {
    self.folder = folder
    self.snapshot = snapshot
    self.asRecorded = asRecorded
  }

  /// Reads a collection.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package mutating func read<Value: Sendable>(
    _ collection: LogCollection, references: ReferenceLookUp, _ decode: (JSON) -> Value?
  ) throws(StorageProblem) -> RecordSet<Value> {
    var lines: [String: [StoredLine]] = [:]
    for file in snapshot.files(of: collection) {
      let bytes = try snapshot.bytes(of: file, in: folder) ?? []
      var number = 0
      var start = 0
      while start < bytes.count {
        number += 1
        let end = bytes[start...].firstIndex(of: 0x0A)
        let line = LogLine(
          bytes: StoredLine.content(of: bytes[start..<(end ?? bytes.count)]), file: file.path,
          number: number, isFinished: end != nil)
        if let stored = check(line, collection, references),
          asRecorded.map({ stored.recordedAt ?? $0 <= $0 }) ?? true
        {
          lines[stored.id, default: []].append(stored)
        }
        start = (end ?? bytes.count) + 1
      }
    }
    return RecordSet(
      lines.values.compactMap { lines in
        guard let settled = RevisionRule.settle(lines), let value = decode(settled.current.json)
        else { return nil }
        return StoredRecord(value: value, line: settled.current, conflicting: settled.conflicting)
      })
  }

  private struct LogLine {
    let bytes: ArraySlice<UInt8>
    let file: String
    let number: Int
    let isFinished: Bool
  }

  /// The line as a revision of a record; nil where it is blank, bad, or not yet finished.
  private mutating func check(
    _ line: LogLine, _ collection: LogCollection, _ references: ReferenceLookUp
  ) -> StoredLine? {
    let bytes = line.bytes
    guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return nil }
    guard let json = good(line, collection, references) else { return nil }
    return StoredLine(json, file: line.file, number: line.number, bytes: bytes)
  }

  /// The record in a line, checked; nil where it is bad or not yet finished.
  private mutating func good(
    _ line: LogLine, _ collection: LogCollection, _ references: ReferenceLookUp
  ) -> JSON? {
    let bytes = line.bytes
    guard bytes.count <= CollectionReader.maximumLineLength else {
      add(LineProblem(code: "long-line", "a line over 1 MiB", line: line.number), line)
      return nil
    }
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
    } catch {
      // The end of a file may be a line that somebody is still writing by other means.
      add(
        line.isFinished
          ? LineProblem(error, line: line.number, in: bytes)
          : LineProblem(
            .warning, code: "unfinished-line", "the last line is not finished and was left out",
            line: line.number), line)
      return nil
    }
    if let id = json.text("id") { seenIDs.insert(id) }
    var found = ShapeCheck.problems(of: json, as: collection.shape, references: references)
    if found.isEmpty, collection.isJournal {
      found = RecordRules.problems(of: json, strictness: .asGiven)
    }
    for problem in found { add(LineProblem(problem, line: line.number, in: bytes), line) }
    return found.isEmpty ? json : nil
  }

  /// The record in a single line, checked like all others; nil where it is bad or unfinished.
  ///
  /// - Parameter number: Counts the line's number, which only a problem needs.
  mutating func json(
    ofLine bytes: ArraySlice<UInt8>, file: String, number: () -> Int, isFinished: Bool,
    _ collection: LogCollection, _ references: ReferenceLookUp
  ) -> JSON? {
    var trial = CollectionReader(folder, snapshot)
    func line(_ number: Int) -> LogLine {
      LogLine(bytes: bytes, file: file, number: number, isFinished: isFinished)
    }
    let json = trial.good(line(0), collection, references)
    if !trial.problems.isEmpty { _ = good(line(number()), collection, references) }
    return json
  }

  private mutating func add(_ problem: LineProblem, _ line: LogLine) {
    problems.append(problem.diagnostic(folder.file(line.file)))
  }
}
