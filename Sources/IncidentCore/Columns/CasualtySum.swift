/// Adds up one measure of attacks that belong to no operation with figures of its own.
///
/// It gives what ``CasualtyTally`` gives of the same attacks, in whatever order they come.
struct CasualtySum {
  private var covered = 0
  private var low = 0
  private var best = 0
  private var high = 0
  private var hasLow = false
  private var lacksBest = false
  private var lacksHigh = false
  /// Attacks whose figure only parties to the fight give: how many, and the row of the first by id.
  private var parties: [Int: (attacks: Int, first: Int)] = [:]

  /// Adds the count of a row, if anything is known of it.
  @inline(__always)
  mutating func add(_ sum: RowFact.Sum, _ row: Int, in columns: IncidentColumns) {
    let (low, best, high) = (sum.bounds[0], sum.bounds[1], sum.bounds[2])
    if low & best & high < 0 { return }
    covered += 1
    if low >= 0 {
      self.low = self.low.addingClamped(low)
      hasLow = true
    }
    if best >= 0 { self.best = self.best.addingClamped(best) } else { lacksBest = true }
    if high >= 0 { self.high = self.high.addingClamped(high) } else { lacksHigh = true }
    if sum.party >= 0 { note(party: sum.party, 1, row, in: columns) }
  }

  /// Notes that only parties to the fight give the counts of rows, the first of which is named.
  private mutating func note(
    party number: Int, _ attacks: Int, _ row: Int, in columns: IncidentColumns
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
  ///   - map: The numbers here of the parties of the other sum.
  ///   - columns: The columns.
  mutating func merge(_ other: CasualtySum, _ map: [Int], in columns: IncidentColumns) {
    covered += other.covered
    low = low.addingClamped(other.low)
    best = best.addingClamped(other.best)
    high = high.addingClamped(other.high)
    hasLow = hasLow || other.hasLow
    lacksBest = lacksBest || other.lacksBest
    lacksHigh = lacksHigh || other.lacksHigh
    for (number, party) in other.parties {
      note(party: map[number], party.attacks, party.first, in: columns)
    }
  }

  /// The total of so many attacks, with those of operations.
  func total(
    of attacks: Int, in columns: IncidentColumns, with others: CasualtyTotal? = nil,
    speakers: (Int) -> [String]
  ) -> CasualtyTotal {
    var total = CasualtyTotal(covered: covered, attacks: attacks)
    if covered > 0 {
      total.count = CountInterval(
        low: hasLow ? low : nil, best: lacksBest ? nil : best,
        high: lacksHigh || covered < attacks ? nil : high)
    }
    let inOrder = parties.sorted { columns.precedes($0.value.first, $1.value.first) }
    total.partyOnly = inOrder.map { number, party in
      CasualtyTotal.PartyFigure(
        speakers: speakers(number), attacks: party.attacks, isForOperation: false)
    }
    return others.map { CasualtyTotal(sumOf: [total, $0]) } ?? total
  }
}
