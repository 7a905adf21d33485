/// Two records that are likely of the same attack.
///
/// There may be very many pairs: why they are alike is worked out again when it is asked for.
package struct DuplicatePair: Sendable, Equatable {
  /// The points of the score.
  package let total: Int
  /// Whether they have an identity in another dataset in common.
  let sharesIdentity: Bool
  private let first: DuplicateTraits
  private let second: DuplicateTraits

  /// Compares two attacks, the earlier by date and id first; nil where time or place rule it out.
  init?(_ first: DuplicateTraits, _ second: DuplicateTraits) {
    guard let comparison = DuplicateComparison(first, second) else { return nil }
    total = comparison.total
    sharesIdentity = comparison.sharesIdentity
    self.first = first
    self.second = second
  }

  /// The id of the one that is the earlier by date and id.
  package var one: String { first.id }

  /// The id of the other.
  package var other: String { second.id }

  /// How likely, and why.
  package var score: DuplicateScore {
    DuplicateComparison(first, second)?.score ?? DuplicateScore(parts: [])
  }

  package static func == (pair: DuplicatePair, other: DuplicatePair) -> Bool {
    pair.one == other.one && pair.other == other.other && pair.score == other.score
  }
}
