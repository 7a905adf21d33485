/// A command line that works as it stands, and what it does.
package struct CommandExample: Sendable, Hashable {
  /// What is typed, with the name of the tool.
  package let command: String
  /// What it does, lower case, without a full stop.
  package let explanation: String

  /// Makes an example.
  package init(command: String, explanation: String) {
    self.command = command
    self.explanation = explanation
  }
}
