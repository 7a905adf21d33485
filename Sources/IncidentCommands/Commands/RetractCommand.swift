import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Takes records out of all counts, or back into them; nothing is deleted.
enum RetractCommand: Command {
  static let id = Argument.text(
    "ID", help: "an incident or operation, by its id or any unambiguous part of it",
    isRepeatable: true, completes: "record")
  static let restore = Flag(
    "restore", help: "make retracted records active again", section: "Record")

  static let specification = CommandSpecification(
    name: "retract", group: .record, abstract: "Take a record out of all lists and counts",
    discussion: [
      "The record stays in the log with all its revisions and the reason; `list --all` and "
        + "`show` show it. `--restore` makes it active again."
    ],
    arguments: [id], options: [restore] + ChangeOptions.all,
    examples: [
      CommandExample(
        "incidentlog retract K7QX --reason \"the report was about another town\"",
        "a record that should not count"),
      CommandExample(
        "incidentlog retract K7QX --restore --reason \"confirmed by a second source\"",
        "the record counts again"),
    ])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    guard arguments.value(ChangeOptions.reason)?.isEmpty == false else {
      throw Diagnostic(
        code: "missing-reason", "a change needs a reason", at: Diagnostic.Place(path: "--reason"),
        hints: ["`--reason TEXT` says why; it stays in the log's history"])
    }
    let state: RecordState = arguments.isSet(restore) ? .active : .retracted
    return try runner.run { (contents, recording) throws(StorageProblem) in
      try ChangeRunner.typed { () throws(Diagnostics) in
        try prepared(arguments.values(id), state, in: contents, recording)
      }
    }
  }

  private static func prepared(
    _ fragments: [String], _ state: RecordState, in contents: LogContents,
    _ recording: Recording
  ) throws(Diagnostics) -> ChangeRunner.Prepared {
    var change = LogChange()
    var problems = Problems()
    var ids: [String] = []
    for fragment in fragments {
      let named = problems.collect(at: Diagnostic.Place(path: "ID")) { () throws(Diagnostic) in
        try contents.record(named: fragment)
      }
      guard let named, !ids.contains(named.line.id) else { continue }
      var json = named.line.json
      guard json["state"]?.string ?? RecordState.active.rawValue != state.rawValue else {
        problems.add(
          Diagnostic(
            code: "no-change", "`\(named.line.id)` is \(state.rawValue) already",
            at: Diagnostic.Place(path: "ID")))
        continue
      }
      json["state"] = .string(state.rawValue)
      switch named {
      case .incident(let record):
        change.amend(record, to: json, in: .incidents, recorded: recording)
      case .operation(let record):
        change.amend(record, to: json, in: .operations, recorded: recording)
      }
      ids.append(named.line.id)
    }
    try problems.throwIfAny()
    let list = ids.joined(separator: " ")
    return ChangeRunner.Prepared(
      change: change, ids: ids,
      summary: state == .active ? "made active again: \(list)" : "retracted: \(list)",
      wayBack: state == .active
        ? "incidentlog retract \(list) --reason TEXT"
        : "incidentlog retract \(list) --restore --reason TEXT")
  }
}
