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

  /// Adds what was added up of other rows.
  ///
  /// - Parameters:
  ///   - other: Their sum.
  ///   - map: The numbers here of the parties of the other sum; nil where they are the same.
  ///   - columns: The columns.
  mutating func merge(_ other: CasualtySum, _ map: [Int]? = nil, in columns: IncidentColumns) {
    counts.add(other.counts)
    for (number, party) in other.parties {
      note(
        party: map?[number] ?? number, party.attacks, first: party.first, in: columns)
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
  private var covered = 0
  /// Low, best and high of those that have them.
  private var bounds = SIMD4<Int>.zero
  /// How many have a low, a best and a high.
  private var known = SIMD4<Int>.zero

  /// Adds a count of which something is known, by its bounds, -1 where they are not.
  @inline(__always)
  mutating func add(_ count: SIMD4<Int>) {
    // All bits where a bound is known, else none.
    let mask = SIMD4(~(count[0] >> 63), ~(count[1] >> 63), ~(count[2] >> 63), 0)
    covered &+= 1
    bounds &+= count & mask
    known &-= mask
  }

  mutating func add(_ other: CountSum) {
    covered += other.covered
    bounds &+= other.bounds
    known &+= other.known
  }

  /// The total of so many attacks, those whose count is not known among them.
  func total(of attacks: Int) -> CasualtyTotal {
    var total = CasualtyTotal(covered: covered, attacks: attacks)
    if covered > 0 {
      total.count = CountInterval(
        low: known[0] > 0 ? bounds[0] : nil, best: known[1] < covered ? nil : bounds[1],
        high: known[2] < covered || covered < attacks ? nil : bounds[2])
    }
    return total
  }
}
