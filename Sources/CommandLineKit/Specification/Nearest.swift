import TextBasics

/// Hints that name what may have been meant.
enum Nearest {
  /// Asks whether one of the nearest candidates was meant; no hint where none is near.
  static func hints(to word: String, among candidates: [String]) -> [String] {
    []
  }
}
