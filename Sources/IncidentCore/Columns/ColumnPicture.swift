/// The picture of a log as columns: attacks are put together from them when a closure asks.
///
/// What is put together has all that filters, dimensions and measures look at, and nothing else.
package final class ColumnPicture {
  /// The columns.
  package let columns: IncidentColumns
  /// The operations, by id.
  package let operations: [String: OperationPicture]
  /// The actors.
  package let actors: ActorRegister
  /// The regions.
  package let regions: RegionMap
  /// The towns.
  package let towns: any TownDirectory
  /// The one map that all attacks are placed on, if one was asked for.
  package let boundaries: Day?

  let values: any ColumnValues
  /// What figures are about, by number.
  let figureKeys: [CasualtyKey]
  /// The same for all pictures of the columns.
  private let known: DecodedValues
  private var placements: [Int: Placement] = [:]
  /// The operation of each number, where it is in the picture.
  let operationOfNumber: [OperationPicture?]
  /// Whether the operation of each number has sources of its own.
  private let hasSources: [Bool]
  private let counts: ColumnValueCounts

  /// Prepares a picture.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - values: What their numbers stand for.
  ///   - operations: The operations of the states that are wanted.
  ///   - actors: The actors of the log.
  ///   - regions: The regions of the log.
  ///   - towns: The gazetteer of the log.
  ///   - boundaries: Places all attacks on the map of one day.
  package init(
    _ columns: IncidentColumns, _ values: any ColumnValues, operations: [AttackOperation],
    actors: ActorRegister, regions: RegionMap, towns: any TownDirectory, boundaries: Day? = nil
  ) {
    self.columns = columns
    self.values = values
    self.actors = actors
    self.regions = regions
    self.towns = towns
    self.boundaries = boundaries
    figureKeys = (0..<UInt32(values.counts.figureKeys)).map(values.figureKey)
    known = DecodedValues(values, actors: actors, regions: regions, towns: towns)
    let ids = (0..<max(1, values.counts.operations)).map { values.operation(UInt32($0)) }
    // Several numbers may stand for one operation.
    var members: [String: [Int]] = [:]
    for row in columns.operations.positions(where: { $0 != 0 })
    where columns.standings[row] & 3 == 0 {
      if let id = ids[Int(columns.operations[row])] { members[id, default: []].append(row) }
    }
    let pictures = Dictionary(
      operations.map { operation in
        let rows = members[operation.id] ?? []
        return (
          operation.id,
          OperationPicture(operation: operation, members: rows.map(columns.id).sorted())
        )
      }, uniquingKeysWith: { first, _ in first })
    self.operations = pictures
    operationOfNumber = ids.map { id in id.flatMap { pictures[$0] } }
    hasSources = operationOfNumber.map { $0?.operation.evidence.sources.isEmpty == false }
    counts = values.counts
  }

  /// The same attacks on the map of one day.
  convenience init(_ other: ColumnPicture, onMapOf day: Day) {
    self.init(other, other.known, boundaries: day)
  }

  /// The same picture for use beside the other on another thread.
  convenience init(besides other: ColumnPicture) {
    self.init(other, DecodedValues(copying: other.known), boundaries: other.boundaries)
  }

  /// Finds what a part of every row needs, once for all threads.
  func prepare(for facet: ColumnFacet) {
    switch facet {
    case .place, .point: _ = known.placeEpochs
    case .leaders: _ = known.actorEpochs
    default: break
    }
  }

  private init(_ other: ColumnPicture, _ known: DecodedValues, boundaries: Day?) {
    columns = other.columns
    values = other.values
    operations = other.operations
    operationOfNumber = other.operationOfNumber
    hasSources = other.hasSources
    counts = other.counts
    actors = other.actors
    regions = other.regions
    towns = other.towns
    figureKeys = other.figureKeys
    self.known = known
    self.boundaries = boundaries
  }

  /// The days of a number of an occurrence.
  @inline(__always)
  func occurrence(_ number: UInt32) -> Occurrence { known.occurrence(number) }

  /// Whether there may be an attack whose date is unknown.
  package var hasUndated: Bool {
    (0..<UInt32(values.counts.occurrences)).contains { occurrence($0).days == nil }
  }

  /// The part of time that a row's first day lies in, as far as umbrellas of actors go.
  @inline(__always)
  func actorEpoch(_ row: Int) -> Int { known.actorEpochs[columns.occurrences[row]] }

  /// The numbers of a part of some rows; see ``entry(_:_:)``.
  @inline(__always)
  func entries<Rows: RandomAccessCollection<Int>>(
    _ rows: Rows, _ facet: ColumnFacet
  ) -> [Int] {
    switch facet {
    case .place: entries(rows, columns.places, known.placeEpochs)
    case .leaders: entries(rows, columns.leaders, known.actorEpochs)
    case .occurred: rows.map { [column = columns.occurrences] in Int(column[$0]) }
    case .attack: rows.map { [column = columns.attacks] in Int(column[$0]) }
    case .named: rows.map { [column = columns.leaders] in Int(column[$0]) }
    case .assurances: rows.map { [column = columns.assurances] in Int(column[$0]) }
    case .operation: rows.map { [column = columns.operations] in Int(column[$0]) }
    case .standing: rows.map { [column = columns.standings] in Int(column[$0]) }
    default: rows.map { entry($0, facet) }
    }
  }

  /// The numbers of whom statements on some rows name, in a part of time as far as umbrellas go.
  func entries<Rows: RandomAccessCollection<Int>>(
    _ rows: Rows, naming named: NamedActors
  ) -> [Int] {
    rows.map { known.actorEpochs.entry(named[$0], columns.occurrences[$0]) }
  }

  @inline(__always)
  private func entries<Rows: RandomAccessCollection<Int>>(
    _ rows: Rows, _ numbers: NumberColumn<UInt32>, _ epochs: EpochsOfOccurrences
  ) -> [Int] {
    let occurrences = columns.occurrences
    return rows.map { epochs.entry(numbers[$0], occurrences[$0]) }
  }

  /// A number that all rows share which are the same in a part.
  @inline(__always)
  func entry(_ row: Int, _ facet: ColumnFacet) -> Int {
    switch facet {
    case .occurred: Int(columns.occurrences[row])
    case .place: known.placeEpochs.entry(columns.places[row], columns.occurrences[row])
    case .point: known.entry(ofPoint: columns.points[row], in: entry(row, .place))
    case .attack: Int(columns.attacks[row])
    case .standing: Int(columns.standings[row])
    case .leaders: known.actorEpochs.entry(columns.leaders[row], columns.occurrences[row])
    case .named: Int(columns.leaders[row])
    case .leading:
      Int(columns.leaders[row]) * counts.assurances + Int(columns.assurances[row])
    case .assurances: Int(columns.assurances[row])
    case .operation: Int(columns.operations[row])
    case .sources:
      Int(columns.publishers[row]) + operationWithSources(row) * counts.publishers
    case .course: Int(columns.courses[row]) + operationWithSources(row) * counts.courses
    case .recorded: Int(columns.recordedDays[row]) + 1_000_000
    case .id, .casualties: row
    }
  }

  /// Whether a statement on the operation of a row says that somebody had no part in it.
  func hasDenialInOperation(_ row: Int) -> Bool {
    let operation = operationOfNumber[Int(columns.operations[row])]?.operation
    return operation?.evidence.attributions.contains { $0.status == .denied } ?? false
  }

  /// The number of the operation of a row; 0 where it has no sources of its own.
  @inline(__always)
  private func operationWithSources(_ row: Int) -> Int {
    let operation = Int(columns.operations[row])
    return operation != 0 && hasSources[operation] ? operation : 0
  }

  /// The place of a number, and its town.
  func place(_ number: UInt32) -> (place: IncidentPlace, town: Town?) { known.place(number) }

  /// The kind and the targets of a number.
  func attackAlone(_ number: UInt32) -> Attack { known.attack(number) }

  /// The place of a number, whose town is not looked up.
  func placeAlone(_ number: UInt32) -> IncidentPlace { known.placeAlone(number) }

  private func placement(_ row: Int, on day: Day?) -> Placement {
    let key = entry(row, .place)
    if let known = placements[key] { return known }
    let (place, town) = place(columns.places[row])
    let placement = regions.placement(of: place, town: town, on: boundaries ?? day)
    placements[key] = placement
    return placement
  }

  /// An attack as far as columns tell what of it is compared with others, of a kind and on targets.
  func compared(_ row: Int, _ attack: Attack) -> AttackPicture {
    var incident = self.attack(row, .point).incident
    incident.attack = attack
    incident.operation = values.operation(columns.operations[row])
    return AttackPicture(
      incident: incident, operation: operationOfNumber[Int(columns.operations[row])]?.operation,
      town: place(columns.places[row]).town, placement: placement(row, on: incident.occurred.start),
      attribution: AttributionDerivation(derived: .unattributed),
      casualties: CasualtyFigures(derived: [:]))
  }

  /// An attack as far as a filter or a dimension looks at it.
  func attack(_ row: Int, _ facet: ColumnFacet) -> AttackPicture {
    attack(row, parts: ColumnParts(facet))
  }

  /// An attack as far as some parts of it go, with what its line tells where that is given.
  func attack(
    _ row: Int, parts: ColumnParts = .all, telling details: LineDetails? = nil
  ) -> AttackPicture {
    var occurred =
      parts.contains(.occurred) ? occurrence(columns.occurrences[row]) : .unknown
    if let details { occurred.timeOfDay = details.timeOfDay }
    let standing = IncidentColumns.Standing(code: columns.standings[row])
    var (place, town): (IncidentPlace, Town?) = (ColumnPicture.noPlace, nil)
    if parts.contains(.placement) {
      (place, town) = self.place(columns.places[row])
    } else if parts.contains(.place) {
      place = placeAlone(columns.places[row])
    }
    if let details { place.asWritten = details.asWritten }
    if parts.contains(.point) { place.coordinates = values.point(columns.points[row]) }
    var incident = Incident(
      id: parts.contains(.id) ? columns.id(row) : "", revision: Int(columns.revisions[row]),
      recorded: Recording(
        at: Instant(startOf: Day(daysSince1970: Int(columns.recordedDays[row]))), by: ""),
      state: standing.state, verification: standing.verification, marking: standing.marking,
      occurred: occurred, place: place,
      attack: parts.contains(.attack)
        ? known.attack(columns.attacks[row]) : Attack(kind: .unknown), title: details?.title)
    if parts.contains(.operation) {
      incident.operation = values.operation(columns.operations[row])
    }
    if parts.contains(.sources) {
      incident.evidence.sources = values.publishers(columns.publishers[row]).map {
        Source(key: "", publisher: $0, kind: .media)
      }
    }
    let course = parts.contains(.course) ? values.course(columns.courses[row]) : nil
    if let course {
      incident.evidence.sources = course.reliabilities.map {
        Source(key: "", publisher: "", kind: .media, reliability: $0)
      }
    }
    if parts.contains(.involved) {
      let involved = values.involved(columns.involved[row])
      if !involved.isEmpty {
        incident.evidence.attributions = [
          Attribution(
            key: "", actors: involved, status: .alleged, by: .kind(.recorder),
            stated: .day(.earliest))
        ]
      }
    }
    return AttackPicture(
      incident: incident,
      operation: operationOfNumber[Int(columns.operations[row])]?.operation, town: town,
      placement: parts.contains(.placement)
        ? placement(row, on: occurred.start) : ColumnPicture.noPlacement,
      attribution: attribution(row, parts),
      casualties: parts.contains(.figures) ? figures(row) : ColumnPicture.noFigures,
      course: course)
  }

  private func attribution(_ row: Int, _ parts: ColumnParts) -> AttributionDerivation {
    if parts.isDisjoint(with: [.leaders, .assurances]) { return ColumnPicture.noAttribution }
    return AttributionDerivation(
      derived: LeadingAttribution(
        parts.contains(.leaders) ? values.leaders(columns.leaders[row]) : nil,
        parts.contains(.assurances) ? values.assurances(columns.assurances[row]) : nil))
  }

  // What an attack has of the parts that were not asked for.
  private static let noPlace = IncidentPlace(country: "XX", precision: .unknown)
  private static let noPlacement = Placement()
  private static let noAttribution = AttributionDerivation(derived: .unattributed)
  private static let noFigures = CasualtyFigures(derived: [:])

  /// The estimates of a row.
  func figures(_ row: Int) -> CasualtyFigures {
    var byKey: [CasualtyKey: CasualtyFigure] = [:]
    for figure in columns.figures(row) {
      let key = figureKeys[Int(columns.figureKeys[figure])]
      let count = columns.count(figure)
      let speakers = values.figureSpeakers(columns.figureSpeakers[figure]).map(Speaker.actor)
      byKey[key] = CasualtyFigure(
        count,
        statements: (speakers.isEmpty ? [.kind(.recorder)] : speakers).map { speaker in
          CasualtyStatement(
            key: "", of: key.side, actor: key.actor, outcome: key.outcome, count: count,
            by: speaker, stated: .day(.earliest))
        })
    }
    return CasualtyFigures(derived: byKey)
  }
}

extension RegionMap {
  /// Where a place lies on the map of a day.
  func placement(of place: IncidentPlace, town: Town?, on day: Day?) -> Placement {
    if let town { return placement(of: town, on: day) }
    if let id = place.region { return placement(ofRegion: id, on: day) }
    return placement(ofCountry: place.country)
  }
}
