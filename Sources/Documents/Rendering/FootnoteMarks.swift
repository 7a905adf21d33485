/// Footnotes whose marks are superior figures, such as `²` and `¹²`.
extension TextCanvas {
  /// Whether a note is no footnote, or one that something in the last table refers to.
  func refersToShown(_ note: RichText) -> Bool {
    let text = note.plain
    guard let shownMarks, let mark = text.footnoteMarks.first, text.hasPrefix(mark) else {
      return true
    }
    return shownMarks.contains(mark)
  }
}

extension String {
  private static let superiorFigures: Set<Character> = Set("⁰¹²³⁴⁵⁶⁷⁸⁹")

  /// The marks of footnotes in a text.
  var footnoteMarks: [Substring] { split { !String.superiorFigures.contains($0) } }
}
