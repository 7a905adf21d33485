import IncidentCore
import Testing

@Suite("Occurrence")
struct OccurrenceTests {
  private func occurrence(_ phrase: String) throws -> Occurrence {
    try Occurrence(DatePhrase(phrase, today: Samples.day("2025-07-09")))
  }

  @Test(
    "An occurrence is made from a phrase as finely as it says",
    arguments: [
      ("2025-07-01", "day", "1 Jul 2025"), ("2025-07", "month", "Jul 2025"),
      ("2025-W27", "week", "2025-W27"), ("2025", "year", "2025"),
      ("2025Q3", "day-range", "1 Jul 2025 to 30 Sep 2025"),
      ("last 7 days", "day-range", "3 Jul 2025 to 9 Jul 2025"),
      ("unknown", "unknown", "date unknown"),
    ])
  func phrases(phrase: String, precision: String, text: String) throws {
    let found = try occurrence(phrase)
    #expect(found.precision.rawValue == precision)
    #expect(found.text == text)
  }

  @Test("A phrase without an end is refused")
  func openEnded() {
    #expect(throws: DatePhraseProblem.openEnded("2025-06..")) { try occurrence("2025-06..") }
  }

  @Test("It may have been in a period that shares a day; an unknown date is in none")
  func overlaps() throws {
    let july = Period(Samples.day("2025-07-01")...Samples.day("2025-07-31"))
    #expect(try occurrence("2025-06-29..2025-07-02").overlaps(july))
    #expect(try !occurrence("2025-06").overlaps(july))
    #expect(!Occurrence.unknown.overlaps(.always))
  }

  @Test("Days that were recorded out of order are no span")
  func reversed() {
    let found = Occurrence(
      start: Samples.day("2025-07-02"), end: Samples.day("2025-07-01"), precision: .dayRange)
    #expect(found.days == nil)
    #expect(found.text == "date unknown")
  }

  @Test("A month that does not have its days is written as a span")
  func partialMonth() {
    let found = Occurrence(
      start: Samples.day("2025-07-01"), end: Samples.day("2025-07-30"), precision: .month)
    #expect(found.text == "1 Jul 2025 to 30 Jul 2025")
  }
}
