import IncidentCore
import Testing

@Suite("Day")
struct DayTests {
  @Test(
    "Days are counted from 1 January 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2025-07-01", 20_270),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1900-03-01", -25_508),
    ])
  func count(iso: String, days: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.daysSince1970 == Int32(days))
    #expect(Day(daysSince1970: days).iso == iso)
  }

  @Test("Parts are those of the calendar, day by day over 400 years")
  func everyDay() throws {
    var day = Samples.day("1800-01-01")
    for year in 1800..<2200 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for number in 1...length {
          guard day.parts == (year, month + 1, number) else {
            Issue.record("\(day) is not \(year)-\(month + 1)-\(number)")
            return
          }
          day = day + 1
        }
      }
    }
    #expect(day == Samples.day("2200-01-01"))
  }

  @Test(
    "Dates that the calendar does not have are refused",
    arguments: [
      "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00",
      "0000-01-01", "2025-1-1", "20250101", "2025-01-01Z", "", "２０２５-01-01",
    ])
  func refused(iso: String) {
    #expect(Day(iso: iso) == nil)
  }

  @Test("Stepping is held to the years 1 to 9999, or refused")
  func bounds() {
    #expect(Day.latest + 1 == .latest)
    #expect(Day.earliest - 1 == .earliest)
    #expect(Day.latest + .max == .latest)
    #expect(Day.earliest - .max == .earliest)
    #expect(Day.latest - .min == .latest)
    #expect(Day.latest.offset(by: 1) == nil)
    #expect(Day.earliest.offset(by: .min) == nil)
    #expect(Samples.day("2024-02-28").offset(by: 2)?.iso == "2024-03-01")
    #expect(Samples.day("2025-07-01") - Samples.day("2025-06-01") == 30)
  }

  @Test("A day knows its weekday, quarter and month, and how people write it")
  func facts() {
    let day = Samples.day("2025-07-01")
    #expect(day.weekday == 2)
    #expect(day.quarter == 3)
    #expect(Samples.day("2025-03-31").quarter == 1)
    #expect(day.text == "1 Jul 2025")
    #expect(day.textWithWeekday == "Tue 1 Jul 2025")
    #expect(Samples.day("2025-07-15").startOfMonth == day)
    #expect(Samples.day("0099-12-31").text == "31 Dec 0099")
  }
}
