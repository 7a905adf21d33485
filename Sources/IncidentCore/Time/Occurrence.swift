/// When an attack happened: its first and last possible day and how finely that is known.
///
/// A month is its first and last day with the precision ``DatePrecision/month``. Where the date is
/// unknown there are no days.
public struct Occurrence: Hashable, Sendable {
  /// The first day.
  public var start: Day?
  /// The last day.
  public var end: Day?
  /// How finely it is known.
  public var precision: DatePrecision
  /// When on its day, in local time.
  public var timeOfDay: TimeOfDay?

  /// Nothing known of the time.
  public static let unknown = Occurrence(start: nil, end: nil, precision: .unknown)

  /// Makes an occurrence.
  public init(start: Day?, end: Day?, precision: DatePrecision, timeOfDay: TimeOfDay? = nil) {
    self.start = start
    self.end = end
    self.precision = precision
    self.timeOfDay = timeOfDay
  }

  /// Makes an occurrence on one day.
  public init(_ day: Day, timeOfDay: TimeOfDay? = nil) {
    self.init(start: day, end: day, precision: .day, timeOfDay: timeOfDay)
  }

  /// The days it may have been; nil where they are unknown or out of order.
  public var days: ClosedRange<Day>? {
    guard let start, let end, start <= end else { return nil }
    return start...end
  }

  /// Whether the days are a quarter of a year, which a log knows as a range of days.
  package var isQuarter: Bool {
    days.map { $0 == CalendarUnit.quarter.days(around: $0.lowerBound) } ?? false
  }

  /// Says whether it may have been in a period; an unknown date is in none.
  public func overlaps(_ period: Period) -> Bool {
    days.map { period.overlaps(Period($0)) } ?? false
  }

  /// The date as people write it: `1 Jul 2025`, `Jul 2025`, `2025-W27`, `date unknown`.
  public var text: String {
    guard precision != .unknown, let days else { return "date unknown" }
    let first = days.lowerBound
    switch precision {
    case .week where days == first.week.days: return first.week.text
    case .month where days == CalendarUnit.month.days(around: first):
      return "\(CalendarNames.shortMonth(first.month)) \(CalendarNames.year(first.year))"
    case .year where days == CalendarUnit.year.days(around: first):
      return CalendarNames.year(first.year)
    default: return Period(days).text
    }
  }
}

extension Occurrence {
  /// Makes an occurrence from a phrase, as finely as the phrase says.
  ///
  /// A quarter becomes a range of days, for the log knows no quarters.
  ///
  /// - Throws: ``DatePhraseProblem/openEnded(_:)`` where the phrase has no first or last day.
  package init(
    _ phrase: DatePhrase, timeOfDay: TimeOfDay? = nil
  ) throws(DatePhraseProblem) {
    guard let precision = phrase.precision.recorded else { throw .openEnded(phrase.text) }
    self.init(
      start: phrase.period.start, end: phrase.period.end, precision: precision,
      timeOfDay: timeOfDay)
  }
}
