import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// The log as a looking command was asked to see it: at a time, on a map, through a question.
struct LogLook {
  /// The log.
  let contents: LogContents
  /// The picture at the time that was asked for, of all attacks.
  let picture: LogPicture
  /// The attacks that answer the question.
  let attacks: [AttackPicture]
  /// The question.
  let query: Query
  /// The day that is today.
  let today: Day
  private let look: LookOptions.Look
  private let context: QueryContext
  private let notes: [Diagnostic]
  private let needsFound: Bool

  static let exitStatus = Flag(
    "exit-status", help: "end with 1 if nothing was found", section: "Output")

  /// The options of a command that asks the log.
  static let options: [any ParsableOption] =
    QueryOptions.fields + LookOptions.options + [exitStatus] + OutputOptions.all

  /// Reads the log and asks it.
  ///
  /// Records of `states` are looked at; those asked for where it is nil.
  init(
    _ arguments: ParsedArguments, _ session: Session, states: Set<RecordState>? = nil
  ) throws {
    let folder = try session.logFolder(arguments)
    today = try session.now(arguments).day
    var problems = Problems()
    look = LookOptions.look(arguments, today, &problems)
    query = QueryOptions.query(arguments)
    needsFound = arguments.isSet(LogLook.exitStatus)
    do throws(StorageProblem) {
      contents = try LogContents(folder, asRecorded: look.asRecorded)
    } catch {
      throw error.failure
    }
    let states = states ?? QueryOptions.states(arguments, isAll: look.isAll)
    picture = contents.picture(
      states: states, asOf: look.asOf, boundaries: look.boundaries)
    context = QueryContext(
      actors: contents.actors, regions: contents.regions, towns: contents.towns, today: today,
      boundaries: look.boundaries)
    do throws(QueryProblems) {
      let compiled = try CompiledQuery(query, in: context)
      attacks = picture.attacks.filter(compiled.matches)
      notes =
        compiled.notes.map { Diagnostic(.note, code: "one-of-several", $0) }
        + compiled.mapNotes(in: picture).map(\.diagnostic)
    } catch {
      for problem in error.all {
        problems.add(problem.diagnostic(at: arguments.place(ofValue: problem)))
      }
      notes = []
      attacks = []
    }
    try problems.throwIfAny()
  }

  /// The attacks that answer the question asked of another period.
  func attacks(otherwiseIn period: Period) throws -> [AttackPicture] {
    let inPeriod = Query.term(Query.Term("date", [period.iso]))
    let compiled = try CompiledQuery(
      .all(of: [query.without(field: "date"), inPeriod]), in: context)
    return picture.attacks.filter(compiled.matches)
  }

  /// A record in the picture, with the line that holds it.
  enum Shown {
    case attack(AttackPicture, StoredLine)
    case operation(OperationPicture, StoredLine)

    var line: StoredLine {
      switch self {
      case .attack(_, let line), .operation(_, let line): line
      }
    }
  }

  /// Finds a record that an id or a part of one names, as it stands in the picture.
  func shown(_ fragment: String) throws(Diagnostic) -> Shown {
    let named = try contents.record(named: fragment)
    switch named {
    case .incident(let record):
      if let attack = picture.attacks.first(where: { $0.incident.id == record.id }) {
        return .attack(attack, record.line)
      }
    case .operation(let record):
      if let operation = picture.operations[record.id] { return .operation(operation, record.line) }
    }
    let time = look.asOf.map { " by \($0.text)" } ?? ""
    throw Diagnostic(
      code: "not-known", "`\(named.line.id)` was not known\(time), or does not count",
      hints: ["`incidentlog show \(named.line.id)` shows it as it is now"])
  }

  /// What was asked, as reports tell it.
  var queryJSON: JSON {
    .object(present: [
      "text": .string(query.text), "asOf": (look.asOf?.iso).map(JSON.string),
      "asRecorded": (look.asRecorded?.iso).map(JSON.string),
      "boundaries": (look.boundaries?.iso).map(JSON.string),
    ])
  }

  /// The one map that all attacks are placed on, if one was asked for.
  var boundaries: Day? { look.boundaries }

  /// A report as the end of the command, with what is to be said of the log.
  func outcome(_ report: Report, found: Int) -> Outcome {
    var messages = (contents.problems + notes).map(Outcome.Message.diagnostic)
    if found == 0, contents.problems.isEmpty {
      messages.append(.text(nothingFound))
    }
    let exitCode: ExitCode =
      !contents.problems.isEmpty
      ? .invalidData : found == 0 && needsFound ? .nothingFound : .done
    return Outcome(.report(report), messages: messages, exitCode: exitCode)
  }

  private var nothingFound: RichText {
    if contents.incidents.all.isEmpty {
      return "the log holds no incidents yet; \("incidentlog add", .code) records one"
    }
    let time = look.asOf.map { " by \($0.text)" } ?? ""
    return query == .all
      ? "no attack was known\(time)"
      : "no attack that was known\(time) matches \(query.text, .code)"
  }
}

extension ParsedArguments {
  /// The place of the option that holds a value of a question.
  func place(ofValue problem: QueryProblem) -> Diagnostic.Place {
    let all = occurrences.filter { $0.name == problem.field }
    let index = all.firstIndex { occurrence in
      (occurrence.rawValue ?? "").split(separator: ",").contains { $0 == problem.value }
    }
    return place(of: problem.field, occurrence: index ?? 0)
  }
}
