/// Adds up one measure of attacks that belong to no operation with figures of its own.
///
/// It gives what ``CasualtyTally`` gives of the same attacks, in whatever order they come.
struct CasualtySum {
  private var counts = CountSum()
  /// Attacks whose figure only parties to the fight give: how many, and the row of the first by id.
  private(set) var parties: [Int: (attacks: Int, first: Int)] = [:]

  init(_ counts: CountSum = CountSum()) {
    self.counts = counts
  }

  /// Notes that only parties to the fight give the counts of rows, the first of which is named.
  mutating func note(
    party number: Int, _ attacks: Int, first row: Int, in columns: IncidentColumns
  ) {
    let known = parties[number] ?? (0, row)
    parties[number] = (
      known.attacks + attacks, columns.precedes(row, known.first) ? row : known.first
    )
  }

  /// Adds counts of other rows.
  mutating func add(_ more: CountSum) { counts.add(more) }

  /// Adds what was added up of other rows.
  mutating func add(_ other: CasualtySum, in columns: IncidentColumns) {
    counts.add(other.counts)
    for (number, party) in other.parties {
      note(party: number, party.attacks, first: party.first, in: columns)
    }
  }

  /// The total of so many attacks, with those of operations.
  func total(
    of attacks: Int, in columns: IncidentColumns, with others: CasualtyTotal? = nil,
    speakers: (Int) -> [String]
  ) -> CasualtyTotal {
    var total = counts.total(of: attacks)
    let inOrder = parties.sorted { columns.precedes($0.value.first, $1.value.first) }
    total.partyOnly = inOrder.map { number, party in
      CasualtyTotal.PartyFigure(
        speakers: speakers(number), attacks: party.attacks, isForOperation: false)
    }
    return others.map { CasualtyTotal(sumOf: [total, $0]) } ?? total
  }
}

/// Counts with low, best and high, added up.
///
/// A bound of one attack is below 2³⁷, so that all there can be stay below 2⁶³ together.
struct CountSum {
  /// Low, best and high of those that have them.
  private var (low, best, high) = (0, 0, 0)
  /// How many have a low, a best and a high, and how many there are.
  private var (lows, bests, highs, covered): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)

  /// Nothing was added.
  init() {}

  /// Takes what was added up elsewhere: low, best and high, and how many have them and any.
  init(_ sums: (low: Int, best: Int, high: Int), known: SIMD4<UInt32>) {
    (low, best, high) = sums
    (lows, bests, highs, covered) = (known[0], known[1], known[2], known[3])
  }

  /// Whether nothing was added.
  var isEmpty: Bool { covered == 0 }

  /// Adds a count of which something is known, by its bounds, -1 where they are not.
  @inline(__always)
  mutating func add(_ count: SIMD4<Int>) {
    // All bits where a bound is known, else none.
    let masks = (~(count[0] >> 63), ~(count[1] >> 63), ~(count[2] >> 63))
    low &+= count[0] & masks.0
    best &+= count[1] & masks.1
    high &+= count[2] & masks.2
    lows &-= UInt32(truncatingIfNeeded: masks.0)
    bests &-= UInt32(truncatingIfNeeded: masks.1)
    highs &-= UInt32(truncatingIfNeeded: masks.2)
    covered &+= 1
  }

  mutating func add(_ other: CountSum) {
    low &+= other.low
    best &+= other.best
    high &+= other.high
    lows += other.lows
    bests += other.bests
    highs += other.highs
    covered += other.covered
  }

  /// The total of so many attacks, those whose count is not known among them.
  func total(of attacks: Int) -> CasualtyTotal {
    var total = CasualtyTotal(covered: Int(covered), attacks: attacks)
    if covered > 0 {
      total.count = CountInterval(
        low: lows > 0 ? low : nil, best: bests < covered ? nil : best,
        high: highs < covered || covered < attacks ? nil : high)
    }
    return total
  }
}
