import CommandLineKit
import Dispatch
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Runs a change of the log, or only shows it, and says what was done and how to take it back.
struct ChangeRunner {
  let arguments: ParsedArguments
  let session: Session
  let folder: LogFolder
  let now: Instant

  init(_ arguments: ParsedArguments, _ session: Session) throws(Diagnostic) {
    self.arguments = arguments
    self.session = session
    folder = try session.logFolder(arguments)
    now = try session.now(arguments)
  }

  /// What a command wants to record.
  struct Prepared {
    var change: LogChange
    /// The ids that are printed, one a line.
    var ids: [String]
    /// What was done, said in the past: "recorded 7 attacks".
    var summary: RichText
    /// More of what was done, a line each.
    var details: [RichText] = []
    /// What is going to be done, a line each: said in a dry run and before a question.
    var intention: [RichText] = []
    /// What is worth knowing.
    var notes: [Diagnostic] = []
    /// What revisions that come beside those here were made from, by the ids of their records.
    var ancestors: [String: JSON] = [:]
    /// The command that takes it back.
    var wayBack: String? = "incidentlog undo"
  }

  /// What is asked, once the intention was said, before a change is recorded.
  struct Question {
    let text: String
    /// Whether the change is refused where there is nobody to answer.
    let needsAnswer: Bool
  }

  /// Prepares a change from the log as it stands under the lock, and records it.
  ///
  /// Where a question is given and the prepared change has an intention, a person is asked first.
  func run(
    asking question: Question? = nil,
    _ prepare: (LogContents, Recording) throws(StorageProblem) -> Prepared
  ) throws -> Outcome {
    // Another program may have to be asked, which goes on while the log is read.
    let author = Lazily { [arguments, session] in ChangeOptions.author(arguments, session) }
    DispatchQueue.global(qos: .userInitiated).async { _ = author.value }
    let reason = arguments.value(ChangeOptions.reason)
    func recorded(at time: Instant) -> Recording {
      Recording(at: time, by: author.value.name, reason: reason)
    }
    do throws(StorageProblem) {
      if arguments.isSet(ChangeOptions.dryRun) {
        let contents = try LogContents(folder, cache: session.cacheFolder)
        let prepared = try prepare(contents, recorded(at: now))
        try refuseBesideUnread(prepared.change, contents)
        let problems = prepared.change.problems(in: contents)
        guard problems.isEmpty else { throw StorageProblem(.wrongInput, problems) }
        return preview(prepared, in: contents)
      }
      var agreed: LogChange?
      if let question, !arguments.isSet(ChangeOptions.yes),
        question.needsAnswer || session.confirm != nil
      {
        // Asked without the lock, so that nobody else waits for an answer.
        let contents = try LogContents(folder, cache: session.cacheFolder)
        let prepared = try prepare(contents, recorded(at: now))
        if !prepared.intention.isEmpty {
          switch ask(question, prepared.intention) {
          case true?: agreed = prepared.change
          case nil where !question.needsAnswer: break
          case let answer: return unanswered(answer, prepared.intention)
          }
        }
      }
      let (result, recovery) = try LogWriter(folder, cache: session.cacheFolder).change(at: now) {
        (contents) throws(StorageProblem) in
        // Others may have recorded while this waited for the lock: what builds on theirs is later.
        let recording = recorded(at: (try? session.timeNow(arguments)) ?? now)
        let prepared = try prepare(contents, recording)
        try refuseBesideUnread(prepared.change, contents)
        if let agreed, agreed.withoutTimes != prepared.change.withoutTimes {
          throw ChangeRunner.changedMeanwhile("the log changed while you were asked")
        }
        return (
          prepared.change,
          (
            prepared, contents.problems,
            clockBehind(prepared.change, recording.at, contents)
              + edited(prepared.change, contents)
          )
        )
      }
      return outcome(result.0, by: author.value, recovery + unread(result.1) + result.2)
    } catch {
      throw error.failure
    }
  }

