import CommandLineKit
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
    /// What is worth knowing.
    var notes: [Diagnostic] = []
    /// The command that takes it back.
    var wayBack: String?
  }

  /// Prepares a change from the log as it stands under the lock, and records it.
  func run(
    _ prepare: (LogContents, Recording) throws(StorageProblem) -> Prepared
  ) throws -> Outcome {
    let recording = ChangeOptions.recording(arguments, session, at: now)
    do throws(StorageProblem) {
      if arguments.isSet(ChangeOptions.dryRun) {
        let contents = try LogContents(folder)
        let prepared = try prepare(contents, recording)
        let problems = prepared.change.problems(in: contents)
        guard problems.isEmpty else { throw StorageProblem(.wrongInput, problems) }
        return preview(prepared, in: contents)
      }
      let (result, recovery) = try LogWriter(folder).change(at: now) {
        (contents) throws(StorageProblem) in
        let prepared = try prepare(contents, recording)
        return (prepared.change, (prepared, contents.problems))
      }
      return outcome(result.0, recovery + unread(result.1))
    } catch {
      throw error.failure
    }
  }

  /// Finds what is wrong with what was typed, by preparing a change that is not made.
  func problems(
    _ prepare: (LogContents, Recording) throws(Diagnostics) -> Void
  ) -> [Diagnostic] {
    guard let contents = try? LogContents(folder) else { return [] }
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

  private func outcome(_ prepared: Prepared, _ found: [Diagnostic]) -> Outcome {
    var messages = (found + prepared.notes).map(Outcome.Message.diagnostic)
    messages.append(.text(prepared.summary))
    if let wayBack = prepared.wayBack {
      messages.append(.text("to take it back: \(wayBack, .code)"))
    }
    let ids = prepared.ids.map { "\($0)\n" }.joined()
    return Outcome(.bytes(Array(ids.utf8)), messages: messages)
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
    for (collection, json) in prepared.change.records {
      let id = json["id"]?.string ?? ""
      let before = contents.line(of: id, in: collection)?.json ?? .object([:])
      blocks.append(.heading("\(collection.recordName) \(id, .identifier)", level: 2))
      blocks.append(
        .table(
          Table(
            columns: [
              Column("field", "Field"), Column("before", "Before", shrinksTo: 10, wraps: true),
              Column("after", "After", shrinksTo: 10, wraps: true),
            ],
            rows: RecordDifference.between(before, json).map { difference in
              Row([
                Cell(RichText(difference.pointer, .identifier)),
                Cell(RichText(difference.before.map(shown) ?? "–")),
                Cell(RichText(difference.after.map(shown) ?? "–")),
              ])
            })))
    }
    return Outcome(
      .document(Document(blocks)),
      messages: prepared.notes.map(Outcome.Message.diagnostic)
        + [.text("nothing was recorded: this was a dry run")])
  }

  private func shown(_ json: JSON) -> String { json.string ?? json.text }
}

extension LogContents {
  /// The line that holds the current revision of a record.
  func line(of id: String, in collection: LogCollection) -> StoredLine? {
    switch collection {
    case .incidents: incidents[id]?.line
    case .operations: operations[id]?.line
    case .actors: actorRecords[id]?.line
    case .regions: regionRecords[id]?.line
    case .towns: towns.record(id: id)?.line
    }
  }
}
