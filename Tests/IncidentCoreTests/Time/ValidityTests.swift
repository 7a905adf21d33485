import IncidentCore
import Testing

@Suite("Validity")
struct ValidityTests {
  @Test("Both ends are included, a month in full")
  func contains() {
    let span = Samples.validity(from: "2017-03", until: "2023-03")
    #expect(!span.contains(Samples.day("2017-02-28")))
    #expect(span.contains(Samples.day("2017-03-01")))
    #expect(span.contains(Samples.day("2023-03-31")))
    #expect(!span.contains(Samples.day("2023-04-01")))
    #expect(Validity.always.contains(.earliest))
    #expect(Samples.validity(from: "2023-03-13").contains(.latest))
  }

  @Test("Spans that meet in one day overlap")
  func overlaps() {
    let old = Samples.validity(until: "2023-03-12")
    let new = Samples.validity(from: "2023-03-13")
    #expect(!old.overlaps(new))
    #expect(old.overlaps(Samples.validity(from: "2023-03-12")))
    #expect(new.overlaps(Validity.always))
    #expect(new.overlaps(Period(since: Samples.day("2020-01-01"))))
  }

  @Test("A span that ends before it starts holds nothing")
  func reversed() {
    let span = Samples.validity(from: "2023", until: "2017")
    #expect(span.period == nil)
    #expect(!span.contains(Samples.day("2020-01-01")))
    #expect(!span.overlaps(Validity.always))
  }

  @Test(
    "A span is written as finely as it is known",
    arguments: [
      (String?.none, String?.none, "at any time"), ("2017-03", nil, "since Mar 2017"),
      (nil, "2023-03-12", "until 12 Mar 2023"), ("2016", "2023-03-12", "2016 to 12 Mar 2023"),
      ("2016", "2016", "2016"),
    ])
  func text(from: String?, until: String?, text: String) {
    #expect(Samples.validity(from: from, until: until).text == text)
  }
}
