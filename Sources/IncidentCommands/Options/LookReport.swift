import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// What a looking command says beside what it found: the question, problems of the log, notes.
struct LookReport {
  let query: CompiledQuery
  /// The words that name records rather than ask for them.
  var ids: [String] = []
  let look: LookOptions.Look
  /// When the log was looked at.
  let now: Instant
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
    let oldest = query.endOfOldestMap.map { end in
      Diagnostic(
        .note, code: "oldest-map",
        "no change of the map is known before \(end.text); the map until then is used")
    }
    return query.notes.map(\.diagnostic) + (oldest.map { [$0] } ?? []) + maps.map(\.diagnostic)
  }

  /// What was asked, as reports tell it.
  var queryJSON: JSON {
    .object(present: [
      "text": .string(query.query.text), "asOf": (look.asOf?.iso).map(JSON.string),
      "asRecorded": (look.asRecorded?.iso).map(JSON.string),
      "boundaries": (look.boundaries?.iso).map(JSON.string),
      "maxMarking": (look.maxMarking?.rawValue).map(JSON.string),
    ])
  }

  /// The days that are asked for, as far as they were over by the time that is looked at; all
  /// where an end is open.
  var period: Period {
    guard let days = query.period.days else { return .always }
    let known = ([now, look.asOf, look.asRecorded].compactMap { $0 }.min() ?? now).day
    return Period(start: days.lowerBound, end: min(days.upperBound, known)) ?? .always
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
    var report = report
    report.asked = asked
    return Outcome(.report(report), messages: messages, exitCode: exitCode)
  }

  /// What was asked and as of when, and the notes on it, as documents tell it.
  ///
  /// How much is withheld for its marking is not for those who read what is left.
  private var asked: [RichText] {
    var parts: [RichText] = []
    if !ids.isEmpty { parts.append("asked for \(ids.joined(separator: " "), .code)") }
    if query.query != .all {
      parts.append("asked for attacks that match \(query.query.text, .code)")
      parts += query.meaning.dates.filter { $0.period.iso != $0.value }.map {
        "\($0.value, .code) is \($0.period.text, .date)"
      }
    } else if ids.isEmpty {
      parts.append("asked for all attacks")
    }
    if look.isAll { parts.append("retracted and merged ones too") }
    if let time = look.asOf { parts.append("what had been said by \(time.text, .date)") }
    if let time = look.asRecorded { parts.append("as recorded by \(time.text, .date)") }
    if let day = look.boundaries { parts.append("on the map of \(day.text, .date)") }
    if let marking = look.maxMarking {
      parts.append("without records marked above \(marking.rawValue)")
    }
    parts.append("from the log as it stood on \(now.text, .date)")
    let notes = notes.filter { $0.severity == .note && $0.code != "withheld" }
    return [parts.joined(separator: "; ")] + notes.map { OptionText.prose($0.summary) }
  }

  private var nothingFound: RichText {
    if isWithheld {
      return "all incidents of the log are withheld for their marking"
    }
    if isEmpty {
      return "the log holds no incidents yet; \("incidentlog add", .code) records one"
    }
    let time = look.asOf.map { " by \($0.text)" } ?? ""
    switch (query.query, time) {
    case (.all, ""): return "there is no attack to show"
    case (.all, _): return "no attack was known\(time)"
    case (_, ""): return "no attack matches \(query.query.text, .code)"
    default: return "no attack that was known\(time) matches \(query.query.text, .code)"
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
