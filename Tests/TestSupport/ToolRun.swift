package import CommandLineKit
import IncidentCommands

/// One run of the tool and what came of it, as text.
package struct ToolRun: Sendable, Hashable {
  /// What went to standard output.
  package var output: String
  /// What went to standard error.
  package var errors: String
  /// How the run ended; a process that a signal killed has 128 and its number.
  package var exitCode: Int32

  /// Runs the words typed after the tool's name in this process.
  package init(_ words: [String], _ session: Session) {
    let result = IncidentLogTool.runner.run(words, session)
    self.init(
      output: String(decoding: result.standardOutput, as: UTF8.self),
      errors: String(decoding: result.standardError, as: UTF8.self),
      exitCode: result.exitCode.status)
  }

  /// States what came of a run.
  package init(output: String, errors: String, exitCode: Int32) {
    self.output = output
    self.errors = errors
    self.exitCode = exitCode
  }
}
