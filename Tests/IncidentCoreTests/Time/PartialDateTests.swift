import IncidentCore
import Testing

@Suite("PartialDate")
struct PartialDateTests {
  @Test(
    "A date keeps how finely it is known",
    arguments: [
      ("1960", "1960-01-01", "1960-12-31", "1960"),
      ("2017-03", "2017-03-01", "2017-03-31", "Mar 2017"),
      ("2024-02", "2024-02-01", "2024-02-29", "Feb 2024"),
      ("2023-03-13", "2023-03-13", "2023-03-13", "13 Mar 2023"),
    ])
  func read(iso: String, first: String, last: String, text: String) throws {
    let date = try #require(PartialDate(iso: iso))
    #expect(date.firstDay.iso == first)
    #expect(date.lastDay.iso == last)
    #expect(date.iso == iso)
    #expect(date.text == text)
  }

  @Test(
    "Anything else is no date",
    arguments: [
      "", "60", "2017-3", "2017-13", "2017-02-30", "2017-", "2017-03-", "0000", "2017-03-1",
    ])
  func refused(iso: String) {
    #expect(PartialDate(iso: iso) == nil)
  }

  @Test("A day without a month is no date")
  func parts() {
    #expect(PartialDate(year: 2017, day: 3) == nil)
    #expect(PartialDate(year: 2017, month: 3)?.iso == "2017-03")
  }
}
