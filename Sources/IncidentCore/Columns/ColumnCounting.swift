/// Counts and adds up rows under the keys of a dimension.
///
/// Each row is counted once, under the list of its keys; when all are counted, what was found goes
/// to the keys and to the total.
struct ColumnCounting {
  private(set) var keys: ColumnKeys
  private(set) var across: ColumnKeys?
  /// By the number of the key.
  private(set) var counts: [ColumnCount] = []
  private(set) var total = ColumnCount()
  private(set) var parties: PartyFinder
  private let columns: IncidentColumns
  private let isOfActors: Bool
  private var looks: RowLooks
  private var killed: FigurePlan
  private var measured: FigurePlan?
  private var own: OwnFigures
  /// By the number of a list of keys.
  private var tallies: [RowTally] = []
  /// By the number of a list of keys, for each status.
  private var statuses: [Int] = []
  /// By the number of a list of keys, for each kind of sum.
  private var sums = SumTable(kinds: SumKind.allCases.count)
  /// By the number of a key, where a sum has to look at it.
  private var ownSums = SumTable(kinds: 1)
  /// By the number of a key, towns by their numbers.
  private var towns: [NumberSet] = []
  /// By a list of keys and one of the other dimension.
  private var cellNumbers = PairTable()
  private var cells: [CrossedTally] = []
  private var cellSums = SumTable(kinds: 1)

  /// What is counted under a list of keys and one of the other dimension.
  private struct CrossedTally {
    let list: Int
    let across: Int
    var attacks = 0
    var joined: [Int] = []
  }

  private static let party = LeadingAttribution.Status.allCases.firstIndex(of: .party)
  private static let statusCount = LeadingAttribution.Status.allCases.count
  /// So many rows are looked at a time that what is noted of them stays in the nearest memory.
  private static let block = 2048

