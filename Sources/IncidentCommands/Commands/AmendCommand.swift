import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Changes records by new revisions: fields are replaced, statements and sources added.
enum AmendCommand: Command {
  static let id = Argument.text(
    "ID|QUERY",
    help: "incidents or operations, by their ids or unambiguous parts of them, or conditions such "
      + "as `town:Kayes`",
    isRepeatable: true, completes: "record")
  static let remove = Option.text(
    "remove", "KEY", help: "take out a statement or source, such as a1", isRepeatable: true,
    section: "Record")
  static let edit = Flag(
    "edit", help: "open the record in the editor that VISUAL or EDITOR names", section: "Record")
  static let take = Option.text(
    "take", "REVISION",
    help: "begin with another revision of the record: its number, or its hash in a conflict",
    section: "Record")
  static let ifRevision = Option.integer(
    "if-revision", "N", in: 1...Int.max, help: "only if the record is still at that revision",
    section: "Change")

  static let specification = CommandSpecification(
    name: "amend", group: .record, abstract: "Change a record, or add what else was said",
    discussion: [
      "Options of single fields replace what was there; options of a statement, source or "
        + "account always add. Nothing is overwritten: the record gets a new revision, and the "
        + "one before stays in the log. `--reason` is mandatory.",
      "A word with a colon makes the words a query: every attack that it finds is amended, after "
        + "a look at them and a yes.",
      "What is amended on an operation is said of each of its attacks; a number is one figure for "
        + "all of them and never divided.",
      "A record in conflict is joined first: statements and sources of all sides, and the values "
        + "that one side changed. What both changed differently is told; `--take` begins with "
        + "one side as it stands.",
    ],
    arguments: [id],
    options: EvidenceOptions.all + SourceOptions.all + AttackOptions.all + PlaceOptions.all
      + RecordOptions.all + [remove, edit, take, ifRevision] + ChangeOptions.all,
    examples: [
      CommandExample(
        "incidentlog amend 7M2P --killed assailants=80+ --by fama --source ORTM --reason toll",
        "a figure by one side"),
      CommandExample(
        "incidentlog amend K7QX --date 2025-07-02 --reason \"date corrected by the source\"",
        "a field replaced"),
      CommandExample(
        "incidentlog amend K7QX --remove a1 --reason \"entered by mistake\"",
        "a statement taken out"),
      CommandExample(
        "incidentlog amend town:Kayes date:2025-07 --tag reviewed --reason \"second reading\"",
        "all attacks that a query finds"),
      CommandExample(
        "incidentlog amend K7QX --edit --reason \"summary reworded\"", "in an editor"),
    ],
    seeAlso: ["data", "queries"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    guard ChangeOptions.hasReason(arguments) else {
      throw Diagnostic(
        code: "missing-reason", "a change needs a reason", at: Diagnostic.Place(path: "--reason"),
        hints: ["`--reason TEXT` says why the record changes; it stays in the log's history"])
    }
    if arguments.isSet(edit) {
      return try RecordEditing(arguments: arguments, session: session, runner: runner).run()
    }
    let question = ChangeRunner.Question(text: "amend them?", needsAnswer: true)
    return try runner.run(asking: question) { (contents, recording) throws(StorageProblem) in
      try AmendmentPlan(
        arguments: arguments, session: session, contents: contents, recording: recording
      ).prepared()
    }
  }

  static func problems(_ arguments: ParsedArguments, _ session: Session) -> [Diagnostic] {
    guard let runner = try? ChangeRunner(arguments, session) else { return [] }
    return runner.problems { contents, recording throws(Diagnostics) in
      _ = try AmendmentPlan(
        arguments: arguments, session: session, contents: contents, recording: recording
      ).amended()
    }
  }
}

extension LogContents.Named {
  /// The line that is current.
  var line: StoredLine {
    switch self {
    case .incident(let record): record.line
    case .operation(let record): record.line
    }
  }
}
