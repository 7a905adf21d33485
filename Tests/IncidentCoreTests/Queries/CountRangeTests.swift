import Testing

@testable import IncidentCore

@Suite("CountRange")
struct CountRangeTests {
  @Test(
    "A range is read as it is typed",
    arguments: [
      ("5", 5, 5), ("5+", 5, .max), ("..5", 0, 5), ("5..10", 5, 10), ("5..", 5, .max),
      ("5-10", 5, 10), ("0", 0, 0),
    ])
  func typed(text: String, low: Int, high: Int) throws {
    let range = try #require(CountRange(text))
    #expect(range.low == low)
    #expect(range.high == high)
  }

  @Test("What is no range is nil", arguments: ["", "..", "+", "-5", "5-", "7..5", "x", "5.5", "٥"])
  func refused(text: String) {
    #expect(CountRange(text) == nil)
  }

  @Test("A number of which only the best is known can be only that")
  func best() throws {
    let count = CountInterval(best: 20)
    #expect(try #require(CountRange("20")).canHold(count))
    #expect(!(try #require(CountRange("..19")).canHold(count)))
    #expect(!(try #require(CountRange("20+")).mustHold(count)))
  }
}
