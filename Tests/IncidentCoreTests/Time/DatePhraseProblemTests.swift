import IncidentCore
import Testing
import TextBasics

@Suite("DatePhraseProblem")
struct DatePhraseProblemTests {
  private func diagnostic(_ text: String) -> Diagnostic? {
    do throws(DatePhraseProblem) {
      _ = try DatePhrase(text, today: Samples.day("2025-07-09"))
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test(
    "What is no date is refused with the way out",
    arguments: [
      ("", "the date is empty", "write the year, the month and the day, such as `2025-07-01`"),
      (
        "03/04/2025", "`03/04/2025` can be read as 3 Apr 2025 or 4 Mar 2025",
        "write `2025-04-03` or `2025-03-04`"
      ),
      (
        "01/02/03", "`01/02/03` can be read as 1 Feb 2003, 2 Jan 2003 or 3 Feb 2001",
        "write `2003-02-01`, `2003-01-02` or `2001-02-03`"
      ),
      (
        "13/04/2025", "`13/04/2025` is not in the order of an ISO date", "write `2025-04-13`"
      ),
      (
        "2025-06-01/2025-06-15", "`2025-06-01/2025-06-15` is not a date",
        "did you mean `2025-06-01..2025-06-15`?"
      ),
      (
        "2025-w26/2025-w27", "`2025-w26/2025-w27` is not a date",
        "did you mean `2025-W26..2025-W27`?"
      ),
      ("2025/7/1", "`2025/7/1` is not in the order of an ISO date", "write `2025-07-01`"),
      ("07/2025", "`07/2025` is not in the order of an ISO date", "write `2025-07`"),
      (
        "32/13/2025", "`32/13/2025` is not a date in any order",
        "write the year, the month and the day, such as `2025-07-01`"
      ),
      ("july", "`july` has no year of four digits", "add the year: `july 2025`"),
      ("1 july", "`1 july` has no year of four digits", "add the year: `1 july 2025`"),
      (
        "1 july 25", "`1 july 25` has no year of four digits",
        "write the year in full, the month and the day, such as `2025-07-01`"
      ),
      (
        "2025-02-29", "`2025-02-29` does not exist: February 2025 has 28 days",
        "days go from `2025-02-01` to `2025-02-28`"
      ),
      (
        "31 june 2025", "`31 june 2025` does not exist: June has 30 days",
        "days go from `2025-06-01` to `2025-06-30`"
      ),
      (
        "2025-13", "`2025-13` does not exist: a year has 12 months",
        "months go from `2025-01` to `2025-12`"
      ),
      (
        "2025Q5", "`2025Q5` does not exist: a year has 4 quarters",
        "quarters go from `2025-Q1` to `2025-Q4`"
      ),
      (
        "H3 2025", "`H3 2025` does not exist: a year has 2 halves",
        "the halves are `H1 2025` and `H2 2025`"
      ),
      (
        "2025-W53", "`2025-W53` does not exist: 2025 has 52 ISO weeks",
        "weeks go from `2025-W01` to `2025-W52`"
      ),
      ("last 0 days", "`last 0 days` has no days", "count from 1"),
      (
        "2025-07-02..2025-07-01",
        "`2025-07-02..2025-07-01` ends before it starts: 1 Jul 2025 is before 2 Jul 2025",
        "write `2025-07-01..2025-07-02`"
      ),
      (
        "2025-07-01T12:00Z", "`2025-07-01T12:00Z` has a time where a day is asked for",
        "write `2025-07-01` and give the time of day apart"
      ),
      ("yestreday", "`yestreday` is not a date", "did you mean `yesterday`?"),
      ("last wek", "`last wek` is not a date", "did you mean `last week` or `last wed`?"),
      ("lastweek", "`lastweek` is not a date", "did you mean `last week`?"),
      (
        "soon", "`soon` is not a date",
        "write a day `2025-07-01`, a month `2025-07`, a week `2025-W27`, a range "
          + "`2025-06-01..2025-06-15` or words such as `last week`"
      ),
    ])
  func refused(text: String, summary: String, hint: String) {
    #expect(diagnostic(text)?.summary == summary)
    #expect(diagnostic(text)?.hints == [hint])
  }

  @Test(
    "Where there is no way out none is shown",
    arguments: [
      ("0000", "`0000` is outside the years 0001 to 9999"),
      ("99999 years ago", "`99999 years ago` is outside the years 0001 to 9999"),
      ("Mon 1 July 2025", "`Mon 1 July 2025` does not exist: 1 Jul 2025 is a Tuesday"),
    ])
  func withoutHint(text: String, summary: String) {
    #expect(diagnostic(text)?.summary == summary)
    #expect(diagnostic(text)?.hints == [])
  }

  @Test(
    "Each refusal has a stable name",
    arguments: [
      ("", "unreadable-date"), ("03/04/2025", "ambiguous-date"), ("2025-02-29", "impossible-date"),
      ("2025-07..2025-06", "reversed-period"), ("last 0 days", "reversed-period"),
      ("0000", "impossible-date"), ("13/04/2025", "unreadable-date"),
    ])
  func codes(text: String, code: String) {
    #expect(diagnostic(text)?.code == code)
  }

  @Test(
    "Hostile texts are refused without harm",
    arguments: [
      String(repeating: "9", count: 10_000), String(repeating: "last ", count: 5_000), "..", "…",
      "-", "/", "//", "1//2", "\u{0}", "last 999999999 days", "2025-", "2025-W", "to", "since",
      "٢٠٢٥-٠٧-٠١", "²025-07-01",
    ])
  func hostile(text: String) {
    #expect(diagnostic(text) != nil)
  }
}
