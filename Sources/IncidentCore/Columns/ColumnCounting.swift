/// Counts and adds up rows under the keys of a dimension.
///
/// Each row is counted once, under the list of its keys; when all are counted, what was found goes
/// to the keys and to the total.
struct ColumnCounting {
  private(set) var keys: ColumnKeys
  private(set) var across: ColumnKeys?
  let columns: IncidentColumns
  let isOfActors: Bool
  var looks: RowLooks
  private(set) var tolls: TollFinder
  /// The sum of a toll that is shown beside the attacks.
  let measuredSum: Int?
  /// What is shown beside the attacks and is in no toll.
  private var measured: FigurePlan?
  private var own: OwnFigures?
  /// By the number of a list of keys, for each status how many rows.
  private(set) var statuses: [UInt32] = []
  /// By the number of a list of keys.
  private(set) var days: [DaySpan] = []
  /// By the number of a list of keys.
  private(set) var places: PlaceSets
  /// By the number of a list of keys; where keys are actors two for each list, of which the second
  /// is of rows whose assailants are on the side of all who lead.
  private(set) var sums: [TollSum] = []
  /// Who alone gives parts of these; the places are four for each number.
  private(set) var voiced = PartyNotes()
  /// By the number of a list of keys, what is shown beside the attacks and is in no toll.
  private(set) var measuredSums = SumTable()
  /// By the number of a key, where a sum has to look at it.
  private(set) var ownSums = SumTable()
  /// Rows that name operations, of which it is not told yet whether they are added up with them.
  private var ofOperations: [NamingRow] = []
  /// Rows of operations, whose figures may count in place of theirs.
  private(set) var joined: [JoinedRow] = []
  private var cellNumbers = CellNumbers()
  private(set) var cells: [CrossedTally] = []
  private(set) var cellSums = SumTable()

  /// A row that names an operation, with what it counts under.
  private struct NamingRow {
    let row: Int
    let list: Int
    let number: Int
    let cell: Int?
  }

  /// A row with the list that it counts under.
  struct JoinedRow {
    let row: Int
    var list: Int
  }

  /// What is counted under a list of keys and one of the other dimension.
  struct CrossedTally {
    let list: Int
    let across: Int
    var attacks = 0
    var joined: [Int] = []
  }

  private static let party = LeadingAttribution.Status.allCases.firstIndex(of: .party)
  static let statusCount = LeadingAttribution.Status.allCases.count
  /// So many times 64 rows are looked at that what is noted of them stays in the nearest memory.
  private static let block = 32

  /// What is found once for all threads.
  struct Shared {
    fileprivate var keys: ColumnKeys
    fileprivate var across: ColumnKeys?
    fileprivate let looks: RowLooks

    init(_ picture: ColumnPicture, _ request: SummaryRequest, _ named: NamedActors?) {
      keys = ColumnKeys(request.dimension, picture, request, named)
      across = request.across.map { ColumnKeys($0, picture, request, named) }
      looks = RowLooks(picture)
    }

    /// Finds the keys of all values of dimensions that have many.
    mutating func findAllKeys() {
      keys.findAll()
      across?.findAll()
    }
  }

  /// Prepares to count.
  init(_ picture: ColumnPicture, _ request: SummaryRequest, _ shared: Shared) {
    columns = picture.columns
    keys = shared.keys.on(picture)
    across = shared.across?.on(picture)
    isOfActors = request.dimension.kind.isOfActors
    looks = shared.looks.on(picture)
    tolls = TollFinder(picture)
    measuredSum = request.measure.flatMap(Toll.measures.firstIndex(of:))
    measured =
      measuredSum != nil
      ? nil : request.measure.flatMap { $0 == .attacks ? nil : FigurePlan(picture, [$0]) }
    places = PlaceSets(places: picture.values.counts.places)
    own = isOfActors ? OwnFigures(picture) : nil
  }

