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
    options: [since, LookOptions.maxMarking] + TableChoice.options(HistoryView.columns)
      + OutputOptions.all,
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
    let unquoted = arguments.unquotedDate(of: since.name, now: now)
    let start = problems.collect(at: arguments.place(of: since.name)) { () throws(Diagnostic) in
      try arguments.value(since).map { text throws(Diagnostic) in
        do throws(Diagnostic) {
          return try instant(text, now)
        } catch {
          throw error.quoting(unquoted)
        }
      }
    }
    // The rest of a phrase that was taken apart names no records.
    if unquoted != nil { try problems.throwIfAny() }
    let records = arguments.values(id).enumerated().compactMap { index, fragment in
      problems.collect(at: arguments.place(of: id, occurrence: index)) {
        () throws(Diagnostic) in try contents.anyRecord(named: fragment)
      }
    }
    try problems.throwIfAny()

    let choice = TableChoice(arguments)
    func history(_ part: HistoryPart) throws -> LogHistory {
      try stored { () throws(StorageProblem) in
        guard let highest else { return try LogHistory(contents, part) }
        return try LogHistory(all).withholding(above: highest, in: contents, withheld)
      }
    }
    var changes: [RecordedChange]
    if !records.isEmpty {
      changes = try history(.records(records)).changes
    } else if let start = start ?? nil {
      changes = try history(.since(start.day)).changes
    } else if highest == nil, choice.sort == nil, let limit = choice.limit {
      changes = try stored { () throws(StorageProblem) in
        try LogHistory.latest(contents, lines: limit) { $0.changes.count >= limit }
      }.changes
    } else {
      changes = try history(.all).changes
    }
    if let start = start ?? nil { changes.removeAll { $0.recorded.at < start } }
    if !records.isEmpty { changes = changes.compactMap { $0.only(records) } }
    if choice.sort == nil, let limit = choice.limit { changes = changes.suffix(limit) }
    if records.isEmpty { changes.reverse() }
    let view = HistoryView(changes, isFull: !records.isEmpty, in: contents, choice)
    var messages = contents.problems.map(Outcome.Message.diagnostic)
    if let note = withheld.note(above: highest) { messages.append(.diagnostic(note)) }
    if changes.isEmpty {
      let isBlank = try contents.incidents.isEmpty && history(.all).changes.isEmpty
      messages.append(
        .text(
          isBlank
            ? "nothing has been recorded in the log yet" : "nothing was recorded in that time"))
    }
    return Outcome(
      .report(
        Report(
          schema: "incidentlog.history/1",
          query: .object([
            "ids": .strings(records.map(\.id)), "since": .string(orNull: (start ?? nil)?.iso),
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

  /// The first instant that a date phrase means.
  private static func instant(_ text: String, _ now: Instant) throws(Diagnostic) -> Instant {
    do throws(DatePhraseProblem) {
      do throws(DatePhraseProblem) {
        let point = try PointInTime(phrase: text, today: now.day, now: now)
        if case .instant(let instant) = point { return instant }
      } catch {
        // What names no point can be a period with a start.
        guard (try? DatePhrase(text, today: now.day)) != nil else { throw error }
      }
      guard let start = try DatePhrase(text, today: now.day).period.start else {
        throw .openEnded(text)
      }
      return Instant(startOf: start)
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
