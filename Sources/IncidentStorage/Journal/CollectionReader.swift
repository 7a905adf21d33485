import Dispatch
package import IncidentCore
import Synchronization
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

  /// Reads a collection; long files by two threads.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package mutating func read<Value: Sendable>(
    _ collection: LogCollection, references: ReferenceLookUp,
    _ decode: @Sendable (JSON) -> Value?
  ) throws(StorageProblem) -> RecordSet<Value> {
    var records: [String: [ReadLine<Value>]] = [:]
    for file in snapshot.files(of: collection) {
      let bytes = try snapshot.bytes(of: file, in: folder) ?? []
      let parts = CollectionReader.parts(of: bytes)
      let read = Mutex([Int: PartContents<Value>]())
      let reader = self
      DispatchQueue.concurrentPerform(iterations: parts.count) { index in
        let contents = reader.contents(
          of: parts[index].bytes, file.path, after: parts[index].linesBefore, collection,
          references, decode)
        read.withLock { $0[index] = contents }
      }
      for (_, contents) in read.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
        for record in contents.records { records[record.line.id, default: []].append(record) }
        problems += contents.problems
        seenIDs.formUnion(contents.seenIDs)
      }
    }
    return RecordSet(records.values.compactMap(CollectionReader.settled))
  }

  /// A line that is a revision of a record, and what it says.
  private struct ReadLine<Value: Sendable>: Sendable {
    let line: StoredLine
    let value: Value?
  }

  /// What was read of a part of a file.
  private struct PartContents<Value: Sendable>: Sendable {
    var records: [ReadLine<Value>] = []
    var problems: [Diagnostic] = []
    var seenIDs: Set<String> = []
  }

  private static func settled<Value>(_ lines: [ReadLine<Value>]) -> StoredRecord<Value>? {
    if lines.count == 1 {
      return lines[0].value.map { StoredRecord(value: $0, line: lines[0].line, conflicting: []) }
    }
    guard let settled = RevisionRule.settle(lines.map(\.line)),
      let current = lines.first(where: {
        $0.line.rank == settled.current.rank
          && $0.line.file == settled.current.file
      }),
      let value = current.value
    else { return nil }
    return StoredRecord(value: value, line: settled.current, conflicting: settled.conflicting)
  }

  /// Files longer than this are read in two parts at once.
  private static let shortFile = 1 << 18

  /// The parts of a file that are read at once, each with how many lines stand before it.
  private static func parts(
    of bytes: [UInt8]
  ) -> [(bytes: ArraySlice<UInt8>, linesBefore: Int)] {
    guard bytes.count > shortFile, let end = bytes[(bytes.count / 2)...].firstIndex(of: 0x0A)
    else { return [(bytes[...], 0)] }
    let first = bytes[...end]
    return [(first, 0), (bytes[(end + 1)...], first.count { $0 == 0x0A })]
  }

  private func contents<Value>(
    of bytes: ArraySlice<UInt8>, _ file: String, after linesBefore: Int,
    _ collection: LogCollection, _ references: ReferenceLookUp, _ decode: (JSON) -> Value?
  ) -> PartContents<Value> {
    var contents = PartContents<Value>()
    var number = linesBefore
    var start = bytes.startIndex
    while start < bytes.endIndex {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A)
      let line = StoredLine.content(of: bytes[start..<(end ?? bytes.endIndex)])
      let checked = CheckedLine(
        line, number: number, isFinished: end != nil, as: collection, references)
      start = (end ?? bytes.endIndex) + 1
      if let id = checked.json?.text("id") { contents.seenIDs.insert(id) }
      contents.problems += checked.problems.map { $0.diagnostic(folder.file(file)) }
      guard checked.problems.isEmpty, let json = checked.json,
        let stored = StoredLine(json, file: file, number: number, bytes: line),
        asRecorded.map({ stored.recordedAt ?? $0 <= $0 }) ?? true
      else { continue }
      contents.records.append(ReadLine(line: stored, value: decode(json)))
    }
    return contents
  }
}
