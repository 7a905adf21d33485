/// How a process ended, told to whoever started it.
package struct ExitCode: Sendable, Hashable {
  /// The number given to the system.
  package var status: Int32

  /// Makes a code of a number.
  package init(_ status: Int32) {
    self.status = status
  }

  /// Done.
  package static let done = ExitCode(0)
  /// None found, or problems found, where that was asked for.
  package static let nothingFound = ExitCode(1)
  /// Wrong usage, or what was typed is refused.
  package static let wrongUsage = ExitCode(2)
  /// Data that cannot be read or is invalid.
  package static let invalidData = ExitCode(3)
  /// Refused: locked, declined, would overwrite, changed meanwhile.
  package static let refused = ExitCode(4)
  /// Interrupted.
  package static let interrupted = ExitCode(130)
}
