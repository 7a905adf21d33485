import Testing

@testable import IncidentCore

@Suite("CountInterval")
struct CountIntervalTests {
  @Test(
    "A count is read as it is typed",
    arguments: [
      ("80+", CountInterval(low: 80)), ("5", CountInterval(exactly: 5)),
      ("5-7", CountInterval(low: 5, high: 7)), ("5–7", CountInterval(low: 5, high: 7)),
      ("..7", CountInterval(high: 7)), ("~20", CountInterval(best: 20)),
      ("0", CountInterval(exactly: 0)), ("unknown", CountInterval.unknown),
    ])
  func typed(text: String, count: CountInterval) throws {
    #expect(try CountInterval(typed: text) == count)
  }

  @Test(
    "What is no count is refused",
    arguments: ["", "+", "-5", "5-", "many", "1.5", "٣", "99999999999999999999"])
  func refused(text: String) {
    #expect(throws: CountProblem(text: text)) { try CountInterval(typed: text) }
  }

  @Test("A reversed range is told from what cannot be read")
  func reversed() {
    #expect(throws: CountProblem(text: "7-5", isReversed: true)) {
      try CountInterval(typed: "7-5")
    }
  }

  @Test(
    "A count is written so that unknown is never zero",
    arguments: [
      (CountInterval(exactly: 5), "5"), (CountInterval(exactly: 0), "0"),
      (CountInterval(low: 80), "≥ 80"), (CountInterval(low: 5, high: 7), "5–7"),
      (CountInterval(high: 7), "≤ 7"), (CountInterval(best: 20), "~20"),
      (CountInterval(low: 5, best: 6, high: 7), "5–7, best 6"),
      (CountInterval(low: 5, best: 5), "≥ 5"), (CountInterval(low: 5, best: 9), "≥ 5, best 9"),
      (CountInterval.unknown, "unknown"),
    ])
  func text(count: CountInterval, text: String) {
    #expect(count.text == text)
  }

  @Test("Bounds out of order or below zero are recognised")
  func order() {
    #expect(CountInterval(low: 5, best: 6, high: 7).isOrdered)
    #expect(CountInterval(low: 5).isOrdered)
    #expect(!CountInterval(low: 7, high: 5).isOrdered)
    #expect(!CountInterval(low: 5, best: 4).isOrdered)
    #expect(!CountInterval(low: -1).isOrdered)
  }
}
