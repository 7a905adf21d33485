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
    let range = try CountRange(typed: text)
    #expect(range.low == low)
    #expect(range.high == high)
  }

  @Test("What is no range is refused", arguments: ["", "..", "+", "-5", "5-", "x", "5.5", "٥"])
  func refused(text: String) {
    #expect(throws: CountProblem(text: text)) { try CountRange(typed: text) }
  }

  @Test("A reversed range is told from what cannot be read", arguments: ["7..5", "7-5"])
  func reversed(text: String) {
    #expect(throws: CountProblem(text: text, isReversed: true)) { try CountRange(typed: text) }
  }

  @Test("A number of which only the best is known can be only that")
  func best() throws {
    let count = CountInterval(best: 20)
    #expect(try CountRange(typed: "20").canHold(count))
    #expect(!(try CountRange(typed: "..19").canHold(count)))
    #expect(!(try CountRange(typed: "20+").mustHold(count)))
  }
}
