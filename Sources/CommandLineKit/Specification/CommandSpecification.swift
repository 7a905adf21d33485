/// What is known of a command before anything is typed: enough to parse, to help and to complete.
package struct CommandSpecification: Sendable {
  /// One word such as `add`, or two such as `towns list`.
  package let name: String
  /// Where help lists it.
  package let group: CommandGroup
  /// What it does, in one line without a full stop.
  package let abstract: String
  /// What else there is to say, in paragraphs.
  package let discussion: [String]
  /// The words it takes, in order.
  package let arguments: [any ParsableArgument]
  /// The options it takes besides those that every command takes.
  package let options: [any ParsableOption]
  /// Names of options that it does not have but others do, with what to type here instead.
  package let otherOptions: [String: String]
  /// Command lines that work, the simplest first.
  package let examples: [CommandExample]
  /// Other names it answers to.
  package let aliases: [String]
  /// The help topics to read next.
  package let seeAlso: [String]

  /// Makes a specification.
  package init(
    name: String, group: CommandGroup, abstract: String, discussion: [String] = [],
    arguments: [any ParsableArgument] = [], options: [any ParsableOption] = [],
    otherOptions: [String: String] = [:],
    examples: [CommandExample] = [], aliases: [String] = [], seeAlso: [String] = []
  ) {
    self.name = name
    self.group = group
    self.abstract = abstract
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.otherOptions = otherOptions
    self.examples = examples
    self.aliases = aliases
    self.seeAlso = seeAlso
  }
}
