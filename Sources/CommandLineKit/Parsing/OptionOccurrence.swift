/// One option as it was typed.
package struct OptionOccurrence: Sendable {
  /// The option's main long name without dashes.
  package let name: String
  /// The option as it was typed, such as `--town` or `-n`.
  package let spelling: String
  /// The value as it was typed; `nil` for a flag.
  package let rawValue: String?
  /// The position of the word that holds the option, among all words.
  package let wordIndex: Int
  /// The characters of the command line that hold the value, or the flag.
  let marked: Range<Int>?
  /// The values read from the raw one: several where it has a separator.
  let parsedValues: [any Sendable]

  /// The values, where this is an occurrence of an option; else none.
  ///
  /// For options that belong to the one before them, read in the order they were typed.
  package func values<Value>(of option: Option<Value>) -> [Value] {
    name == option.specification.name ? parsedValues.compactMap { $0 as? Value } : []
  }

  /// The last value, where this is an occurrence of an option; else `nil`.
  package func value<Value>(of option: Option<Value>) -> Value? {
    values(of: option).last
  }
}
