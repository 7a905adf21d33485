/// Reads the phrases of ``DatePhrase``: ranges and open ends here, single spans in the extensions.
struct DatePhraseReader {
  let today: Day

  /// One span with a first and a last day.
  struct Span {
    var days: ClosedRange<Day>
    /// The unit of the calendar it was given in; nil for other spans.
    var unit: CalendarUnit?
  }

  /// Words that leave one end open, with how they do.
  static let openings: [String: Opening] = [
    "since": .since, "from": .since, "after": .after, "before": .before, "until": .until,
    "till": .until,
  ]

  enum Opening {
    case since, after, before, until
  }

  /// Reads a whole phrase.
  func phrase(_ typed: String) throws(DatePhraseProblem) -> DatePhrase {
    let text = DateText.tidied(typed)
    guard !text.isEmpty else { throw .empty }
    if DateText.folded(text) == "unknown" {
      return DatePhrase(text: text, period: .always, precision: .unknown)
    }
    if let days = toDate(text) {
      return DatePhrase(
        text: text, period: Period(days), precision: days.count == 1 ? .day : .dayRange)
    }
    if let (left, right) = bounds(of: text) { return try range(text, left, right) }
    if let (opening, rest) = opening(of: text) { return try open(text, opening, span(rest)) }
    let span = try span(text)
    let precision = span.unit.flatMap { DatePhrase.Precision(rawValue: $0.rawValue) }
    return DatePhrase(text: text, period: Period(span.days), precision: precision ?? .dayRange)
  }

  /// Reads a tidied phrase that is one span.
  func span(_ text: String) throws(DatePhraseProblem) -> Span {
    if let span = try isoForm(text) { return span }
    if DateText.looksLikeInstant(text) {
      throw .instantGiven(text, day: String(text.prefix(10)))
    }
    if DayAndTime.isTime(text) { throw .noDay(text, example: nil) }
    if let typed = DayAndTime(text) {
      throw .instantGiven(text, day: try span(typed.day).days.lowerBound.iso)
    }
    try refuseOtherOrders(text)
    if let span = try words(text) { return span }
    throw .unreadable(text, suggestions: [])
  }

  private func range(
    _ text: String, _ left: String, _ right: String
  ) throws(DatePhraseProblem) -> DatePhrase {
    if left.isEmpty, right.isEmpty { throw .unreadable(text, suggestions: []) }
    if left.isEmpty { return try open(text, .until, span(right)) }
    if right.isEmpty { return try open(text, .since, span(left)) }
    let first = try span(left)
    let last = try span(right)
    guard first.days.lowerBound <= last.days.upperBound else {
      let swapped =
        last.days.lowerBound <= first.days.upperBound ? "\(right)..\(left)" : nil
      throw .reversed(
        text, start: first.days.lowerBound, end: last.days.upperBound, swapped: swapped)
    }
    let days = first.days.lowerBound...last.days.upperBound
    return DatePhrase(
      text: text, period: Period(days), precision: days.count == 1 ? .day : .dayRange)
  }

  private func open(
    _ text: String, _ opening: Opening, _ span: Span
  ) throws(DatePhraseProblem) -> DatePhrase {
    let period: Period? =
      switch opening {
      case .since: Period(since: span.days.lowerBound)
      case .until: Period(until: span.days.upperBound)
      case .after: span.days.upperBound.offset(by: 1).map { Period(since: $0) }
      case .before: span.days.lowerBound.offset(by: -1).map { Period(until: $0) }
      }
    guard let period else { throw .outOfRange(text) }
    return DatePhrase(text: text, period: period, precision: .openEnded)
  }

  /// Reads `year to date` and the like, a unit up to today; nil for other phrases.
  private func toDate(_ text: String) -> ClosedRange<Day>? {
    var words = DateText.folded(text).split { " -_".contains($0) }
    if words == ["ytd"] { words = ["year", "to", "date"] }
    if words.first == "this" { words.removeFirst() }
    guard words.dropFirst() == ["to", "date"], let unit = CalendarUnit(rawValue: String(words[0]))
    else { return nil }
    return unit.days(around: today).lowerBound...today
  }

  /// Splits `A..B`, `A to B`, `from A to B` and `between A and B`.
  private func bounds(of text: String) -> (left: String, right: String)? {
    for dots in ["...", "..", "…"] {
      if let (left, right) = DateText.split(text, at: dots) { return (left, right) }
    }
    var words = text.split(separator: " ").map(String.init)
    let first = words.first?.lowercased() ?? ""
    let connectives = first == "between" ? ["and"] : ["to", "until", "till"]
    guard
      let index = words.dropFirst().firstIndex(where: { connectives.contains($0.lowercased()) })
    else { return nil }
    let right = words[(index + 1)...].joined(separator: " ")
    words.removeSubrange(index...)
    if ["between", "from", "since"].contains(first) { words.removeFirst() }
    let left = words.joined(separator: " ")
    return left.isEmpty || right.isEmpty ? nil : (left, right)
  }

  private func opening(of text: String) -> (Opening, String)? {
    let word = text.prefix { $0.isLetter }
    let rest = text[word.endIndex...].drop { $0 == " " || $0 == "-" || $0 == "_" }
    guard let opening = DatePhraseReader.openings[word.lowercased()], !rest.isEmpty else {
      return nil
    }
    return (opening, String(rest))
  }
}
