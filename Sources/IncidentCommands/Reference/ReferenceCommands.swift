import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Lists reference data.
enum ReferenceListCommand<Record: ReferenceRecord>: Command {
  static var name: Argument<String> {
    .text(
      "NAME", help: "only those with a name like this", isRequired: false,
      completes: Record.singular)
  }

  static var specification: CommandSpecification {
    CommandSpecification(
      name: "\(Record.plural) list", group: .reference,
      abstract: "List \(Record.plural)", arguments: [name],
      options: Record.filters + TableChoice.options(Record.columns(for: []), order: "name")
        + OutputOptions.all,
      examples: Record.examples["list"] ?? [])
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let request = try ReferenceRequest(arguments, session)
    var records = try Record.chosen(request)
    if let typed = arguments.value(name) {
      let wanted = NameFolding.fold(typed)
      records = records.filter { record in
        record.id == typed.lowercased() || record.allNames.contains { $0.contains(wanted) }
      }
      // Those of that very name are looked for; of the others the name is but a part.
      records =
        records.filter { $0.allNames.contains(wanted) }
        + records.filter { !$0.allNames.contains(wanted) }
    }
    let (choice, contents) = (TableChoice(arguments), request.contents)
    let shown = choice.shown(records, Record.columns(for: [])) { $0.cells(in: contents) }
    let report = Report(
      schema: "incidentlog.\(Record.plural)/1",
      query: .object(["text": .string(arguments.value(name) ?? "")]),
      data: { .array(shown.map(\.json)) },
      document: {
        Document([
          .table(
            choice.applied(
              to: Table(
                columns: Record.columns(for: shown),
                rows: shown.map { Row($0.cells(in: contents)) })))
        ])
      })
    let messages: [Outcome.Message] =
      contents.problems.map(Outcome.Message.diagnostic)
      + (shown.isEmpty ? [.text("no \(Record.singular) found")] : [])
    return Outcome(
      .report(report), messages: messages,
      exitCode: contents.problems.isEmpty ? .done : .invalidData)
  }
}

extension ReferenceRecord {
  /// The name and aliases, folded.
  var allNames: [String] {
    ([name] + (json["aliases"]?.array?.compactMap(\.string) ?? [])).map(NameFolding.fold)
  }
}

extension ReferenceRequest {
  /// Reads the log.
  init(_ arguments: ParsedArguments, _ session: Session) throws {
    do throws(StorageProblem) {
      self.init(
        arguments: arguments,
        contents: try LogContents(
          try session.logOrProblem(arguments), cache: session.cacheFolder),
        today: try session.today(arguments), session: session)
    } catch {
      throw error.failure
    }
  }
}

extension Session {
  /// The log that is meant, its absence as a problem of storage.
  fileprivate func logOrProblem(
    _ arguments: ParsedArguments
  ) throws(StorageProblem) -> LogFolder {
    do throws(Diagnostic) {
      return try logFolder(arguments)
    } catch {
      throw StorageProblem(.noLog, [error])
    }
  }

  fileprivate func today(_ arguments: ParsedArguments) throws(StorageProblem) -> Day {
    do throws(Diagnostic) {
      return try now(arguments).day
    } catch {
      throw StorageProblem(.wrongInput, [error])
    }
  }
}

/// Shows reference data in full.
enum ReferenceShowCommand<Record: ReferenceRecord>: Command {
  static var name: Argument<String> {
    .text(
      "NAME", help: "\(Record.article) \(Record.singular), by any of its names or its id",
      isRepeatable: true, completes: Record.singular)
  }

  static var specification: CommandSpecification {
    CommandSpecification(
      name: "\(Record.plural) show", group: .reference,
      abstract: "Show \(Record.plural) in full", arguments: [name], options: OutputOptions.all,
      examples: Record.examples["show"] ?? [])
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let request = try ReferenceRequest(arguments, session)
    var problems = Problems()
    let records = arguments.values(name).enumerated().compactMap { index, typed in
      problems.collect(at: arguments.place(of: name, occurrence: index)) {
        () throws(Diagnostic) in try Record.match(typed, in: request.contents)
      }
    }
    try problems.throwIfAny()
    let contents = request.contents
    let lines = records.map { Record.stored($0.id, in: contents)?.line.json ?? $0.json }
    return Outcome(
      .report(
        Report(
          schema: "incidentlog.\(Record.plural).show/1",
          query: .object(["text": .string(arguments.values(name).joined(separator: " "))]),
          data: { .array(lines) },
          document: {
            Document(
              records.flatMap { record in
                [
                  .heading("\(record.id, .identifier) \(record.name)", level: 1),
                  .facts(record.facts(in: contents)),
                ]
              })
          })))
  }
}

