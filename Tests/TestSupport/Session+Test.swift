package import CommandLineKit
import IncidentCore

extension Session {
  /// A session for a test: a folder, a clock that stands, randomness that counts, nobody to ask.
  ///
  /// - Parameters:
  ///   - folder: The working folder.
  ///   - now: What the clock says, in ISO 8601.
  ///   - environment: The environment; the author is `tester` unless it says otherwise.
  ///   - random: The randomness; sessions that share one go on counting.
  ///   - input: What standard input holds.
  ///   - terminal: What the standard streams are, by default pipes.
  /// - Returns: The session.
  package static func test(
    in folder: String, at now: String = "2025-07-02T09:00:00.000Z",
    environment: [String: String] = [:], random: CountingRandom = CountingRandom(),
    input: String = "", terminal: TerminalTraits = TerminalTraits()
  ) -> Session {
    Session(
      environment: ["INCIDENTLOG_AUTHOR": "tester"].merging(environment) { $1 },
      workingFolder: folder, executablePath: "\(folder)/bin/incidentlog",
      millisecondsSince1970: Instant(iso: now)?.millisecondsSince1970 ?? 0,
      randomBytes: { random.bytes($0) }, standardInput: { Array(input.utf8) },
      terminal: terminal)
  }
}
