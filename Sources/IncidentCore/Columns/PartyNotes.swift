/// Who alone gives parts of sums, by the places of these.
struct PartyNotes {
  /// By the place of a sum and the number of parties.
  private var noted = PairTable()
  private(set) var rows: [Rows] = []

  /// Attacks whose figure only some parties to the fight give.
  struct Rows {
    let place: Int
    let party: Int
    var attacks: Int
    /// The row of the first by id, and how its id begins.
    var first: Int
    var start: UInt64

    /// The same at another place.
    func at(_ place: Int) -> Rows {
      Rows(place: place, party: party, attacks: attacks, first: first, start: start)
    }
  }

  /// Notes that only some parties give what a row adds to the sum at a place.
  mutating func note(_ party: Int, _ row: Int, at place: Int, in columns: IncidentColumns) {
    note(
      Rows(place: place, party: party, attacks: 1, first: row, start: columns.idStart(row)),
      in: columns)
  }

  /// Notes what was noted of other rows.
  mutating func note(_ other: Rows, in columns: IncidentColumns) {
    let pair = UInt64(other.place) << 32 | UInt64(other.party)
    guard let known = noted.find(pair) else {
      noted.set(pair, Int32(rows.count))
      rows.append(other)
      return
    }
    let number = Int(known)
    rows[number].attacks += other.attacks
    if other.start > rows[number].start { return }
    if other.start < rows[number].start || columns.precedes(other.first, rows[number].first) {
      rows[number].first = other.first
      rows[number].start = other.start
    }
  }

  /// Notes what was noted of other rows, whose places and parties have other numbers.
  mutating func merge(
    _ other: PartyNotes, at place: (Int) -> Int, parties: [Int], in columns: IncidentColumns
  ) {
    for rows in other.rows {
      note(
        Rows(
          place: place(rows.place), party: parties[rows.party], attacks: rows.attacks,
          first: rows.first, start: rows.start), in: columns)
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
