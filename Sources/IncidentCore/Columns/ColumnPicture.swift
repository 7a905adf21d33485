/// The picture of a log as columns: attacks are put together from them when a closure asks.
///
/// What is put together has all that filters, dimensions and measures look at, and nothing else.
package final class ColumnPicture {
  /// The columns.
  package let columns: IncidentColumns
  /// The operations, by id.
  package private(set) var operations: [String: OperationPicture] = [:]
  /// The actors.
  package let actors: ActorRegister
  /// The regions.
  package let regions: RegionMap
  /// The towns.
  package let towns: any TownDirectory
  /// The one map that all attacks are placed on, if one was asked for.
  package let boundaries: Day?

  let values: any ColumnValues
  private(set) var epochs: DayEpochs
  private var epochOfOccurrence: [Int16]
  private var knownTowns: [String: Town?] = [:]
  private var knownPlaces: [Int: (place: IncidentPlace, town: Town?)] = [:]
  private var placements: [Int: Placement] = [:]
  private var knownLeadings: [UInt32: LeadingAttribution] = [:]
  /// The operation of each number, where it is in the picture.
  private(set) var operationOfNumber: [OperationPicture?] = []
  private(set) var members: [UInt32: [Int]] = [:]

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
    epochs = DayEpochs([])
    epochOfOccurrence = []
    for row in 0..<columns.count where columns.operations[row] != 0 {
      members[columns.operations[row], default: []].append(row)
    }
    let byID = Dictionary(operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    operationOfNumber = (0..<max(1, values.counts.operations)).map { number in
      values.operation(UInt32(number)).flatMap { byID[$0] }.map { operation in
        let active = (members[UInt32(number)] ?? []).filter {
          IncidentColumns.Standing(code: columns.standings[$0]).code & 3 == 0
        }
        return OperationPicture(operation: operation, members: active.map(columns.id).sorted())
      }
    }
    for case let operation? in operationOfNumber {
      self.operations[operation.operation.id] = operation
    }
    for operation in operations where self.operations[operation.id] == nil {
      self.operations[operation.id] = OperationPicture(operation: operation, members: [])
    }
    var changes = Set(actors.changes + regions.changes)
    for number in 1..<max(1, values.counts.places) {
      changes.formUnion(place(UInt32(number)).town?.changes ?? [])
    }
    epochs = DayEpochs(changes)
    epochOfOccurrence = Array(repeating: -1, count: values.counts.occurrences)
  }

  /// The part of time that a row's first day lies in.
  func epoch(_ row: Int) -> Int {
    let number = Int(columns.occurrences[row])
    if epochOfOccurrence[number] >= 0 { return Int(epochOfOccurrence[number]) }
    let epoch = epochs.epoch(of: values.occurrence(UInt32(number)).start)
    epochOfOccurrence[number] = Int16(clamping: epoch)
    return epoch
  }

  /// A number that all rows share which are the same in a part.
  func entry(_ row: Int, _ facet: ColumnFacet) -> Int {
    switch facet {
    case .occurred: Int(columns.occurrences[row])
    case .place: Int(columns.places[row]) * epochs.count + epoch(row)
    case .attack: Int(columns.attacks[row])
    case .standing: Int(columns.standings[row])
    case .leading: Int(columns.leadings[row]) * epochs.count + epoch(row)
    case .operation: Int(columns.operations[row])
    case .sources:
      Int(columns.publishers[row])
        + (hasSources(columns.operations[row])
          ? Int(columns.operations[row]) * values.counts.publishers : 0)
    case .recorded: Int(columns.recordedDays[row]) + 1_000_000
    case .id, .casualties: row
    }
  }

  private func hasSources(_ operation: UInt32) -> Bool {
    operation != 0
      && operationOfNumber[Int(operation)]?.operation.evidence.sources.isEmpty == false
  }

  func place(_ number: UInt32) -> (place: IncidentPlace, town: Town?) {
    if let known = knownPlaces[Int(number)] { return known }
    let place = values.place(number)
    let found = (place, place.town.flatMap(town))
    knownPlaces[Int(number)] = found
    return found
  }

  private func town(_ id: String) -> Town? {
    if let known = knownTowns[id] { return known }
    let town = towns.town(id: id)
    knownTowns[id] = town
    return town
  }

  func leading(_ number: UInt32) -> LeadingAttribution {
    if let known = knownLeadings[number] { return known }
    let leading = values.leading(number)
    knownLeadings[number] = leading
    return leading
  }

  private func placement(_ row: Int, on day: Day?) -> Placement {
    let key = entry(row, .place)
    if let known = placements[key] { return known }
    let (place, town) = place(columns.places[row])
    let placement = regions.placement(of: place, town: town, on: boundaries ?? day)
    placements[key] = placement
    return placement
  }

  /// An attack as far as a part of it goes; all of it where no part is named.
  func attack(_ row: Int, _ facet: ColumnFacet? = nil) -> AttackPicture {
    let isWhole = facet == nil
    let occurred =
      isWhole || facet == .occurred || facet == .place || facet == .leading
      ? values.occurrence(columns.occurrences[row]) : .unknown
    let standing = IncidentColumns.Standing(code: columns.standings[row])
    let isPlaced = isWhole || facet == .place
    let (place, town) =
      isPlaced
      ? place(columns.places[row]) : (IncidentPlace(country: "XX", precision: .unknown), nil)
    var incident = Incident(
      id: isWhole || facet == .id ? columns.id(row) : "",
      recorded: Recording(
        at: Instant(startOf: Day(daysSince1970: Int(columns.recordedDays[row]))), by: ""),
      state: standing.state, verification: standing.verification, marking: standing.marking,
      occurred: occurred, place: place,
      attack: isWhole || facet == .attack
        ? values.attack(columns.attacks[row]) : Attack(kind: .unknown))
    let operation = operationOfNumber[Int(columns.operations[row])]?.operation
    if isWhole || facet == .operation {
      incident.operation = values.operation(columns.operations[row])
    }
    if isWhole || facet == .sources {
      incident.evidence.sources = values.publishers(columns.publishers[row]).map {
        Source(key: "", publisher: $0, kind: .media)
      }
    }
    if isWhole {
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
      incident: incident, operation: operation, town: town,
      placement: isPlaced ? placement(row, on: occurred.start) : Placement(),
      attribution: AttributionDerivation(
        derived: isWhole || facet == .leading ? leading(columns.leadings[row]) : .unattributed),
      casualties: isWhole ? figures(row) : CasualtyFigures(derived: [:]))
  }

  /// The estimates of a row.
  func figures(_ row: Int) -> CasualtyFigures {
    var position = Int(columns.countStarts[row])
    var byKey: [CasualtyKey: CasualtyFigure] = [:]
    for figure in values.figures(columns.figures[row]) {
      let count = figure.count { known in
        guard known else { return nil }
        position += 1
        return Int(columns.counts[position - 1])
      }
      byKey[figure.key] = CasualtyFigure(count, statements: figure.statements(count))
    }
    return CasualtyFigures(derived: byKey)
  }
}

extension ColumnFigure {
  /// The count, each bound from whether it is known.
  func count(_ bound: (Bool) -> Int?) -> CountInterval {
    CountInterval(low: bound(known[0]), best: bound(known[1]), high: bound(known[2]))
  }

  /// The statements behind it, as far as who makes them goes.
  func statements(_ count: CountInterval, key: String = "") -> [CasualtyStatement] {
    speakers.map {
      CasualtyStatement(
        key: key, of: self.key.side, actor: self.key.actor, outcome: self.key.outcome,
        count: count, by: $0, stated: .day(.earliest))
    }
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