  /// Counts the rows of some words of a set.
  mutating func count(_ rows: RowSet, words: Range<Int>) {
    for start in stride(from: words.lowerBound, to: words.upperBound, by: ColumnCounting.block) {
      let block = rows.words(start..<min(start + ColumnCounting.block, words.upperBound))
      let rows = RowBlock(block, from: start << 6, before: columns.count)
      if rows.count > 0 { count(rows) }
    }
  }

  /// Who alone gives figures.
  var parties: PartyFinder { tolls.parties }

  // MARK: Counting

  /// Counts some rows, one thing after the other: so each finds what it notes in near memory.
  private mutating func count(_ rows: RowBlock) {
    let lists = keys.lists(of: rows)
    let acrossLists = across?.lists(of: rows)
    widen()
    looks.tally(rows, lists, &statuses, &days)
    columns.places.withNumbers(of: rows) { places.insert($0, at: lists) }
    let cells = acrossLists.map { self.numbers(ofCells: lists, $0) }
    var special = SpecialRows(haveSides: isOfActors)
    let numbers = isOfActors ? looks.numbers(ofSumsOf: rows, lists) : lists
    tolls.add(rows, at: numbers, to: &sums, &special)
    take(special, rows, lists)
    for position in special.ofOperations {
      ofOperations.append(
        NamingRow(
          row: rows[position], list: Int(lists[position]), number: Int(numbers[position]),
          cell: cells.map { Int($0[position]) }))
    }
    if measured != nil || measuredSum != nil && cells != nil {
      addMeasured(rows, lists, cells, without: special.ofOperations)
    }
  }

  /// Makes room for what is noted of all lists that there are.
  private mutating func widen() {
    let count = keys.lists.count
    if count <= days.count { return }
    days += Array(repeating: .none, count: 2 * count - days.count)
    places.widen(to: days.count)
    sums += Array(
      repeating: TollSum(), count: (isOfActors ? 2 : 1) * days.count - sums.count)
    statuses += Array(
      repeating: 0, count: days.count * ColumnCounting.statusCount - statuses.count)
  }

  /// Adds what is special about rows.
  private mutating func take(_ special: SpecialRows, _ rows: RowBlock, _ lists: [Int32]) {
    for (position, voices, number) in special.voiced { note(voices, rows[position], at: number) }
    guard isOfActors else { return }
    for position in special.ofActors { addOwn(rows[position], under: Int(lists[position])) }
  }

  /// Notes who alone gives the sums of a row.
  private mutating func note(_ number: Int, _ row: Int, at sums: Int) {
    let voices = tolls.voices[number]
    for sum in 0..<4 where voices[sum] >= 0 {
      voiced.note(Int(voices[sum]), row, at: 4 * sums + sum, in: columns)
    }
  }

  /// Adds rows that name an operation, as far as they are not added up with it.
  ///
  /// It is the last thing, so that operations can be read while other rows are counted.
  mutating func settleOperations() {
    for naming in ofOperations {
      let row = naming.row
      if looks.isJoined(row) {
        joined.append(JoinedRow(row: row, list: naming.list))
        guard let cell = naming.cell else { continue }
        cells[cell].attacks -= 1
        cells[cell].joined.append(row)
        continue
      }
      let toll = tolls.toll(row)
      var special = SpecialRows(haveSides: isOfActors)
      sums[special.note(toll, 0, at: naming.number, isAlone: true)].add(toll)
      for (_, voices, number) in special.voiced { note(voices, row, at: number) }
      if isOfActors, !special.ofActors.isEmpty { addOwn(row, under: naming.list) }
      if measured != nil || measuredSum != nil && naming.cell != nil {
        addMeasured(row, under: naming.list, cell: naming.cell)
      }
    }
    ofOperations = []
  }