  /// Refuses a change of what is no longer as it was when somebody decided on it.
  static func changedMeanwhile(_ summary: String, hints: [String] = []) -> StorageProblem {
    StorageProblem(
      .refused,
      [
        Diagnostic(
          code: "changed-meanwhile", summary,
          hints: ["nothing was recorded; look again and repeat the command"] + hints)
      ])
  }

  private func ask(_ question: Question, _ intention: [RichText]) -> Bool? {
    let lines = intention.map(\.plain) + [question.text]
    return session.confirm?(lines.map(\.visible).joined(separator: "\n"))
  }

  private func unanswered(_ answer: Bool?, _ intention: [RichText]) -> Outcome {
    guard answer == nil else {
      return Outcome(messages: [.text("declined; nothing was recorded")], exitCode: .refused)
    }
    let problem = Diagnostic(
      code: "needs-consent", "this change needs consent, and there is nobody to ask",
      hints: ["add `--yes` to make it, `--dry-run` to see it in full; nothing was recorded"])
    return Outcome(
      messages: intention.map(Outcome.Message.text) + [.diagnostic(problem)], exitCode: .refused)
  }

  /// Finds what is wrong with what was typed, by preparing a change that is not made.
  func problems(
    _ prepare: (LogContents, Recording) throws(Diagnostics) -> Void
  ) -> [Diagnostic] {
    guard let contents = try? LogContents(folder, cache: session.cacheFolder) else { return [] }
    do throws(Diagnostics) {
      try prepare(contents, ChangeOptions.recording(arguments, session, at: now))
      return []
    } catch {
      return error.all
    }
  }

  /// Runs a step whose problems lie in what was typed.
  static func typed<Value>(
    _ step: () throws(Diagnostics) -> Value
  ) throws(StorageProblem) -> Value {
    do throws(Diagnostics) {
      return try step()
    } catch {
      throw StorageProblem(.wrongInput, error.all)
    }
  }

  private func outcome(
    _ prepared: Prepared, by author: ChangeOptions.Author, _ found: [Diagnostic]
  ) -> Outcome {
    var messages = (found + prepared.notes).map(Outcome.Message.diagnostic)
    messages += ([prepared.summary] + prepared.details).map(Outcome.Message.text)
    let by = prepared.change.records.first?.json["recorded"]?["by"]?.string
    if by == ChangeOptions.unknownAuthor {
      messages.append(
        .diagnostic(
          Diagnostic(
            .note, code: "unknown-author", "nothing says who you are: recorded by `unknown`",
            hints: [
              "`--recorded-by NAME` says it, and for all commands INCIDENTLOG_AUTHOR or "
                + "`git config --global user.name NAME`"
            ])))
    } else if let by, author.name == by, let place = author.foundIn {
      messages.append(.text(RichText("recorded by \(by) (\(place))")))
    }
    if let wayBack = prepared.wayBack, !prepared.change.records.isEmpty {
      messages.append(.text("to take it back: \(wayBack, .code)"))
    }
    let ids = prepared.ids.map { "\($0)\n" }.joined()
    return Outcome(.bytes(Array(ids.utf8)), messages: messages)
  }

  /// Refuses to change a record of which a line cannot be read: it may be the latest.
  private func refuseBesideUnread(
    _ change: LogChange, _ contents: LogContents
  ) throws(StorageProblem) {
    guard !contents.problems.isEmpty else { return }
    let ids = Set(change.records.compactMap { $0.json["id"]?.string })
    guard let unread = try contents.unreadLines().first(where: { ids.contains($0.id) }) else {
      return
    }
    throw StorageProblem(
      .refused,
      [
        Diagnostic(
          code: "unread-revision",
          "a line of `\(unread.id)` cannot be read, and may be its latest", at: unread.place,
          hints: ["mend the line first: `incidentlog check` tells what is wrong with it"])
      ])
  }

