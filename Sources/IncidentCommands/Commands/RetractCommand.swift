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
    "restore", help: "make retracted or merged records active again", section: "Record")

  static let withAttacks = Flag(
    "with-attacks", help: "retract the attacks of an operation too", section: "Record")

  static let specification = CommandSpecification(
    name: "retract", group: .record, abstract: "Take a record out of all lists and counts",
    discussion: [
      "The record stays in the log with all its revisions and the reason; `list --all` and "
        + "`show` show it. `--restore` makes it active again; of a merged record it takes the "
        + "whole merge back: what came by it leaves the other record, what was recorded since "
        + "stays there.",
      "Attacks of a retracted operation stay and count, without what was said of the operation.",
    ],
    arguments: [id], options: [restore, withAttacks] + ChangeOptions.all,
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
    guard ChangeOptions.hasReason(arguments) else {
      throw Diagnostic(
        code: "missing-reason", "a change needs a reason", at: Diagnostic.Place(path: "--reason"),
        hints: ["`--reason TEXT` says why; it stays in the log's history"])
    }
    if arguments.isSet(restore), arguments.isSet(withAttacks) {
      throw Diagnostic(
        code: "conflicting-options", "`--with-attacks` cannot go with `--restore`",
        at: arguments.place(of: "with-attacks"),
        hints: ["`incidentlog undo` takes back a retraction with all that it took out"])
    }
    let state: RecordState = arguments.isSet(restore) ? .active : .retracted
    return try runner.run { (contents, recording) throws(StorageProblem) in
      let named = try ChangeRunner.typed { () throws(Diagnostics) in
        let named = try records(arguments, in: contents)
        return arguments.isSet(withAttacks) ? try joined(named, arguments, in: contents) : named
      }
      if let merged = named.first(where: { $0.line.json["state"]?.string == "merged" }) {
        return try ofMerged(merged, among: named, state, in: contents, recording)
      }
      return try ChangeRunner.typed { () throws(Diagnostics) in
        try prepared(named, state, in: contents, recording)
      }
    }
  }

  private static func records(
    _ arguments: ParsedArguments, in contents: LogContents
  ) throws(Diagnostics) -> [LogContents.Named] {
    var problems = Problems()
    var named: [LogContents.Named] = []
    for (index, fragment) in arguments.values(id).enumerated() {
      let record = problems.collect(at: arguments.place(of: id, occurrence: index)) {
        () throws(Diagnostic) in try contents.record(named: fragment)
      }
      if let record, !named.contains(where: { $0.name == record.name }) { named.append(record) }
    }
    try problems.throwIfAny()
    return named
  }

  /// The operations that are still active, and their attacks; and what else was named.
  private static func joined(
    _ named: [LogContents.Named], _ arguments: ParsedArguments, in contents: LogContents
  ) throws(Diagnostics) -> [LogContents.Named] {
    let attacks = named.filter { $0.name.collection == .operations }.flatMap {
      contents.members(of: $0.line.id)
    }.filter { attack in !named.contains { $0.line.id == attack.id } }
    guard !attacks.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          code: "no-attacks", "no operation was named that has attacks which count",
          at: arguments.place(of: "with-attacks"))
      ])
    }
    return named.filter { record in
      record.name.collection != .operations || record.line.json["state"]?.string != "retracted"
    } + attacks.map(LogContents.Named.incident)
  }

  private static func prepared(
    _ named: [LogContents.Named], _ state: RecordState, in contents: LogContents,
    _ recording: Recording
  ) throws(Diagnostics) -> ChangeRunner.Prepared {
    var change = LogChange()
    var problems = Problems()
    for record in named {
      var json = record.line.json
      guard json["state"]?.string ?? RecordState.active.rawValue != state.rawValue else {
        problems.add(
          Diagnostic(
            code: "no-change", "`\(record.line.id)` is \(state.rawValue) already",
            at: Diagnostic.Place(path: "ID")))
        continue
      }
      json["state"] = .string(state.rawValue)
      let (collection, id) = (record.name.collection, record.name.id)
      change.amend(
        contents.openLines(of: id, in: collection), to: json, in: collection,
        recorded: recording)
    }
    try problems.throwIfAny()
    let list = named.map(\.line.id).joined(separator: ", ")
    return ChangeRunner.Prepared(
      change: change, ids: named.map(\.line.id),
      summary: state == .active ? "made active again: \(list)" : "retracted: \(list)",
      notes: state == .active ? [] : remaining(named, in: contents))
  }

  /// Notes on attacks that count on after their operation was retracted.
  private static func remaining(
    _ named: [LogContents.Named], in contents: LogContents
  ) -> [Diagnostic] {
    named.filter { $0.name.collection == .operations }.compactMap { operation in
      let attacks = contents.members(of: operation.line.id).filter { attack in
        !named.contains { $0.line.id == attack.id }
      }
      guard !attacks.isEmpty else { return nil }
      let id = operation.line.id
      return Diagnostic(
        .note, code: "attacks-remain",
        "\(attacks.count == 1 ? "1 attack" : "\(attacks.count) attacks") of `\(id)` "
          + "\(attacks.count == 1 ? "counts" : "count") on, without what was said of the operation",
        hints: ["`incidentlog retract \(id) --with-attacks --reason TEXT` takes them out too"])
    }
  }

  /// A merged record becomes active again by taking back the merge, all of it.
  private static func ofMerged(
    _ merged: LogContents.Named, among named: [LogContents.Named], _ state: RecordState,
    in contents: LogContents, _ recording: Recording
  ) throws(StorageProblem) -> ChangeRunner.Prepared {
    let id = merged.line.id
    let into = merged.line.json["into"]?.string ?? ""
    guard state == .active, named.count == 1 else {
      throw StorageProblem(
        .refused,
        [
          Diagnostic(
            code: "merged", "`\(id)` was merged into `\(into)`",
            hints: [
              "`incidentlog retract \(id) --restore` alone takes the merge back; `\(into)` is "
                + "the record that counts"
            ])
        ])
    }
    let history = try LogHistory(contents, .records([merged.name]))
    let merge = history.revisions(of: id, in: merged.name.collection).last { revision in
      revision.line.json["into"] != nil && revision.previous?.json["into"] == nil
    }
    guard let merge, let change = history.change(holding: merge.line) else {
      throw StorageProblem(
        .refused, [Diagnostic(code: "merged", "the merge of `\(id)` is not in the log's history")])
    }
    return try ChangeUndo(
      undone: change, history: history, contents: contents, keepsLater: change.source == nil
    ).prepared(recording)
  }
}

extension LogContents {
  /// The active attacks of an operation.
  func members(of operation: String) -> [StoredRecord<Incident>] {
    incidents(inOperations: [operation]).filter { $0.state == .active }
      .compactMap { incidents[$0.id] }
  }
}
