package import Documents

/// What the runner tells of the tool as a whole.
package struct ToolDescription: Sendable {
  /// The name of the executable.
  package let name: String
  /// The version, without the name.
  package let version: String
  /// What the tool is, in one line without a full stop.
  package let abstract: String
  /// What commands that share their first word are about, by that word, in one line each.
  package let families: [String: String]
  /// The options that commands in what is said repeat where they were typed, such as `data`: they
  /// say what all is about, but for some commands.
  package let repeated: (options: [String], exceptBy: [String])
  /// The environment variable that names the pager for this tool alone.
  package let pagerVariable: String
  /// What follows the abstract where no command is given.
  package let welcome: @Sendable (ParsedArguments, Session) -> [Block]

  /// Makes a description.
  package init(
    name: String, version: String, abstract: String, families: [String: String] = [:],
    repeated: (options: [String], exceptBy: [String]) = ([], []), pagerVariable: String,
    welcome: @escaping @Sendable (ParsedArguments, Session) -> [Block] = { _, _ in [] }
  ) {
    self.name = name
    self.version = version
    self.abstract = abstract
    self.families = families
    self.repeated = repeated
    self.pagerVariable = pagerVariable
    self.welcome = welcome
  }
}
