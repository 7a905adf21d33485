import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Tells who changed what in the log, when and why.
enum HistoryCommand: Command {
  static let id = Argument.text(
    "ID", help: "only changes of a record: an id or any unambiguous part of it",
    isRequired: false, isRepeatable: true, completes: "record")
  static let since = Option.text(
    "since", "DATE",
    help: "only what was recorded since then, such as yesterday or \"2 hours ago\"",
    section: "Time", isCommon: true)
  static let until = Option.text(
    "until", "DATE", help: "only what was recorded by then, or by the end of that day or period",
    section: "Time")
  static let recordedBy = Option.text(
    "recorded-by", "NAME", help: "only what one person recorded", section: "Change")

  static let specification = CommandSpecification(
    name: "history", group: .care, abstract: "Tell who changed what, when and why",
    discussion: [
      "What one command recorded is one change, headed by the name that `undo` takes. Each value "
        + "that changed is shown as it was before and after; statements and sources are named by "
        + "their keys.",
      "The whole log is told from the last change back; single records from their first revision "
        + "on, with all that they began with. `--limit` counts changes, and of them the latest "
        + "are shown; sorted by a column, a change stands where its first row would.",
    ],
    arguments: [id],
    options: [since, until, recordedBy, LookOptions.maxMarking]
      + TableChoice.options(HistoryView.columns) + OutputOptions.all,
    otherOptions: [
      "by": "`--recorded-by NAME` shows what one person recorded, `--since DATE` what is new",
      "date": "`--since DATE` and `--until DATE` say when it was recorded",
    ],
    examples: [
      CommandExample("incidentlog history", "the whole log, the last change first"),
      CommandExample("incidentlog history K7QX", "one record from its beginning"),
      CommandExample("incidentlog history --since \"last friday\"", "what was recorded lately"),
    ],
    seeAlso: ["data", "dates"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let folder = try session.logFolder(arguments)
    let now = try session.now(arguments)
    let all = try stored { () throws(StorageProblem) in
      try LogContents(folder, cache: session.cacheFolder)
    }
    let highest = arguments.value(LookOptions.maxMarking)
    let (contents, withheld) = all.upTo(highest)
    var problems = Problems()
    let start = instant(since, arguments, now, &problems) { $0.start.map(Instant.init(startOf:)) }
    let end = instant(until, arguments, now, &problems) { $0.end.map(Instant.init(endOf:)) }
    // The rest of a phrase that was taken apart names no records.
    if [since, until].contains(where: { arguments.unquotedDate(of: $0.name, now: now) != nil }) {
      try problems.throwIfAny()
    }
    let records = arguments.values(id).enumerated().compactMap { index, fragment in
      problems.collect(at: arguments.place(of: id, occurrence: index)) {
        () throws(Diagnostic) in try contents.anyRecord(named: fragment)
      }
    }
    try problems.throwIfAny()

    let choice = TableChoice(arguments)
    let author = arguments.value(recordedBy)
    func history(_ part: HistoryPart) throws -> LogHistory {
      try stored { () throws(StorageProblem) in
        guard let highest else { return try LogHistory(contents, part) }
        return try LogHistory(all).withholding(above: highest, in: contents, withheld)
      }
    }
    let name = author.map(NameFolding.fold)
    func wanted(_ history: LogHistory) -> [RecordedChange] {
      history.changes.filter { change in
        (start.map { change.recorded.at >= $0 } ?? true)
          && (end.map { change.recorded.at <= $0 } ?? true)
          && (name.map { NameFolding.fold(change.recorded.by) == $0 } ?? true)
      }
    }
    var changes: [RecordedChange]
    if !records.isEmpty {
      changes = wanted(try history(.records(records)))
    } else if highest == nil, start == nil, choice.sort == nil, let limit = choice.limit {
      changes = wanted(
        try stored { () throws(StorageProblem) in
          try LogHistory.latest(contents, through: end?.day, lines: limit) {
            wanted($0).count >= limit
          }
        })
    } else {
      changes = wanted(try history(HistoryPart(from: start?.day, through: end?.day)))
    }
    if !records.isEmpty { changes = changes.compactMap { $0.only(records) } }
    if choice.sort == nil, let limit = choice.limit { changes = changes.suffix(limit) }
    if records.isEmpty { changes.reverse() }
    let view = HistoryView(changes, isFull: !records.isEmpty, in: contents, choice)
    var messages = contents.problems.map(Outcome.Message.diagnostic)
    if let note = withheld.note(above: highest) { messages.append(.diagnostic(note)) }
    if changes.isEmpty {
      let isBlank = try contents.incidents.isEmpty && history(.all).changes.isEmpty
      let time = author != nil && start == nil && end == nil ? "" : " in that time"
      messages.append(
        .text(
          isBlank
            ? "nothing has been recorded in the log yet"
            : "nothing was recorded\(author.map { " by \($0)" } ?? "")\(time)"))
    }
    return Outcome(
      .report(
        Report(
          schema: "incidentlog.history/1",
          query: .object([
            "ids": .strings(records.map(\.id)), "since": .string(orNull: start?.iso),
            "until": .string(orNull: end?.iso), "recordedBy": .string(orNull: author),
          ]),
          data: { view.json }, document: { view.document })),
      messages: messages, exitCode: contents.problems.isEmpty ? .done : .invalidData)
  }

  private static func stored<Value>(
    _ read: () throws(StorageProblem) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(StorageProblem) {
      return try read()
    } catch {
      throw error.failure
    }
  }

  /// The instant that an option means: a point in time, or an end of a period.
  private static func instant(
    _ option: Option<String>, _ arguments: ParsedArguments, _ now: Instant,
    _ problems: inout Problems, of end: (Period) -> Instant?
  ) -> Instant? {
    guard let text = arguments.value(option) else { return nil }
    return problems.collect(at: arguments.place(of: option.name)) {
      () throws(Diagnostic) in
      do throws(Diagnostic) {
        return try instant(text, now, of: end)
      } catch {
        throw error.quoting(
          arguments.unquotedDate(of: option.name, now: now))
      }
    }
  }

  /// The instant that a date phrase means.
  private static func instant(
    _ text: String, _ now: Instant, of end: (Period) -> Instant?
  ) throws(Diagnostic) -> Instant {
    do throws(DatePhraseProblem) {
      do throws(DatePhraseProblem) {
        let point = try PointInTime(phrase: text, today: now.day, now: now)
        if case .instant(let instant) = point { return instant }
      } catch {
        // What names no point can be a period with a start.
        guard (try? DatePhrase(text, today: now.day)) != nil else { throw error }
      }
      guard let instant = end(try DatePhrase(text, today: now.day).period) else {
        throw .openEnded(text)
      }
      return instant
    } catch {
      throw error.diagnostic
    }
  }
}

extension RecordedChange {
  /// The change as far as it is about some records; nil where it is not about any.
  fileprivate func only(_ records: [RecordName]) -> RecordedChange? {
    let kept = revisions.filter { revision in
      records.contains { $0.collection == revision.collection && $0.id == revision.line.id }
    }
    return kept.isEmpty
      ? nil : RecordedChange(id: id, recorded: recorded, revisions: kept, source: source)
  }
}
