// Counting, adding up and naming rows share their tables of numbers, so they stand together.

extension Summary {
  /// Counts the attacks of rows; nil where the request asks for more than columns know.
  ///
  /// The result is that of ``init(_:in:_:)`` for the same attacks, but for ``Row/incidents``, which
  /// stays empty: a million ids are of no use to anybody.
  ///
  /// - Parameters:
  ///   - rows: The rows of the attacks that were asked for.
  ///   - compared: The rows of the attacks of the other period.
  ///   - picture: The columns, with all attacks of their operations.
  ///   - request: What to show of them.
  package init?(
    _ rows: [Int], compared: [Int] = [], in picture: ColumnPicture, _ request: SummaryRequest
  ) {
    guard request.count == .leading, ColumnFacet.ofDimensions[request.dimension.name] != nil,
      request.across.map({ ColumnFacet.ofDimensions[$0.name] != nil }) ?? true,
      // Of the other period only attacks are counted here.
      request.compare == nil || request.measure ?? .attacks == .attacks
    else { return nil }
    let counter = ColumnCounter(rows, compared: compared, picture, request)
    self.init(
      dimension: request.dimension, across: request.across, measure: request.measure ?? .attacks,
      rows: counter.rows, total: counter.total, crossing: counter.crossing,
      footnotes: (counter.rows + [counter.total]).flatMap(\.casualties).flatMap(Footnote.all)
        .uniqued(), compared: request.compare)
  }
}

/// The keys that rows count under in one dimension, found once for each different value.
private final class ColumnKeys {
  let dimension: SummaryDimension
  private(set) var keys: [SummaryKey] = []
  private let facet: ColumnFacet
  private let picture: ColumnPicture
  private let context: SummaryContext
  private var numbers: [SummaryKey: Int] = [:]
  private var known: [Int: [Int]] = [:]
  private var dense: [Int32]

  init(_ dimension: SummaryDimension, _ picture: ColumnPicture, _ request: SummaryRequest) {
    self.dimension = dimension
    self.picture = picture
    facet = ColumnFacet.ofDimensions[dimension.name] ?? .id
    context = SummaryContext(
      actors: picture.actors, regions: picture.regions, count: request.count,
      boundaries: request.boundaries)
    dense = []
  }

  /// Calls back with the number of each key that a row counts under.
  @inline(__always)
  func forEach(_ row: Int, _ body: (Int) -> Void) {
    let entry = picture.entry(row, facet)
    if entry < dense.count, dense[entry] >= 0 { return body(Int(dense[entry])) }
    for number in found(row, entry) { body(number) }
  }

  private func found(_ row: Int, _ entry: Int) -> [Int] {
    if let found = known[entry] { return found }
    let found = dimension.keys(picture.attack(row, facet), context).uniqued().map { key in
      if let number = numbers[key] { return number }
      keys.append(key)
      numbers[key] = keys.count - 1
      return keys.count - 1
    }
    known[entry] = found
    if found.count == 1, entry < 1 << 24 {
      if dense.count <= entry {
        dense += [Int32](repeating: -1, count: max(1024, entry * 2) - dense.count)
      }
      dense[entry] = Int32(found[0])
    }
    return found
  }
}

/// What is counted of the attacks under one key.
private struct ColumnCount {
  var attacks = 0
  var statuses = [Int](repeating: 0, count: LeadingAttribution.Status.allCases.count)
  var firstDay: Int32 = .max
  var lastDay: Int32 = .min
  var towns: Set<UInt32> = []
  var killed = CasualtySum()
  var own = CasualtySum()
  var stateForces = CasualtySum()
  var civilians = CasualtySum()
  var measured = CasualtySum()
  var crossed: [Int: (attacks: Int, measured: CasualtySum)] = [:]
  /// Rows of operations, whose figures may count in place of theirs.
  var joined: [Int] = []
  var joinedCrossed: [Int: [Int]] = [:]
}

private struct ColumnCounter {
  private(set) var rows: [Summary.Row] = []
  private(set) var total: Summary.Row
  private(set) var crossing: [SummaryKey] = []

