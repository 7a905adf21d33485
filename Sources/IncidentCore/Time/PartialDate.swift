/// A date known to the year, the month or the day, which keeps that precision: `1960`, `2017-03`.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// The first day it can mean.
  public let firstDay: Day
  /// How finely it is known: `day`, `month` or `year`.
  public let precision: CalendarUnit

  /// Makes a date that is known to the day.
  public init(_ day: Day) {
    firstDay = day
    precision = .day
  }

  /// Makes a date from its parts; nil where the calendar has no such date or a day has no month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard month != nil || day == nil,
      let first = Day(year: year, month: month ?? 1, day: day ?? 1)
    else { return nil }
    firstDay = first
    precision = day != nil ? .day : month != nil ? .month : .year
  }

  /// Reads `1960`, `2017-03` or `2023-03-13`; nil for anything else.
  public init?(iso text: String) {
    var reader = ISOReader(text.utf8)
    var month: Int?
    var day: Int?
    guard let year = reader.number(digits: 4) else { return nil }
    if reader.skip("-") {
      month = reader.number(digits: 2)
      guard month != nil else { return nil }
    }
    if month != nil, reader.skip("-") {
      day = reader.number(digits: 2)
      guard day != nil else { return nil }
    }
    guard reader.isAtEnd else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The last day it can mean.
  public var lastDay: Day { precision.days(around: firstDay).upperBound }
  /// The days it can mean.
  public var days: ClosedRange<Day> { firstDay...lastDay }
  /// The date as it was spelled: `1960`, `2017-03`, `2023-03-13`.
  public var iso: String { precision.key(of: firstDay) }
  /// The same as ``iso``.
  public var description: String { iso }

  /// The date as people write it: `1960`, `Mar 2017`, `13 Mar 2023`.
  public var text: String {
    switch precision {
    case .day: firstDay.text
    case .month: "\(CalendarNames.shortMonth(firstDay.month)) \(CalendarNames.year(firstDay.year))"
    case .week, .quarter, .year: iso
    }
  }
}
