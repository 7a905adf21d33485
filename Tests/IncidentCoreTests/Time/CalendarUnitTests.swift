import IncidentCore
import Testing

@Suite("CalendarUnit")
struct CalendarUnitTests {
  @Test(
    "A unit is named and spans its days",
    arguments: [
      (CalendarUnit.day, "2025-07-09", "2025-07-09", "2025-07-09"),
      (.week, "2025-W28", "2025-07-07", "2025-07-13"),
      (.month, "2025-07", "2025-07-01", "2025-07-31"),
      (.quarter, "2025-Q3", "2025-07-01", "2025-09-30"),
      (.year, "2025", "2025-01-01", "2025-12-31"),
    ])
  func spans(unit: CalendarUnit, key: String, first: String, last: String) {
    let day = Samples.day("2025-07-09")
    #expect(unit.key(of: day) == key)
    #expect(unit.days(around: day) == Samples.day(first)...Samples.day(last))
  }

  @Test(
    "Units are shifted over the turn of the year",
    arguments: [
      (CalendarUnit.day, -9, "2024-12-31", "2024-12-31"),
      (.week, -1, "2024-12-30", "2025-01-05"), (.month, -1, "2024-12-01", "2024-12-31"),
      (.quarter, -1, "2024-10-01", "2024-12-31"), (.year, -1, "2024-01-01", "2024-12-31"),
      (.month, 13, "2026-02-01", "2026-02-28"),
    ])
  func shifted(unit: CalendarUnit, count: Int, first: String, last: String) {
    let days = unit.days(around: Samples.day("2025-01-09"), shiftedBy: count)
    #expect(days == Samples.day(first)...Samples.day(last))
  }

  @Test("Outside the years 1 to 9999 there is no unit", arguments: CalendarUnit.allCases)
  func bounds(unit: CalendarUnit) {
    #expect(unit.days(around: .latest, shiftedBy: 1) == nil)
    #expect(unit.days(around: .earliest, shiftedBy: -1) == nil)
    #expect(unit.days(around: .latest, shiftedBy: .max) == nil)
    #expect(unit.days(around: .latest, shiftedBy: 4_000_000) == nil)
  }
}
