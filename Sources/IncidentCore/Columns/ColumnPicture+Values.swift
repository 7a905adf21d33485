extension ColumnPicture {
  /// Whether rows differ so much in a part that threads had better share the work of asking it.
  func isManifold(_ facet: ColumnFacet) -> Bool { (numberOfValues(of: facet) ?? 0) > 512 }

  /// How many numbers there are for a part that rows may differ much in; nil for others.
  private func numberOfValues(of facet: ColumnFacet) -> Int? {
    let counts = values.counts
    return switch facet {
    case .occurred: counts.occurrences
    case .place: counts.places * placeEpochCount
    case .leaders: counts.leaders * actorEpochCount
    case .named: counts.leaders
    default: nil
    }
  }

  /// What a closure makes of each different value of a part, by the number of the value; nil for
  /// numbers that no row has.
  ///
  /// Each value is asked once, by one of two threads. Where values are looked for in only one row of
  /// `every` so many, seldom ones are nil too.
  func ofEachValue<Made: Sendable>(
    of facet: ColumnFacet, every: Int = 1, _ make: @Sendable (AttackPicture) -> Made
  ) -> [Made?] {
    let halves = inHalves(0..<columns.count) { rows, picture in
      picture.rowsOfValues(of: facet, among: rows, every)
    }
    let rows = zip(halves[0], halves[1]).map { max($0, $1) }
    let asked = rows.indices.filter { rows[$0] >= 0 }
    let made = inHalves(asked.indices) { half, picture in
      asked[half].map { make(picture.attack(Int(rows[$0]), facet)) }
    }.joined()
    var byValue = [Made?](repeating: nil, count: rows.count)
    for (value, made) in zip(asked, made) { byValue[value] = made }
    return byValue
  }

  /// One of some rows that has each value of a part; -1 for numbers that none has.
  private func rowsOfValues(
    of facet: ColumnFacet, among rows: Range<Int>, _ every: Int
  ) -> [Int32] {
    let count = numberOfValues(of: facet) ?? 0
    if let places = places(of: facet) { return rowsOfValues(count, among: rows, every, places) }
    if let places = placesInTime(of: facet) {
      return rowsOfValues(count, among: rows, every, places)
    }
    return []
  }

  private func rowsOfValues(
    _ count: Int, among rows: Range<Int>, _ every: Int, _ places: some RowPlaces
  ) -> [Int32] {
    var found = [Int32](repeating: -1, count: count)
    var ofValues = found.mutableSpan
    if every > 1 {
      for row in stride(from: rows.lowerBound, to: rows.upperBound, by: every) {
        ofValues[places.place(row)] = Int32(truncatingIfNeeded: row)
      }
      return found
    }
    var row = rows.upperBound
    places.forEachBackwards(rows) { place in
      row &-= 1
      ofValues[place] = Int32(truncatingIfNeeded: row)
    }
    return found
  }
}
