/// Sums of many numbered things, of several kinds, with who alone gives a part of them.
struct SumTable {
  private let kinds: Int
  /// By the number and the kind.
  private var counts: [CountSum] = []
  /// By the place of a sum and the number of parties.
  private var noted = PairTable()
  private(set) var parties: [PartyRows] = []

  /// Attacks whose figure only some parties to the fight give.
  struct PartyRows {
    let place: Int
    let party: Int
    var attacks = 0
    /// The row of the first by id, and how its id begins.
    var first: Int
    var start: UInt64
  }

  /// The number and the kind of the sum at a place.
  func number(ofPlace place: Int) -> (number: Int, kind: Int) {
    (place / kinds, place % kinds)
  }

  /// The places of sums that something was added to, with what was.
  var added: some Sequence<(place: Int, counts: CountSum)> {
    counts.indices.lazy.filter { !counts[$0].isEmpty }.map { (place: $0, counts: counts[$0]) }
  }

  init(kinds: Int) {
    self.kinds = kinds
  }

  /// Adds the count of a row, of which something is known.
  ///
  /// - Parameters:
  ///   - bounds: As ``IncidentColumns/bounds(_:)`` has them.
  ///   - party: The number of the parties that alone give it; nil where others do.
  ///   - row: The row.
  ///   - number: The number of what the sum belongs to.
  ///   - kind: The kind of sum.
  ///   - columns: The columns.
  @inline(__always)
  mutating func add(
    _ bounds: SIMD4<Int>, _ party: Int?, _ row: Int, at number: Int, _ kind: Int = 0,
    in columns: IncidentColumns
  ) {
    let place = number * kinds + kind
    if place >= counts.count { widen(to: place) }
    counts[place].add(bounds)
    if let party { note(party, row, at: place, in: columns) }
  }

  private mutating func widen(to place: Int) {
    counts += Array(repeating: CountSum(), count: max(64, place + 1 + place / 2) - counts.count)
  }

  private mutating func note(_ party: Int, _ row: Int, at place: Int, in columns: IncidentColumns) {
    let pair = UInt64(place) << 32 | UInt64(party)
    let start = columns.idStart(row)
    guard let known = noted.find(pair) else {
      noted.set(pair, Int32(parties.count))
      parties.append(PartyRows(place: place, party: party, attacks: 1, first: row, start: start))
      return
    }
    let number = Int(known)
    parties[number].attacks += 1
    if start > parties[number].start { return }
    if start < parties[number].start || columns.precedes(row, parties[number].first) {
      parties[number].first = row
      parties[number].start = start
    }
  }

  /// The sums of each number below a count, by kind.
  func all(of count: Int, in columns: IncidentColumns) -> [[CasualtySum]] {
    var all = (0..<count * kinds).map { place in
      CasualtySum(place < counts.count ? counts[place] : CountSum())
    }
    for rows in parties {
      all[rows.place].note(party: rows.party, rows.attacks, first: rows.first, in: columns)
    }
    return (0..<count).map { Array(all[$0 * kinds..<($0 + 1) * kinds]) }
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
