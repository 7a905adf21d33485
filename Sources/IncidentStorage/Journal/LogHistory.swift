package import IncidentCore
import TextBasics

/// Every revision of every record that a log holds, as the changes that they were recorded by.
package struct LogHistory: Sendable {
  /// The changes, the oldest first.
  package let changes: [RecordedChange]
  /// What was imported, the oldest first.
  let imports: [RecordedImport]
  /// The revisions of each record, the oldest first, reference data as it was shipped among them.
  let records: [RecordName: [RecordRevision]]

  init(
    changes: [RecordedChange], imports: [RecordedImport],
    records: [RecordName: [RecordRevision]]
  ) {
    self.changes = changes
    self.imports = imports
    self.records = records
  }

  /// Reads the history of a log; lines that cannot be read are left out, as they are elsewhere.
  ///
  /// - Parameters:
  ///   - contents: The log.
  ///   - part: What is needed of it; there may be more.
  /// - Throws: A problem if a file cannot be read at all.
  /// - Complexity: O(*n*) in the size of the log; with an index only the lines of the part are read.
  package init(_ contents: LogContents, _ part: HistoryPart = .all) throws(StorageProblem) {
    let folder = contents.folder
    let snapshot = try LogSnapshot(folder)
    let imports = try RecordedImport.all(in: folder, snapshot).imports
    var revisions = try LogHistory.revisions(
      in: folder, snapshot, imports, besides: contents.index == nil ? nil : .incidents)
    var isTold: @Sendable (Day) -> Bool = { _ in true }
    if let index = contents.index {
      let found = try HistoryLines(index, in: folder, imports)
      isTold = found.days(of: part, beside: revisions)
      revisions += found.revisions(of: part, on: isTold)
    }
    self.imports = imports
    changes = RecordedChange.changes(
      of: revisions, imports.filter { isTold($0.recorded.at.day) }
    ).filter { isTold($0.recorded.at.day) }
    records = Dictionary(grouping: revisions) {
      RecordName(collection: $0.collection, id: $0.line.id)
    }
  }

  /// Reads all lines of a log by record, those of reference data as it was shipped among them.
  ///
  /// Collections of reference data of which nothing was ever recorded are left out; of towns, which
  /// are many, those that have a single line and nothing recorded. Of `ids` only incidents are read;
  /// a collection that others are read `besides` is not.
  static func revisions(
    in folder: LogFolder, _ snapshot: LogSnapshot, _ imports: [RecordedImport] = [],
    of ids: Set<String>? = nil, besides other: LogCollection? = nil
  ) throws(StorageProblem) -> [RecordRevision] {
    var revisions: [RecordRevision] = []
    for collection in LogCollection.allCases
    where collection != other && (ids == nil || collection == .incidents) {
      var lines: [String: [StoredLine]] = [:]
      func add(_ line: StoredLine) {
        if tells(of: line) { lines[line.id, default: []].append(line) }
      }
      let isImported = imports.contains { $0.lines[collection] != nil }
      if collection == .towns, !isImported, let file = snapshot.files(of: .towns).first {
        try TownFile(folder, snapshot).forEachLineWithHistory { number, text in
          LogLines.line(text, file.path, number, where: { isRight($0, in: collection) }).map(add)
        }
      } else {
        for file in snapshot.files(of: collection) {
          guard let bytes = try snapshot.bytes(of: file, in: folder),
            // Reference data that was shipped and never amended has no history.
            collection.isJournal || isImported || tellsOfRecording(bytes)
          else { continue }
          LogLines.all(in: bytes, of: file, ids: ids, where: { isRight($0, in: collection) })
            .forEach(add)
        }
      }
      for id in lines.keys.sorted() {
        revisions += RecordRevision.revisions(of: lines[id] ?? [], in: collection)
      }
    }
    return revisions
  }

  private static func tellsOfRecording(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes {
      ByteSearch.offset(of: #""recorded""#, in: $0, 0..<$0.count) != nil
    }
  }

  /// Whether a line is no longer than what is read.
  static func tells(of line: StoredLine) -> Bool {
    line.bytes.count <= CollectionReader.maximumLineLength
  }

  /// Whether history tells of what a line holds, whatever it refers to.
  static func isRight(_ json: JSON, in collection: LogCollection) -> Bool {
    ShapeCheck.problems(of: json, as: collection.shape, references: .none).isEmpty
      && (!collection.isJournal || RecordRules.problems(of: json, strictness: .asGiven).isEmpty)
  }
}

extension LogHistory {
  /// The change that recorded a line.
  package func change(holding line: StoredLine) -> RecordedChange? {
    changes.last { change in change.revisions.contains { $0.line.bytes == line.bytes } }
  }

  /// Finds the last change that was made in this log; what was imported was made in another.
  ///
  /// - Parameter now: Changes that are dated later were recorded by a clock that was ahead.
  /// - Returns: The change; nil where there is none.
  package func last(by now: Instant) -> RecordedChange? {
    changes.last { change in
      guard change.recorded.at <= now else { return false }
      return change.source != nil
        || !change.revisions.allSatisfy { revision in
          imports.contains { $0.holds(revision.line.hash, in: revision.collection) }
        }
    }
  }

  /// The revisions of one record, the oldest first.
  package func revisions(of id: String, in collection: LogCollection) -> [RecordRevision] {
    (records[RecordName(collection: collection, id: id)] ?? [])
      .filter { $0.line.recordedAt != nil }
  }

  /// Finds the latest revision that some lines of one record were all made from.
  ///
  /// - Parameters:
  ///   - lines: The lines, the first of which leads the way back.
  ///   - collection: The collection of the record.
  /// - Returns: The revision; nil where there is none, or it is lost.
  package func commonAncestor(
    of lines: [StoredLine], in collection: LogCollection
  ) -> RecordRevision? {
    guard let first = lines.first else { return nil }
    return RecordRevision.commonAncestor(
      of: lines, among: revisions(of: first.id, in: collection))
  }
}
