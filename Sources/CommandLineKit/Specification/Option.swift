package import TextBasics

/// An option with a value of a type.
package struct Option<Value: Sendable>: ParsableOption {
  /// What is known of it before anything is typed.
  package let specification: OptionSpecification
  private let parse: @Sendable (String) throws(Diagnostic) -> Value

  /// Makes an option of its long name without dashes and what help calls its value.
  ///
  /// Where there are choices, any other word is refused with suggestions before `parse` sees it.
  ///
  /// `completes` names the kind of thing that completes a value. With a separator one word may
  /// hold several values, and `parse` gets each. The parser adds the place to what `parse` throws;
  /// a mark alone in its place means those characters of the value.
  package init(
    _ name: String, _ valueName: String, short: Character? = nil, aliases: [String] = [],
    help: String, choices: [String] = [], kindred: [String: String] = [:], completes: String? = nil,
    isRepeatable: Bool = false,
    repetition: String? = nil, isRequired: Bool = false, separator: Character? = nil,
    section: String? = nil,
    isCommon: Bool = false, defaultText: String? = nil,
    parse: @escaping @Sendable (String) throws(Diagnostic) -> Value
  ) {
    specification = OptionSpecification(
      name: name, short: short, aliases: aliases, valueName: valueName, help: help,
      choices: choices, kindred: kindred, completes: completes, isRepeatable: isRepeatable,
      repetition: repetition,
      isRequired: isRequired, separator: separator, section: section, isCommon: isCommon,
      defaultText: defaultText)
    self.parse = parse
  }

  package func parseValue(_ text: String) throws(Diagnostic) -> any Sendable { try parse(text) }
}
