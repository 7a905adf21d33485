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
  /// The incidents as columns, where they are not read whole.
  let index: IncidentIndex?

  /// Incidents in files longer than this are not read whole: each is decoded when it is asked for.
  package static let longJournals = 1 << 16

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - folder: The log's folder.
  ///   - asRecorded: Takes of each record the highest revision recorded by then.
  ///   - cache: The folder of caches, where an index of long journals is kept; without one they are
  ///     scanned, which is worth it only where they are 64 times as long.
  ///   - longJournals: How many bytes of incidents are worth an index.
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  package init(
    _ folder: LogFolder, asRecorded: Instant? = nil, cache: String?,
    longJournals: Int = LogContents.longJournals
  ) throws(StorageProblem) {
    let basis = try LogBasis(folder, asRecorded: asRecorded, cache: cache)
    let length = basis.snapshot.files(of: .incidents).reduce(0) { $0 + $1.length }
    if asRecorded == nil, (cache == nil ? length / 64 : length) > longJournals,
      let index = try IncidentIndex.current(basis, cache: cache)
    {
      self.init(basis, index)
      return
    }
    var journals = CollectionReader(folder, basis.snapshot, asRecorded: asRecorded)
    let incidents = try journals.read(
      .incidents, references: basis.references, Incident.init(json:))
    self.init(
      basis, incidents: incidents, problems: basis.problems + journals.problems, index: nil)
  }

  /// A log whose incidents stand in columns.
  package init(_ basis: LogBasis, _ index: IncidentIndex) {
    self.init(
      basis, incidents: RecordSet(IndexedIncidents(index)),
      problems: basis.problems + index.problems, index: index)
  }

  /// Reads a log whole.
  ///
  /// - Parameter folder: The log's folder.
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  public init(_ folder: LogFolder) throws(StorageProblem) {
    try self.init(folder, cache: nil, longJournals: .max)
  }

  private init(
    _ basis: LogBasis, incidents: RecordSet<Incident>, problems: [Diagnostic],
    index: IncidentIndex?
  ) {
    folder = basis.folder
    description = basis.description
    actors = basis.actors
    regions = basis.regions
    towns = basis.towns
    actorRecords = basis.actorRecords
    regionRecords = basis.regionRecords
    operations = basis.operations
    self.incidents = incidents
    self.problems = problems
    self.index = index
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
    index = nil
  }

  /// Derives the picture of the log.
  ///
  /// - Parameters:
  ///   - states: The states of incidents that are wanted.
  ///   - asOf: Leaves out what was said later.
  ///   - boundaries: Places all attacks on the map of one day.
  ///   - only: Of the attacks only those of these records, and of their operations.
  /// - Returns: The picture.
  public func picture(
    states: Set<RecordState> = [.active], asOf: Instant? = nil, boundaries: Day? = nil,
    only: Set<String>? = nil
  ) -> LogPicture {
    let wanted = (only.map { attacks(of: $0) } ?? incidents.values).filter {
      states.contains($0.state)
    }
    return LogPicture(
      incidents: asOf.map { LogHistory.begun(wanted, by: $0, in: folder) } ?? wanted,
      operations: operations.values.filter { states.contains($0.state) }, actors: actors,
      regions: regions, towns: towns, asOf: asOf, boundaries: boundaries)
  }

  /// The incidents among records, and all incidents of their operations, in the order of ids.
  private func attacks(of ids: Set<String>) -> [Incident] {
    let named = ids.compactMap { incidents[$0]?.value }
    let members = incidents(
      inOperations: Set(named.compactMap(\.operation)).union(ids.filter(operations.contains)))
    return Dictionary(
      (named + members).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    .values.sorted { $0.id < $1.id }
  }

  /// Looks up whether the records that another refers to are in the log.
  package var references: ReferenceLookUp {
    ReferenceLookUp(actors: actors, regions: regions, towns: towns)
      .knowing(.operation, operations.contains, all: { operations.ids })
      .knowing(.incident, incidents.contains, all: { incidents.ids })
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

  /// Knows the ids of one kind: whether there is one, and all of them in order.
  func knowing(
    _ known: ReferenceKind, _ contains: @escaping @Sendable (String) -> Bool,
    all: @escaping @Sendable () -> [String]
  ) -> ReferenceLookUp {
    let (exists, suggestions) = (exists, suggestions)
    return ReferenceLookUp(
      exists: { kind, id in kind == known ? contains(id) : exists(kind, id) },
      suggestions: { kind, id in
        guard kind == known else { return suggestions(kind, id) }
        let near = Suggestions.closest(to: id, among: all(), limit: 2)
        return near.isEmpty
          ? [] : ["did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"]
      })
  }
}
