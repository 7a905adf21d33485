package import TextBasics

extension TimeOfDay {
  /// Reads a time of day as people type it: `05:30`, `early morning`; case does not matter.
  ///
  /// - Throws: A problem with the nearest words, or the clock time written in full.
  package init(phrase text: String) throws(TimeOfDayProblem) {
    let folded = DateText.folded(DateText.tidied(text))
    let joined = String(folded.map { $0 == " " || $0 == "_" ? "-" : $0 })
    if let time = TimeOfDay(text: joined) {
      self = time
      return
    }
    if TimeOfDay(text: "0" + joined) != nil { throw .oneFigure(text, full: "0" + joined) }
    if joined.contains(where: { ("0"..."9").contains($0) }) { throw .noClockTime(text) }
    let parts = DayPart.allCases.map(\.rawValue)
    throw .noPartOfDay(text, suggestions: Suggestions.closest(to: joined, among: parts, limit: 1))
  }
}

/// Why a text is no time of day.
package enum TimeOfDayProblem: Error, Sendable, Hashable {
  /// An hour in one figure, and the same in two.
  case oneFigure(String, full: String)
  /// Figures that no clock shows.
  case noClockTime(String)
  /// A word that is no part of the day, and those near to it.
  case noPartOfDay(String, suggestions: [String])

  /// The problem in words, with the way out.
  package var diagnostic: Diagnostic {
    switch self {
    case .oneFigure(let text, let full):
      Diagnostic(
        code: "unreadable-time", "`\(text)` has an hour of one figure",
        hints: ["write `\(full)`, on a clock of 24 hours"])
    case .noClockTime(let text):
      Diagnostic(
        code: "unreadable-time", "`\(text)` is not a time of day",
        hints: ["write hours and minutes on a clock of 24 hours, such as `05:30`"])
    case .noPartOfDay(let text, let suggestions):
      Diagnostic(
        code: "unreadable-time", "`\(text)` is not a time of day",
        hints: [hint(suggestions)])
    }
  }

  private func hint(_ suggestions: [String]) -> String {
    guard let nearest = suggestions.first else {
      let parts = TimeOfDay.DayPart.allCases.map { "`\($0.rawValue)`" }
      return "write a time such as `05:30` or one of " + parts.joined(separator: ", ")
    }
    return "did you mean `\(nearest)`?"
  }
}
