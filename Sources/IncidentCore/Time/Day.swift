/// A day of the proleptic Gregorian calendar, in the years 0001 to 9999.
///
/// It is one count of days, so that comparing and stepping cost nothing; year, month and day are
/// computed by Howard Hinnant's `civil_from_days`.
public struct Day: Hashable, Sendable {
  /// Days since 1 January 1970; negative before.
  public let daysSince1970: Int32

  /// Monday 1 January of the year 1, the first day there is.
  public static let earliest = Day(daysSince1970: -719_162)
  /// Friday 31 December 9999, the last day there is.
  public static let latest = Day(daysSince1970: 2_932_896)

  /// Makes a day from a count, held to ``earliest`` and ``latest``.
  public init(daysSince1970 count: Int) {
    daysSince1970 = Int32(min(max(count, -719_162), 2_932_896))
  }

  /// Makes a day from its parts; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.daysInMonth(month, of: year)
    else { return nil }
    // Years begin in March, so that the leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    self.init(daysSince1970: shifted * 365 + leapDays + dayOfYear - 719_468)
  }

  /// The year, the month from 1 and the day of the month from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let count = Int(daysSince1970) + 719_468
    let era = count / 146_097
    let dayOfEra = count % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The year, 1 to 9999.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  public var dayOfMonth: Int { parts.day }
  /// The quarter of the year, 1 to 4.
  public var quarter: Int { (parts.month + 2) / 3 }
  /// The ISO 8601 day of the week, Monday 1 to Sunday 7.
  public var weekday: Int { (Int(daysSince1970) + 719_162) % 7 + 1 }
  /// The ISO 8601 week that holds the day.
  public var week: ISOWeek { ISOWeek(containing: self) }
  /// The first day of the day's month.
  public var startOfMonth: Day { self - (parts.day - 1) }

  /// Says whether a year of the Gregorian calendar has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Counts the days of a month, 1 to 12.
  public static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: Strideable {
  /// Orders days in time.
  public static func < (one: Day, other: Day) -> Bool { one.daysSince1970 < other.daysSince1970 }
  /// Says whether two days are the same.
  public static func == (one: Day, other: Day) -> Bool {
    one.daysSince1970 == other.daysSince1970
  }

  /// Counts the days to another day; negative where it is earlier.
  public func distance(to other: Day) -> Int { Int(other.daysSince1970) - Int(daysSince1970) }

  /// Steps by a number of days, held to ``earliest`` and ``latest``.
  public func advanced(by count: Int) -> Day {
    let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(count)
    return Day(daysSince1970: overflow ? (count < 0 ? Int.min : Int.max) : sum)
  }

  /// Steps by a number of days; nil where that leaves the years 0001 to 9999.
  public func offset(by count: Int) -> Day? {
    let day = advanced(by: count)
    return distance(to: day) == count ? day : nil
  }

  /// Steps forward, held to ``latest``.
  public static func + (day: Day, count: Int) -> Day { day.advanced(by: count) }
  /// Steps back, held to ``earliest``.
  public static func - (day: Day, count: Int) -> Day {
    day.advanced(by: count == .min ? .max : -count)
  }
  /// Counts the days from one day to another.
  public static func - (end: Day, start: Day) -> Int { start.distance(to: end) }
}
