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
  /// The question with what its names were found to mean.
  let compiled: CompiledQuery
  /// The words that name records rather than ask for them, each with its position among the words.
  let ids: [(position: Int, word: String)]
  /// The states of records that the question is asked of.
  let states: Set<RecordState>
  /// The time.
  let now: Instant
  /// The day that is today.
  let today: Day
  /// How many records were left out for their marking.
  let withheld: Withheld
  private let look: LookOptions.Look
  private let context: QueryContext
  private let report: LookReport

  static let exitStatus = Flag(
    "exit-status", help: "end with 1 if nothing was found", section: "Output")

  /// The options of a command that asks the log; its words are ``QueryOptions/words``.
  static let options: [any ParsableOption] =
    QueryOptions.fields + LookOptions.options + [exitStatus] + OutputOptions.all

  /// The options of a command that asks the log and prints rows with these columns.
  static func options(showing columns: [Column], order: String? = nil) -> [any ParsableOption] {
    QueryOptions.fields + LookOptions.options + TableChoice.options(columns, order: order)
      + [exitStatus] + OutputOptions.all
  }

  /// Reads the log and asks it.
  ///
  /// Records of `states` are looked at; those asked for where it is nil. Where the words of `words`
  /// can name records, as `takesIDs` says, those that do are no part of the question. Where only
  /// what `named` or words name is to be shown, or `ofOperations` are, the picture holds no more
  /// than these and the attacks of their operations.
  init(
    _ arguments: ParsedArguments, _ session: Session, states: Set<RecordState>? = nil,
    words: Argument<String> = QueryOptions.words, takesIDs: Bool = false,
    showing named: Argument<String>? = nil, ofOperations: Bool = false
  ) throws {
    let folder = try session.logFolder(arguments)
    now = try session.now(arguments)
    today = now.day
    var problems = Problems()
    look = LookOptions.look(arguments, today, now: now, &problems)
    do throws(StorageProblem) {
      let all = try LogContents(
        folder, asRecorded: look.asRecorded,
        cache: arguments.isSet(LookOptions.noIndex) ? nil : session.cacheFolder)
      (contents, withheld) = all.upTo(look.maxMarking)
    } catch {
      throw error.failure
    }
    let typed = arguments.values(words)
    let positions = typed.indices.filter { [contents] in
      takesIDs && contents.isNamed(byQueryWord: typed[$0])
    }
    ids = positions.map { ($0, typed[$0]) }
    let question = TypedQuery(
      arguments, words: typed.indices.filter { !positions.contains($0) }.map { typed[$0] })
    query = question.query
    self.states = states ?? question.states(isAll: look.isAll)
    let names =
      named.map(arguments.values) ?? (query == .all && !ids.isEmpty ? ids.map(\.word) : nil)
    let only =
      names.map { [contents] in
        Set($0.compactMap { try? contents.record(named: $0).line.id })
      } ?? (ofOperations ? Set(contents.operations.ids) : nil)
    picture = contents.picture(
      states: self.states, asOf: look.asOf, boundaries: look.boundaries, only: only)
    context = contents.queryContext(today: today, boundaries: look.boundaries)
    compiled = try question.compiled(
      in: context, problems, now: now, towns: contents.towns, of: contents.folder)
    attacks = picture.attacks.filter(compiled.matches)
    var notes =
      (withheld.note(above: look.maxMarking).map { [$0] } ?? [])
      + LookReport.notes(compiled, compiled.mapNotes(in: picture))
      + LookNotes.undated(compiled) { [picture] in picture.attacks.count(where: $0.matches) }
      + LookNotes.doubts(compiled, attacks, in: picture)
      + question.bareWords(in: context, isFound: !attacks.isEmpty)
    // A record that is shown by its id is no selection that others could be missing from.
    if look.asOf != nil, states == nil, ids.isEmpty {
      let later = contents.picture(
        states: self.states, boundaries: look.boundaries, only: only)
      notes += LookNotes.later(compiled, later.attacks, than: picture)
    }
    report = LookReport(
      query: query, look: look, folder: folder, problems: contents.problems,
      towns: contents.towns, notes: notes, isEmpty: contents.incidents.isEmpty,
      isWithheld: contents.incidents.isEmpty && withheld.incidents > 0,
      needsFound: arguments.isSet(LogLook.exitStatus))
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
    let named: LogContents.Named
    do throws(Diagnostic) {
      named = try contents.record(named: fragment)
    } catch {
      guard let (time, first) = recordingBegan else { throw error }
      throw Diagnostic(
        code: "not-recorded", "nothing had been recorded by \(time.text)",
        hints: ["recording began on \(first.text)"])
    }
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

  /// Finds the records that words of an argument name, or says of all that do not what is wrong.
  ///
  /// Without a choice of words all of the argument's are taken.
  func shown(
    _ words: [(position: Int, word: String)]? = nil, of argument: Argument<String>,
    _ arguments: ParsedArguments
  ) throws(Diagnostics) -> [Shown] {
    var problems = Problems()
    let all = arguments.values(argument).enumerated().map { (position: $0, word: $1) }
    let found = (words ?? all).compactMap { position, fragment in
      problems.collect(at: arguments.place(of: argument, occurrence: position)) {
        () throws(Diagnostic) in try shown(fragment)
      }
    }
    try problems.throwIfAny()
    return found
  }

  /// Those of some attacks that were amended after the time that was asked for.
  func amendments(of attacks: [AttackPicture]) -> [LogHistory.LaterAmendment] {
    LookNotes.amendments(attacks, after: look.asOf, in: contents.folder)
  }

  /// What was asked, as reports tell it.
  var queryJSON: JSON { report.queryJSON }

  /// The one map that all attacks are placed on, if one was asked for.
  var boundaries: Day? { look.boundaries }

  /// A report as the end of the command, with what is to be said of the log.
  ///
  /// What was amended later is told of those in `amended`, of all that answer the question where
  /// none are given.
  func outcome(
    _ report: Report, found: Int, amended: [LogHistory.LaterAmendment]? = nil,
    notes: [Diagnostic] = [], nothing: RichText? = nil
  ) -> Outcome {
    var said = self.report
    said.notes += notes + LookNotes.amended(amended ?? amendments(of: attacks), after: look.asOf)
    return said.outcome(report, found: found, nothing: nothing ?? nothingRecorded)
  }

  /// What is said where nothing had been recorded at the time that was asked for.
  private var nothingRecorded: RichText? {
    recordingBegan.map { time, first in
      "nothing had been recorded by \(time.text, .date); recording began on \(first.text, .date)"
    }
  }

  /// The time that was asked for and the later one when recording began; nil if it had begun.
  private var recordingBegan: (asked: Instant, first: Instant)? {
    guard contents.incidents.isEmpty, let time = look.asRecorded,
      let first = try? LogHistory.firstRecording(in: contents.folder), first > time
    else { return nil }
    return (time, first)
  }
}

extension LogContents {
  /// Whether a word of a query that can hold ids is one: it names a record or looks as if it did.
  fileprivate func isNamed(byQueryWord word: String) -> Bool {
    if word.contains(":") || ["and", "or", "not"].contains(word.lowercased()) { return false }
    let looksLikeID =
      word.contains(where: \.isNumber)
      && word.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "-") }
    return looksLikeID || !incidents.records(matching: word).isEmpty
      || !operations.records(matching: word).isEmpty
  }
}