  /// Counts rows.
  init(
    _ rows: ArraySlice<Int>, _ picture: ColumnPicture, _ request: SummaryRequest,
    _ named: NamedActors? = nil
  ) {
    columns = picture.columns
    keys = ColumnKeys(request.dimension, picture, request, named)
    across = request.across.map { ColumnKeys($0, picture, request, named) }
    isOfActors = request.dimension.kind.isOfActors
    parties = PartyFinder(picture)
    looks = RowLooks(picture)
    killed = FigurePlan(
      picture, [.killed, .killedStateForces, .killedCivilians, .killedAssailants])
    measured = request.measure.flatMap { $0 == .attacks ? nil : FigurePlan(picture, [$0]) }
    own = OwnFigures(picture)
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: ColumnCounting.block) {
      let block = rows[start..<min(start + ColumnCounting.block, rows.endIndex)]
      let lists = keys.lists(of: block)
      let crossed = across?.lists(of: block)
      for (position, row) in block.enumerated() {
        add(row, under: lists[position], across: crossed?[position])
      }
    }
    spread()
  }

  /// What was counted under each key that has attacks.
  var countsOfKeys: [SummaryKey: ColumnCount] {
    Dictionary(
      zip(keys.keys, counts).filter { $0.1.attacks > 0 }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Adding

  private mutating func add(_ row: Int, under list: Int, across crossed: Int?) {
    let isJoined = looks.isJoined(row)
    let status = looks.status(row)
    if list >= tallies.count {
      tallies += Array(repeating: RowTally(), count: list + 1 - tallies.count)
      let count = tallies.count * ColumnCounting.statusCount
      statuses += Array(repeating: 0, count: count - statuses.count)
    }
    tallies[list].add(looks.days(row))
    statuses[list * ColumnCounting.statusCount + status] += 1
    if isJoined { tallies[list].joined.append(row) }
    add(town: looks.town(row), under: list)
    var cell: Int?
    if let crossed {
      let number = number(ofCell: list, crossed)
      if isJoined { cells[number].joined.append(row) } else { cells[number].attacks += 1 }
      cell = number
    }
    if isJoined || columns.figures(row).isEmpty { return }
    let parts = killed.parts(row)
    add(parts[0], row, under: list, .killed)
    add(parts[1], row, under: list, .stateForces)
    add(parts[2], row, under: list, .civilians)
    if isOfActors {
      add(parts[3], row, under: list, .assailants)
      addOwn(parts[3], row, under: list, isParty: status == ColumnCounting.party)
    }
    if let part = measured?.parts(row)[0] {
      add(part, row, under: list, .measured)
      if let cell { ColumnCounting.add(part, row, to: &cellSums, at: cell, &parties, columns) }
    }
  }

  private mutating func add(town: Int, under list: Int) {
    if town < 0 { return }
    let only = Int(keys.onlyKeys[list])
    if only >= 0, only < towns.count { return towns[only].insert(town) }
    if keys.keys.count > towns.count {
      towns += Array(repeating: NumberSet(), count: keys.keys.count - towns.count)
    }
    for key in keys.lists[list] { towns[key].insert(town) }
  }

  private mutating func number(ofCell list: Int, _ across: Int) -> Int {
    let pair = UInt64(list) << 32 | UInt64(across)
    if let known = cellNumbers.find(pair) { return Int(known) }
    cells.append(CrossedTally(list: list, across: across))
    cellNumbers.set(pair, Int32(cells.count - 1))
    return cells.count - 1
  }

  @inline(__always)
  private mutating func add(
    _ figures: FigureSet, _ row: Int, under list: Int, _ kind: SumKind
  ) {
    if figures.isEmpty { return }
    ColumnCounting.add(figures, row, to: &sums, at: list, kind: kind, &parties, columns)
  }

  private static func add(
    _ figures: FigureSet, _ row: Int, to sums: inout SumTable, at number: Int,
    kind: SumKind? = nil, _ parties: inout PartyFinder, _ columns: IncidentColumns
  ) {
    if figures.isEmpty { return }
    let bounds = columns.bounds(figures)
    if bounds[0] & bounds[1] & bounds[2] < 0 { return }
    sums.add(bounds, parties.party(row, figures), row, at: number, kind?.rawValue ?? 0, in: columns)
  }

  /// Killed on the side of the actor of a key.
  private mutating func addOwn(
    _ assailants: FigureSet, _ row: Int, under list: Int, isParty: Bool
  ) {
    guard own.areOfActors(row) else {
      if !isParty { add(assailants, row, under: list, .own) }
      return
    }
    for key in keys.lists[list] {
      guard case .value(let id, _) = keys.keys[key] else { continue }
      let figures = own.figures(row, of: id, key, isParty: isParty)
      ColumnCounting.add(figures, row, to: &ownSums, at: key, &parties, columns)
    }
  }

  // MARK: Spreading

  /// Takes what was counted under lists of keys to the keys and to the total.
  private mutating func spread() {
    counts = Array(repeating: ColumnCount(), count: keys.keys.count)
    let sums = self.sums.all(of: tallies.count, in: columns)
    let ownSums = self.ownSums.all(of: counts.count, in: columns)
    for (list, tally) in tallies.enumerated() where tally.attacks > 0 {
      let start = list * ColumnCounting.statusCount
      let statuses = self.statuses[start..<start + ColumnCounting.statusCount]
      total.add(tally, statuses)
      for kind in SumKind.allCases where kind != .own {
        total[kind].merge(sums[list][kind.rawValue], in: columns)
      }
      for (position, key) in keys.lists[list].enumerated() {
        let own = keys.statuses[list].isEmpty ? nil : keys.statuses[list][position]
        counts[key].add(tally, ColumnCounting.statuses(statuses, as: own))
        for kind in SumKind.allCases {
          // In buckets nobody is named, whose side all assailants are on.
          let added = kind == .own && keys.keys[key].isBucket ? SumKind.assailants : kind
          counts[key][kind].merge(sums[list][added.rawValue], in: columns)
        }
      }
    }
    total[.own] = total[.assailants]
    for key in counts.indices {
      counts[key][.own].merge(ownSums[key][0], in: columns)
      if key < towns.count { counts[key].towns = towns[key] }
      total.towns.formUnion(counts[key].towns)
    }
    let cellSums = self.cellSums.all(of: cells.count, in: columns)
    for (number, tally) in cells.enumerated() {
      let cell = ColumnCount.Cell(
        attacks: tally.attacks, measured: cellSums[number][0], joined: tally.joined)
      for other in across?.lists[tally.across] ?? [] {
        total.add(cell, across: other, in: columns)
        for key in keys.lists[tally.list] { counts[key].add(cell, across: other, in: columns) }
      }
    }
  }

  /// Counts by status where all count by one; as they are where it is nil.
  private static func statuses(
    _ counts: ArraySlice<Int>, as status: LeadingAttribution.Status?
  ) -> ArraySlice<Int> {
    guard let status, let position = LeadingAttribution.Status.allCases.firstIndex(of: status)
    else { return counts }
    var all = Array(repeating: 0, count: counts.count)
    all[position] = counts.reduce(0, +)
    return all[...]
  }

  /// Takes in what was counted of other rows of the same columns.
  mutating func merge(_ other: ColumnCounting) {
    let map = NumberMap(
      towns: other.looks.towns.map { looks.number(ofTown: $0) },
      parties: other.parties.speakers.map { parties.number(of: $0) },
      across: other.across?.keys.compactMap { across?.number(of: $0) } ?? [])
    total.merge(other.total, map, in: columns)
    for (number, count) in other.counts.enumerated() {
      let key = keys.number(of: other.keys.keys[number])
      if key >= counts.count {
        counts += Array(repeating: ColumnCount(), count: key + 1 - counts.count)
      }
      counts[key].merge(count, map, in: columns)
    }
  }
}

/// What is counted of rows that have the same keys, apart from statuses, casualties and towns.
struct RowTally {
  private(set) var attacks = 0
  private(set) var days = DaySpan.none
  /// Rows of operations, whose figures may count in place of theirs.
  var joined: [Int] = []

  @inline(__always)
  mutating func add(_ days: DaySpan) {
    attacks += 1
    self.days.formUnion(days)
  }
}
