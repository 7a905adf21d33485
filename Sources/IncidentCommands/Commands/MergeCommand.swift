import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Makes one record of several that are about the same attack.
enum MergeCommand: Command {
  static let from = Argument.text(
    "FROM", help: "a record that is about the same: an id or any unambiguous part of it",
    isRepeatable: true, completes: "record")
  static let into = Option.text(
    "into", "ID", help: "the record that stands afterwards", completes: "record",
    isRequired: true, section: "Record", isCommon: true)

  static let specification = CommandSpecification(
    name: "merge", group: .record, abstract: "Make one record of duplicates",
    discussion: [
      "The record that stands gains the sources, statements and external identities of the "
        + "others; what it says already is not repeated, and its own date, place and kind stay. "
        + "The others count no more, but stay in the log.",
      "Attacks of an operation that is merged belong to the one that stands.",
      "Records that are hardly of one attack (more than a week or 100 km apart, or two attacks "
        + "of one operation) are merged only after a yes.",
    ],
    arguments: [from], options: [into] + ChangeOptions.all,
    examples: [
      CommandExample("incidentlog merge 8WZP --into K7QX", "two records of one attack"),
      CommandExample("incidentlog merge 8WZP --into K7QX --dry-run", "what would be gained"),
      CommandExample("incidentlog undo 8WZP", "both records as they were"),
    ],
    seeAlso: ["data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let question = ChangeRunner.Question(text: "merge them?", needsAnswer: true)
    return try ChangeRunner(arguments, session).run(asking: question) {
      (contents, recording) throws(StorageProblem) in
      try prepared(arguments, in: contents, recording)
    }
  }

  private static func prepared(
    _ arguments: ParsedArguments, in contents: LogContents, _ recording: Recording
  ) throws(StorageProblem) -> ChangeRunner.Prepared {
    let (target, others) = try ChangeRunner.typed { () throws(Diagnostics) in
      try records(arguments, in: contents)
    }
    let refusals = ([target] + others).compactMap { record in
      contents.obstacle(toMerging: record, isTarget: record == target)
    }
    guard refusals.isEmpty else { throw StorageProblem(.refused, refusals) }

    let collection = target.collection
    let ids = others.map(\.id).joined(separator: ", ")
    var recording = recording
    recording.reason =
      "merge of \(ids) into \(target.id)" + (recording.reason.map { ": \($0)" } ?? "")
    var change = LogChange()
    var merge = RecordMerge(
      into: contents.json(of: target), in: collection,
      logMarking: contents.description.marking)
    for other in others {
      var json = contents.json(of: other)
      merge.gain(from: json)
      json["state"] = .string(RecordState.merged.rawValue)
      json["into"] = .string(target.id)
      change.amend(
        contents.openLines(of: other.id, in: collection), to: json, in: collection,
        recorded: recording)
    }
    let joined = try contents.withFreshKeys(
      merge.json, madeFrom: contents.json(of: target), in: collection)
    change.amend(
      contents.openLines(of: target.id, in: collection), to: joined, in: collection,
      recorded: recording)
    let moved = contents.incidents.all.filter { incident in
      others.contains { collection == .operations && incident.value.operation == $0.id }
    }
    for incident in moved {
      var json = incident.line.json
      json["operation"] = .string(target.id)
      change.amend(incident, to: json, in: .incidents, recorded: recording)
    }
    let attacks =
      collection == .incidents
      ? [target.id] : contents.members(of: target.id).map(\.id) + moved.map(\.id)
    let gained = "\(counted(merge.statements, "statement")), \(counted(merge.sources, "source"))"
    let members = moved.isEmpty ? "" : "; \(counted(moved.count, "attack")) moved"
    return ChangeRunner.Prepared(
      change: change, ids: [target.id],
      summary: "merged \(ids) into \(target.id, .identifier): \(gained) gained\(members)",
      intention: MergeDoubts(contents).all(target.id, others.map(\.id)),
      notes: merge.notes + LeadingChanges(contents, change).notes(of: attacks))
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// The records that were named, the one that stands and the others.
  private static func records(
    _ arguments: ParsedArguments, in contents: LogContents
  ) throws(Diagnostics) -> (RecordName, [RecordName]) {
    var problems = Problems()
    let target = problems.collect(at: arguments.place(of: into.name)) { () throws(Diagnostic) in
      try contents.record(named: arguments.value(into) ?? "").name
    }
    var others: [RecordName] = []
    for (index, fragment) in arguments.values(from).enumerated() {
      let place = arguments.place(of: from, occurrence: index)
      let other = problems.collect(at: place) { () throws(Diagnostic) in
        try contents.record(named: fragment).name
      }
      guard let other, let target, !others.contains(other) else { continue }
      if other == target {
        problems.add(
          Diagnostic(code: "same-record", "`\(other.id)` cannot go into itself", at: place))
      } else if other.collection != target.collection {
        problems.add(
          Diagnostic(
            code: "other-kind", "`\(other.id)` and `\(target.id)` are not of one kind", at: place,
            hints: ["merge incidents with incidents, operations with operations"]))
      }
      others.append(other)
    }
    try problems.throwIfAny()
    guard let target else { return (RecordName(collection: .incidents, id: ""), []) }
    return (target, others)
  }
}

extension LogContents {
  /// A record as it stands.
  fileprivate func json(of record: RecordName) -> JSON {
    line(of: record.id, in: record.collection)?.json ?? .object([:])
  }

  /// Why a record cannot be merged as it stands, with the way out.
  fileprivate func obstacle(toMerging record: RecordName, isTarget: Bool) -> Diagnostic? {
    let id = record.id
    if let disagreement = disagreement(of: id, in: record.collection) {
      return disagreement.refusal(
        of: id,
        conflictHints: [
          "`incidentlog history \(id)` shows all; settle them by `incidentlog amend \(id)`"
        ])
    }
    switch json(of: record)["state"]?.string {
    case RecordState.retracted.rawValue:
      return Diagnostic(
        code: "retracted", "`\(id)` is retracted",
        hints: ["`incidentlog retract \(id) --restore --reason TEXT` makes it active again"])
    case RecordState.merged.rawValue:
      let heir = heir(of: record)
      return Diagnostic(
        code: "merged", "`\(id)` was merged into `\(heir)`",
        hints: [
          isTarget
            ? "`--into \(heir)` names the record that stands"
            : "`incidentlog retract \(id) --restore --reason TEXT` takes that back"
        ])
    default: return nil
    }
  }

  /// The record that stands for a merged one, at the end of a chain of merges.
  private func heir(of record: RecordName) -> String {
    var id = record.id
    var seen: Set<String> = []
    while seen.insert(id).inserted,
      let next = line(of: id, in: record.collection)?.json["into"]?.string
    {
      id = next
    }
    return id
  }
}

extension LogContents.Named {
  /// The record's collection and id.
  var name: RecordName {
    switch self {
    case .incident(let record): RecordName(collection: .incidents, id: record.id)
    case .operation(let record): RecordName(collection: .operations, id: record.id)
    }
  }
}
