import TextBasics

/// How the values of options and arguments of common types are read.
enum ValueReading {
  /// Reads one of the cases of an enumeration.
  static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ text: String
  ) throws(Diagnostic) -> Word {
    guard let word = Word(rawValue: text) else {
      throw notAChoice(text, among: Word.allCases.map(\.rawValue))
    }
    return word
  }

  /// Reads a whole number within bounds.
  static func integer(_ text: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    guard let number = Int(text) else {
      throw Diagnostic(
        code: "not-a-number", "`\(text)` is not a whole number", hints: hints(for: range))
    }
    guard range.contains(number) else {
      throw Diagnostic(
        code: "out-of-range", "`\(text)` is out of range", hints: hints(for: range))
    }
    return number
  }

  /// Says that a word is none of those it may be, with the nearest ones.
  static func notAChoice(
    _ text: String, among choices: [String], of name: String? = nil,
    kindred: [String: String] = [:]
  ) -> Diagnostic {
    let near =
      kindred[text].map { [$0] }
      ?? Nearest.names(to: text, among: kindred.keys.sorted() + choices)
    var meant: [String] = []
    for word in near.map({ kindred[$0] ?? $0 }) where !meant.contains(word) { meant.append(word) }
    let list = choices.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      code: "not-a-choice",
      "`\(text)` is not one of the words \(name.map { "for `\($0)`" } ?? "known here")",
      hints: Nearest.hints(offering: meant) + ["choose from \(list)"])
  }

  private static func hints(for range: ClosedRange<Int>) -> [String] {
    let isOpen = range.upperBound == .max
    return [
      isOpen
        ? "give a whole number from \(range.lowerBound)"
        : "give a whole number from \(range.lowerBound) to \(range.upperBound)"
    ]
  }
}
