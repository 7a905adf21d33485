/// Adds up one measure of attacks that belong to no operation with figures of its own.
///
/// It gives what ``CasualtyTally`` gives of the same attacks, in whatever order they come.
struct CasualtySum {
  private(set) var attacks = 0
  private var covered = 0
  private var low = 0
  private var best = 0
  private var high = 0
  private var hasLow = false
  private var lacksBest = false
  private var lacksHigh = false
  /// Attacks whose figure only parties to the fight give: how many, and the first by its id.
  private var parties: [[String]: (attacks: Int, first: String)] = [:]

  /// Adds an attack on which nothing is reported.
  @inline(__always)
  mutating func addUnreported() { attacks += 1 }

  /// Adds an attack's count.
  @inline(__always)
  mutating func add(_ count: CountInterval) {
    attacks += 1
    guard !count.isUnknown else { return }
    covered += 1
    if let bound = count.low {
      low = low.addingClamped(bound)
      hasLow = true
    }
    if let bound = count.best { best = best.addingClamped(bound) } else { lacksBest = true }
    if let bound = count.high { high = high.addingClamped(bound) } else { lacksHigh = true }
  }

  /// Notes that only parties to the fight give a count that was added.
  mutating func note(party speakers: [String], id: String) {
    let known = parties[speakers] ?? (0, id)
    parties[speakers] = (known.attacks + 1, min(known.first, id))
  }

  /// The total, with those of operations.
  func total(with others: CasualtyTotal? = nil) -> CasualtyTotal {
    var total = CasualtyTotal(covered: covered, attacks: attacks)
    if covered > 0 {
      total.count = CountInterval(
        low: hasLow ? low : nil, best: lacksBest ? nil : best,
        high: lacksHigh || covered < attacks ? nil : high)
    }
    total.partyOnly = parties.sorted { $0.value.first < $1.value.first }.map {
      CasualtyTotal.PartyFigure(
        speakers: $0.key, attacks: $0.value.attacks, isForOperation: false)
    }
    return others.map { CasualtyTotal(sumOf: [total, $0]) } ?? total
  }
}
