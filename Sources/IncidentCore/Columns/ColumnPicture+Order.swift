extension ColumnPicture {
  /// The rows in the order of the list: newest first, what is not dated last,
  /// then by operation, then by id.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - limit: How many of them are wanted; all where it is nil.
  /// - Returns: The first of them, as many as are wanted.
  package func newestFirst(_ rows: RowSet, limit: Int? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: values.counts.occurrences)
    for row in rows { counts[Int(columns.occurrences[row])] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }
      .map { (rank: rank(ofOccurrence: UInt32($0)), number: $0) }.sorted { $0.rank < $1.rank }
    // Rows are brought to their days first: of those of one day there are few to put in order.
    var dayOfNumber = [Int](repeating: -1, count: counts.count)
    var (places, count, last) = ([Int](), 0, Int32?.none)
    for (rank, number) in used {
      if rank != last {
        // What stands behind the last wanted day need not be put in order.
        if let limit, count >= limit { break }
        places.append(count)
        last = rank
      }
      dayOfNumber[number] = places.count - 1
      count += counts[number]
    }
    var inOrder = [Int](repeating: 0, count: count)
    for row in rows {
      let day = dayOfNumber[Int(columns.occurrences[row])]
      if day < 0 { continue }
      inOrder[places[day]] = row
      places[day] += 1
    }
    // Now each place is the end of its day.
    var start = 0
    for end in places {
      if end - start > 1 { sortOnOneDay(&inOrder[start..<end]) }
      start = end
    }
    return limit.map { Array(inOrder.prefix($0)) } ?? inOrder
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
    let (keys, numbers) = keys(of: rows, by: column, lines: lines, key: key)
    var ranks = [Int32](repeating: 0, count: keys.count)
    var (rank, last) = (Int32(-1), Key?.none)
    for number in keys.indices.sorted(by: { precedes(keys[$0], keys[$1]) }) {
      if last != keys[number] { rank += 1 }
      (ranks[number], last) = (rank, keys[number])
    }
    return first(
      zip(rows, numbers).map { row, number in
        PlacedRow(row: row, rank: ranks[Int(number)], day: day(row) ?? .max)
      }, limit)
  }

  /// What rows are sorted by, found once for rows that are the same in it, and where it stands among
  /// these keys for each row.
  private func keys<Key: Hashable & Sendable>(
    of rows: [Int], by column: String, lines: RowLines,
    key: @escaping @Sendable (AttackPicture) -> Key
  ) -> (keys: [Key], numbers: [Int32]) {
    let part = ColumnFacet.ofListColumns[column]
    if let part { prepare(for: part.facet) }
    let halves = inHalves(rows, few: 1024) { rows, picture in
      var parts = RowParts(picture, lines)
      var field = RowField(part, of: &parts, key)
      var own: [Key] = []
      // What only one row has is numbered from the other end.
      let numbers = rows.map { row -> Int32 in
        if let number = field.find(row, &parts) { return Int32(number) }
        if let key = field.own { own.append(key) }
        return -Int32(own.count)
      }
      let last = Int32(field.known.count - 1)
      return (field.known + own, numbers.map { $0 < 0 ? last - $0 : $0 })
    }
    return halves.reduce(into: ([], [])) { all, half in
      let start = Int32(all.0.count)
      all.0 += half.0
      all.1 += half.1.map { $0 + start }
    }
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
      return precedesOnOneDay(one.row, other.row)
    }
    return sorted.prefix(limit ?? sorted.count).map(\.row)
  }

  /// Puts rows that begin on the same day in order.
  private func sortOnOneDay(_ rows: inout ArraySlice<Int>) {
    guard rows.count > 16, rows.allSatisfy({ columns.operations[$0] == 0 }) else {
      rows.sort(by: precedesOnOneDay)
      return
    }
    // The beginnings of ids decide for most; of many rows they are found once for each.
    let inOrder = rows.map { (row: $0, id: columns.startOfID($0)) }.sorted { one, other in
      if one.id.0 != other.id.0 { return one.id.0 < other.id.0 }
      if one.id.1 != other.id.1 { return one.id.1 < other.id.1 }
      return columns.precedes(one.row, other.row)
    }
    for (place, next) in zip(rows.indices, inOrder) { rows[place] = next.row }
  }

  /// Whether a row stands before another that begins on the same day.
  private func precedesOnOneDay(_ row: Int, _ other: Int) -> Bool {
    let (first, second) = (columns.operations[row], columns.operations[other])
    if first != second {
      // Number 0 stands for no operation, which comes last.
      guard let id = values.operation(first) else { return false }
      return values.operation(second).map { id < $0 } ?? true
    }
    return columns.precedes(row, other)
  }
}
