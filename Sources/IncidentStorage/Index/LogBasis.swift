package import IncidentCore
package import TextBasics

/// A log without its incidents: what is needed to read them, and is read whole.
package struct LogBasis: Sendable {
  /// The folder.
  package let folder: LogFolder
  /// What the log says of itself.
  package let description: LogDescription
  /// The actors.
  package let actors: ActorRegister
  /// The regions.
  package let regions: RegionMap
  /// The towns.
  package let towns: TownFile
  /// The actors with the lines that hold them.
  let actorRecords: RecordSet<ConflictActor>
  /// The regions with the lines that hold them.
  let regionRecords: RecordSet<Region>
  /// The operations with the lines that hold them.
  package let operations: RecordSet<AttackOperation>
  /// What is wrong with single lines of what was read so far.
  package let problems: [Diagnostic]
  /// Looks up whether what an incident refers to exists.
  let references: ReferenceLookUp
  let snapshot: LogSnapshot
  /// What the system said of all files but the journals of incidents before they were read.
  let stamps: [String: JournalStamp]
  /// What is known of the files since an index was kept; nil without one.
  let seal: IndexSeal?
  /// Whether the seal vouches for all files but the journals of incidents.
  private let isVouchedFor: Bool

  /// Reads a log but for its incidents.
  ///
  /// Where a seal vouches for all of these files they are not checked again, and actors, regions
  /// and operations are read only when somebody asks for them.
  ///
  /// - Parameters:
  ///   - folder: The log's folder.
  ///   - asRecorded: Takes of each operation the highest revision recorded by then.
  ///   - cache: The folder of caches, where a table of towns and the seal of an index are kept.
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  package init(
    _ folder: LogFolder, asRecorded: Instant? = nil, cache: String? = nil
  ) throws(StorageProblem) {
    self.folder = folder
    description = try folder.description()
    let snapshot = try LogSnapshot(folder)
    self.snapshot = snapshot
    let others = LogCollection.allCases.filter { $0 != .incidents }.flatMap(snapshot.files(of:))
    let stamps = LogBasis.stamps(of: others, in: folder)
    self.stamps = stamps
    seal = cache.flatMap { IndexFile.path(of: folder, in: $0) }.flatMap(IndexSeal.init(ofIndex:))
    // Who asks for an earlier time is told what is wrong with later lines too.
    let isVouchedFor = asRecorded == nil && seal?.vouches(for: others, stamps) == true
    self.isVouchedFor = isVouchedFor
    towns = try TownFile(folder, snapshot, cache: cache)
    guard isVouchedFor else {
      var reference = CollectionReader(folder, snapshot)
      actorRecords = try reference.actors()
      regionRecords = try reference.regions(references: .none)
      actors = ActorRegister(actorRecords.values)
      regions = RegionMap(regionRecords.values)
      let look = ReferenceLookUp(actors: actors, regions: regions, towns: towns)
      var journals = CollectionReader(folder, snapshot, asRecorded: asRecorded)
      operations = try journals.operations(look)
      let seen = journals.seenIDs
      references = look.taking([.incident])
        .knowing(.operation, seen.contains, all: { seen.sorted() })
      problems = reference.problems + journals.problems
      return
    }
    let files = VouchedFiles(folder: folder, snapshot: snapshot) {
      LogBasis.stamps(of: others, in: folder) == stamps
    }
    let actorRecords = files.records { reader throws(StorageProblem) in try reader.actors() }
    self.actorRecords = actorRecords
    let regionRecords = files.records { reader throws(StorageProblem) in
      try reader.regions(references: .none)
    }
    self.regionRecords = regionRecords
    actors = ActorRegister(reading: { actorRecords.values })
    regions = RegionMap(reading: { files.regions() ?? regionRecords.values })
    let look = ReferenceLookUp(actors: actors, regions: regions, towns: towns)
    let operations = files.records { reader throws(StorageProblem) in try reader.operations(look) }
    self.operations = operations
    references = look.taking([.incident])
      .knowing(.operation, operations.contains, all: { operations.ids })
    problems = []
  }

  /// Whether an operation may have a marking of its own; where none can have one they are not read.
  package var mayMarkOperations: Bool {
    guard isVouchedFor else { return true }
    return snapshot.files(of: .operations).contains { file in
      guard let bytes = try? snapshot.bytes(of: file, in: folder) else { return true }
      return bytes.withUnsafeBytes { bytes in
        // What is escaped may be the key too.
        ByteSearch.offset(of: #""marking""#, in: bytes, 0..<bytes.count) != nil
          || ByteSearch.mayEscape(in: bytes)
      }
    }
  }

  /// Files in which nothing was wrong, as long as they stay as they were.
  private struct VouchedFiles: Sendable {
    let folder: LogFolder
    let snapshot: LogSnapshot
    let areUnchanged: @Sendable () -> Bool

    /// Records that are read when somebody asks for them: checked only if the files changed since.
    func records<Value>(
      _ read:
        @escaping @Sendable (inout CollectionReader) throws(StorageProblem) -> RecordSet<Value>
    ) -> RecordSet<Value> {
      RecordSet(reading: {
        for isVouchedFor in [true, false] {
          var reader = CollectionReader(folder, snapshot, isVouchedFor: isVouchedFor)
          if let read = try? read(&reader), !isVouchedFor || areUnchanged() { return read.all }
        }
        return []
      })
    }

    /// The regions in the order of their ids, without the lines that hold them; nil where the files
    /// changed since.
    func regions() -> [Region]? {
      var lines: [RegionLine] = []
      for file in snapshot.files(of: .regions) {
        guard let bytes = try? snapshot.bytes(of: file, in: folder) else { return nil }
        var start = 0
        while start < bytes.count {
          let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
          if end > start { lines += RegionLine(bytes[start..<end]).map { [$0] } ?? [] }
          start = end + 1
        }
      }
      // Numbers are moved about faster than regions.
      let order = lines.indices.sorted { lines[$0].region.id < lines[$1].region.id }
      var regions: [Region] = []
      var start = 0
      while start < order.count {
        let id = lines[order[start]].region.id
        let end = order[start...].firstIndex { lines[$0].region.id != id } ?? order.count
        regions += RegionLine.current(order[start..<end].map { lines[$0] }).map { [$0] } ?? []
        start = end
      }
      return areUnchanged() ? regions : nil
    }
  }

  private static func stamps(
    of files: [LogSnapshot.File], in folder: LogFolder
  ) -> [String: JournalStamp] {
    Dictionary(
      files.compactMap { file in
        JournalStamp(path: folder.file(file.path)).map { (file.path, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension CollectionReader {
  /// Reads actors.
  fileprivate mutating func actors() throws(StorageProblem) -> RecordSet<ConflictActor> {
    try read(.actors, references: .none, ConflictActor.init(json:))
  }

  /// Reads operations, whose attacks and each other are not looked up.
  fileprivate mutating func operations(
    _ references: ReferenceLookUp
  ) throws(StorageProblem) -> RecordSet<AttackOperation> {
    try read(
      .operations, references: references.taking([.incident, .operation]),
      AttackOperation.init(json:))
  }
}

extension LogBasis {
  /// The journals of incidents, opened; nil where a change has not ended that holds other lines.
  func journals() throws(StorageProblem) -> [JournalFile]? {
    var files: [JournalFile] = []
    for shown in snapshot.files(of: .incidents) {
      guard shown.rest.isEmpty else { return nil }
      if let file = try JournalFile(shown, in: folder) { files.append(file) }
    }
    return files
  }

  /// What is known of the lines of these journals: what the seal says, if all is as it was then.
  func known(_ journals: [JournalFile]) -> KnownLines {
    guard isVouchedFor, let seal,
      journals.allSatisfy({ seal.files[$0.path] == $0.stamp && $0.length == $0.stamp.size })
    else { return .unknown }
    return seal.lines
  }

  /// All other files, opened; nil where one is not what was read of it.
  func otherFiles() -> [JournalFile]? {
    var files: [JournalFile] = []
    for collection in LogCollection.allCases where collection != .incidents {
      for shown in snapshot.files(of: collection) {
        guard shown.rest.isEmpty, let file = try? JournalFile(shown, in: folder),
          stamps[file.path] == file.stamp
        else { return nil }
        files.append(file)
      }
    }
    return files
  }
}