  init(
    _ positions: [Int], compared: [Int], _ picture: ColumnPicture, _ request: SummaryRequest
  ) {
    let counting = Counting(picture, request)
    for row in positions { counting.add(row) }
    var before: [SummaryKey: Int] = [:]
    for row in compared {
      counting.keys.forEach(row) { before[counting.keys.keys[$0], default: 0] += 1 }
    }
    let keys = counting.keys.keys
    var numbers: [SummaryKey: Int] = [:]
    for (number, key) in keys.enumerated() { numbers[key] = number }
    let counts = numbers.compactMapValues { number -> Int? in
      number < counting.counts.count ? counting.counts[number].attacks : nil
    }.filter { $0.value > 0 }
    let shown = Set(counts.keys).union(before.keys)
    let sorted = SummaryKey.sorted(shown, by: request.dimension, counts)
    if let across = counting.across {
      let crossed = counting.total.crossed.mapValues(\.attacks)
        .merging(counting.total.joinedCrossed.mapValues(\.count), uniquingKeysWith: +)
      var byKey: [SummaryKey: Int] = [:]
      for (number, count) in crossed { byKey[across.keys[number]] = count }
      let columns = SummaryKey.sorted(Set(byKey.keys), by: across.dimension, byKey)
      counting.shownColumns = SummaryKey.toldApart(
        columns, by: across.dimension, in: counting.logPicture)
      crossing = columns.map { counting.shownColumns[$0] ?? $0 }
    }
    let told = SummaryKey.toldApart(sorted, by: request.dimension, in: counting.logPicture)
    total = counting.row(nil, as: .total, counting.total, then: compared.count)
    rows = sorted.map { key in
      let number = numbers[key] ?? 0
      let count = number < counting.counts.count ? counting.counts[number] : ColumnCount()
      return counting.row(key, as: told[key] ?? key, count, then: before[key] ?? 0)
    }
  }
}

private final class Counting {
  let keys: ColumnKeys
  let across: ColumnKeys?
  private(set) var counts: [ColumnCount] = []
  private(set) var total = ColumnCount()
  private let picture: ColumnPicture
  private let request: SummaryRequest
  private let plans: FigurePlans
  private let isOfActors: Bool
  private let measure: SummaryRequest.Measure?
  private var statuses: [UInt8] = []
  private var townNumbers: [UInt32] = []
  private var townsByID: [String: UInt32] = [:]
  private var days: [(first: Int32, last: Int32)?]
  private var parties: [PartyCase: Bool] = [:]
  private var hasActor: [UInt8]
  private var ownPlans: [OwnCase: FigurePlans.Plan?] = [:]
  /// The picture without its attacks.
  let logPicture: LogPicture
  /// What columns are shown as where they would read alike.
  var shownColumns: [SummaryKey: SummaryKey] = [:]

  private struct PartyCase: Hashable {
    var speaker: String
    var place: UInt32
    var attack: UInt32
    var involved: UInt32
    var operation: UInt32
    var epoch: Int
  }

  private struct OwnCase: Hashable {
    var figures: UInt32
    var actor: String
    var epoch: Int
    var isParty: Bool
  }

  init(_ picture: ColumnPicture, _ request: SummaryRequest) {
    self.picture = picture
    self.request = request
    plans = FigurePlans(picture)
    keys = ColumnKeys(request.dimension, picture, request)
    across = request.across.map { ColumnKeys($0, picture, request) }
    isOfActors = request.dimension.kind.isOfActors
    measure = request.measure == .attacks ? nil : request.measure
    days = Array(repeating: nil, count: picture.values.counts.occurrences)
    hasActor = Array(repeating: 0, count: picture.values.counts.figures)
    logPicture = LogPicture(
      operations: picture.operations, actors: picture.actors, regions: picture.regions,
      towns: picture.towns)
  }

  // MARK: Adding

  func add(_ row: Int) {
    let operation = picture.columns.operations[row]
    let isJoined = operation != 0 && picture.operationOfNumber[Int(operation)] != nil
    let status = status(row)
    let figures = picture.columns.figures[row]
    let fact = RowFact(
      row: row, status: status, days: days(row), town: town(row), isJoined: isJoined,
      figures: figures)
    let values = figures == 0 || isJoined ? Sums() : sums(fact)
    count(fact, values, in: &total, key: nil)
    keys.forEach(row) { number in
      while counts.count <= number { counts.append(ColumnCount()) }
      count(fact, values, in: &counts[number], key: number)
    }
  }

  private struct RowFact {
    var row: Int
    var status: Int
    var days: (first: Int32, last: Int32)
    var town: UInt32
    var isJoined: Bool
    var figures: UInt32
  }

  /// The counts of a row; nil where nothing is reported.
  private struct Sums {
    var killed: Sum?
    var assailants: Sum?
    var stateForces: Sum?
    var civilians: Sum?
    var measured: Sum?
  }

