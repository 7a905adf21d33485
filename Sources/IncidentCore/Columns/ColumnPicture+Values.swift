extension ColumnPicture {
  /// Whether rows differ so much in a part that threads had better share the work of asking it.
  func isManifold(_ facet: ColumnFacet) -> Bool {
    let counts = values.counts
    let count =
      switch facet {
      case .occurred: counts.occurrences
      case .place: counts.places
      case .leaders, .named: counts.leaders
      default: 0
      }
    return count > 512
  }

  /// What a closure makes of each different value of a part, by the number of the value; nil for
  /// numbers that no row has.
  ///
  /// Each value is asked once, by one of two threads.
  func ofEachValue<Made: Sendable>(
    of facet: ColumnFacet, _ make: @Sendable (AttackPicture) -> Made
  ) -> [Made?] {
    let halves = inHalves(0..<columns.count) { rows, picture in
      picture.firstRows(of: facet, in: rows)
    }
    var first = halves[0]
    for (value, row) in halves[1].enumerated() where row >= 0 {
      if value >= first.count {
        first += Array(repeating: -1, count: halves[1].count - first.count)
      }
      if first[value] < 0 { first[value] = row }
    }
    let asked = first.indices.filter { first[$0] >= 0 }
    let made = inHalves(asked.indices) { [first] half, picture in
      asked[half].map { make(picture.attack(Int(first[$0]), facet)) }
    }.joined()
    var byValue = [Made?](repeating: nil, count: first.count)
    for (value, made) in zip(asked, made) { byValue[value] = made }
    return byValue
  }

  /// The first of some rows that has each value of a part; -1 for numbers that none has.
  private func firstRows(of facet: ColumnFacet, in rows: Range<Int>) -> [Int32] {
    var first: [Int32] = []
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 2048) {
      let values = entries(start..<min(start + 2048, rows.upperBound), facet)
      for position in values.indices {
        let value = values[position]
        if value >= first.count {
          first += Array(repeating: -1, count: max(1024, value * 2) - first.count)
        }
        if first[value] < 0 { first[value] = Int32(start + position) }
      }
    }
    return first
  }
}
