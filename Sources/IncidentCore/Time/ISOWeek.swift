/// A week of ISO 8601: Monday to Sunday, in the year that holds its Thursday.
///
/// Near the turn of the year its year differs from that of some of its days: Monday 30 December
/// 2024 lies in 2025-W01.
public struct ISOWeek: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The week-year, which is part of the key.
  public let year: Int
  /// The week of that year, from 1 to 52 or 53.
  public let number: Int

  /// Makes a week; nil where the year has none of that number.
  public init?(year: Int, number: Int) {
    guard (1...9999).contains(year), number >= 1, number <= ISOWeek.count(in: year) else {
      return nil
    }
    self.year = year
    self.number = number
  }

  /// Finds the week that holds a day.
  public init(containing day: Day) {
    // A week belongs to the year of its Thursday.
    let thursday = day + (4 - day.weekday)
    year = thursday.year
    let firstOfYear = ISOWeek.firstOfJanuary(year)
    number = (thursday - firstOfYear) / 7 + 1
  }

  /// Reads `2025-W27`; nil where it is written otherwise or the year has no such week.
  public init?(iso text: String) {
    var reader = ISOReader(text.utf8)
    guard let year = reader.number(digits: 4), reader.skip("-"), reader.skip("W"),
      let number = reader.number(digits: 2), reader.isAtEnd
    else { return nil }
    self.init(year: year, number: number)
  }

  /// Its days, Monday to Sunday; cut at the end of the year 9999.
  public var days: ClosedRange<Day> {
    // 4 January lies in the first week of every year.
    let fourth = ISOWeek.firstOfJanuary(year) + 3
    let monday = fourth - (fourth.weekday - 1) + (number - 1) * 7
    return monday...monday + 6
  }

  /// The week as ISO 8601 writes it, such as `2025-W27`.
  public var text: String {
    "\(CalendarNames.year(year))-W\(ISOText.padded(number, width: 2))"
  }

  /// The same as ``text``.
  public var description: String { text }

  /// Orders weeks in time.
  public static func < (one: ISOWeek, other: ISOWeek) -> Bool {
    (one.year, one.number) < (other.year, other.number)
  }

  /// Counts the weeks of a year, 52 or 53.
  ///
  /// A year has 53 where it begins on a Thursday, or is a leap year that begins on a Wednesday.
  public static func count(in year: Int) -> Int {
    let weekday = firstOfJanuary(year).weekday
    return weekday == 4 || (weekday == 3 && Day.isLeap(year)) ? 53 : 52
  }

  private static func firstOfJanuary(_ year: Int) -> Day {
    Day(year: year, month: 1, day: 1) ?? .earliest
  }
}
