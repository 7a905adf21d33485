import TextBasics

/// What may have been meant by a word that is not known.
enum Nearest {
  /// How many names one hint offers.
  static let limit = 3

  /// The nearest of some names; only those one slip away where there are such.
  ///
  /// Names that go on from the word come first, unless one of them is a slip away.
  static func names(to word: String, among candidates: [String]) -> [String] {
    let near = Suggestions.closest(to: word, among: candidates, limit: candidates.count)
    let oneSlipAway = near.filter { Suggestions.distance(word, $0) < 2 }
    let nearest = oneSlipAway.isEmpty ? near : oneSlipAway
    let longer = near.filter { word.count > 2 && $0.lowercased().hasPrefix(word.lowercased()) }
    let isSlip = longer.contains(where: oneSlipAway.contains)
    let names = isSlip ? nearest : longer + nearest.filter { !longer.contains($0) }
    return Array(names.prefix(limit))
  }

  /// Asks whether one of the nearest names was meant; no hint where none is near.
  static func hints(to word: String, among candidates: [String]) -> [String] {
    hints(offering: names(to: word, among: candidates))
  }

  /// Asks whether one of some names was meant; no hint where there are none.
  static func hints(offering names: [String]) -> [String] {
    Suggestions.question(names).map { [$0] } ?? []
  }
}
