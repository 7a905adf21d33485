extension ColumnPicture {
  /// The rows in the order of the list: newest first, what is not dated last,
  /// then by operation, then by id.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - limit: How many of them are wanted; all where it is nil.
  /// - Returns: The first of them, as many as are wanted.
  package func newestFirst(_ rows: RowSet, limit: Int? = nil) -> [Int] {
    first(
      wanted(rows, limit).map {
        PlacedRow(row: $0, rank: rank(ofOccurrence: columns.occurrences[$0]), day: .max)
      }, limit)
  }

  /// Those of some rows that may be among the newest, as many as are wanted.
  private func wanted(_ rows: RowSet, _ limit: Int?) -> [Int] {
    guard let limit, limit < rows.count else { return Array(rows) }
    // What stands behind the last wanted day need not be put in order.
    var counts = [Int](repeating: 0, count: values.counts.occurrences)
    for row in rows { counts[Int(columns.occurrences[row])] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }
      .map { (rank: rank(ofOccurrence: UInt32($0)), number: $0) }.sorted { $0.rank < $1.rank }
    var (count, last) = (0, Int32.min)
    for (rank, number) in used where count < limit || rank == last {
      count += counts[number]
      last = rank
    }
    var isWanted = [Bool](repeating: false, count: counts.count)
    for (rank, number) in used where rank <= last { isWanted[number] = true }
    return rows.filter { isWanted[Int(columns.occurrences[$0])] }
  }

  /// Where a span of time stands, the newest first.
  private func rank(ofOccurrence number: UInt32) -> Int32 {
    occurrence(number).start.map { -Int32($0.daysSince1970) } ?? .max
  }

  /// The rows sorted by a column of the list; where that is the same by date, operation and id.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - column: The column.
  ///   - limit: How many of them are wanted; all where it is nil.
  ///   - lines: The lines of rows, asked only for rows that columns cannot tell of.
  ///   - key: What an attack is sorted by.
  ///   - precedes: Whether a key stands before another.
  /// - Returns: The first of them, as many as are wanted.
  package func sorted<Key: Hashable & Sendable>(
    _ rows: [Int], by column: String, limit: Int? = nil, lines: RowLines,
    key: @escaping @Sendable (AttackPicture) -> Key, precedes: (Key, Key) -> Bool
  ) -> [Int] {
    var keys = RowKeys(self, by: column, key)
    let numbers = keys.numbers(of: rows, lines)
    var ranks = [Int32](repeating: 0, count: keys.all.count)
    let ordered = keys.all.indices.sorted { precedes(keys.all[$0], keys.all[$1]) }
    for (rank, number) in ordered.enumerated() { ranks[number] = Int32(rank) }
    return first(
      zip(rows, numbers).map { row, number in
        PlacedRow(row: row, rank: ranks[number], day: day(row) ?? .max)
      }, limit)
  }

  /// A row with what decides where it stands, apart from its operation and its id.
  private struct PlacedRow {
    let row: Int
    let rank: Int32
    let day: Int32
  }

  private func day(_ row: Int) -> Int32? {
    occurrence(columns.occurrences[row]).start.map { Int32($0.daysSince1970) }
  }

  /// The first of some rows, as many as are wanted, in order.
  private func first(_ rows: [PlacedRow], _ limit: Int?) -> [Int] {
    var rows = rows
    if let limit, limit < rows.count {
      // What stands behind the last wanted rank need not be put in order.
      var counts: [Int32: Int] = [:]
      for row in rows { counts[row.rank, default: 0] += 1 }
      var (count, last) = (0, Int32.min)
      for rank in counts.keys.sorted() where count < limit {
        count += counts[rank] ?? 0
        last = rank
      }
      rows.removeAll { $0.rank > last }
    }
    let sorted = rows.sorted { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if one.day != other.day { return one.day < other.day }
      let (first, second) = (columns.operations[one.row], columns.operations[other.row])
      if first != second {
        // Number 0 stands for no operation, which comes last.
        guard let id = values.operation(first) else { return false }
        return values.operation(second).map { id < $0 } ?? true
      }
      return columns.precedes(one.row, other.row)
    }
    return sorted.prefix(limit ?? sorted.count).map(\.row)
  }
}

/// What rows are sorted by, found once for all that are the same in what decides it.
private struct RowKeys<Key: Hashable & Sendable> {
  /// The different keys.
  private(set) var all: [Key] = []
  private var numbers: [Key: Int] = [:]
  private let picture: ColumnPicture
  private let facet: ColumnFacet?
  private let isDecoded: (@Sendable (AttackPicture) -> Bool)?
  private let key: @Sendable (AttackPicture) -> Key

  init(
    _ picture: ColumnPicture, by column: String, _ key: @escaping @Sendable (AttackPicture) -> Key
  ) {
    self.picture = picture
    self.key = key
    facet = ColumnFacet.ofListColumns[column]
    isDecoded = ColumnFacet.listExceptions[column]
  }

  /// The numbers of the keys of rows, as they stand in ``all``.
  mutating func numbers(of rows: [Int], _ lines: RowLines) -> [Int] {
    var found = told(of: rows)
    let doubtful = found.indices.filter { found[$0] == nil }
    let decoded = picture.mapDecoded(doubtful.map { rows[$0] }, lines, key)
    for (position, key) in zip(doubtful, decoded) { found[position] = number(of: key) }
    return found.map { $0 ?? 0 }
  }

  /// The numbers of rows as far as columns tell.
  private mutating func told(of rows: [Int]) -> [Int?] {
    switch facet {
    case nil: return Array(repeating: nil, count: rows.count)
    case .id: return rows.map { number(of: key(picture.attack($0, .id))) }
    case .casualties(let measure):
      var plan = FigurePlan(picture, [measure])
      var known: [SIMD4<Int>?: Int] = [:]
      return rows.map { row in
        let bounds = plan.bounds(row)
        if let number = known[bounds] { return number }
        let count = bounds.map(CountInterval.init(bounds:))
        let number = number(of: key(AttackPicture(with: count, of: measure)))
        known[bounds] = number
        return number
      }
    case let facet?:
      var known: [Int: Int?] = [:]
      return zip(rows, picture.entries(rows, facet)).map { row, entry in
        if let number = known[entry] { return number }
        let attack = picture.attack(row, facet)
        let number = isDecoded?(attack) == true ? nil : number(of: key(attack))
        known[entry] = .some(number)
        return number
      }
    }
  }

  private mutating func number(of key: Key) -> Int {
    if let known = numbers[key] { return known }
    all.append(key)
    numbers[key] = all.count - 1
    return all.count - 1
  }
}
