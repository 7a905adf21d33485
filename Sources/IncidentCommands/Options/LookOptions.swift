import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Options of all commands that look at the log: as it was known when, and on which map.
enum LookOptions {
  static let asOf = Option.text(
    "as-of", "TIME", help: "only what had been said by then; a day means its end",
    section: "Time", isCommon: true)
  static let asRecorded = Option.text(
    "as-recorded", "TIME", help: "the log as it had been recorded by then", section: "Time")
  static let boundaries = Option.text(
    "boundaries", "DATE", help: "one map for all, that of a day, in place of each attack's own",
    section: "Time")
  static let all = Flag(
    "all", help: "also retracted and merged records", section: "Filters")

  static let noIndex = Flag(
    "no-index", help: "read the log without the index that is kept of it", section: "Log")

  static let maxMarking = Option.word(
    "max-marking", "LEVEL", Marking.self,
    help: "as if records marked above it (TLP 2.0) were not in the log", section: "Filters")

  static let options: [any ParsableOption] = [
    asOf, asRecorded, boundaries, all, maxMarking, noIndex,
  ]

  /// Reads the options.
  ///
  /// - Parameters:
  ///   - arguments: What was typed.
  ///   - today: The day that is today.
  ///   - now: The time, where it may be said how many hours ago something was.
  ///   - problems: Is given what cannot be read.
  /// - Returns: How the log is looked at.
  static func look(
    _ arguments: ParsedArguments, _ today: Day, now: Instant? = nil, _ problems: inout Problems
  ) -> Look {
    func point(_ option: Option<String>) -> Instant? {
      guard let text = arguments.value(option) else { return nil }
      return problems.collect(at: arguments.place(of: option.name)) { () throws(Diagnostic) in
        do throws(Diagnostic) {
          return try PointInTime(typed: text, today: today, now: now).upperBound
        } catch {
          throw error.quoting(now.flatMap { arguments.unquotedDate(of: option.name, now: $0) })
        }
      }
    }
    return Look(
      asOf: point(asOf), asRecorded: point(asRecorded), boundaries: point(boundaries)?.day,
      isAll: arguments.isSet(all), maxMarking: arguments.value(maxMarking))
  }

  /// How the log is looked at.
  struct Look {
    var asOf: Instant?
    var asRecorded: Instant?
    var boundaries: Day?
    var isAll: Bool
    var maxMarking: Marking?
  }
}

extension PointInTime {
  /// Reads a point in time as it is typed.
  init(typed text: String, today: Day, now: Instant? = nil) throws(Diagnostic) {
    do throws(DatePhraseProblem) {
      self = try PointInTime(phrase: text, today: today, now: now)
    } catch {
      throw error.diagnostic
    }
  }
}

extension LogContents {
  /// The log up to a marking, if one is given, and how much that leaves out.
  func upTo(_ marking: Marking?) -> (contents: LogContents, withheld: Withheld) {
    marking.map(withholding(above:)) ?? (self, .none)
  }
}

extension Withheld {
  /// What is said of it; nil where nothing was withheld.
  func note(above marking: Marking?) -> Diagnostic? {
    guard let marking, count > 0 else { return nil }
    let parts = [(incidents, "incident"), (operations, "operation")].filter { $0.0 > 0 }
    let text = parts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: " and ")
    return Diagnostic(
      .note, code: "withheld", "withheld: \(text) marked above `\(marking.rawValue)`")
  }
}