/// Records new reference data.
enum ReferenceAddCommand<Record: ReferenceRecord>: Command {
  static var name: Argument<String> { .text("NAME", help: "the name") }

  static var specification: CommandSpecification {
    CommandSpecification(
      name: "\(Record.plural) add", group: .reference,
      abstract: "Record a new \(Record.singular)", arguments: [name],
      options: [ReferenceOptions.id, ReferenceOptions.alias] + Record.fields + ChangeOptions.all,
      examples: Record.examples["add"] ?? [])
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    return try runner.run { (contents, recording) throws(StorageProblem) in
      try ChangeRunner.typed { () throws(Diagnostics) in
        let request = ReferenceRequest(
          arguments: arguments, contents: contents, today: recording.at.day, session: session)
        let typed = arguments.value(name) ?? ""
        let json = try Record.made(request, named: typed)
        let id = json["id"]?.string ?? ""
        guard Record.stored(id, in: contents) == nil else {
          throw Diagnostics([
            Diagnostic(
              code: "id-taken",
              "there is \(Record.article) \(Record.singular) with the id `\(id)` already",
              at: arguments.place(of: name),
              hints: [
                "`incidentlog \(Record.plural) amend \(id) --alias NAME` adds a name to it",
                "`--id ID` gives this one another id",
              ])
          ])
        }
        var change = LogChange()
        change.add(json, to: Record.collection, recorded: recording)
        return ChangeRunner.Prepared(
          change: change, ids: [id], summary: "recorded the \(Record.singular) \(typed) as \(id)")
      }
    }
  }
}

/// Changes reference data by new revisions.
enum ReferenceAmendCommand<Record: ReferenceRecord>: Command {
  static var name: Argument<String> {
    .text(
      "NAME", help: "\(Record.article) \(Record.singular), by any of its names or its id",
      completes: Record.singular)
  }

  static var specification: CommandSpecification {
    CommandSpecification(
      name: "\(Record.plural) amend", group: .reference,
      abstract: "Change \(Record.article) \(Record.singular), or add a name to it",
      discussion: [
        "The record gets a new revision, which is one more line at the end of its file; nothing "
          + "is overwritten."
      ],
      arguments: [name],
      options: [
        ReferenceOptions.alias, ReferenceOptions.removeAlias, ReferenceOptions.rename,
      ] + Record.fields + Record.amendFields + ChangeOptions.all,
      examples: Record.examples["amend"] ?? [])
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    return try runner.run { (contents, recording) throws(StorageProblem) in
      try ChangeRunner.typed { () throws(Diagnostics) in
        try prepared(arguments, session, in: contents, recording)
      }
    }
  }

  private static func prepared(
    _ arguments: ParsedArguments, _ session: Session, in contents: LogContents,
    _ recording: Recording
  ) throws(Diagnostics) -> ChangeRunner.Prepared {
    var problems = Problems()
    let found = problems.collect(at: arguments.place(of: name)) { () throws(Diagnostic) in
      try Record.match(arguments.value(name) ?? "", in: contents)
    }
    try problems.throwIfAny()
    guard let found, let stored = Record.stored(found.id, in: contents) else {
      return ChangeRunner.Prepared(change: LogChange(), ids: [], summary: "nothing to change")
    }
    var edit = RecordEdit(stored.line.json, as: Record.collection.shape)
    try Record.amend(
      &edit,
      ReferenceRequest(
        arguments: arguments, contents: contents, today: recording.at.day, session: session))
    let differences = RecordDifference.between(stored.line.json, edit.json)
    guard !differences.isEmpty || stored.disagreement != nil else {
      throw Diagnostics([
        Diagnostic(
          code: "no-change", "`\(found.id)` would stay as it is", at: arguments.place(of: name),
          hints: ["`incidentlog \(Record.plural) amend --help` lists what can be changed"])
      ])
    }
    var recording = recording
    // A new spelling explains itself; the log's rule wants a reason all the same.
    recording.reason = recording.reason ?? reason(differences)
    var change = LogChange()
    change.amend(stored, to: edit.json, in: Record.collection, recorded: recording)
    return ChangeRunner.Prepared(
      change: change, ids: [found.id],
      summary: "amended \(found.id, .identifier), now revision \(stored.line.revision + 1)")
  }

  private static func reason(_ differences: [RecordDifference]) -> String {
    let fields = differences.map { $0.pointer.dropFirst().prefix { $0 != "/" } }
    return "changed: \(Set(fields).sorted().joined(separator: ", "))"
  }
}
