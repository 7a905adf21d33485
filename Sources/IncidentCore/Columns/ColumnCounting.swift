/// Counts and adds up rows under the keys of a dimension.
struct ColumnCounting {
  private(set) var keys: ColumnKeys
  private(set) var across: ColumnKeys?
  /// By the number of the key.
  private(set) var counts: [ColumnCount] = []
  private(set) var total = ColumnCount()
  private(set) var parties: PartyFinder
  private let picture: ColumnPicture
  private let columns: IncidentColumns
  private let isOfActors: Bool
  private var killed: FigurePlan
  private var measured: FigurePlan?
  private let isOfActor: [Bool]
  /// By all that decides whose side a figure can be on.
  private var ownPlans: [Int: FigurePlan] = [:]
  private var statuses: [UInt8]
  private var townNumbers: [UInt32]
  private var towns = Numbers<String>()
  private var days: [(first: Int32, last: Int32)?]
  private var keysOfRow: [Int] = []
  private var columnsOfRow: [Int] = []

  private static let party = LeadingAttribution.Status.allCases.firstIndex(of: .party)

  init(_ picture: ColumnPicture, _ request: SummaryRequest) {
    self.picture = picture
    columns = picture.columns
    keys = ColumnKeys(request.dimension, picture, request)
    across = request.across.map { ColumnKeys($0, picture, request) }
    isOfActors = request.dimension.kind.isOfActors
    parties = PartyFinder(picture)
    killed = FigurePlan(
      picture, [.killed, .killedStateForces, .killedCivilians, .killedAssailants])
    measured = request.measure.flatMap { $0 == .attacks ? nil : FigurePlan(picture, [$0]) }
    isOfActor = picture.figureKeys.map { $0.actor != nil }
    let counts = picture.values.counts
    statuses = Array(repeating: .max, count: counts.assurances)
    townNumbers = Array(repeating: .max, count: counts.places)
    days = Array(repeating: nil, count: counts.occurrences)
  }

  /// What was counted under each key that has attacks.
  var countsOfKeys: [SummaryKey: ColumnCount] {
    Dictionary(
      zip(keys.keys, counts).filter { $0.1.attacks > 0 }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Adding

  mutating func add(_ row: Int) {
    let operation = columns.operations[row]
    var fact = RowFact(
      row: row, status: status(row), days: days(row), town: town(row),
      isJoined: operation != 0 && picture.operationOfNumber[Int(operation)] != nil)
    if !fact.isJoined, !columns.figures(row).isEmpty {
      let parts = killed.parts(row)
      fact.killed = sum(row, parts[0])
      fact.stateForces = sum(row, parts[1])
      fact.civilians = sum(row, parts[2])
      if isOfActors { fact.assailants = sum(row, parts[3]) }
      if let parts = measured?.parts(row) { fact.measured = sum(row, parts[0]) }
    }
    columnsOfRow.removeAll(keepingCapacity: true)
    across?.forEach(row) { columnsOfRow.append($0) }
    keysOfRow.removeAll(keepingCapacity: true)
    keys.forEach(row) { keysOfRow.append($0) }
    for number in keysOfRow { widen(to: number) }
    total.add(fact, own: fact.assailants, across: columnsOfRow, in: columns)
    for number in keysOfRow {
      let own = isOfActors && !fact.isJoined ? own(fact, number) : .none
      counts[number].add(fact, own: own, across: columnsOfRow, in: columns)
    }
  }

  private mutating func widen(to number: Int) {
    if counts.count <= number {
      counts += Array(repeating: ColumnCount(), count: number + 1 - counts.count)
    }
  }

  /// Takes in what was counted of other rows of the same columns.
  mutating func merge(_ other: ColumnCounting) {
    let map = NumberMap(
      towns: other.towns.values.map { towns.number(of: $0) },
      parties: other.parties.speakers.map { parties.number(of: $0) },
      across: other.across?.keys.compactMap { across?.number(of: $0) } ?? [])
    total.merge(other.total, map, in: columns)
    for (number, count) in other.counts.enumerated() {
      let key = keys.number(of: other.keys.keys[number])
      widen(to: key)
      counts[key].merge(count, map, in: columns)
    }
  }

  @inline(__always)
  private mutating func sum(_ row: Int, _ figures: FigureSet) -> RowFact.Sum {
    if figures.isEmpty { return .none }
    return RowFact.Sum(
      bounds: columns.bounds(figures), party: parties.party(row, figures) ?? -1)
  }

  /// Killed on the side of the actor of a key; in buckets, of the assailants.
  private mutating func own(_ fact: RowFact, _ key: Int) -> RowFact.Sum {
    let figures = columns.figures(fact.row)
    if figures.isEmpty || keys.keys[key].isBucket { return fact.assailants }
    let isParty = fact.status == ColumnCounting.party
    if !figures.contains(where: { isOfActor[Int(columns.figureKeys[$0])] }) {
      return isParty ? .none : fact.assailants
    }
    guard case .value(let id, _) = keys.keys[key] else { return fact.assailants }
    let known = (key << 16 | picture.actorEpoch(fact.row)) << 1 | (isParty ? 1 : 0)
    if ownPlans[known] == nil {
      let attack = picture.attack(fact.row)
      let isOwn = CasualtyTally.isOwn(of: id, picture.actors)
      let own: FigurePlan.Sum = { $0.sum(.killed) { isOwn($0, attack) } }
      ownPlans[known] = FigurePlan(columns, picture.figureKeys, .killed, [own])
    }
    let parts = ownPlans[known]?.parts(fact.row)
    return parts.map { sum(fact.row, $0[0]) } ?? .none
  }

  // MARK: Looking up

  private mutating func status(_ row: Int) -> Int {
    let number = Int(columns.assurances[row])
    if statuses[number] == .max {
      let status = LeadingAttribution(nil, picture.values.assurances(UInt32(number))).status
      statuses[number] = UInt8(LeadingAttribution.Status.allCases.firstIndex(of: status) ?? 0)
    }
    return Int(statuses[number])
  }

  /// The number of a row's town and one more; 0 where there is none.
  private mutating func town(_ row: Int) -> UInt32 {
    let number = Int(columns.places[row])
    if townNumbers[number] == .max {
      let id = picture.place(UInt32(number)).place.town
      townNumbers[number] = id.map { UInt32(towns.number(of: $0) + 1) } ?? 0
    }
    return townNumbers[number]
  }

  private mutating func days(_ row: Int) -> (first: Int32, last: Int32) {
    let number = Int(columns.occurrences[row])
    if let known = days[number] { return known }
    let occurred = picture.occurrence(UInt32(number))
    let found = (
      first: occurred.start?.daysSince1970 ?? .max, last: occurred.end?.daysSince1970 ?? .min
    )
    days[number] = found
    return found
  }
}
