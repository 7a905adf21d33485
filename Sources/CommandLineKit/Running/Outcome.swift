package import Documents
package import TextBasics

/// What a command has done, to be shown by the runner.
package struct Outcome: Sendable {
  /// What goes to standard output.
  package var output: Output
  /// What is said to the person, on standard error.
  package var messages: [Message]
  /// How the process ends.
  package var exitCode: ExitCode

  /// What goes to standard output.
  package enum Output: Sendable {
    case nothing
    /// Bytes to be written as they are.
    case bytes([UInt8])
    /// A document to be read as text.
    case document(Document)
    /// Data to be shown in the format asked for.
    case report(Report)
  }

  /// Something said to the person.
  package enum Message: Sendable {
    case diagnostic(Diagnostic)
    case text(RichText)
  }

  /// Makes an outcome.
  package init(
    _ output: Output = .nothing, messages: [Message] = [], exitCode: ExitCode = .done
  ) {
    self.output = output
    self.messages = messages
    self.exitCode = exitCode
  }
}
