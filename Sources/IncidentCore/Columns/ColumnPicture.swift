/// The picture of a log as columns: attacks are put together from them when a closure asks.
///
/// What is put together has all that filters, dimensions and measures look at, and nothing else.
package final class ColumnPicture {
  /// The columns.
  package let columns: IncidentColumns
  /// The actors.
  package let actors: ActorRegister
  /// The regions.
  package let regions: RegionMap
  /// The towns.
  package let towns: any TownDirectory
  /// The one map that all attacks are placed on, if one was asked for.
  package let boundaries: Day?

  let values: any ColumnValues
  /// The same for all pictures of the columns.
  private let known: DecodedValues
  private var placements: [Int: Placement] = [:]
  /// Most questions need none of them.
  let operationsAsked: Lazily<ColumnOperations>
  private let figureKeysAsked: Lazily<[CasualtyKey]>
  private let targetActorsAsked: Lazily<[[String]]>
  private let counts: ColumnValueCounts

  /// Prepares a picture.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - values: What their numbers stand for.
  ///   - operations: The operations of the states that are wanted, made when somebody asks.
  ///   - actors: The actors of the log.
  ///   - regions: The regions of the log.
  ///   - towns: The gazetteer of the log.
  ///   - boundaries: Places all attacks on the map of one day.
  package init(
    _ columns: IncidentColumns, _ values: any ColumnValues,
    operations: @autoclosure @escaping @Sendable () -> [AttackOperation],
    actors: ActorRegister, regions: RegionMap, towns: any TownDirectory, boundaries: Day? = nil
  ) {
    self.columns = columns
    self.values = values
    self.actors = actors
    self.regions = regions
    self.towns = towns
    self.boundaries = boundaries
    figureKeysAsked = Lazily { (0..<UInt32(values.counts.figureKeys)).map(values.figureKey) }
    targetActorsAsked = Lazily {
      Halves.of(0..<values.counts.attacks, few: 2048) { half, _ in
        half.map { values.targetActors(UInt32($0)) }
      }.flatMap(\.self)
    }
    known = DecodedValues(values, actors: actors, regions: regions, towns: towns)
    operationsAsked = Lazily { ColumnOperations(operations(), columns, values) }
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
    case .occurred: known.decodeOccurrences()
    case .kind: _ = known.kinds
    case .categories: _ = known.categories
    default: break
    }
  }

  private init(_ other: ColumnPicture, _ known: DecodedValues, boundaries: Day?) {
    columns = other.columns
    values = other.values
    operationsAsked = other.operationsAsked
    counts = other.counts
    actors = other.actors
    regions = other.regions
    towns = other.towns
    figureKeysAsked = other.figureKeysAsked
    targetActorsAsked = other.targetActorsAsked
    self.known = known
    self.boundaries = boundaries
  }

  /// The operations, by id.
  package var operations: [String: OperationPicture] { operationsAsked.value.byID }

  /// The operation of each number, where it is in the picture.
  var operationOfNumber: [OperationPicture?] { operationsAsked.value.ofNumber }

  /// The operation of a row, if it belongs to one in the picture.
  func operation(_ row: Int) -> AttackOperation? {
    let number = Int(columns.operations[row])
    return number == 0 ? nil : operationsAsked.value.ofNumber[number]?.operation
  }

  /// The actors that were attacked, by the number of the attack.
  var targetActors: [[String]] { targetActorsAsked.value }

  /// What figures are about, by number.
  var figureKeys: [CasualtyKey] { figureKeysAsked.value }

  /// The days of a number of an occurrence.
  @inline(__always)
  func occurrence(_ number: UInt32) -> Occurrence { known.occurrence(number) }

  /// The rows of records of some states whose date is unknown.
  package func undatedRows(of states: Set<RecordState>) -> [Int] {
    let isUndated = (0..<UInt32(values.counts.occurrences)).map { occurrence($0).days == nil }
    // There are few such numbers, and most logs use none of them.
    guard
      isUndated.indices.contains(where: {
        isUndated[$0] && columns.occurrences.count(of: UInt32($0)) > 0
      })
    else { return [] }
    let isOfState = IncidentColumns.Standing.areOf(states)
    return columns.occurrences.positions { isUndated[Int($0)] }
      .filter { isOfState[Int(columns.standings[$0])] }
  }

  /// The part of time that a row's first day lies in, as far as umbrellas of actors go.
  @inline(__always)
  func actorEpoch(_ row: Int) -> Int { known.actorEpochs[columns.occurrences[row]] }

  /// How many such parts of time there are.
  var actorEpochCount: Int { known.actorEpochs.count }

  /// How many parts of time there are in which places lie in other regions.
  var placeEpochCount: Int { known.placeEpochs.count }

  /// The numbers of a part of some rows; see ``entry(_:_:)``.
  @inline(__always)
  func entries<Rows: RandomAccessCollection<Int>>(
    _ rows: Rows, _ facet: ColumnFacet
  ) -> [Int] {
    if let places = placesInTime(of: facet) {
      return places.numbers.map(rows, with: places.occurrences) { places.epochs.entry($0, $1) }
    }
    return switch facet {
    case .occurred: columns.occurrences.map(rows) { Int($0) }
    case .attack: columns.attacks.map(rows) { Int($0) }
    case .kind: columns.attacks.map(rows) { [kinds = known.kinds] in Int(kinds[Int($0)]) }
    case .categories:
      columns.attacks.map(rows) { [lists = known.categories] in Int(lists[Int($0)]) }
    case .named: columns.leaders.map(rows) { Int($0) }
    case .assurances: columns.assurances.map(rows) { Int($0) }
    case .operation: columns.operations.map(rows) { Int($0) }
    case .standing: columns.standings.map(rows) { Int($0) }
    default: rows.map { entry($0, facet) }
    }
  }

  /// The places of rows by the column that alone tells a part; nil where none does.
  func places(of facet: ColumnFacet) -> PlacesByNumber? {
    switch facet {
    case .occurred: PlacesByNumber(numbers: columns.occurrences)
    case .attack, .kind, .categories: PlacesByNumber(numbers: columns.attacks)
    case .named: PlacesByNumber(numbers: columns.leaders)
    case .assurances: PlacesByNumber(numbers: columns.assurances)
    case .operation: PlacesByNumber(numbers: columns.operations)
    default: nil
    }
  }

  /// The places of rows by a column and the parts of time that tell a part with it; nil where they
  /// do not.
  func placesInTime(of facet: ColumnFacet) -> PlacesInTime? {
    func inTime(_ numbers: NumberColumn<UInt32>, _ epochs: EpochsOfOccurrences) -> PlacesInTime {
      PlacesInTime(numbers: numbers, occurrences: columns.occurrences, epochs: epochs)
    }
    return switch facet {
    case .place: inTime(columns.places, known.placeEpochs)
    case .leaders: inTime(columns.leaders, known.actorEpochs)
    default: nil
    }
  }

  /// The number of whom statements on a row name, in a part of time as far as umbrellas go.
  func entry(_ row: Int, naming named: NamedActors) -> Int {
    known.actorEpochs.entry(named[row], columns.occurrences[row])
  }

  /// A number that all rows share which are the same in a part.
  @inline(__always)
  func entry(_ row: Int, _ facet: ColumnFacet) -> Int {
    switch facet {
    case .occurred: Int(columns.occurrences[row])
    case .place: known.placeEpochs.entry(columns.places[row], columns.occurrences[row])
    case .point: known.entry(ofPoint: columns.points[row], in: entry(row, .place))
    case .attack: Int(columns.attacks[row])
    case .kind: Int(known.kinds[Int(columns.attacks[row])])
    case .categories: Int(known.categories[Int(columns.attacks[row])])
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
    return operation != 0 && operationsAsked.value.hasSources[operation] ? operation : 0
  }

  /// The place of a number, and its town.
  func place(_ number: UInt32) -> (place: IncidentPlace, town: Town?) { known.place(number) }

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
      incident: incident, operation: operation(row), town: place(columns.places[row]).town,
      placement: placement(row, on: incident.occurred.start),
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
    let day = occurred.start
    if let details { occurred.timeOfDay = details.timeOfDay }
    let course = parts.contains(.course) ? values.course(columns.courses[row]) : nil
    var place =
      parts.isDisjoint(with: [.place, .placement])
      ? ColumnPicture.noPlace : placeAlone(columns.places[row])
    if let details { place.asWritten = details.asWritten }
    return AttackPicture(
      incident: parts == .leaders && details == nil
        ? ColumnPicture.noIncident
        : incident(row, parts, occurred, place, course, title: details?.title),
      operation: parts.contains(.operation) ? operation(row) : nil,
      town: parts.contains(.placement) ? place.town.flatMap(known.town) : nil,
      placement: parts.contains(.placement)
        ? placement(row, on: day) : ColumnPicture.noPlacement,
      attribution: attribution(row, parts),
      casualties: parts.contains(.figures) ? figures(row) : ColumnPicture.noFigures,
      course: course)
  }

  /// The incident of a row as far as some parts of it go.
  ///
  /// It is made in one go: each change of one that is made is a copy of it.
  private func incident(
    _ row: Int, _ parts: ColumnParts, _ occurred: Occurrence, _ place: IncidentPlace,
    _ course: ColumnCourse?, title: String?
  ) -> Incident {
    let standing = IncidentColumns.Standing(code: columns.standings[row])
    return Incident(
      id: parts.contains(.id) ? columns.id(row) : "", revision: Int(columns.revisions[row]),
      recorded: Recording(
        at: Instant(startOf: Day(daysSince1970: Int(columns.recordedDays[row]))), by: ""),
      state: standing.state, verification: standing.verification, marking: standing.marking,
      occurred: occurred,
      place: parts.contains(.point) ? place.at(values.point(columns.points[row])) : place,
      attack: parts.contains(.attack)
        ? known.attack(columns.attacks[row]) : Attack(kind: .unknown),
      evidence: evidence(row, parts, course),
      operation: parts.contains(.operation) ? values.operation(columns.operations[row]) : nil,
      title: title)
  }

  private func evidence(_ row: Int, _ parts: ColumnParts, _ course: ColumnCourse?) -> Evidence {
    if course == nil, parts.isDisjoint(with: [.sources, .involved]) { return Evidence() }
    var evidence = Evidence()
    if parts.contains(.sources) {
      evidence.sources = values.publishers(columns.publishers[row]).map {
        Source(key: "", publisher: $0, kind: .media)
      }
    }
    if let course {
      evidence.sources = course.reliabilities.map {
        Source(key: "", publisher: "", kind: .media, reliability: $0)
      }
    }
    if parts.contains(.involved) {
      let involved = values.involved(columns.involved[row])
      if !involved.isEmpty {
        evidence.attributions = [
          Attribution(
            key: "", actors: involved, status: .alleged, by: .kind(.recorder),
            stated: .day(.earliest))
        ]
      }
    }
    return evidence
  }

  private func attribution(_ row: Int, _ parts: ColumnParts) -> AttributionDerivation {
    if parts.isDisjoint(with: [.leaders, .assurances]) { return ColumnPicture.noAttribution }
    return AttributionDerivation(
      derived: LeadingAttribution(
        parts.contains(.leaders) ? values.leaders(columns.leaders[row]) : nil,
        parts.contains(.assurances) ? values.assurances(columns.assurances[row]) : nil))
  }

  // What an attack has of the parts that were not asked for.
  private static let noIncident = Incident(
    id: "", revision: 0, recorded: Recording(at: Instant(millisecondsSince1970: 0), by: ""),
    state: .active, occurred: .unknown, place: noPlace, attack: Attack(kind: .unknown))
  private static let noPlace = IncidentPlace(country: "XX", precision: .unknown)
  private static let noPlacement = Placement()
  private static let noAttribution = AttributionDerivation(derived: .unattributed)
  private static let noFigures = CasualtyFigures(derived: [:])

  /// The estimates of a row.
  func figures(_ row: Int) -> CasualtyFigures {
    var byKey: [CasualtyKey: CasualtyFigure] = [:]
    let figureKeys = figureKeys
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

extension IncidentPlace {
  /// The place with a point of its own.
  fileprivate func at(_ point: Coordinates?) -> IncidentPlace {
    var place = self
    place.coordinates = point
    return place
  }
}
