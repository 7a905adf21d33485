import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Options that every command takes: where the log is, and what the clock says.
enum LogOptions {
  static let data = Option.text(
    "data", "DIR", help: "the log's folder; else INCIDENTLOG_DATA, else the nearest log",
    section: "Log")
  static let now = Option.text(
    "now", "INSTANT", help: "what the clock says, such as 2025-07-01T12:00Z", section: "Log")

  static let all: [any ParsableOption] = [data, now]
}

extension Session {
  /// The time: as given by `--now` or `INCIDENTLOG_NOW`, else that of the clock.
  func now(_ arguments: ParsedArguments) throws(Diagnostic) -> Instant {
    if let text = arguments.value(LogOptions.now) {
      guard let now = Instant(iso: text) else {
        throw Session.noInstant(text, at: arguments.place(of: "now"))
      }
      return now
    }
    if let text = environment["INCIDENTLOG_NOW"], !text.isEmpty {
      guard let now = Instant(iso: text) else {
        throw Session.noInstant(text, at: Diagnostic.Place(path: "INCIDENTLOG_NOW"))
      }
      return now
    }
    return Instant(millisecondsSince1970: millisecondsSince1970)
  }

  /// The time as it is by now: later than ``now(_:)`` where no fixed time was given.
  func timeNow(_ arguments: ParsedArguments) throws(Diagnostic) -> Instant {
    var later = self
    later.millisecondsSince1970 += max(0, elapsedMilliseconds())
    return try later.now(arguments)
  }

  private static func noInstant(_ text: String, at place: Diagnostic.Place) -> Diagnostic {
    Diagnostic(
      code: "unreadable-date", "`\(text)` is not an instant", at: place,
      hints: ["write day, time and zone, such as `2025-07-01T12:00Z`"])
  }

  /// The log that is meant: `--data`, else `INCIDENTLOG_DATA`, else the nearest.
  func logFolder(_ arguments: ParsedArguments) throws(Diagnostic) -> LogFolder {
    for path in [arguments.value(LogOptions.data), environment["INCIDENTLOG_DATA"]] {
      if let path, !path.isEmpty { return LogFolder(absolutePath(path)) }
    }
    guard let folder = LogFolder.nearest(to: workingFolder) else {
      throw Diagnostic(
        code: "no-log", "there is no log in or above `\(workingFolder)`",
        hints: [
          "`incidentlog init DIR` makes a log", "`--data DIR` names one that is somewhere else",
        ])
    }
    return folder
  }
}

extension StorageProblem {
  /// The problem as the end of a command.
  var failure: CommandFailure {
    let exitCode: ExitCode =
      switch kind {
      case .noLog, .wrongInput: .wrongUsage
      case .invalidData: .invalidData
      case .refused, .notWritten: .refused
      }
    return CommandFailure(diagnostics: diagnostics, exitCode: exitCode)
  }
}
