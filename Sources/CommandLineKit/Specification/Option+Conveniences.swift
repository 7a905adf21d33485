import TextBasics

extension Option<String> {
  /// Makes an option whose value is taken as it is.
  package static func text(
    _ name: String, _ valueName: String, short: Character? = nil, aliases: [String] = [],
    help: String, choices: [String] = [], kindred: [String: String] = [:],
    completes: String? = nil, isRepeatable: Bool = false,
    repetition: String? = nil, isRequired: Bool = false, separator: Character? = nil,
    section: String? = nil,
    isCommon: Bool = false, defaultText: String? = nil
  ) -> Option<String> {
    Option(
      name, valueName, short: short, aliases: aliases, help: help, choices: choices,
      kindred: kindred,
      completes: completes, isRepeatable: isRepeatable, repetition: repetition,
      isRequired: isRequired, separator: separator, section: section, isCommon: isCommon,
      defaultText: defaultText
    ) { text in text }
  }
}

extension Option where Value: CaseIterable & RawRepresentable<String> {
  /// Makes an option whose value is one of the cases of an enumeration, but for kindred words.
  package static func word(
    _ name: String, _ valueName: String, _ type: Value.Type = Value.self,
    short: Character? = nil, aliases: [String] = [], help: String,
    kindred: [String: String] = [:], isRepeatable: Bool = false,
    isRequired: Bool = false, separator: Character? = nil, section: String? = nil,
    isCommon: Bool = false, defaultText: String? = nil
  ) -> Option<Value> {
    Option(
      name, valueName, short: short, aliases: aliases, help: help,
      choices: type.allCases.map(\.rawValue).filter { kindred[$0] == nil }, kindred: kindred,
      isRepeatable: isRepeatable, isRequired: isRequired,
      separator: separator, section: section, isCommon: isCommon, defaultText: defaultText
    ) { text throws(Diagnostic) in try ValueReading.word(text) }
  }
}

extension Option<Int> {
  /// Makes an option whose value is a whole number within bounds.
  package static func integer(
    _ name: String, _ valueName: String, in range: ClosedRange<Int> = 0...Int.max,
    short: Character? = nil, aliases: [String] = [], help: String, isRepeatable: Bool = false,
    isRequired: Bool = false, section: String? = nil, isCommon: Bool = false,
    defaultText: String? = nil
  ) -> Option<Int> {
    Option(
      name, valueName, short: short, aliases: aliases, help: help, isRepeatable: isRepeatable,
      isRequired: isRequired, section: section, isCommon: isCommon, defaultText: defaultText
    ) { text throws(Diagnostic) in try ValueReading.integer(text, in: range) }
  }
}
