public import IncidentCore
package import TextBasics

/// A log as it was read: the current revision of every record, and what could not be read.
public struct LogContents: Sendable {
  /// The folder it was read from.
  public let folder: LogFolder
  /// What the log says of itself.
  public let description: LogDescription
  /// The actors.
  public let actors: ActorRegister
  /// The regions.
  public let regions: RegionMap
  /// The towns.
  public let towns: TownFile
  /// The actors with the lines that hold them.
  package let actorRecords: RecordSet<ConflictActor>
  /// The regions with the lines that hold them.
  package let regionRecords: RecordSet<Region>
  /// The incidents with the lines that hold them.
  package let incidents: RecordSet<Incident>
  /// The operations with the lines that hold them.
  package let operations: RecordSet<AttackOperation>
  /// What is wrong with single lines; those lines are left out.
  package let problems: [Diagnostic]

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - folder: The log's folder.
  ///   - asRecorded: Takes of each record the highest revision recorded by then.
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  public init(_ folder: LogFolder, asRecorded: Instant? = nil) throws(StorageProblem) {
    self.folder = folder
    description = try folder.description()
    let snapshot = try LogSnapshot(folder)
    var reference = CollectionReader(folder, snapshot)
    actorRecords = try reference.read(.actors, references: .none, ConflictActor.init(json:))
    regionRecords = try reference.read(.regions, references: .none, Region.init(json:))
    actors = ActorRegister(actorRecords.values)
    regions = RegionMap(regionRecords.values)
    towns = try TownFile(folder, snapshot)
    let look = ReferenceLookUp(actors: actors, regions: regions, towns: towns)
    var journals = CollectionReader(folder, snapshot, asRecorded: asRecorded)
    operations = try journals.read(
      .operations, references: look.taking([.incident, .operation]), AttackOperation.init(json:))
    let operationIDs = journals.seenIDs
    incidents = try journals.read(
      .incidents, references: look.taking([.incident]).knowing(.operation, operationIDs),
      Incident.init(json:))
    problems = reference.problems + journals.problems
  }

  /// The log with other records of attacks and operations in the place of its own.
  init(
    _ other: LogContents, incidents: RecordSet<Incident>, operations: RecordSet<AttackOperation>,
    problems: [Diagnostic]
  ) {
    folder = other.folder
    description = other.description
    actors = other.actors
    regions = other.regions
    towns = other.towns
    actorRecords = other.actorRecords
    regionRecords = other.regionRecords
    self.incidents = incidents
    self.operations = operations
    self.problems = problems
  }

  /// Derives the picture of the log.
  ///
  /// - Parameters:
  ///   - states: The states of incidents that are wanted.
  ///   - asOf: Leaves out what was said later.
  ///   - boundaries: Places all attacks on the map of one day.
  /// - Returns: The picture.
  public func picture(
    states: Set<RecordState> = [.active], asOf: Instant? = nil, boundaries: Day? = nil
  ) -> LogPicture {
    LogPicture(
      incidents: incidents.values.filter { states.contains($0.state) },
      operations: operations.values.filter { states.contains($0.state) }, actors: actors,
      regions: regions, towns: towns, asOf: asOf, boundaries: boundaries)
  }

  /// Looks up whether the records that another refers to are in the log.
  package var references: ReferenceLookUp {
    ReferenceLookUp(actors: actors, regions: regions, towns: towns)
      .knowing(.operation, Set(operations.all.map(\.id)))
      .knowing(.incident, Set(incidents.all.map(\.id)))
  }
}

extension ReferenceLookUp {
  init(actors: ActorRegister, regions: RegionMap, towns: TownFile) {
    self.init(
      exists: { kind, id in
        switch kind {
        case .actor: actors[id] != nil
        case .region: regions[id] != nil
        case .town: towns.town(id: id) != nil
        case .operation, .incident: false
        }
      },
      suggestions: { kind, id in
        let ids: [String]
        switch kind {
        case .actor: ids = actors.all.map(\.id)
        case .region: ids = regions.all.map(\.id)
        case .town: ids = towns.ids
        case .operation, .incident: ids = []
        }
        let near = Suggestions.closest(to: id, among: ids, limit: 2)
        return near.isEmpty
          ? [] : ["did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"]
      })
  }

  /// Takes every reference of some kinds for good.
  func taking(_ kinds: Set<ReferenceKind>) -> ReferenceLookUp {
    let exists = exists
    return ReferenceLookUp(
      exists: { kind, id in kinds.contains(kind) || exists(kind, id) }, suggestions: suggestions)
  }

  /// Knows the ids of one kind.
  func knowing(_ known: ReferenceKind, _ ids: Set<String>) -> ReferenceLookUp {
    let (exists, suggestions) = (exists, suggestions)
    return ReferenceLookUp(
      exists: { kind, id in kind == known ? ids.contains(id) : exists(kind, id) },
      suggestions: { kind, id in
        guard kind == known else { return suggestions(kind, id) }
        let near = Suggestions.closest(to: id, among: ids.sorted(), limit: 2)
        return near.isEmpty
          ? [] : ["did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"]
      })
  }
}