  private struct Sum {
    var count: CountInterval
    var party: [String]?
  }

  private func sums(_ fact: RowFact) -> Sums {
    Sums(
      killed: sum(fact, .killed), assailants: isOfActors ? sum(fact, .killedAssailants) : nil,
      stateForces: sum(fact, .killedStateForces), civilians: sum(fact, .killedCivilians),
      measured: measure.flatMap { sum(fact, $0) })
  }

  private func sum(_ fact: RowFact, _ measure: SummaryRequest.Measure) -> Sum? {
    plans.plan(fact.figures, measure).map { sum(fact.row, $0) }
  }

  private func sum(_ row: Int, _ plan: FigurePlans.Plan) -> Sum {
    let count = plans.count(row, plan)
    guard !plan.speakers.isEmpty, !count.isUnknown else { return Sum(count: count) }
    let partisan = plan.speakers.filter { speakers in
      speakers.allSatisfy { isParty($0, row) }
    }
    return Sum(
      count: count, party: partisan.isEmpty ? nil : Set(partisan.joined()).sorted())
  }

  private func isParty(_ speaker: String, _ row: Int) -> Bool {
    let columns = picture.columns
    let known = PartyCase(
      speaker: speaker, place: columns.places[row], attack: columns.attacks[row],
      involved: columns.involved[row], operation: columns.operations[row],
      epoch: picture.epoch(row))
    if let isParty = parties[known] { return isParty }
    let isParty = PartyJudgement(actors: picture.actors).isParty(
      speaker, to: picture.attack(row))
    parties[known] = isParty
    return isParty
  }

  private func count(
    _ fact: RowFact, _ values: Sums, in count: inout ColumnCount, key: Int?
  ) {
    count.attacks += 1
    count.statuses[fact.status] += 1
    count.firstDay = min(count.firstDay, fact.days.first)
    count.lastDay = max(count.lastDay, fact.days.last)
    if fact.town != 0 { count.towns.insert(fact.town) }
    if fact.isJoined {
      count.joined.append(fact.row)
      across?.forEach(fact.row) { count.joinedCrossed[$0, default: []].append(fact.row) }
      return
    }
    add(values.killed, fact, to: &count.killed)
    add(values.stateForces, fact, to: &count.stateForces)
    add(values.civilians, fact, to: &count.civilians)
    if isOfActors { add(own(fact, values, key), fact, to: &count.own) }
    if measure != nil { add(values.measured, fact, to: &count.measured) }
    across?.forEach(fact.row) { number in
      var cell = count.crossed[number] ?? (0, CasualtySum())
      cell.attacks += 1
      add(values.measured, fact, to: &cell.measured)
      count.crossed[number] = cell
    }
  }

  private func add(_ value: Sum?, _ fact: RowFact, to sum: inout CasualtySum) {
    guard let value else { return sum.addUnreported() }
    sum.add(value.count)
    if let party = value.party { sum.note(party: party, id: picture.columns.id(fact.row)) }
  }

  /// Killed on the side of the actor of a key; in the total and in buckets, of the assailants.
  private func own(_ fact: RowFact, _ values: Sums, _ key: Int?) -> Sum? {
    guard fact.figures != 0, let key, case .value(let id, _) = keys.keys[key] else {
      return values.assailants
    }
    let isParty = LeadingAttribution.Status.allCases[fact.status] == .party
    guard hasActor(fact.figures) else { return isParty ? nil : values.assailants }
    let known = OwnCase(
      figures: fact.figures, actor: id, epoch: picture.epoch(fact.row), isParty: isParty)
    if let plan = ownPlans[known] { return plan.map { sum(fact.row, $0) } }
    let attack = picture.attack(fact.row, .leading)
    let isOwn = CasualtyTally.isOwn(of: id, picture.actors)
    let plan = plans.plan(of: picture.values.figures(fact.figures)) { figures in
      figures.sum(.killed) { isOwn($0, attack) }
    }
    ownPlans[known] = .some(plan)
    return plan.map { sum(fact.row, $0) }
  }

  private func hasActor(_ figures: UInt32) -> Bool {
    if hasActor[Int(figures)] == 0 {
      let found = picture.values.figures(figures).contains { $0.key.actor != nil }
      hasActor[Int(figures)] = found ? 2 : 1
    }
    return hasActor[Int(figures)] == 2
  }

