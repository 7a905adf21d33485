/// What is known of one option or flag before anything is typed.
package struct OptionSpecification: Sendable {
  /// The long name without dashes, such as `town`.
  package let name: String
  /// The letter after a single dash.
  package let short: Character?
  /// Other long names.
  package let aliases: [String]
  /// What help calls the value, such as `TOWN`; `nil` for a flag.
  package let valueName: String?
  /// One sentence, lower case, without a full stop.
  package let help: String
  /// The fixed words a value may be; empty where it is free.
  package let choices: [String]
  /// Words that are no choices, with what is typed for what they mean, such as `--claimed unknown`.
  package let kindred: [String: String]
  /// The kind of thing that completes a value, such as `town`.
  package let completes: String?
  /// Whether it may be given more than once.
  package let isRepeatable: Bool
  /// What help says of giving it more than once, where there is more to say than that it may be.
  package let repetition: String?
  /// Whether the command does not run without it.
  package let isRequired: Bool
  /// The character that separates several values in one word.
  package let separator: Character?
  /// The heading help puts it under.
  package let section: String?
  /// Whether `-h` shows it.
  package let isCommon: Bool
  /// What help says of its default.
  package let defaultText: String?

  /// Whether the value names an order, so that `-killed` after it is no letters of options.
  var isOrder: Bool { valueName?.hasSuffix("[:desc]") ?? false }

  /// Makes a specification, by default that of a flag.
  package init(
    name: String, short: Character? = nil, aliases: [String] = [], valueName: String? = nil,
    help: String, choices: [String] = [], kindred: [String: String] = [:],
    completes: String? = nil, isRepeatable: Bool = false,
    repetition: String? = nil, isRequired: Bool = false, separator: Character? = nil,
    section: String? = nil,
    isCommon: Bool = false, defaultText: String? = nil
  ) {
    self.name = name
    self.short = short
    self.aliases = aliases
    self.valueName = valueName
    self.help = help
    self.choices = choices
    self.kindred = kindred
    self.completes = completes
    self.isRepeatable = isRepeatable
    self.repetition = repetition
    self.isRequired = isRequired
    self.separator = separator
    self.section = section
    self.isCommon = isCommon
    self.defaultText = defaultText
  }
}

extension OptionSpecification {
  /// Whether a value belongs to it.
  package var takesValue: Bool { valueName != nil }

  /// The option as it is typed, such as `--town`.
  package var typed: String { "--\(name)" }

  /// All long names, the main one first.
  package var longNames: [String] { [name] + aliases }
}
