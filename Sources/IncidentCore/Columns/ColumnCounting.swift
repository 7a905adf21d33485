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
  private let columns: IncidentColumns
  private let isOfActors: Bool
  private var looks: RowLooks
  private var tolls: TollFinder
  /// The sum of a toll that is shown beside the attacks.
  private let measuredSum: Int?
  /// What is shown beside the attacks and is in no toll.
  private var measured: FigurePlan?
  private var own: OwnFigures
  /// By the number of a list of keys, for each status how many rows.
  private var statuses: [Int] = []
  /// By the number of a list of keys.
  private var days: [DaySpan] = []
  /// By the number of a list of keys.
  private var places: PlaceSets
  /// Rows of operations, whose figures may count in place of theirs.
  private var joined: [JoinedRow] = []
  /// By the number of a list of keys; where keys are actors two for each list, of which the second
  /// is of rows whose assailants are on the side of all who lead.
  private var sums = TollSums()
  /// By the number of a list of keys, what is shown beside the attacks and is in no toll.
  private var measuredSums = SumTable()
  /// By the number of a key, where a sum has to look at it.
  private var ownSums = SumTable()
  /// By a list of keys and one of the other dimension.
  private var cellNumbers = PairTable()
  private var cells: [CrossedTally] = []
  private var cellSums = SumTable()

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
    looks = RowLooks(picture)
    tolls = TollFinder(picture)
    measuredSum = request.measure.flatMap(Toll.measures.firstIndex(of:))
    measured =
      measuredSum != nil
      ? nil : request.measure.flatMap { $0 == .attacks ? nil : FigurePlan(picture, [$0]) }
    places = PlaceSets(places: picture.values.counts.places)
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

  /// Who alone gives figures.
  var parties: PartyFinder { tolls.parties }

  // MARK: Counting

  /// Counts some rows, one thing after the other: so each finds what it notes in near memory.
  private mutating func count(_ rows: ArraySlice<Int>) {
    let lists = keys.lists(of: rows)
    let cells = across?.lists(of: rows).enumerated().map {
      number(ofCell: Int(lists[$0]), Int($1))
    }
    widen()
    looks.tally(rows, lists, &statuses, &days)
    places.insert(rows, of: columns.places, at: lists)
    for cell in cells ?? [] { self.cells[cell].attacks += 1 }
    var special = SpecialRows(haveSides: isOfActors)
    let numbers = isOfActors ? numbers(ofSumsOf: rows, lists) : lists
    sums.add(rows, at: numbers, &tolls, &special)
    let joined = take(&special, rows, lists, numbers, cells)
    if measured != nil || measuredSum != nil, measured != nil || cells != nil {
      addMeasured(rows, lists, cells, without: joined)
    }
  }

  /// Makes room for what is noted of all lists that there are.
  private mutating func widen() {
    let count = keys.lists.count
    if count <= days.count { return }
    days += Array(repeating: .none, count: 2 * count - days.count)
    places.widen(to: days.count)
    sums.widen(to: isOfActors ? 2 * days.count : days.count)
    statuses += Array(
      repeating: 0, count: days.count * ColumnCounting.statusCount - statuses.count)
  }

  /// The numbers of the sums of rows, where keys are actors.
  private func numbers(ofSumsOf rows: ArraySlice<Int>, _ lists: [Int32]) -> [Int32] {
    zip(rows, lists).map { row, list in
      2 * list + (looks.status(row) == ColumnCounting.party ? 0 : 1)
    }
  }

  /// Adds what is special about rows.
  ///
  /// - Returns: The positions of rows that are added up with their operations, in order.
  private mutating func take(
    _ special: inout SpecialRows, _ rows: ArraySlice<Int>, _ lists: [Int32], _ numbers: [Int32],
    _ cells: [Int]?
  ) -> [Int] {
    let first = rows.startIndex
    var joined: [Int] = []
    for position in special.ofOperations {
      let row = rows[first + position]
      if looks.isJoined(row) {
        joined.append(position)
        join(row, list: Int(lists[position]), cell: cells?[position])
      } else {
        let toll = tolls.toll(row)
        let number = special.note(toll, position, at: Int(numbers[position]), isAlone: true)
        sums.add(toll, at: number)
      }
    }
    for (position, voices, number) in special.voiced {
      sums.note(tolls.voices[voices], rows[first + position], at: number, in: columns)
    }
    if isOfActors {
      for position in special.ofActors {
        addOwn(rows[first + position], under: Int(lists[position]))
      }
    }
    return joined
  }

  /// Notes that a row is added up with its operation.
  private mutating func join(_ row: Int, list: Int, cell: Int?) {
    joined.append(JoinedRow(row: row, list: list, cell: cell))
    guard let cell else { return }
    cells[cell].attacks -= 1
    cells[cell].joined.append(row)
  }

  private mutating func number(ofCell list: Int, _ across: Int) -> Int {
    let pair = UInt64(list) << 32 | UInt64(across)
    if let known = cellNumbers.find(pair) { return Int(known) }
    cells.append(CrossedTally(list: list, across: across))
    cellNumbers.set(pair, Int32(cells.count - 1))
    return cells.count - 1
  }

  // MARK: Figures

  /// Adds what a summary shows beside the attacks, as far as it is not added with the tolls.
  private mutating func addMeasured(
    _ rows: ArraySlice<Int>, _ lists: [Int32], _ cells: [Int]?, without joined: [Int]
  ) {
    var next = 0
    for (position, row) in rows.enumerated() {
      if next < joined.count, joined[next] == position {
        next += 1
      } else if columns.figurePatterns[row] != 0, let (bounds, party) = measured(row) {
        if measuredSum == nil {
          measuredSums.add(bounds, party, row, at: Int(lists[position]), in: columns)
        }
        if let cells { cellSums.add(bounds, party, row, at: cells[position], in: columns) }
      }
    }
  }

  /// What a row adds to what is shown beside the attacks, and the parties that alone give it.
  private mutating func measured(_ row: Int) -> (bounds: SIMD4<Int>, party: Int?)? {
    if let measuredSum {
      let toll = tolls.toll(row)
      let party = Int(tolls.voices[toll.voices][measuredSum])
      return toll.bounds(measuredSum).map { ($0, party < 0 ? nil : party) }
    }
    guard let planned = measured?.planned(row), !planned.isEmpty,
      let figures = measured?.figures(row, planned, 0), let bounds = columns.knownBounds(figures)
    else { return nil }
    return (bounds, planned.haveSpeakers ? tolls.party(row, figures) : nil)
  }

  /// Killed on the side of the actor of a key, where figures name actors.
  private mutating func addOwn(_ row: Int, under list: Int) {
    let isParty = looks.status(row) == ColumnCounting.party
    for key in keys.lists[list] {
      guard case .value(let id, _) = keys.keys[key] else { continue }
      let figures = own.figures(row, of: id, key, isParty: isParty)
      guard !figures.isEmpty, let bounds = columns.knownBounds(figures) else { continue }
      ownSums.add(bounds, tolls.party(row, figures), row, at: key, in: columns)
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
      var towns: [Int] = []
      places.forEachPlace(of: list) { towns += looks.town(ofPlace: $0).map { [$0] } ?? [] }
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
        attacks: tally.attacks, measured: cellSums[number], joined: tally.joined)
      for other in across?.lists[tally.across] ?? [] {
        total.add(cell, across: other, in: columns)
        for key in keys.lists[tally.list] { counts[key].add(cell, across: other, in: columns) }
      }
    }
  }

  /// Takes what was added up to the keys and to the total.
  private mutating func spreadSums() {
    for number in 0..<keys.lists.count * (isOfActors ? 2 : 1) {
      guard let all = sums.all(of: number) else { continue }
      for (sum, counts) in all.enumerated() where !counts.isEmpty {
        spread(kind(sum, number), of: list(number)) { $0.add(counts, to: $1) }
        if sum == measuredSum { spread(.measured, of: list(number)) { $0.add(counts, to: $1) } }
      }
    }
    for rows in sums.parties.rows {
      let (number, sum) = (rows.place / 4, rows.place % 4)
      spread(kind(sum, number), of: list(number)) { [columns] in $0.note(rows, in: $1, columns) }
      if sum == measuredSum {
        spread(.measured, of: list(number)) { [columns] in $0.note(rows, in: $1, columns) }
      }
    }
    for (list, sum) in measuredSums.added { spread(.measured, of: list) { $0.add(sum, to: $1) } }
    for rows in measuredSums.parties.rows {
      spread(.measured, of: rows.place) { [columns] in $0.note(rows, in: $1, columns) }
    }
    for (key, sum) in ownSums.added { counts[key].add(sum, to: .own) }
    for rows in ownSums.parties.rows { counts[rows.place].note(rows, in: .own, columns) }
  }

  /// The list of keys that sums are of.
  private func list(_ number: Int) -> Int { isOfActors ? number / 2 : number }

  /// The kind of one of the sums of a toll.
  private func kind(_ sum: Int, _ number: Int) -> SumKind {
    let kind = SumKind.ofTolls[sum]
    return isOfActors && kind == .assailants && number & 1 == 1 ? .own : kind
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
      parties: other.parties.speakers.indices.map { tolls.number(ofParty: $0, in: other.parties) },
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
