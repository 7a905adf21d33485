import IncidentCore
import Testing

@Suite("DatePhrase")
struct DatePhraseTests {
  /// Today is Wednesday 9 July 2025.
  private let today = Samples.day("2025-07-09")

  @Test(
    "A phrase is the days it means, as finely as it was given",
    arguments: [
      ("2025-07-01", "2025-07-01", "day"), ("20250701", "2025-07-01", "day"),
      ("2025-W27-2", "2025-07-01", "day"), ("2025-07", "2025-07-01..2025-07-31", "month"),
      ("2025-W27", "2025-06-30..2025-07-06", "week"), ("2025w27", "2025-06-30..2025-07-06", "week"),
      ("2025-W1", "2024-12-30..2025-01-05", "week"),
      ("2025Q3", "2025-07-01..2025-09-30", "quarter"),
      ("2025-q1", "2025-01-01..2025-03-31", "quarter"),
      ("2025", "2025-01-01..2025-12-31", "year"),
      ("2025-06-01..2025-06-15", "2025-06-01..2025-06-15", "day-range"),
      ("2025-06..2025-07", "2025-06-01..2025-07-31", "day-range"),
      ("2025-06-01...2025-06-01", "2025-06-01", "day"),
      ("2025-06..", "2025-06-01..", "open-ended"), ("..2025-06", "..2025-06-30", "open-ended"),
      ("today", "2025-07-09", "day"), ("Yesterday", "2025-07-08", "day"),
      ("tomorrow", "2025-07-10", "day"),
      ("last week", "2025-06-30..2025-07-06", "week"),
      ("this week", "2025-07-07..2025-07-13", "week"),
      ("next month", "2025-08-01..2025-08-31", "month"),
      ("last quarter", "2025-04-01..2025-06-30", "quarter"),
      ("last year", "2024-01-01..2024-12-31", "year"),
      ("last 7 days", "2025-07-03..2025-07-09", "day-range"),
      ("past two weeks", "2025-06-26..2025-07-09", "day-range"),
      ("last 3 months", "2025-04-10..2025-07-09", "day-range"),
      ("3 days ago", "2025-07-06", "day"), ("a week ago", "2025-06-30..2025-07-06", "week"),
      ("2 months ago", "2025-05-01..2025-05-31", "month"),
      ("july 2025", "2025-07-01..2025-07-31", "month"),
      ("2025 july", "2025-07-01..2025-07-31", "month"),
      ("1 July 2025", "2025-07-01", "day"), ("July 1st, 2025", "2025-07-01", "day"),
      ("1er juillet 2025", "2025-07-01", "day"), ("le 3 août 2024", "2024-08-03", "day"),
      ("15 février 2024", "2024-02-15", "day"), ("Tue 1 July 2025", "2025-07-01", "day"),
      ("1-jul-2025", "2025-07-01", "day"), ("1july2025", "2025-07-01", "day"),
      ("H1 2025", "2025-01-01..2025-06-30", "day-range"),
      ("2025 H2", "2025-07-01..2025-12-31", "day-range"),
      ("2025h2", "2025-07-01..2025-12-31", "day-range"),
      ("year to date", "2025-01-01..2025-07-09", "day-range"),
      ("this Month-to-date", "2025-07-01..2025-07-09", "day-range"),
      ("YTD", "2025-01-01..2025-07-09", "day-range"),
      ("q3 2025", "2025-07-01..2025-09-30", "quarter"),
      ("week 27 2025", "2025-06-30..2025-07-06", "week"),
      ("monday", "2025-07-07", "day"), ("wednesday", "2025-07-09", "day"),
      ("friday", "2025-07-04", "day"), ("last wednesday", "2025-07-02", "day"),
      ("next wednesday", "2025-07-16", "day"), ("this friday", "2025-07-11", "day"),
      ("since friday", "2025-07-04..", "open-ended"), ("before 2025", "..2024-12-31", "open-ended"),
      ("after june 2025", "2025-07-01..", "open-ended"),
      ("until 2025-06", "..2025-06-30", "open-ended"),
      ("from 1 june 2025 to 15 june 2025", "2025-06-01..2025-06-15", "day-range"),
      ("between 2025-06-01 and 2025-06-15", "2025-06-01..2025-06-15", "day-range"),
      ("  last   week ", "2025-06-30..2025-07-06", "week"), ("unknown", "..", "unknown"),
    ])
  func phrases(text: String, period: String, precision: String) throws {
    let phrase = try DatePhrase(text, today: today)
    #expect(phrase.period.iso == period)
    #expect(phrase.precision.rawValue == precision)
  }

  @Test(
    "The shortest phrase that means the same reads back",
    arguments: [
      ("last week", "2025-W27"), ("july 2025", "2025-07"), ("q3 2025", "2025-Q3"),
      ("last year", "2024"), ("since friday", "2025-07-04.."), ("unknown", "unknown"),
      ("last 7 days", "2025-07-03..2025-07-09"), ("today", "2025-07-09"),
    ])
  func keys(text: String, key: String) throws {
    let phrase = try DatePhrase(text, today: today)
    #expect(phrase.key == key)
    let again = try DatePhrase(key, today: Samples.day("1999-01-01"))
    #expect(again.period == phrase.period)
    #expect(again.precision == phrase.precision)
  }

  @Test(
    "A phrase is explained",
    arguments: [
      ("2025-W27", "2025-W27: Mon 30 Jun 2025 to Sun 6 Jul 2025 (7 days)"),
      ("today", "2025-07-09: Wed 9 Jul 2025"), ("2025-06..", "2025-06-01..: since Sun 1 Jun 2025"),
      ("unknown", "unknown: no day is known"),
    ])
  func explained(text: String, explanation: String) throws {
    #expect(try DatePhrase(text, today: today).explanation == explanation)
  }

  @Test(
    "A month before the last day of a longer one ends with it",
    arguments: [("2025-03-31", "2025-03-01..2025-03-31"), ("2024-03-31", "2024-03-01..2024-03-31")])
  func shortMonth(today: String, period: String) throws {
    #expect(try DatePhrase("last 1 month", today: Samples.day(today)).period.iso == period)
  }

  @Test(
    "A phrase has the precision that an incident records, a range where it has no unit",
    arguments: [
      ("2025Q3", DatePrecision?.some(.dayRange)), ("2025-07", .month), ("2025-06..", nil),
      ("unknown", .unknown), ("today", .day), ("last 7 days", .dayRange),
    ])
  func recorded(text: String, precision: DatePrecision?) throws {
    #expect(try DatePhrase(text, today: today).precision.recorded == precision)
  }
}
