import Testing

@testable import IncidentCore

extension FuzzTarget {
  private static let counts = [
    "80+", "5", "5-7", "..7", "~20", "0", "unknown", "5–7", "5..10", "5..",
  ]

  /// A count that is typed has its bounds in order, none below zero.
  static let count = text("CountInterval", corpus: counts, tokens: ["+", "-", "–", "~", ".."]) {
    text in
    guard let count = try? CountInterval(typed: text) else { return }
    #expect(count.isOrdered)
    #expect(count.isUnknown == (text == "unknown"))
    #expect(!count.text.isEmpty)
  }

  /// A range that is asked for has its bounds in order and holds what it names.
  static let countRange = text("CountRange", corpus: counts, tokens: ["+", "-", ".."]) { text in
    guard let range = try? CountRange(typed: text) else { return }
    #expect(range.low >= 0 && range.low <= range.high)
    #expect(range.canHold(CountInterval(exactly: range.low)))
    #expect(range.mustHold(CountInterval(exactly: range.low)))
    #expect(!range.text.isEmpty)
  }
}
