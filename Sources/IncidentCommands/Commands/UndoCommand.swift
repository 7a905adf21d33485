import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Takes a change back by a change that can itself be taken back.
enum UndoCommand: Command {
  static let change = Argument.text(
    "CHANGE",
    help: "a change as `history` names it, or a record, whose last change is meant; else the last",
    isRequired: false, completes: "record")

  static let specification = CommandSpecification(
    name: "undo", group: .care, abstract: "Take back a change",
    discussion: [
      "Every record that the change touched gets a new revision that says what it said before; "
        + "what the change had newly recorded is retracted. Nothing is deleted, and `undo` can "
        + "itself be taken back. An import is one change.",
      "It is refused where something recorded later would be lost.",
    ],
    arguments: [change], options: ChangeOptions.all,
    examples: [
      CommandExample("incidentlog undo --dry-run", "what taking back the last change would do"),
      CommandExample("incidentlog undo", "takes back the last change"),
      CommandExample(
        "incidentlog undo K7QX --reason \"wrong town\"", "the last change of one record"),
    ])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    let question = ChangeRunner.Question(text: "take it back?", needsAnswer: false)
    return try runner.run(asking: question) { (contents, recording) throws(StorageProblem) in
      if let typed = arguments.value(change) {
        let (undone, history) = try named(typed, contents, at: arguments.place(of: change))
        return try ChangeUndo(undone: undone, history: history, contents: contents)
          .prepared(recording)
      }
      let history = try LogHistory.latest(contents) { $0.last(by: recording.at) != nil }
      let ahead = history.changes.filter { $0.recorded.at > recording.at }
      guard let change = history.last(by: recording.at) else {
        throw StorageProblem(
          .refused,
          [
            Diagnostic(
              code: "no-change", "the log holds no change to take back",
              hints: ahead.first.map {
                ["`incidentlog undo \($0.id)` takes back what is dated later"]
              }
                ?? [])
          ])
      }
      var prepared = try ChangeUndo(undone: change, history: history, contents: contents)
        .prepared(recording)
      if let first = ahead.first {
        prepared.notes.append(
          Diagnostic(
            .warning, code: "dated-later",
            "\(ahead.count == 1 ? "a change is" : "\(ahead.count) changes are") dated after now "
              + "and passed over",
            hints: ["a clock was ahead; `incidentlog undo \(first.id)` takes it back by its name"]))
      }
      return prepared
    }
  }

  /// The beginning of a change's name goes down to the minute at least: `2025-07-02T09:05`.
  private static let shortestInstant = 16

  /// Finds the change that a word names, itself or by a record, in as much of the history as tells.
  private static func named(
    _ typed: String, _ contents: LogContents, at place: Diagnostic.Place
  ) throws(StorageProblem) -> (RecordedChange, LogHistory) {
    let days = [Instant(iso: typed)?.day, Day(iso: String(typed.prefix(10)))].compactMap { $0 }
    if !days.isEmpty {
      let history = try LogHistory(contents, .days(Set(days)))
      let found = try ChangeRunner.typed { () throws(Diagnostics) in
        try recorded(typed, in: history, at: place)
      }
      if let found { return (found, history) }
    }
    let name = try ChangeRunner.typed { () throws(Diagnostics) in
      try record(typed, in: contents, at: place)
    }
    let history = try LogHistory(contents, .records([name]))
    let change = history.changes.last { change in
      change.revisions.contains { $0.collection == name.collection && $0.line.id == name.id }
    }
    guard let change else {
      throw StorageProblem(
        .wrongInput,
        [
          Diagnostic(
            code: "unknown-change", "`\(name.id)` was shipped so and never changed", at: place)
        ])
    }
    return (change, history)
  }

  /// The change that is named by its instant or the beginning of that; nil where none begins so.
  private static func recorded(
    _ typed: String, in history: LogHistory, at place: Diagnostic.Place
  ) throws(Diagnostics) -> RecordedChange? {
    if let change = history.changes.first(where: { $0.id == typed.uppercased() }) { return change }
    if let instant = Instant(iso: typed) {
      guard let change = history.changes.first(where: { $0.recorded.at == instant }) else {
        throw Diagnostics([
          Diagnostic(
            code: "unknown-change", "nothing was recorded at \(instant.iso)", at: place,
            hints: ["`incidentlog history` lists the changes"])
        ])
      }
      return change
    }
    let begun = history.changes.filter { $0.id.hasPrefix(typed.uppercased()) }
    return typed.count >= shortestInstant && begun.count == 1 ? begun[0] : nil
  }

  /// The record whose id, or enough of it, is typed.
  private static func record(
    _ typed: String, in contents: LogContents, at place: Diagnostic.Place
  ) throws(Diagnostics) -> RecordName {
    do throws(Diagnostic) {
      let record = try contents.anyRecord(named: typed)
      guard record.id.isNamed(by: typed) else {
        throw Diagnostic(
          code: "short-name", "`\(typed)` is only a part of the id `\(record.id)`",
          hints: [
            "`incidentlog undo \(record.id)` takes back the last change of that record",
            "`incidentlog history` lists the changes, each headed by its name",
          ])
      }
      return record
    } catch {
      var problem = error
      if problem.code == "unknown-record" {
        problem.summary = "no change and no record is named `\(typed)`"
        problem.hints =
          contents.unreadHints
          + ["`incidentlog history` lists the changes, each headed by its name"]
      }
      problem.place = problem.place ?? place
      throw Diagnostics([problem])
    }
  }
}

extension String {
  /// Whether a word names this id: all of it, its beginning or its last part, four letters or more.
  fileprivate func isNamed(by word: String) -> Bool {
    let (id, typed) = (uppercased(), word.uppercased())
    if id == typed { return true }
    let start = ["…", "..."].first(where: typed.hasSuffix).map { typed.dropLast($0.count) }
    let part = start ?? typed[...]
    return part.count >= 4 && (id.hasPrefix(part) || id.hasSuffix("-" + part))
  }
}
