/// What a run would write, and how it ends.
package struct RunResult: Sendable, Hashable {
  /// The bytes for standard output.
  package var standardOutput: [UInt8]
  /// The bytes for standard error.
  package var standardError: [UInt8]
  /// How the process ends.
  package var exitCode: ExitCode
  /// Whether output longer than the screen may be shown in a pager.
  package var isPaged: Bool
  /// How writing ended of output that was not gathered; nil where it was.
  var written: StandardStreams.WriteResult?

  /// Makes a result.
  package init(
    standardOutput: [UInt8] = [], standardError: [UInt8] = [], exitCode: ExitCode = .done,
    isPaged: Bool = true
  ) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.exitCode = exitCode
    self.isPaged = isPaged
  }
}
