import IncidentCore
import Testing
import TextBasics

@Suite("PointInTime")
struct PointInTimeTests {
  private let today = Samples.day("2025-07-09")

  @Test(
    "A day in words with a time is an instant in UTC",
    arguments: [
      ("1 July 2025 noon", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01 midnight", "2025-07-01T00:00:00.000Z"),
      ("2025-07-01 12:00", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01  9:05", "2025-07-01T09:05:00.000Z"),
      ("2025-07-01 12:00:30", "2025-07-01T12:00:30.000Z"),
      ("2025-07-01 12:00 UTC", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01 at 12:00", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01 12:00+01:00", "2025-07-01T11:00:00.000Z"),
      ("yesterday at 14:15", "2025-07-03T14:15:00.000Z"),
      ("1 juillet 2025 9:05 UTC", "2025-07-01T09:05:00.000Z"),
      ("1 July 2025 23:59Z", "2025-07-01T23:59:00.000Z"),
      ("noon 1 July 2025", "2025-07-01T12:00:00.000Z"),
      ("noon on 1 July 2025", "2025-07-01T12:00:00.000Z"),
      ("at 14:15 UTC on 2025-07-01", "2025-07-01T14:15:00.000Z"),
      ("midnight yesterday", "2025-07-03T00:00:00.000Z"),
    ])
  func dayAndTime(phrase: String, iso: String) throws {
    let today = try #require(Day(iso: "2025-07-04"))
    #expect(try PointInTime(phrase: phrase, today: today).iso == iso)
  }

  @Test(
    "A time of what is not one day is refused, and so is one that no clock shows",
    arguments: [
      ("last week noon", "open-date"), ("noon last week", "open-date"),
      ("noon noon", "unreadable-date"), ("noon", "unreadable-date"),
      ("1 July 2025 24:00", "unreadable-date"), ("1 July 2025 12:60", "unreadable-date"),
    ])
  func noTime(phrase: String, code: String) throws {
    let today = try #require(Day(iso: "2025-07-04"))
    #expect {
      try PointInTime(phrase: phrase, today: today)
    } throws: { ($0 as? DatePhraseProblem)?.diagnostic.code == code }
  }

  @Test("A day means its end, and follows the last instant in it")
  func order() {
    let day = Samples.point("2025-07-01")
    #expect(day.upperBound.iso == "2025-07-01T23:59:59.999Z")
    #expect(Samples.point("2025-07-01T23:59Z") < day)
    #expect(Samples.point("2025-07-01T23:59:59.999Z") < day)
    #expect(day < Samples.point("2025-07-02T00:00Z"))
    #expect(!(day < Samples.point("2025-07-01T23:59:59.999Z")))
  }

  @Test(
    "A phrase is its last day, an instant itself",
    arguments: [
      ("2025-07-01", "2025-07-01"), ("2025-07", "2025-07-31"), ("yesterday", "2025-07-08"),
      ("2025-06-01..2025-06-15", "2025-06-15"),
      ("2025-07-01T12:00Z", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01T12:00", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01T12:00:30", "2025-07-01T12:00:30.000Z"),
      ("2025-07-01T12:00:30+01:00", "2025-07-01T11:00:30.000Z"),
      ("2025-07-01 12:00z", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01t12:00 +01:00", "2025-07-01T11:00:00.000Z"),
    ])
  func phrases(text: String, iso: String) throws {
    #expect(try PointInTime(phrase: text, today: today).iso == iso)
  }

  @Test(
    "What names no point is refused with the way out",
    arguments: [
      (
        "noon", "`noon` is a time of no day",
        "write the day before it: `today noon` or `2025-07-01 noon`"
      ),
      (
        "14:15", "`14:15` is a time of no day",
        "write the day before it: `today 14:15` or `2025-07-01 14:15`"
      ),
      (
        "1 july 2025 att noon", "`1 july 2025 att` is not a date",
        "did you mean `1 july 2025 at noon`?"
      ),
      ("1 july 2025 noom", "`1 july 2025 noom` is not a date", "did you mean `1 july 2025 noon`?"),
      (
        "2025-07-01T9:00Z", "`2025-07-01T9:00Z` has no time that can be read",
        "write the time as in `2025-07-01T12:00Z`"
      ),
      (
        "2025-07-01 25:00", "`2025-07-01 25:00` has no time that can be read",
        "write the time as in `2025-07-01T12:00Z`"
      ),
      (
        "2025-06..", "`2025-06..` has no first or no last day",
        "write both ends, such as `2025-06-01..2025-06-15`"
      ),
      ("unknown", "`unknown` names no day", "write a day such as `2025-07-01`"),
      (
        "2025-06-31T12:00Z", "`2025-06-31` does not exist: June has 30 days",
        "days go from `2025-06-01` to `2025-06-30`"
      ),
    ])
  func refused(text: String, summary: String, hint: String) throws {
    do throws(DatePhraseProblem) {
      _ = try PointInTime(phrase: text, today: today)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.diagnostic.summary == summary)
      #expect(error.diagnostic.hints == [hint])
    }
  }
}
