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
  /// By the number of a list of keys, for each status how many rows.
  private var statuses: [Int] = []
  /// By the number of a list of keys.
  private var days: [DaySpan] = []
  /// By the number of a list of keys, places by their numbers.
  private var places: [NumberSet] = []
  /// Rows of operations, whose figures may count in place of theirs.
  private var joined: [JoinedRow] = []
  /// By the number of a list of keys, for each kind of sum.
  private var sums = SumTable(kinds: SumKind.allCases.count)
  /// By the number of a key, where a sum has to look at it.
  private var ownSums = SumTable(kinds: 1)
  /// By a list of keys and one of the other dimension.
  private var cellNumbers = PairTable()
  private var cells: [CrossedTally] = []
  private var cellSums = SumTable(kinds: 1)

  /// A row with what it counts under.
  private struct JoinedRow {
    let row: Int
    let list: Int
    let cell: Int?
  }

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

  /// The keys of rows, as far as they are found once for all threads.
  struct Keys {
    fileprivate var keys: ColumnKeys
    fileprivate var across: ColumnKeys?

    init(_ picture: ColumnPicture, _ request: SummaryRequest, _ named: NamedActors?) {
      keys = ColumnKeys(request.dimension, picture, request, named)
      across = request.across.map { ColumnKeys($0, picture, request, named) }
    }

    /// Finds the keys of all values of dimensions that have many.
    mutating func findAll() {
      keys.findAll()
      across?.findAll()
    }
  }

  /// Counts rows.
  init(
    _ rows: ArraySlice<Int>, _ picture: ColumnPicture, _ request: SummaryRequest, _ known: Keys
  ) {
    columns = picture.columns
    keys = known.keys.on(picture)
    across = known.across?.on(picture)
    isOfActors = request.dimension.kind.isOfActors
    parties = PartyFinder(picture)
    looks = RowLooks(picture)
    killed = FigurePlan(
      picture, [.killed, .killedStateForces, .killedCivilians, .killedAssailants])
    measured = request.measure.flatMap { $0 == .attacks ? nil : FigurePlan(picture, [$0]) }
    own = OwnFigures(picture)
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: ColumnCounting.block) {
      count(rows[start..<min(start + ColumnCounting.block, rows.endIndex)])
    }
    spread()
  }

  /// What was counted under each key that has attacks.
  var countsOfKeys: [SummaryKey: ColumnCount] {
    Dictionary(
      zip(keys.keys, counts).filter { $0.1.attacks > 0 }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Counting

  /// Counts some rows, one thing after the other: so each finds what it notes in near memory.
  private mutating func count(_ rows: ArraySlice<Int>) {
    let lists = keys.lists(of: rows)
    widen()
    looks.tally(rows, lists, &statuses, &days, &places)
    let joined = looks.joined(rows)
    let cells = across?.lists(of: rows).enumerated().map { number(ofCell: lists[$0], $1) }
    note(joined, rows, lists, cells)
    var next = 0
    for position in lists.indices {
      let row = rows[rows.startIndex + position]
      if next < joined.count, joined[next] == position {
        next += 1
      } else if columns.figurePatterns[row] != 0 {
        addKilled(row, under: lists[position])
        if measured != nil { addMeasured(row, under: lists[position], cell: cells?[position]) }
      }
    }
  }

  /// Makes room for what is noted of all lists that there are.
  private mutating func widen() {
    let count = keys.lists.count
    if count <= days.count { return }
    days += Array(repeating: .none, count: 2 * count - days.count)
    places += Array(repeating: NumberSet(), count: days.count - places.count)
    statuses += Array(
      repeating: 0, count: days.count * ColumnCounting.statusCount - statuses.count)
  }

  /// Notes which rows belong to operations, and counts those that do not under their cells.
  private mutating func note(
    _ positions: [Int], _ rows: ArraySlice<Int>, _ lists: [Int], _ cells: [Int]?
  ) {
    for cell in cells ?? [] { self.cells[cell].attacks += 1 }
    for position in positions {
      let row = JoinedRow(
        row: rows[rows.startIndex + position], list: lists[position], cell: cells?[position])
      joined.append(row)
      guard let cell = row.cell else { continue }
      self.cells[cell].attacks -= 1
      self.cells[cell].joined.append(row.row)
    }
  }

  private mutating func number(ofCell list: Int, _ across: Int) -> Int {
    let pair = UInt64(list) << 32 | UInt64(across)
    if let known = cellNumbers.find(pair) { return Int(known) }
    cells.append(CrossedTally(list: list, across: across))
    cellNumbers.set(pair, Int32(cells.count - 1))
    return cells.count - 1
  }

  // MARK: Figures

  /// Adds what a summary shows beside the attacks.
  private mutating func addMeasured(_ row: Int, under list: Int, cell: Int?) {
    guard let planned = measured?.planned(row), !planned.isEmpty,
      let figures = measured?.figures(row, planned, 0), let bounds = columns.knownBounds(figures)
    else { return }
    let party = planned.haveSpeakers ? parties.party(row, figures) : nil
    sums.add(bounds, party, row, at: list, SumKind.measured.rawValue, in: columns)
    if let cell { cellSums.add(bounds, party, row, at: cell, in: columns) }
  }

  /// Adds those killed in a row that belongs to no operation.
  @inline(__always)
  private mutating func addKilled(_ row: Int, under list: Int) {
    let planned = killed.planned(row)
    if planned.isEmpty { return }
    var sums = planned.sums
    while let sum = sums.next() {
      let figures = killed.figures(row, planned, sum)
      guard !figures.isEmpty, let bounds = columns.knownBounds(figures) else { continue }
      let party = planned.haveSpeakers ? parties.party(row, figures) : nil
      // The sums are in the order of their kinds.
      let isOwn = isOfActors && sum == SumKind.assailants.rawValue && isOwn(row)
      self.sums.add(
        bounds, party, row, at: list, isOwn ? SumKind.own.rawValue : sum, in: columns)
    }
    if isOfActors, own.areOfActors(row) { addOwn(row, planned, under: list) }
  }

  /// Whether the assailants of a row are on the side of all who lead it.
  @inline(__always)
  private mutating func isOwn(_ row: Int) -> Bool {
    !own.areOfActors(row) && looks.status(row) != ColumnCounting.party
  }

  /// Killed on the side of the actor of a key, where figures name actors.
  @inline(never)
  private mutating func addOwn(_ row: Int, _ planned: PlannedFigures, under list: Int) {
    let isParty = looks.status(row) == ColumnCounting.party
    for key in keys.lists[list] {
      guard case .value(let id, _) = keys.keys[key] else { continue }
      let figures = own.figures(row, of: id, key, isParty: isParty)
      guard !figures.isEmpty, let bounds = columns.knownBounds(figures) else { continue }
      let party = planned.haveSpeakers ? parties.party(row, figures) : nil
      ownSums.add(bounds, party, row, at: key, in: columns)
    }
  }

  // MARK: Spreading

  /// Takes what was counted under lists of keys to the keys and to the total.
  private mutating func spread() {
    counts = Array(repeating: ColumnCount(), count: keys.keys.count)
    for (list, days) in days.enumerated() {
      let start = list * ColumnCounting.statusCount
      let statuses = self.statuses[start..<start + ColumnCounting.statusCount]
      if statuses.allSatisfy({ $0 == 0 }) { continue }
      total.add(statuses, days)
      let towns = looks.towns(of: places[list])
      for (position, key) in keys.lists[list].enumerated() {
        let own = keys.statuses[list].isEmpty ? nil : keys.statuses[list][position]
        counts[key].add(ColumnCounting.statuses(statuses, as: own), days)
        for town in towns { counts[key].towns.insert(town) }
      }
    }
    spreadSums()
    for row in joined {
      total.add(joined: row.row)
      for key in keys.lists[row.list] { counts[key].add(joined: row.row) }
    }
    for count in counts { total.towns.formUnion(count.towns) }
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

  /// Takes what was added up to the keys and to the total.
  private mutating func spreadSums() {
    for (place, sum) in sums.added {
      let (list, kind) = sums.number(ofPlace: place)
      spread(SumKind.allCases[kind], of: list) { $0.add(sum, to: $1) }
    }
    for rows in sums.parties {
      let (list, kind) = sums.number(ofPlace: rows.place)
      spread(SumKind.allCases[kind], of: list) { [columns] in $0.note(rows, in: $1, columns) }
    }
    for (key, sum) in ownSums.added { counts[key].add(sum, to: .own) }
    for rows in ownSums.parties { counts[rows.place].note(rows, in: .own, columns) }
  }

  /// Adds something to all sums that one of a list belongs to.
  private mutating func spread(
    _ kind: SumKind, of list: Int, _ add: (inout ColumnCount, SumKind) -> Void
  ) {
    for kind in kind.all(inBucket: true) { add(&total, kind) }
    for key in keys.lists[list] {
      for kind in kind.all(inBucket: keys.keys[key].isBucket) { add(&counts[key], kind) }
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