  // MARK: Looking up

  private func status(_ row: Int) -> Int {
    let number = Int(picture.columns.leadings[row])
    while statuses.count <= number { statuses.append(255) }
    if statuses[number] == 255 {
      let status = picture.leading(UInt32(number)).status
      statuses[number] = UInt8(LeadingAttribution.Status.allCases.firstIndex(of: status) ?? 0)
    }
    return Int(statuses[number])
  }

  private func town(_ row: Int) -> UInt32 {
    let number = Int(picture.columns.places[row])
    while townNumbers.count <= number { townNumbers.append(.max) }
    if townNumbers[number] == .max {
      let id = picture.place(UInt32(number)).place.town
      let known = id.map { townsByID[$0] ?? UInt32(townsByID.count + 1) } ?? 0
      if let id { townsByID[id] = known }
      townNumbers[number] = known
    }
    return townNumbers[number]
  }

  private func days(_ row: Int) -> (first: Int32, last: Int32) {
    let number = Int(picture.columns.occurrences[row])
    if let known = days[number] { return known }
    let occurred = picture.values.occurrence(UInt32(number))
    let found = (
      first: occurred.start?.daysSince1970 ?? .max, last: occurred.end?.daysSince1970 ?? .min
    )
    days[number] = found
    return found
  }

  // MARK: Rows

  func row(
    _ key: SummaryKey?, as shown: SummaryKey, _ count: ColumnCount, then: Int
  ) -> Summary.Row {
    let joined = attacks(count.joined)
    func total(_ sum: CasualtySum, _ tally: CasualtyTally) -> CasualtyTotal {
      sum.total(with: joined.isEmpty ? nil : tally.total(of: joined))
    }
    func total(_ sum: CasualtySum, _ measure: SummaryRequest.Measure) -> CasualtyTotal {
      guard let tally = measure.tally(in: logPicture) else { return sum.total() }
      return total(sum, tally)
    }
    func day(_ day: Int32) -> Day? {
      day == .max || day == .min ? nil : Day(daysSince1970: Int(day))
    }
    let statuses = LeadingAttribution.Status.allCases
    return Summary.Row(
      key: shown, attacks: count.attacks,
      byStatus: request.dimension.statuses.map { status in
        (status: status, attacks: count.statuses[statuses.firstIndex(of: status) ?? 0])
      }, towns: count.towns.count, firstDay: day(count.firstDay), lastDay: day(count.lastDay),
      killed: total(count.killed, .killed),
      ownKilled: isOfActors ? total(count.own, ownTally(key)) : nil,
      stateForcesKilled: total(count.stateForces, .killedStateForces),
      civiliansKilled: total(count.civilians, .killedCivilians),
      share: self.total.attacks == 0
        ? 0 : Double(count.attacks) / Double(self.total.attacks), incidents: [],
      value: measure.map { .casualties(total(count.measured, $0)) } ?? .attacks(count.attacks),
      crossed: crossed(count),
      comparison: request.compare.map { _ in
        Summary.Comparison(
          attacks: then, change: count.attacks - then, value: .attacks(then))
      })
  }

  private func ownTally(_ key: SummaryKey?) -> CasualtyTally {
    guard case .value(let id, _) = key else {
      return CasualtyTally(.killed, .side(.assailants), in: logPicture)
    }
    return CasualtyTally(
      .killed, .part(CasualtyTally.isOwn(of: id, picture.actors)), in: logPicture)
  }

  private func crossed(_ count: ColumnCount) -> [SummaryKey: Summary.Value] {
    guard let across else { return [:] }
    var cells: [SummaryKey: Summary.Value] = [:]
    for number in Set(count.crossed.keys).union(count.joinedCrossed.keys) {
      let key = shownColumns[across.keys[number]] ?? across.keys[number]
      let cell = count.crossed[number] ?? (0, CasualtySum())
      let joined = attacks(count.joinedCrossed[number] ?? [])
      if let tally = measure?.tally(in: logPicture) {
        cells[key] = .casualties(
          cell.measured.total(with: joined.isEmpty ? nil : tally.total(of: joined)))
      } else {
        cells[key] = .attacks(cell.attacks + joined.count)
      }
    }
    return cells
  }

  /// Attacks put together, in the order of their ids.
  private func attacks(_ rows: [Int]) -> [AttackPicture] {
    rows.map { picture.attack($0) }.sorted { $0.incident.id < $1.incident.id }
  }
}
