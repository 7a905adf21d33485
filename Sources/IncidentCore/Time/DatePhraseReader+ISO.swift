extension DatePhraseReader {
  /// Reads the forms of ISO 8601, quarters added; nil where the text has none of these shapes.
  func isoForm(_ text: String) throws(DatePhraseProblem) -> Span? {
    var reader = ISOReader(text.utf8)
    guard let year = reader.number(digits: 4) else { return nil }
    if reader.isAtEnd { return try yearSpan(year, in: text) }
    let isExtended = reader.skip("-")
    if reader.skip("W") || reader.skip("w") { return try weekForm(&reader, year: year, in: text) }
    if reader.skip("Q") || reader.skip("q") {
      guard let quarter = reader.digit(), reader.isAtEnd else { return nil }
      return try quarterSpan(quarter, year: year, in: text)
    }
    guard let month = reader.number(digits: 2) else { return nil }
    if reader.isAtEnd { return isExtended ? try monthSpan(month, year: year, in: text) : nil }
    guard reader.skip("-") == isExtended, let day = reader.number(digits: 2), reader.isAtEnd
    else { return nil }
    return try daySpan(day, month: month, year: year, in: text)
  }

  private func weekForm(
    _ reader: inout ISOReader<String.UTF8View>, year: Int, in text: String
  ) throws(DatePhraseProblem) -> Span? {
    guard var week = reader.digit() else { return nil }
    if let second = reader.digit() { week = week * 10 + second }
    if reader.isAtEnd { return try weekSpan(week, year: year, in: text) }
    guard reader.skip("-"), let weekday = reader.digit(), reader.isAtEnd else { return nil }
    let days = try weekSpan(week, year: year, in: text).days
    guard (1...7).contains(weekday) else { throw .impossible(text, .weekday) }
    let day = days.lowerBound + (weekday - 1)
    guard days.contains(day) else { throw .outOfRange(text) }
    return Span(days: day...day, unit: .day)
  }

  func yearSpan(_ year: Int, in text: String) throws(DatePhraseProblem) -> Span {
    guard let day = Day(year: year, month: 1, day: 1) else { throw .outOfRange(text) }
    return Span(days: CalendarUnit.year.days(around: day), unit: .year)
  }

  func quarterSpan(
    _ quarter: Int, year: Int, in text: String
  ) throws(DatePhraseProblem) -> Span {
    _ = try yearSpan(year, in: text)
    guard let day = Day(year: year, month: quarter * 3, day: 1) else {
      throw .impossible(text, .quarter(year: year))
    }
    return Span(days: CalendarUnit.quarter.days(around: day), unit: .quarter)
  }

  /// The first or the second half of a year.
  func halfSpan(_ half: Int, year: Int, in text: String) throws(DatePhraseProblem) -> Span {
    guard (1...2).contains(half) else { throw .impossible(text, .half(year: year)) }
    let last = try quarterSpan(2 * half, year: year, in: text).days.upperBound
    let first = try quarterSpan(2 * half - 1, year: year, in: text).days.lowerBound
    return Span(days: first...last, unit: nil)
  }

  func monthSpan(
    _ month: Int, year: Int, in text: String
  ) throws(DatePhraseProblem) -> Span {
    _ = try yearSpan(year, in: text)
    guard let day = Day(year: year, month: month, day: 1) else {
      throw .impossible(text, .month(year: year))
    }
    return Span(days: CalendarUnit.month.days(around: day), unit: .month)
  }

  func weekSpan(
    _ week: Int, year: Int, in text: String
  ) throws(DatePhraseProblem) -> Span {
    _ = try yearSpan(year, in: text)
    guard let week = ISOWeek(year: year, number: week) else {
      throw .impossible(text, .week(year: year))
    }
    return Span(days: week.days, unit: .week)
  }

  func daySpan(
    _ day: Int, month: Int, year: Int, in text: String
  ) throws(DatePhraseProblem) -> Span {
    _ = try monthSpan(month, year: year, in: text)
    guard let day = Day(year: year, month: month, day: day) else {
      throw .impossible(text, .day(year: year, month: month))
    }
    return Span(days: day...day, unit: .day)
  }
}
