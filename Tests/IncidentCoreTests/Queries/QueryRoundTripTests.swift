import IncidentCore
import TestSupport
import Testing
import TextBasics

/// Printing a query and reading it again gives the same tree.
@Suite("Query as text")
struct QueryRoundTripTests {
  @Test("A generated query comes back from its text as it was", arguments: 0..<10)
  func trees(seed: Int) {
    var generator = QueryGenerator(seed: UInt64(seed))
    for _ in 0..<600 {
      let query = generator.query(depth: 4)
      let parsed = ParsedQuery(query.text)
      #expect(parsed.problems.map(\.summary) == [])
      #expect(parsed.query == query, "\(query.text)")
    }
  }

  @Test("What was typed and printed reads as what was typed", arguments: 0..<10)
  func texts(seed: Int) {
    var generator = QueryGenerator(seed: UInt64(1000 + seed))
    var readable = 0
    for _ in 0..<600 {
      let text = generator.text()
      let parsed = ParsedQuery(text)
      for problem in parsed.problems {
        let marked = problem.place?.marked ?? -1..<0
        #expect(marked.lowerBound >= 0 && marked.upperBound <= text.count, "\(text)")
      }
      guard parsed.problems.isEmpty else { continue }
      readable += 1
      let again = ParsedQuery(parsed.query.text)
      #expect(again.problems.map(\.summary) == [], "\(text)")
      #expect(again.query == parsed.query, "\(text)")
    }
    #expect(readable > 50)
  }
}

/// Makes queries as trees and as texts, the same ones for a seed.
private struct QueryGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = [
    "a", "Kayes", "é", "e\u{301}", "\u{301}", "ك", "🕊", "\"", "\\", ",", " ", "(", ")", ":", "=",
    "~", "+", "-", "..", "or", "not", "\t", "\r\n", "'", "unknown",
  ]
  private static let tokens = [
    "region:", "killed:", "tag:", "certain:", "kind:", "grup:", "Kayes", "5+", "x", "=", ",", ",",
    "\"", "\"", "\\", "(", ")", " ", " ", " ", "or", "and", "not", ":", "é",
  ]

  /// A tree as reading makes it: no sign directly within the same sign, no part without value.
  mutating func query(depth: Int) -> Query {
    switch depth > 0 ? Int.random(in: 0..<6, using: &random) : 5 {
    case 0: return .not(query(depth: depth - 1))
    case 1, 2:
      let parts = parts(depth: depth) { if case .and = $0 { false } else { true } }
      return .and(parts)
    case 3, 4:
      let parts = parts(depth: depth) { if case .or = $0 { false } else { true } }
      return .or(parts)
    default: return .term(term())
    }
  }

  private mutating func parts(depth: Int, where isAllowed: (Query) -> Bool) -> [Query] {
    (0..<Int.random(in: 2...4, using: &random)).map { _ in
      let part = query(depth: depth - 1)
      return isAllowed(part) ? part : .not(part)
    }
  }

  private mutating func term() -> Query.Term {
    let field = QueryField.all.randomElement(using: &random)?.name ?? "text"
    var values = (0..<Int.random(in: 1...3, using: &random)).map { _ in value() }
    let isExact = Bool.random(using: &random)
    // Where each value begins with the sign for exactly, the term itself is exact.
    if !isExact, values.allSatisfy({ $0.unicodeScalars.first == "=" }) { values.append("plain") }
    return Query.Term(field, values, isExact: isExact, isCertain: Bool.random(using: &random))
  }

  private mutating func value() -> String {
    let value = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      QueryGenerator.pieces.randomElement(using: &random) ?? "a"
    }.joined()
    return value == "=" ? "x" : value
  }

  mutating func text() -> String {
    (0..<Int.random(in: 1...9, using: &random)).map { _ in
      QueryGenerator.tokens.randomElement(using: &random) ?? " "
    }.joined()
  }
}
