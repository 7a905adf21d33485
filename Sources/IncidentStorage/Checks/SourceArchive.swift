import IncidentCore
import TextBasics

/// The archived copies of sources: whether they are still what they were when they were recorded.
package struct SourceArchive: Sendable {
  private let folders: [String]

  /// Looks for copies that are named by a relative path in these folders, in this order.
  package init(lookingIn folders: [String]) {
    self.folders = folders
  }

  /// What is wrong with the copies of a record's sources, each with its code.
  func findings(
    in sources: [Source], of subject: CheckFinding.Subject
  ) -> [(code: String, finding: CheckFinding)] {
    sources.enumerated().compactMap { index, source in
      source.archived.flatMap { problem(of: source, at: $0) }.map { code, summary, hint in
        (code, CheckFinding(subject, "/sources/\(index)/archived", summary, hints: [hint]))
      }
    }
  }

  private func problem(
    of source: Source, at path: String
  ) -> (code: String, summary: String, hint: String)? {
    guard let bytes = bytes(path) else {
      return (
        "archived-missing", "the copy `\(path)` is not there",
        "put the file back; relative paths are looked for in the log's and the working folder"
      )
    }
    guard let expected = source.sha256 else {
      return (
        "archived-unsigned", "the copy `\(path)` has no SHA-256 in the log",
        "record it again with `--source-file`, which notes it"
      )
    }
    guard SHA256.hexadecimal(of: bytes) != expected.lowercased() else { return nil }
    return (
      "archived-changed", "the copy `\(path)` is not the file that was recorded",
      "look for the original; the log keeps its SHA-256, \(expected)"
    )
  }

  private func bytes(_ path: String) -> [UInt8]? {
    let candidates = path.hasPrefix("/") ? [path] : folders.map { "\($0)/\(path)" }
    // What the log names may be a device that never ends or a pipe that nobody writes to.
    return candidates.lazy.filter(FileAccess().isRegularFile)
      .compactMap { (try? FileAccess().read($0)) ?? nil }.first
  }
}
