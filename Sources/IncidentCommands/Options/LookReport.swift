import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// What a looking command says beside what it found: the question, problems of the log, notes.
struct LookReport {
  let query: Query
  let look: LookOptions.Look
  let folder: LogFolder
  let problems: [Diagnostic]
  /// The towns, of whose lines only those that were gone through are known to be right.
  let towns: TownFile
  var notes: [Diagnostic]
  /// Whether the log holds no incidents at all.
  let isEmpty: Bool
  /// Whether all its incidents are marked above what was asked for.
  var isWithheld = false
  let needsFound: Bool

  /// What is worth knowing of a question.
  static func notes(_ query: CompiledQuery, _ maps: [MapNote]) -> [Diagnostic] {
    query.notes.map(\.diagnostic) + maps.map(\.diagnostic)
  }

  /// What was asked, as reports tell it.
  var queryJSON: JSON {
    .object(present: [
      "text": .string(query.text), "asOf": (look.asOf?.iso).map(JSON.string),
      "asRecorded": (look.asRecorded?.iso).map(JSON.string),
      "boundaries": (look.boundaries?.iso).map(JSON.string),
      "maxMarking": (look.maxMarking?.rawValue).map(JSON.string),
    ])
  }

  /// A report as the end of the command, with what is to be said of the log.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - found: How many attacks or other things are in it.
  ///   - nothing: What is said where there are none, if it is not that no attack was found.
  /// - Returns: The end of the command.
  func outcome(_ report: Report, found: Int, nothing: RichText? = nil) -> Outcome {
    let problems = problems.map(\.withWayOut) + towns.problems(in: folder).map(\.withWayOut)
    var messages = (problems + notes).map(Outcome.Message.diagnostic)
    if found == 0, problems.isEmpty { messages.append(.text(nothing ?? nothingFound)) }
    let exitCode: ExitCode =
      !problems.isEmpty ? .invalidData : found == 0 && needsFound ? .nothingFound : .done
    return Outcome(.report(report), messages: messages, exitCode: exitCode)
  }

  private var nothingFound: RichText {
    if isWithheld {
      return "all incidents of the log are withheld for their marking"
    }
    if isEmpty {
      return "the log holds no incidents yet; \("incidentlog add", .code) records one"
    }
    let time = look.asOf.map { " by \($0.text)" } ?? ""
    switch (query, time) {
    case (.all, ""): return "there is no attack to show"
    case (.all, _): return "no attack was known\(time)"
    case (_, ""): return "no attack matches \(query.text, .code)"
    default: return "no attack that was known\(time) matches \(query.text, .code)"
    }
  }
}

extension Diagnostic {
  /// The problem of a line, with what can be done about it.
  var withWayOut: Diagnostic {
    var problem = self
    problem.hints.append(
      "a line that cannot be read can be mended or taken out by hand; `incidentlog check` lists all"
    )
    return problem
  }
}
