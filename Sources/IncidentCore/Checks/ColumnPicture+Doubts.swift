extension ColumnPicture {
  /// The active rows of a range in whose dates or place a check of single records may find
  /// something.
  ///
  /// In those of all others none does.
  package func doubtfulRows(_ range: Range<Int>, today: Day) -> [Int] {
    let context = CheckContext(
      today: today, towns: towns, regions: regions, actors: actors, operations: [:])
    let rows = columns.rows(range, of: [.active])
    let entries = entries(rows[...], .point)
    var isOddDay: [UInt32: Bool] = [:]
    var isOddPlace: [Int: Bool] = [:]
    return zip(rows, entries).filter { row, entry in
      let number = columns.occurrences[row]
      // A statement or source is dated by a day of its own.
      let start = occurrence(number).start.map { Int32(clamping: $0.daysSince1970) }
      if columns.lastSaid[row] > Int32(clamping: today.daysSince1970) + 1
        || start.map({ columns.firstSaid[row] < $0 - 1 }) ?? false
      {
        return true
      }
      let oddDay =
        isOddDay[number]
        ?? RecordCheck.ofDays.contains { mayFind($0, row, .occurred, context) }
      isOddDay[number] = oddDay
      if oddDay { return true }
      let oddPlace =
        isOddPlace[entry] ?? RecordCheck.ofPlaces.contains { mayFind($0, row, .point, context) }
      isOddPlace[entry] = oddPlace
      return oddPlace
    }.map(\.0)
  }

  /// The active rows that have a point and a region, but no town.
  package var rowsOfBarePoints: [Int] {
    columns.points.positions { $0 != 0 }.filter { row in
      guard columns.standings[row] & 3 == 0 else { return false }
      let place = place(columns.places[row]).place
      return place.town == nil && place.region != nil
    }
  }

  private func mayFind(
    _ check: RecordCheck, _ row: Int, _ facet: ColumnFacet, _ context: CheckContext
  ) -> Bool {
    !check.find(.incident(attack(row, facet).incident), context).isEmpty
  }
}
