import IncidentCore
import Testing

@Suite("Period")
struct PeriodTests {
  private let june = Period(Samples.day("2025-06-01")...Samples.day("2025-06-30"))
  private let since = Period(since: Samples.day("2025-06-15"))
  private let until = Period(until: Samples.day("2025-06-14"))

  @Test("A period that would end before it starts is none")
  func reversed() {
    #expect(Period(start: Samples.day("2025-07-02"), end: Samples.day("2025-07-01")) == nil)
    #expect(Period(start: nil, end: nil) == .always)
  }

  @Test("Open ends hold all that lies beyond")
  func contains() {
    #expect(since.contains(.latest))
    #expect(!since.contains(Samples.day("2025-06-14")))
    #expect(Period.always.contains(june))
    #expect(!june.contains(.always))
    #expect(!june.contains(since))
    #expect(june.contains(Period(Samples.day("2025-06-30"))))
    #expect(since.contains(Period(since: Samples.day("2025-07-01"))))
  }

  @Test("Periods overlap in the days they share")
  func overlaps() {
    #expect(since.overlaps(june))
    #expect(!since.overlaps(until))
    #expect(since.intersection(june)?.iso == "2025-06-15..2025-06-30")
    #expect(until.intersection(june)?.iso == "2025-06-01..2025-06-14")
    #expect(since.intersection(until) == nil)
    #expect(since.intersection(.always) == since)
  }

  @Test("A period is written for programs and for people")
  func text() {
    #expect(june.iso == "2025-06-01..2025-06-30")
    #expect(june.text == "1 Jun 2025 to 30 Jun 2025")
    #expect(june.shortText == "Jun 2025")
    #expect(Period(Samples.day("2025-04-01")...Samples.day("2025-06-30")).shortText == "2025-Q2")
    #expect(Period(Samples.day("2025-06-02")...Samples.day("2025-06-08")).shortText == "2025-W23")
    #expect(Period(Samples.day("2024-01-01")...Samples.day("2024-12-31")).shortText == "2024")
    #expect(
      Period(Samples.day("2025-06-01")...Samples.day("2025-06-29")).shortText
        == "1 Jun 2025 to 29 Jun 2025")
    #expect(since.shortText == "since 15 Jun 2025")
    #expect(since.text == "since 15 Jun 2025")
    #expect(until.text == "until 14 Jun 2025")
    #expect(Period(Samples.day("2025-06-01")).iso == "2025-06-01")
    #expect(june.dayCount == 30)
    #expect(since.dayCount == nil)
  }
}
