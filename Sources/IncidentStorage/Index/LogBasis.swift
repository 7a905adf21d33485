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

  /// Reads a log but for its incidents.
  ///
  /// Where a seal vouches for all of these files they are not checked again, and operations are
  /// read only when somebody asks for them.
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
    var isVouchedFor = asRecorded == nil && seal?.vouches(for: others, stamps) == true
    var reference = try Reference(folder, snapshot, isVouchedFor)
    // What changed since its stamp was taken is not what was vouched for.
    if isVouchedFor, LogBasis.stamps(of: others, in: folder) != stamps {
      isVouchedFor = false
      reference = try Reference(folder, snapshot, isVouchedFor)
    }
    actorRecords = reference.actors
    regionRecords = reference.regions
    actors = ActorRegister(actorRecords.values)
    regions = RegionMap(regionRecords.values)
    towns = try TownFile(folder, snapshot, cache: cache)
    let look = ReferenceLookUp(actors: actors, regions: regions, towns: towns)
    if isVouchedFor {
      let operations = LogBasis.operations(folder, snapshot, look) {
        LogBasis.stamps(of: others, in: folder) == stamps
      }
      self.operations = operations
      references = look.taking([.incident])
        .knowing(.operation, operations.contains, all: { operations.ids })
      problems = []
    } else {
      var journals = CollectionReader(folder, snapshot, asRecorded: asRecorded)
      operations = try journals.operations(look)
      let seen = journals.seenIDs
      references = look.taking([.incident])
        .knowing(.operation, seen.contains, all: { seen.sorted() })
      problems = reference.problems + journals.problems
    }
  }

  /// The operations, read when somebody asks for them: unchecked if they are what was vouched for.
  private static func operations(
    _ folder: LogFolder, _ snapshot: LogSnapshot, _ references: ReferenceLookUp,
    ifStill areVouchedFor: @escaping @Sendable () -> Bool
  ) -> RecordSet<AttackOperation> {
    RecordSet(reading: {
      for isVouchedFor in [true, false] {
        var reader = CollectionReader(folder, snapshot, isVouchedFor: isVouchedFor)
        let read = try? reader.operations(references)
        if let read, !isVouchedFor || areVouchedFor() { return read.all }
      }
      return []
    })
  }

  private static func stamps(
    of files: [LogSnapshot.File], in folder: LogFolder
  ) -> [String: JournalStamp] {
    Dictionary(
      files.compactMap { file in
        JournalStamp(path: folder.file(file.path)).map { (file.path, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The actors and regions of a log.
  private struct Reference {
    let actors: RecordSet<ConflictActor>
    let regions: RecordSet<Region>
    let problems: [Diagnostic]

    init(
      _ folder: LogFolder, _ snapshot: LogSnapshot, _ isVouchedFor: Bool
    ) throws(StorageProblem) {
      var reader = CollectionReader(folder, snapshot, isVouchedFor: isVouchedFor)
      actors = try reader.read(.actors, references: .none, ConflictActor.init(json:))
      regions = try reader.regions(references: .none)
      problems = reader.problems
    }
  }
}

extension CollectionReader {
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
