/// The units in which days are counted and grouped.
public enum CalendarUnit: String, Sendable, Hashable, CaseIterable {
  case day, week, month, quarter, year

  /// Finds the days of the unit that holds a day; weeks are those of ISO 8601.
  public func days(around day: Day) -> ClosedRange<Day> {
    switch self {
    case .day: return day...day
    case .week: return day.week.days
    case .month, .quarter, .year:
      let index = monthIndex(of: day)
      return months(from: index) ?? day...day
    }
  }

  /// Finds the unit so many units later, earlier where negative; nil outside the years 1 to 9999.
  public func days(around day: Day, shiftedBy count: Int) -> ClosedRange<Day>? {
    guard abs(count) <= 4_000_000 else { return nil }
    switch self {
    case .day: return day.offset(by: count).map { $0...$0 }
    case .week: return day.week.days.lowerBound.offset(by: 7 * count).map { $0.week.days }
    case .month, .quarter, .year: return months(from: monthIndex(of: day) + count * monthCount)
    }
  }

  /// Names the unit that holds a day: `2025-07-09`, `2025-W28`, `2025-07`, `2025-Q3`, `2025`.
  ///
  /// The names of one unit sort in time.
  public func key(of day: Day) -> String {
    switch self {
    case .day: day.iso
    case .week: day.week.text
    case .month: String(day.iso.prefix(7))
    case .quarter: "\(CalendarNames.year(day.year))-Q\(day.quarter)"
    case .year: CalendarNames.year(day.year)
    }
  }

  private var monthCount: Int {
    switch self {
    case .day, .week, .month: 1
    case .quarter: 3
    case .year: 12
    }
  }

  /// The first month of the unit that holds a day, in months since January of the year 0.
  private func monthIndex(of day: Day) -> Int {
    let (year, month, _) = day.parts
    return year * 12 + (month - 1) / monthCount * monthCount
  }

  private func months(from index: Int) -> ClosedRange<Day>? {
    let last = index + monthCount - 1
    guard index >= 12, last < 120_000,
      let start = Day(year: index / 12, month: index % 12 + 1, day: 1),
      let end = Day(
        year: last / 12, month: last % 12 + 1,
        day: Day.daysInMonth(last % 12 + 1, of: last / 12))
    else { return nil }
    return start...end
  }
}
