/// A span of days, both ends included and either open.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// The first day; open where nil.
  public let start: Day?
  /// The last day; open where nil.
  public let end: Day?

  /// All days.
  public static let always = Period()

  /// Makes a period; nil where it would end before it starts.
  public init?(start: Day?, end: Day?) {
    if let start, let end, end < start { return nil }
    self.start = start
    self.end = end
  }

  /// Makes a period of known days.
  public init(_ days: ClosedRange<Day>) {
    start = days.lowerBound
    end = days.upperBound
  }

  /// Makes a period of one day.
  public init(_ day: Day) {
    self.init(day...day)
  }

  /// Makes a period without an end.
  public init(since start: Day) {
    self.start = start
    end = nil
  }

  /// Makes a period without a start.
  public init(until end: Day) {
    start = nil
    self.end = end
  }

  private init() {
    start = nil
    end = nil
  }

  /// Its days; nil where an end is open.
  public var days: ClosedRange<Day>? {
    guard let start, let end else { return nil }
    return start...end
  }

  /// How many days it has; nil where an end is open.
  public var dayCount: Int? { days.map { $0.upperBound - $0.lowerBound + 1 } }

  /// Says whether a day lies within.
  public func contains(_ day: Day) -> Bool { lower <= day && day <= upper }

  /// Says whether all of another period lies within.
  public func contains(_ other: Period) -> Bool {
    (start == nil || (other.start.map { lower <= $0 } ?? false))
      && (end == nil || (other.end.map { $0 <= upper } ?? false))
  }

  /// Says whether two periods have a day in common.
  public func overlaps(_ other: Period) -> Bool { lower <= other.upper && other.lower <= upper }

  /// Finds the days that two periods have in common; nil where there are none.
  public func intersection(_ other: Period) -> Period? {
    guard overlaps(other) else { return nil }
    let starts = [start, other.start].compactMap { $0 }
    let ends = [end, other.end].compactMap { $0 }
    return Period(start: starts.max(), end: ends.min())
  }

  private var lower: Day { start ?? .earliest }
  private var upper: Day { end ?? .latest }
}

extension Period {
  /// The period as a phrase that reads back: `2025-06-01..2025-06-15`, `2025-06-01..`, a day alone.
  public var iso: String {
    if let start, start == end { return start.iso }
    return "\(start?.iso ?? "")..\(end?.iso ?? "")"
  }

  /// The same as ``iso``.
  public var description: String { iso }

  /// The period as people write it: `1 Jun 2025 to 15 Jun 2025`, `since 1 Jun 2025`.
  public var text: String { text { $0.text } }

  /// The period as a heading of few letters: `Jun 2025`, `2025-Q2`, `2024`, else ``text``.
  public var shortText: String {
    guard let start, let end else { return text }
    let unit = [CalendarUnit.week, .month, .quarter, .year].first { unit in
      unit.days(around: start) == start...end
    }
    switch unit {
    case .month: return "\(CalendarNames.shortMonth(start.month)) \(CalendarNames.year(start.year))"
    case let unit?: return unit.key(of: start)
    case nil: return text
    }
  }

  /// Writes the period for people, each day as asked.
  func text(writing write: (Day) -> String) -> String {
    switch (start, end) {
    case (nil, nil): "at any time"
    case (let start?, nil): "since \(write(start))"
    case (nil, let end?): "until \(write(end))"
    case (let start?, let end?):
      start == end ? write(start) : "\(write(start)) to \(write(end))"
    }
  }
}
