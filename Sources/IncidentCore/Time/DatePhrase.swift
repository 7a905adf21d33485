/// A date as people type it, read as the days it means and as finely as it was given.
///
/// `2025-07-01`, `2025-W27`, `2025Q3`, `2025-06-01..2025-06-15`, `last week`, `3 days ago`,
/// `1 juillet 2025`, `since friday`. Weeks are those of ISO 8601. `2 weeks ago` and `last month`
/// are that whole week and month; `last 7 days` ends today.
package struct DatePhrase: Sendable, Hashable {
  /// What was typed.
  package let text: String
  /// The days it means; open at both ends where the date is unknown.
  package let period: Period
  /// How finely it was given.
  package let precision: Precision

  /// How finely a phrase gives a date.
  package enum Precision: String, Sendable, Hashable, CaseIterable {
    case day
    case dayRange = "day-range"
    case week
    case month
    case quarter
    case year
    case openEnded = "open-ended"
    case unknown

    /// The precision that an incident records; nil where a phrase has no first or last day.
    package var recorded: DatePrecision? {
      switch self {
      case .day: .day
      case .dayRange, .quarter: .dayRange
      case .week: .week
      case .month: .month
      case .year: .year
      case .openEnded: nil
      case .unknown: .unknown
      }
    }

    /// The unit of the calendar that the phrase names; nil for other spans.
    package var unit: CalendarUnit? { CalendarUnit(rawValue: rawValue) }
  }

  /// Reads a phrase.
  ///
  /// - Parameters:
  ///   - text: What was typed; case, accents and extra blanks do not matter.
  ///   - today: The day that `today` means.
  /// - Throws: A problem that says what is wrong and shows the way out.
  package init(_ text: String, today: Day) throws(DatePhraseProblem) {
    do {
      self = try DatePhraseReader(today: today).phrase(text)
    } catch .unreadable(let part, _) {
      let suggestions = DatePhraseSuggestions(words: DateVocabulary.suggestible) {
        phrase throws(DatePhraseProblem) in
        do throws(DatePhraseProblem) {
          let read = try DatePhraseReader(today: today).phrase(phrase)
          return read.precision.rawValue + read.key
        } catch .noDay {
          // A time alone is no date that could have been meant.
          throw .unreadable(phrase, suggestions: [])
        }
      }
      throw .unreadable(part, suggestions: suggestions.phrases(for: text))
    }
  }

  init(text: String, period: Period, precision: Precision) {
    self.text = text
    self.period = period
    self.precision = precision
  }

  /// The shortest phrase that means the same on any day: `2025-W27`, `2025-06-01..`, `unknown`.
  package var key: String {
    if precision == .unknown { return "unknown" }
    guard let unit = precision.unit, let start = period.start else { return period.iso }
    return unit.key(of: start)
  }

  /// How the phrase was read, such as `2025-W27: Mon 30 Jun 2025 to Sun 6 Jul 2025 (7 days)`.
  package var explanation: String {
    guard precision != .unknown else { return "unknown: no day is known" }
    let days = period.text { $0.textWithWeekday }
    switch period.dayCount {
    case nil, 1: return "\(key): \(days)"
    case let count?: return "\(key): \(days) (\(count) days)"
    }
  }
}
