/// What is known of an argument, a word without a name, before anything is typed.
package struct ArgumentSpecification: Sendable {
  /// What help calls it, such as `ID`.
  package let name: String
  /// One sentence, lower case, without a full stop.
  package let help: String
  /// Whether the command does not run without it.
  package let isRequired: Bool
  /// Whether it takes any number of words; at most one argument of a command does.
  package let isRepeatable: Bool
  /// The fixed words it may be; empty where it is free.
  package let choices: [String]
  /// The kind of thing that completes it, such as `id`.
  package let completes: String?

  /// Makes a specification.
  package init(
    name: String, help: String, isRequired: Bool = true, isRepeatable: Bool = false,
    choices: [String] = [], completes: String? = nil
  ) {
    self.name = name
    self.help = help
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.choices = choices
    self.completes = completes
  }
}
