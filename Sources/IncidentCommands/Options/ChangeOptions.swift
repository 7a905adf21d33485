import CommandLineKit
import IncidentCore
import TextBasics

/// Options of all commands that change the log.
enum ChangeOptions {
  static let reason = Option.text(
    "reason", "TEXT", help: "why the record changes", section: "Change", isCommon: true)
  static let recordedBy = Option.text(
    "recorded-by", "NAME",
    help: "who records it; else INCIDENTLOG_AUTHOR, git's user.name, the login name",
    section: "Change")
  static let dryRun = Flag(
    "dry-run", short: "n", help: "show what would be recorded and record nothing",
    section: "Change", isCommon: true)
  static let yes = Flag(
    "yes", short: "y", help: "make the change without asking", section: "Change")

  static let all: [any ParsableOption] = [reason, recordedBy, dryRun, yes]

  /// Whether a reason was given that says anything.
  static func hasReason(_ arguments: ParsedArguments) -> Bool {
    arguments.value(reason)?.contains { !$0.isWhitespace } ?? false
  }

  /// Says who records what, when and why.
  static func recording(
    _ arguments: ParsedArguments, _ session: Session, at now: Instant
  ) -> Recording {
    Recording(at: now, by: author(arguments, session).name, reason: arguments.value(reason))
  }

  /// Who records.
  struct Author: Sendable {
    let name: String
    /// Where the name was found; nil where somebody gave it for this log's sake.
    let foundIn: String?
  }

  /// Says who records.
  static func author(_ arguments: ParsedArguments, _ session: Session) -> Author {
    let environment = session.environment
    let candidates: [(name: () -> String?, foundIn: String?)] = [
      ({ arguments.isTyped(recordedBy) ? arguments.value(recordedBy) : nil }, nil),
      ({ environment["INCIDENTLOG_AUTHOR"] }, nil),
      ({ session.commandOutput(["git", "config", "user.name"]) }, "git's user.name"),
      ({ environment["USER"] ?? environment["LOGNAME"] }, "the login name"),
    ]
    for candidate in candidates {
      if let name = candidate.name(), !name.isEmpty {
        return Author(name: name, foundIn: candidate.foundIn)
      }
    }
    return Author(name: unknownAuthor, foundIn: nil)
  }

  /// Stands for the author where nothing names one.
  static let unknownAuthor = "unknown"
}
