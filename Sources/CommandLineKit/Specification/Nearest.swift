import TextBasics

/// What may have been meant by a word that is not known.
enum Nearest {
  /// How many names one hint offers.
  static let limit = 3

  /// The nearest of some names; only those one slip away where there are such.
  static func names(to word: String, among candidates: [String]) -> [String] {
    let near = Suggestions.closest(to: word, among: candidates, limit: limit)
    let oneSlipAway = near.filter { Suggestions.distance(word, $0) == 1 }
    return oneSlipAway.isEmpty ? near : oneSlipAway
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
