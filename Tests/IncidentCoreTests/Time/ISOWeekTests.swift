import IncidentCore
import Testing

@Suite("ISOWeek")
struct ISOWeekTests {
  @Test(
    "The week-year is that of the Thursday",
    arguments: [
      ("2024-12-29", "2024-W52"), ("2024-12-30", "2025-W01"), ("2025-01-05", "2025-W01"),
      ("2025-07-01", "2025-W27"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
      ("2016-01-01", "2015-W53"), ("2027-01-01", "2026-W53"), ("2008-12-31", "2009-W01"),
    ])
  func known(day: String, week: String) {
    #expect(Samples.day(day).week.text == week)
  }

  @Test("Weeks follow each other over 400 years as counted here")
  func everyDay() {
    // 1 January 1900 was a Monday and began 1900-W01.
    var day = Samples.day("1900-01-01")
    var (weekYear, week, weekday) = (1900, 1, 1)
    func dayOfJanuaryFirst(_ year: Int) -> Int {
      // Gauss's rule: Sunday 0 to Saturday 6.
      (1 + 5 * ((year - 1) % 4) + 4 * ((year - 1) % 100) + 6 * ((year - 1) % 400)) % 7
    }
    func hasWeek53(_ year: Int) -> Bool {
      // It has 53 Thursdays: it begins or ends on one.
      dayOfJanuaryFirst(year) == 4 || dayOfJanuaryFirst(year + 1) == 5
    }
    while day < Samples.day("2300-01-01") {
      guard day.week.year == weekYear, day.week.number == week, day.weekday == weekday else {
        Issue.record("\(day) is \(day.week) \(day.weekday), not \(weekYear) \(week) \(weekday)")
        return
      }
      day = day + 1
      weekday += 1
      guard weekday == 8 else { continue }
      (week, weekday) = (week + 1, 1)
      if week == (hasWeek53(weekYear) ? 54 : 53) { (weekYear, week) = (weekYear + 1, 1) }
    }
    #expect(weekYear == 2300)
    #expect(week == 1)
  }

  @Test("A week has its days, Monday to Sunday")
  func days() throws {
    let week = try #require(ISOWeek(iso: "2025-W27"))
    #expect(week.days == Samples.day("2025-06-30")...Samples.day("2025-07-06"))
    #expect(week.days.allSatisfy { $0.week == week })
    #expect(try #require(ISOWeek(year: 9999, number: 52)).days.upperBound == .latest)
  }

  @Test(
    "Weeks that a year does not have are refused",
    arguments: ["2025-W53", "2025-W00", "2025-W1", "2025W27", "2025-27", "2025-W271"])
  func refused(iso: String) {
    #expect(ISOWeek(iso: iso) == nil)
  }

  @Test("Years have 52 or 53 weeks, and weeks are ordered")
  func counts() throws {
    #expect([2015, 2020, 2024, 2025, 2026].map(ISOWeek.count) == [53, 53, 52, 52, 53])
    #expect(
      try #require(ISOWeek(iso: "2020-W53")) < (try #require(ISOWeek(iso: "2021-W01"))))
  }
}
