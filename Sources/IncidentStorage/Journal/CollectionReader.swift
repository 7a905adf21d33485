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
  /// The ids of all lines of journals that bear one, also of those that are otherwise wrong.
  private(set) var seenIDs: Set<String> = []

  private let folder: LogFolder
  private let snapshot: LogSnapshot
  private let asRecorded: Instant?
  private let isVouchedFor: Bool

  /// Reads in a folder what a snapshot shows of it.
  ///
  /// Lines recorded later than `asRecorded` are left out. What is vouched for is not checked again.
  package init(
    _ folder: LogFolder, _ snapshot: LogSnapshot, asRecorded: Instant? = nil,
    isVouchedFor: Bool = false
  ) {
    self.folder = folder
    self.snapshot = snapshot
    self.asRecorded = asRecorded
    self.isVouchedFor = isVouchedFor
  }

  /// Reads a collection, by two threads where there are several files or long ones.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package mutating func read<Value: Sendable>(
    _ collection: LogCollection, references: ReferenceLookUp,
    _ decode: @Sendable (JSON) -> Value?
  ) throws(StorageProblem) -> RecordSet<Value> {
    try read(collection, references: references, passingOverOutlines: false) { json, _ in
      decode(json)
    }
  }

  /// Reads the regions; plain outlines when they are asked for.
  ///
  /// - Throws: A problem if the file cannot be read at all.
  package mutating func regions(
    references: ReferenceLookUp
  ) throws(StorageProblem) -> RecordSet<Region> {
    try read(
      .regions, references: references, passingOverOutlines: true, Region.init(json:outline:))
  }

  private mutating func read<Value: Sendable>(
    _ collection: LogCollection, references: ReferenceLookUp, passingOverOutlines: Bool,
    _ decode: @Sendable (JSON, ArraySlice<UInt8>?) -> Value?
  ) throws(StorageProblem) -> RecordSet<Value> {
    let parts = try parts(of: collection)
    let read = Mutex([Int: PartContents<Value>]())
    let reader = self
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      let contents = reader.contents(
        of: parts[index], collection, references, passingOverOutlines, decode)
      read.withLock { $0[index] = contents }
    }
    var records = FirstLines<Value>()
    for (_, contents) in read.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      for record in contents.records { records.append(record) }
      problems += contents.problems
      seenIDs.formUnion(contents.seenIDs)
    }
    return RecordSet(records.settled(asRecorded: asRecorded))
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

  /// Lines by record: most records have one.
  private struct FirstLines<Value: Sendable> {
    private var positions: [String: Int] = [:]
    private var first: [ReadLine<Value>] = []
    private var later: [Int: [ReadLine<Value>]] = [:]

    mutating func append(_ line: ReadLine<Value>) {
      if let position = positions[line.line.id] {
        later[position, default: []].append(line)
      } else {
        positions[line.line.id] = first.count
        first.append(line)
      }
    }

    /// The records by the revision rule, of the lines that were recorded by a time if one is given.
    func settled(asRecorded: Instant?) -> [StoredRecord<Value>] {
      first.indices.compactMap { position in
        guard let others = later[position] else {
          let only = first[position]
          if let asRecorded, let at = only.line.recordedAt, at > asRecorded { return nil }
          return only.value.map { StoredRecord(value: $0, line: only.line, conflicting: []) }
        }
        var lines = [first[position]] + others
        if let asRecorded {
          let known = RevisionRule.recorded(by: asRecorded, lines.map(\.line))
          lines = zip(lines, known).filter(\.1).map(\.0)
        }
        guard let settled = RevisionRule.settle(lines.map(\.line)),
          let current = lines.first(where: { $0.line.bytes == settled.current.bytes }),
          let value = current.value
        else { return nil }
        return StoredRecord(
          value: value, line: settled.current, conflicting: settled.conflicting,
          edited: settled.edited)
      }
    }
  }

  /// Files longer than this are read in two parts at once.
  private static let shortFile = 1 << 16

  /// A file, or a half of it.
  private struct Part: Sendable {
    let file: String
    let bytes: ArraySlice<UInt8>
    /// How many lines of the file stand before it.
    var linesBefore = 0
  }

  private func parts(of collection: LogCollection) throws(StorageProblem) -> [Part] {
    var parts: [Part] = []
    for file in snapshot.files(of: collection) {
      let bytes = try snapshot.bytes(of: file, in: folder) ?? []
      let isLong = bytes.count > CollectionReader.shortFile
      if isLong, let end = bytes[(bytes.count / 2)...].firstIndex(of: 0x0A) {
        let first = bytes[...end]
        parts.append(Part(file: file.path, bytes: first))
        let linesBefore = first.count { $0 == 0x0A }
        parts.append(
          Part(file: file.path, bytes: bytes[(end + 1)...], linesBefore: linesBefore))
      } else {
        parts.append(Part(file: file.path, bytes: bytes[...]))
      }
    }
    return parts
  }

  private func contents<Value>(
    of part: Part, _ collection: LogCollection, _ references: ReferenceLookUp,
    _ passingOverOutlines: Bool, _ decode: (JSON, ArraySlice<UInt8>?) -> Value?
  ) -> PartContents<Value> {
    var contents = PartContents<Value>()
    let (bytes, file) = (part.bytes, part.file)
    var number = part.linesBefore
    var start = bytes.startIndex
    while start < bytes.endIndex {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A)
      let line = StoredLine.content(of: bytes[start..<(end ?? bytes.endIndex)])
      let checked =
        isVouchedFor
        ? CheckedLine(vouchedFor: line, passingOverOutlines: passingOverOutlines)
        : CheckedLine(
          line, number: number, isFinished: end != nil, as: collection, references,
          passingOverOutlines: passingOverOutlines)
      start = (end ?? bytes.endIndex) + 1
      if collection.isJournal, let id = checked.json?.text("id") { contents.seenIDs.insert(id) }
      contents.problems += checked.problems.map { $0.diagnostic(folder.file(file)) }
      guard checked.problems.isEmpty, let json = checked.json,
        let stored = StoredLine(json, file: file, number: number, bytes: line)
      else { continue }
      contents.records.append(ReadLine(line: stored, value: decode(json, checked.outline)))
    }
    return contents
  }
}
