package import TextBasics

/// An option without a value.
package struct Flag: ParsableOption {
  /// What is known of it before anything is typed.
  package let specification: OptionSpecification

  /// Makes a flag of its long name without dashes.
  package init(
    _ name: String, short: Character? = nil, aliases: [String] = [], help: String,
    section: String? = nil, isCommon: Bool = false
  ) {
    specification = OptionSpecification(
      name: name, short: short, aliases: aliases, help: help, section: section, isCommon: isCommon)
  }

  package func parseValue(_ text: String) throws(Diagnostic) -> any Sendable { true }
}
