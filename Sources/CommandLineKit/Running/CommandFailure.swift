package import TextBasics

/// Why a command could not do what it was asked, with an exit code of its own.
package struct CommandFailure: Error, Sendable {
  /// What is wrong, in the order it should be read.
  package var diagnostics: [Diagnostic]
  /// How the process ends.
  package var exitCode: ExitCode

  /// Makes a failure.
  package init(diagnostics: [Diagnostic], exitCode: ExitCode) {
    self.diagnostics = diagnostics
    self.exitCode = exitCode
  }
}
