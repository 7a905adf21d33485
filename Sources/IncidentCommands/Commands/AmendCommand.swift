import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Changes records by new revisions: fields are replaced, statements and sources added.
enum AmendCommand: Command {
  static let id = Argument.text(
    "ID", help: "an incident or operation, by its id or any unambiguous part of it",
    isRepeatable: true, completes: "record")
  static let remove = Option.text(
    "remove", "KEY", help: "take out a statement or source, such as a1", isRepeatable: true,
    section: "Record")

  static let specification = CommandSpecification(
    name: "amend", group: .record, abstract: "Change a record, or add what else was said",
    discussion: [
      "Options of single fields replace what was there; options of a statement, source or "
        + "account always add. Nothing is overwritten: the record gets a new revision, and the "
        + "one before stays in the log. `--reason` is mandatory.",
      "What is amended on an operation is said of each of its attacks; a number is one figure for "
        + "all of them and never divided.",
    ],
    arguments: [id],
    options: EvidenceOptions.all + SourceOptions.all + AttackOptions.all + PlaceOptions.all
      + RecordOptions.all + [remove] + ChangeOptions.all,
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
    ],
    seeAlso: ["data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    guard arguments.value(ChangeOptions.reason)?.isEmpty == false else {
      throw Diagnostic(
        code: "missing-reason", "a change needs a reason", at: Diagnostic.Place(path: "--reason"),
        hints: ["`--reason TEXT` says why the record changes; it stays in the log's history"])
    }
    return try runner.run { (contents, recording) throws(StorageProblem) in
      try ChangeRunner.typed { () throws(Diagnostics) in
        try prepared(arguments, session, in: contents, recording)
      }
    }
  }

  static func problems(_ arguments: ParsedArguments, _ session: Session) -> [Diagnostic] {
    guard let runner = try? ChangeRunner(arguments, session) else { return [] }
    return runner.problems { contents, recording throws(Diagnostics) in
      _ = try prepared(arguments, session, in: contents, recording)
    }.filter { $0.code != "no-change" }
  }

  private static func prepared(
    _ arguments: ParsedArguments, _ session: Session, in contents: LogContents,
    _ recording: Recording
  ) throws(Diagnostics) -> ChangeRunner.Prepared {
    var change = LogChange()
    var problems = Problems()
    var notes: [Diagnostic] = []
    var amended: [(id: String, revision: Int, fields: Int)] = []
    for fragment in arguments.values(id) {
      let named = problems.collect(at: Diagnostic.Place(path: "ID")) { () throws(Diagnostic) in
        try contents.record(named: fragment)
      }
      guard let named, !amended.contains(where: { $0.id == named.line.id }) else { continue }
      var amendment = RecordAmendment(
        arguments, session, in: contents, today: recording.at.day)
      let json: JSON
      switch named {
      case .incident(let record):
        json = try amendment.amended(record)
        change.amend(record, to: json, in: .incidents, recorded: recording)
      case .operation(let record):
        json = try amendment.amended(record)
        change.amend(record, to: json, in: .operations, recorded: recording)
      }
      notes += amendment.notes
      let differences = RecordDifference.between(named.line.json, json)
      if differences.isEmpty, !named.isInConflict {
        problems.add(
          Diagnostic(
            code: "no-change", "`\(named.line.id)` would stay as it is",
            at: Diagnostic.Place(path: "ID"),
            hints: ["`incidentlog amend --help` lists what can be changed"]))
      }
      amended.append((named.line.id, named.line.revision + 1, differences.count))
    }
    try problems.throwIfAny()
    let told = amended.map { record -> RichText in
      let parts = record.fields == 1 ? "1 value" : "\(record.fields) values"
      return "amended \(record.id, .identifier): \(parts), now revision \(record.revision)"
    }
    return ChangeRunner.Prepared(
      change: change, ids: amended.map(\.id), summary: told.joined(separator: "\n"),
      notes: notes)
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

  /// Whether two people amended the record without knowing of each other.
  var isInConflict: Bool {
    switch self {
    case .incident(let record): record.isInConflict
    case .operation(let record): record.isInConflict
    }
  }
}