  /// Warns where a record was last recorded later than now, so that its history runs backwards.
  private func clockBehind(
    _ change: LogChange, _ now: Instant, _ contents: LogContents
  ) -> [Diagnostic] {
    // When the gazetteer was put together says nothing about the clock here.
    let later = change.records.lazy.filter(\.collection.isJournal).compactMap { record in
      record.json["id"]?.string.flatMap { contents.line(of: $0, in: record.collection) }
    }.first { $0.recordedAt.map { $0 > now } ?? false }
    guard let later, let at = later.recordedAt else { return [] }
    return [
      Diagnostic(
        .warning, code: "clock-behind",
        "`\(later.id)` was last recorded at \(at.text), after the time of this change",
        hints: ["look whether the clock is right: `--as-recorded` goes by these times"])
    ]
  }

  /// Warns of records with a line that was edited by hand: what stands in it is not taken over.
  private func edited(_ change: LogChange, _ contents: LogContents) -> [Diagnostic] {
    change.records.compactMap { record in
      guard let id = record.json["id"]?.string,
        let found = contents.disagreement(of: id, in: record.collection), found == .edited
      else { return nil }
      var warning = found.refusal(of: id, conflictHints: [])
      warning.severity = .warning
      return warning
    }
  }

  /// One warning for all lines of the log that cannot be read; they do not stand in the way.
  private func unread(_ problems: [Diagnostic]) -> [Diagnostic] {
    guard let first = problems.first else { return [] }
    return [
      Diagnostic(
        .warning, code: "unread-lines",
        problems.count == 1
          ? "a line of the log cannot be read: \(first.summary)"
          : "\(problems.count) lines of the log cannot be read; the first: \(first.summary)",
        at: first.place)
    ]
  }

  // MARK: Dry run

  private func preview(_ prepared: Prepared, in contents: LogContents) -> Outcome {
    var blocks: [Block] = []
    let values = ValueText(contents)
    for (collection, json) in prepared.change.records {
      let id = json["id"]?.string ?? ""
      let before = contents.line(of: id, in: collection)?.json ?? .object([:])
      blocks.append(.heading("\(collection.recordName) \(id, .identifier)", level: 2))
      let differences =
        prepared.ancestors[id].map { RecordDifference.between(before, json, madeFrom: $0) }
        ?? RecordDifference.between(before, json)
      blocks.append(.table(values.table(differences)))
    }
    return Outcome(
      .document(Document(blocks)),
      messages: prepared.notes.map(Outcome.Message.diagnostic)
        + prepared.intention.map(Outcome.Message.text)
        + [.text("nothing was recorded: this was a dry run")])
  }
}

extension LogChange {
  /// The records without the time of recording, which goes on while somebody is asked.
  fileprivate var withoutTimes: [JSON] {
    records.map { record in
      var json = record.json
      json["recorded"]?["at"] = nil
      return json
    }
  }
}

extension LogContents {
  /// The line that holds the current revision of a record.
  func line(of id: String, in collection: LogCollection) -> StoredLine? {
    openLines(of: id, in: collection).first
  }

  /// Why lines of a record stand beside the current one; nil where none do.
  func disagreement(of id: String, in collection: LogCollection) -> Disagreement? {
    switch collection {
    case .incidents: incidents[id]?.disagreement
    case .operations: operations[id]?.disagreement
    case .actors: actorRecords[id]?.disagreement
    case .regions: regionRecords[id]?.disagreement
    case .towns: towns.record(id: id)?.disagreement
    }
  }

  /// The lines that the next revision of a record replaces, the current one first.
  func openLines(of id: String, in collection: LogCollection) -> [StoredLine] {
    switch collection {
    case .incidents: incidents[id]?.openLines ?? []
    case .operations: operations[id]?.openLines ?? []
    case .actors: actorRecords[id]?.openLines ?? []
    case .regions: regionRecords[id]?.openLines ?? []
    case .towns: towns.record(id: id)?.openLines ?? []
    }
  }
}
