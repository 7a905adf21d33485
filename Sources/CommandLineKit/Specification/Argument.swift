package import TextBasics

/// An argument with a value of a type: a word that has no name.
package struct Argument<Value: Sendable>: ParsableArgument {
  /// What is known of it before anything is typed.
  package let specification: ArgumentSpecification
  private let parse: @Sendable (String) throws(Diagnostic) -> Value

  /// Makes an argument of what help calls it, such as `ID`.
  ///
  /// Where there are choices, any other word is refused with suggestions before `parse` sees it.
  package init(
    _ name: String, help: String, isRequired: Bool = true, isRepeatable: Bool = false,
    choices: [String] = [], completes: String? = nil,
    parse: @escaping @Sendable (String) throws(Diagnostic) -> Value
  ) {
    specification = ArgumentSpecification(
      name: name, help: help, isRequired: isRequired, isRepeatable: isRepeatable,
      choices: choices, completes: completes)
    self.parse = parse
  }

  package func parseValue(_ text: String) throws(Diagnostic) -> any Sendable { try parse(text) }
}

extension Argument<String> {
  /// Makes an argument that is taken as it is.
  package static func text(
    _ name: String, help: String, isRequired: Bool = true, isRepeatable: Bool = false,
    choices: [String] = [], completes: String? = nil
  ) -> Argument<String> {
    Argument(
      name, help: help, isRequired: isRequired, isRepeatable: isRepeatable, choices: choices,
      completes: completes
    ) { text in text }
  }
}

extension Argument where Value: CaseIterable & RawRepresentable<String> {
  /// Makes an argument that is one of the cases of an enumeration.
  package static func word(
    _ name: String, _ type: Value.Type = Value.self, help: String, isRequired: Bool = true,
    isRepeatable: Bool = false
  ) -> Argument<Value> {
    Argument(
      name, help: help, isRequired: isRequired, isRepeatable: isRepeatable,
      choices: type.allCases.map(\.rawValue)
    ) { text throws(Diagnostic) in try ValueReading.word(text) }
  }
}

extension Argument<Int> {
  /// Makes an argument that is a whole number within bounds.
  package static func integer(
    _ name: String, in range: ClosedRange<Int> = 0...Int.max, help: String,
    isRequired: Bool = true, isRepeatable: Bool = false
  ) -> Argument<Int> {
    Argument(name, help: help, isRequired: isRequired, isRepeatable: isRepeatable) {
      text throws(Diagnostic) in try ValueReading.integer(text, in: range)
    }
  }
}
