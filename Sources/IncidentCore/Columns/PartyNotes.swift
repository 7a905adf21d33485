/// Who alone gives parts of sums, by the places of these.
struct PartyNotes {
  /// By the place of a sum and the number of parties.
  private var noted = PairTable()
  private(set) var rows: [Rows] = []

  /// Attacks whose figure only some parties to the fight give.
  struct Rows {
    let place: Int
    let party: Int
    var attacks = 0
    /// The row of the first by id, and how its id begins.
    var first: Int
    var start: UInt64
  }

  /// Notes that only some parties give what a row adds to the sum at a place.
  mutating func note(_ party: Int, _ row: Int, at place: Int, in columns: IncidentColumns) {
    let pair = UInt64(place) << 32 | UInt64(party)
    let start = columns.idStart(row)
    guard let known = noted.find(pair) else {
      noted.set(pair, Int32(rows.count))
      rows.append(Rows(place: place, party: party, attacks: 1, first: row, start: start))
      return
    }
    let number = Int(known)
    rows[number].attacks += 1
    if start > rows[number].start { return }
    if start < rows[number].start || columns.precedes(row, rows[number].first) {
      rows[number].first = row
      rows[number].start = start
    }
  }
}

extension IncidentColumns {
  /// The first 8 bytes of the id of a row as a number, which is in the order of the bytes.
  @inline(__always)
  fileprivate func idStart(_ row: Int) -> UInt64 {
    withID(row) { id in
      var start: UInt64 = 0
      for position in 0..<8 {
        start = start << 8 | (position < id.count ? UInt64(id[position]) : 0)
      }
      return start
    }
  }
}
