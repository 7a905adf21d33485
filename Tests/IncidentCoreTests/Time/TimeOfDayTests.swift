import IncidentCore
import Testing
import TextBasics

@Suite("TimeOfDay")
struct TimeOfDayTests {
  @Test(
    "A time of day is read as people type it",
    arguments: [
      ("05:30", "05:30"), ("23:59", "23:59"), ("early-morning", "early-morning"),
      ("Early morning", "early-morning"), ("early_morning", "early-morning"), (" night ", "night"),
    ])
  func phrases(text: String, time: String) throws {
    #expect(try TimeOfDay(phrase: text).text == time)
  }

  @Test(
    "What is no time of day is refused with the way out",
    arguments: [
      ("5:30", "`5:30` has an hour of one figure", "write `05:30`, on a clock of 24 hours"),
      (
        "25:00", "`25:00` is not a time of day",
        "write hours and minutes on a clock of 24 hours, such as `05:30`"
      ),
      ("mornin", "`mornin` is not a time of day", "did you mean `morning`?"),
      (
        "dawn", "`dawn` is not a time of day",
        "write a time such as `05:30` or one of `night`, `early-morning`, `morning`, `midday`, "
          + "`afternoon`, `evening`"
      ),
    ])
  func refused(text: String, summary: String, hint: String) {
    do throws(TimeOfDayProblem) {
      _ = try TimeOfDay(phrase: text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.diagnostic.summary == summary)
      #expect(error.diagnostic.hints == [hint])
    }
  }

  @Test("Files hold only the canonical form")
  func canonical() {
    #expect(TimeOfDay(text: "Night") == nil)
    #expect(TimeOfDay(text: "24:00") == nil)
    #expect(TimeOfDay(text: "05:30:00") == nil)
  }
}
