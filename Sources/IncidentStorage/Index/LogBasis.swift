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

  /// Reads a log but for its incidents.
  ///
  /// - Parameters:
  ///   - folder: The log's folder.
  ///   - asRecorded: Takes of each operation the highest revision recorded by then.
  ///   - cache: The folder of caches, where a table of towns is kept.
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  package init(
    _ folder: LogFolder, asRecorded: Instant? = nil, cache: String? = nil
  ) throws(StorageProblem) {
    self.folder = folder
    description = try folder.description()
    let snapshot = try LogSnapshot(folder)
    self.snapshot = snapshot
    let others = LogCollection.allCases.filter { $0 != .incidents }.flatMap(snapshot.files(of:))
    stamps = Dictionary(
      others.compactMap { file in
        JournalStamp(path: folder.file(file.path)).map { (file.path, $0) }
      }, uniquingKeysWith: { first, _ in first })
    var reference = CollectionReader(folder, snapshot)
    actorRecords = try reference.read(.actors, references: .none, ConflictActor.init(json:))
    regionRecords = try reference.regions(references: .none)
    actors = ActorRegister(actorRecords.values)
    regions = RegionMap(regionRecords.values)
    towns = try TownFile(folder, snapshot, cache: cache)
    let look = ReferenceLookUp(actors: actors, regions: regions, towns: towns)
    var journals = CollectionReader(folder, snapshot, asRecorded: asRecorded)
    operations = try journals.read(
      .operations, references: look.taking([.incident, .operation]), AttackOperation.init(json:))
    let seen = journals.seenIDs
    references = look.taking([.incident])
      .knowing(.operation, seen.contains, all: { seen.sorted() })
    problems = reference.problems + journals.problems
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
