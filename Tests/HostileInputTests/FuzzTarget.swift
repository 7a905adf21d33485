import TestSupport
import Testing

/// Code that reads what anybody may have written, and what must hold of it whatever it reads.
struct FuzzTarget: Sendable, CustomTestStringConvertible {
  /// What is read.
  let name: String
  /// Good inputs, from which bad ones are made.
  let corpus: [String]
  /// Pieces of its language.
  var tokens: [String] = []
  /// How many inputs a run in a hurry reads.
  var inputs = 500
  /// Reads an input and expects what must hold.
  let check: @Sendable ([UInt8]) throws -> Void

  var testDescription: String { name }

  /// All of it.
  static let all: [FuzzTarget] =
    [.json, .delimited, .query, .datePhrase, .pointInTime, .timeOfDay, .count, .countRange]
    + [.commandLine, .journal, .note]

  /// Reads good inputs, then so many that are made of them.
  func run(seed: UInt64, count: Int) throws {
    for text in corpus { try check(Array(text.utf8)) }
    var inputs = HostileInputs(seed: seed, corpus: corpus, tokens: tokens)
    for _ in 0..<count { try check(inputs.next()) }
  }
}

extension FuzzTarget {
  /// A target whose input is text.
  static func text(
    _ name: String, corpus: [String], tokens: [String],
    _ check: @escaping @Sendable (String) throws -> Void
  ) -> FuzzTarget {
    FuzzTarget(name: name, corpus: corpus, tokens: tokens) {
      try check(String(decoding: $0, as: UTF8.self))
    }
  }
}
