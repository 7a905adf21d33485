package import TextBasics

/// Why a phrase is no date: the facts, from which ``diagnostic`` makes sentences.
package enum DatePhraseProblem: Error, Sendable, Hashable {
  /// Nothing was typed.
  case empty
  /// No phrase that is known; the suggestions are phrases that are.
  case unreadable(String, suggestions: [String])
  /// Figures that can be read as several days.
  case manyReadings(String, [Day])
  /// Figures in another order than that of ISO 8601, with the one way to read them.
  case notISO(String, reading: String)
  /// Figures that are no date in any order.
  case noReading(String)
  /// No year of four digits; the example has one.
  case noYear(String, example: String?)
  /// A date that the calendar does not have.
  case impossible(String, Limit)
  /// A date outside the years 0001 to 9999.
  case outOfRange(String)
  /// A span of no days, such as `last 0 days`.
  case noDays(String)
  /// A weekday that the day is not.
  case otherWeekday(String, Day)
  /// A range that ends before it starts; swapped where that helps.
  case reversed(String, start: Day, end: Day, swapped: String?)
  /// A phrase without a first or last day where both are needed.
  case openEnded(String)
  /// An unknown date where one is needed.
  case unknownDate(String)
  /// An instant where a day is asked for.
  case instantGiven(String, day: String)
  /// A time of what is not one day.
  case notOneDay(String)
  /// A time without the day that it is a time of; the example of a point in time has one.
  case noDay(String, example: String?)
  /// A day followed by what is no time.
  case noTime(String, day: String)

  /// What the calendar allows where a date went beyond it.
  package enum Limit: Sendable, Hashable {
    case day(year: Int, month: Int)
    case month(year: Int)
    case quarter(year: Int)
    case half(year: Int)
    case week(year: Int)
    case weekday
  }
}

extension DatePhraseProblem {
  /// The problem in words, with the way out.
  package var diagnostic: Diagnostic {
    Diagnostic(code: code, summary, hints: hint.map { [$0] } ?? [])
  }

  private var code: String {
    switch self {
    case .manyReadings: "ambiguous-date"
    case .impossible, .outOfRange, .noReading, .otherWeekday: "impossible-date"
    case .reversed, .noDays: "reversed-period"
    case .openEnded, .unknownDate, .notOneDay: "open-date"
    case .empty, .unreadable, .notISO, .noYear, .instantGiven, .noDay, .noTime: "unreadable-date"
    }
  }

  private var summary: String {
    switch self {
    case .empty: "the date is empty"
    case .unreadable(let text, _): "`\(text)` is not a date"
    case .manyReadings(let text, let days):
      "`\(text)` can be read as \(list(days.map(\.text)))"
    case .notISO(let text, _): "`\(text)` is not in the order of an ISO date"
    case .noReading(let text): "`\(text)` is not a date in any order"
    case .noYear(let text, _): "`\(text)` has no year of four digits"
    case .impossible(let text, let limit): "`\(text)` does not exist: \(limit.reason)"
    case .outOfRange(let text): "`\(text)` is outside the years 0001 to 9999"
    case .noDays(let text): "`\(text)` has no days"
    case .otherWeekday(let text, let day):
      "`\(text)` does not exist: \(day.text) is a \(CalendarNames.weekdays[day.weekday - 1])"
    case .reversed(let text, let start, let end, _):
      "`\(text)` ends before it starts: \(end.text) is before \(start.text)"
    case .openEnded(let text): "`\(text)` has no first or no last day"
    case .unknownDate(let text): "`\(text)` names no day"
    case .instantGiven(let text, _): "`\(text)` has a time where a day is asked for"
    case .notOneDay(let text): "`\(text)` is not one day, as a time of it needs"
    case .noDay(let text, _): "`\(text)` is a time of no day"
    case .noTime(let text, _): "`\(text)` has no time that can be read"
    }
  }

  private var hint: String? {
    switch self {
    case .empty, .noReading: return "write the year, the month and the day, such as `2025-07-01`"
    case .unreadable(_, let suggestions) where !suggestions.isEmpty:
      return "did you mean \(list(suggestions.map { "`\($0)`" }))?"
    case .unreadable:
      return "write a day `2025-07-01`, a month `2025-07`, a week `2025-W27`, a range "
        + "`2025-06-01..2025-06-15` or words such as `last week`"
    case .manyReadings(_, let days): return "write \(list(days.map { "`\($0.iso)`" }))"
    case .notISO(_, let reading): return "write `\(reading)`"
    case .noYear(_, let example?): return "add the year: `\(example)`"
    case .noYear: return "write the year in full, the month and the day, such as `2025-07-01`"
    case .impossible(_, let limit): return limit.wayOut
    case .outOfRange, .otherWeekday: return nil
    case .noDays: return "count from 1"
    case .reversed(_, _, _, let swapped): return swapped.map { "write `\($0)`" }
    case .openEnded: return "write both ends, such as `2025-06-01..2025-06-15`"
    case .unknownDate: return "write a day such as `2025-07-01`"
    case .instantGiven(_, let day): return "write `\(day)` and give the time of day apart"
    case .notOneDay: return "write the day, such as `1 July 2025 noon`"
    case .noDay(let text, let example?):
      return "write the day before it: `\(example)` or `2025-07-01 \(text)`"
    case .noDay: return "write a day such as `2025-07-01`"
    case .noTime(_, let day): return "write the time as in `\(day)T12:00Z`"
    }
  }

  /// Joins alternatives: `a`, `a or b`, `a, b or c`.
  private func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or \(last)"
  }
}

extension DatePhraseProblem.Limit {
  fileprivate var reason: String {
    switch self {
    case .day(let year, let month):
      // Only February's length depends on the year.
      "\(CalendarNames.months[month - 1])\(month == 2 ? " \(CalendarNames.year(year))" : "")"
        + " has \(Day.daysInMonth(month, of: year)) days"
    case .month: "a year has 12 months"
    case .quarter: "a year has 4 quarters"
    case .half: "a year has 2 halves"
    case .week(let year): "\(CalendarNames.year(year)) has \(ISOWeek.count(in: year)) ISO weeks"
    case .weekday: "an ISO week has 7 days, Monday 1 to Sunday 7"
    }
  }

  fileprivate var wayOut: String? {
    switch self {
    case .day(let year, let month):
      let prefix = "\(CalendarNames.year(year))-\(ISOText.padded(month, width: 2))"
      return "days go from `\(prefix)-01` to `\(prefix)-\(Day.daysInMonth(month, of: year))`"
    case .month(let year):
      return "months go from `\(CalendarNames.year(year))-01` to `\(CalendarNames.year(year))-12`"
    case .quarter(let year):
      return "quarters go from `\(CalendarNames.year(year))-Q1` to `\(CalendarNames.year(year))-Q4`"
    case .half(let year):
      return "the halves are `H1 \(CalendarNames.year(year))` and `H2 \(CalendarNames.year(year))`"
    case .week(let year):
      let name = CalendarNames.year(year)
      return "weeks go from `\(name)-W01` to `\(name)-W\(ISOWeek.count(in: year))`"
    case .weekday: return nil
    }
  }
}