  /// The numbers of what rows count under, each counted there.
  private mutating func numbers(ofCells lists: [Int32], _ across: [Int32]) -> [Int32] {
    cellNumbers.widen(lists: keys.lists.count, across: self.across?.lists.count ?? 1)
    var numbers = cellNumbers.numbers(lists, across)
    for position in numbers.indices where numbers[position] < 0 {
      numbers[position] = Int32(number(ofCell: Int(lists[position]), Int(across[position])))
    }
    ColumnCounting.count(numbers, in: &cells)
    return numbers
  }

  private static func count(_ numbers: [Int32], in cells: inout [CrossedTally]) {
    let numbers = numbers.span
    var cells = cells.mutableSpan
    for position in 0..<numbers.count { cells[Int(numbers[position])].attacks &+= 1 }
  }

  private mutating func number(ofCell list: Int, _ across: Int) -> Int {
    if let known = cellNumbers.number(list, across) { return known }
    cells.append(CrossedTally(list: list, across: across))
    cellNumbers.set(list, across, to: cells.count - 1)
    return cells.count - 1
  }

  // MARK: Figures

  /// Adds what a summary shows beside the attacks, as far as it is not added with the tolls.
  private mutating func addMeasured(
    _ rows: RowBlock, _ lists: [Int32], _ cells: [Int32]?, without ofOperations: [Int]
  ) {
    var next = 0
    for position in 0..<rows.count {
      if next < ofOperations.count, ofOperations[next] == position {
        next += 1
      } else if lists[position] != 0 {
        addMeasured(
          rows[position], under: Int(lists[position]), cell: cells.map { Int($0[position]) })
      }
    }
  }

  private mutating func addMeasured(_ row: Int, under list: Int, cell: Int?) {
    guard columns.figurePatterns[row] != 0, let (bounds, party) = measured(row) else { return }
    if measuredSum == nil { measuredSums.add(bounds, party, row, at: list, in: columns) }
    if let cell { cellSums.add(bounds, party, row, at: cell, in: columns) }
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
      let figures = own?.figures(row, of: id, key, isParty: isParty)
      guard let figures, !figures.isEmpty, let bounds = columns.knownBounds(figures) else {
        continue
      }
      ownSums.add(bounds, tolls.party(row, figures), row, at: key, in: columns)
    }
  }

  // MARK: Joining

  /// Takes in what was counted of other rows of the same columns.
  mutating func merge(_ other: ColumnCounting) {
    let parties = other.parties.speakers.indices.map {
      tolls.number(ofParty: $0, in: other.parties)
    }
    let (keyNumbers, lists) = keys.numbers(of: other.keys)
    let acrossLists = other.across.flatMap { across?.numbers(of: $0).lists } ?? []
    widen()
    let sides = isOfActors ? 2 : 1
    for (list, number) in lists.enumerated().dropFirst() where list < other.days.count {
      for status in 0..<ColumnCounting.statusCount {
        statuses[number * ColumnCounting.statusCount + status] +=
          other.statuses[list * ColumnCounting.statusCount + status]
      }
      days[number].formUnion(other.days[list])
      places.formUnion(number, other.places, list)
      for side in 0..<sides { sums[number * sides + side].add(other.sums[list * sides + side]) }
    }
    voiced.merge(
      other.voiced, at: { lists[$0 / 4 / sides] * sides * 4 + $0 % (4 * sides) },
      parties: parties, in: columns)
    measuredSums.merge(other.measuredSums, at: { lists[$0] }, parties: parties, in: columns)
    ownSums.merge(other.ownSums, at: { keyNumbers[$0] }, parties: parties, in: columns)
    joined += other.joined.map { JoinedRow(row: $0.row, list: lists[$0.list]) }
    cellNumbers.widen(lists: keys.lists.count, across: across?.lists.count ?? 1)
    let cells = other.cells.map { cell in
      let number = number(ofCell: lists[cell.list], acrossLists[cell.across])
      self.cells[number].attacks += cell.attacks
      self.cells[number].joined += cell.joined
      return number
    }
    cellSums.merge(other.cellSums, at: { cells[$0] }, parties: parties, in: columns)
  }
}
