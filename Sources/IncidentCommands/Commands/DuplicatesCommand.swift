import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Lists pairs of records that are likely of the same attack, or notes that a pair is not.
enum DuplicatesCommand: Command {
  static let id = Argument.text(
    "ID", help: "only pairs with one of these; an id or any unambiguous part of it",
    isRequired: false, isRepeatable: true, completes: "record")
  static let not = Flag(
    "not", help: "record that the incidents named are different attacks", section: "Duplicates",
    isCommon: true)
  static let threshold = Option.integer(
    "threshold", "POINTS", in: 0...200, help: "from how many points on a pair is listed",
    section: "Duplicates", isCommon: true, defaultText: String(DuplicateScore.threshold))

  static let specification = CommandSpecification(
    name: "duplicates", group: .care, abstract: "List records that are likely of the same attack",
    discussion: [
      "Time gives up to 30 points and place up to 46, the less the more vaguely they are known; "
        + "kind up to 10, a source in common 10; actors and toll up to 10, or they take points "
        + "away. The same id in another dataset gives 100. Attacks more than two days apart, or "
        + "further apart than fits how exactly their places are known, are no pair.",
      "Records of one dataset, attacks of one operation on different towns and what was compared "
        + "before are told apart; where one record is like two such, the more likely pair stands.",
      "`merge` makes one record of a pair. `--not` records on both that they are different attacks; "
        + "the pair is not listed again.",
    ],
    arguments: [id],
    options: [not, threshold, LookOptions.maxMarking] + ChangeOptions.all
      + TableChoice.options(DuplicatesView.columns, order: "points:desc") + [LogLook.exitStatus]
      + OutputOptions.all,
    examples: [
      CommandExample("incidentlog duplicates", "all pairs, the most likely first"),
      CommandExample("incidentlog duplicates K7QX", "what one incident may be a duplicate of"),
      CommandExample("incidentlog duplicates --not K7QX 8WZP", "two different attacks"),
    ],
    seeAlso: ["data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    if arguments.isSet(not) { return try keepApart(arguments, session) }
    let folder = try session.logFolder(arguments)
    let all: LogContents
    do throws(StorageProblem) {
      all = try LogContents(folder, cache: session.cacheFolder)
    } catch {
      throw error.failure
    }
    let highest = arguments.value(LookOptions.maxMarking)
    let (contents, withheld) = all.upTo(highest)
    let wanted = try named(arguments, in: contents).map(\.id)
    let search = DuplicateSearch(
      contents.duplicateSubjects, with: wanted.isEmpty ? nil : Set(wanted),
      threshold: arguments.value(threshold) ?? DuplicateScore.threshold)
    let view = DuplicatesView(search, TableChoice(arguments))
    var messages = contents.problems.map(Outcome.Message.diagnostic)
    if search.isIncomplete {
      messages.append(
        .diagnostic(
          Diagnostic(
            .warning, code: "not-all-compared",
            "some attacks have thousands near them, of which only some were compared")))
    }
    if let note = withheld.note(above: highest) { messages.append(.diagnostic(note)) }
    if search.pairs.isEmpty { messages.append(.text("no pair is likely of the same attack")) }
    return Outcome(
      .report(
        Report(
          schema: "incidentlog.duplicates/1",
          query: .object([
            "ids": .strings(wanted),
            "threshold": .integer(arguments.value(threshold) ?? DuplicateScore.threshold),
          ]), data: { view.json }, document: { view.document })),
      messages: messages,
      exitCode: !contents.problems.isEmpty
        ? .invalidData
        : search.pairs.isEmpty && arguments.isSet(LogLook.exitStatus) ? .nothingFound : .done)
  }

  private static func named(
    _ arguments: ParsedArguments, in contents: LogContents
  ) throws(Diagnostics) -> [StoredRecord<Incident>] {
    var problems = Problems()
    let records = arguments.values(id).enumerated().compactMap { index, fragment in
      problems.collect(at: arguments.place(of: id, occurrence: index)) {
        () throws(Diagnostic) in try contents.incident(named: fragment)
      }
    }
    try problems.throwIfAny()
    return records
  }

  // MARK: Not a duplicate

  private static func keepApart(
    _ arguments: ParsedArguments, _ session: Session
  ) throws -> Outcome {
    try ChangeRunner(arguments, session).run { (contents, recording) throws(StorageProblem) in
      try ChangeRunner.typed { () throws(Diagnostics) in
        try prepared(named(arguments, in: contents), recording)
      }
    }
  }

  private static func prepared(
    _ records: [StoredRecord<Incident>], _ recording: Recording
  ) throws(Diagnostics) -> ChangeRunner.Prepared {
    let ids = records.map(\.id)
    guard Set(ids).count > 1 else {
      throw Diagnostics([
        Diagnostic(
          code: "missing-argument", "`--not` needs two incidents or more",
          at: Diagnostic.Place(path: "ID"), hints: ["`incidentlog duplicates --not ID ID`"])
      ])
    }
    // One reason for all, for they are one change.
    var recording = recording
    recording.reason =
      recording.reason
      ?? "compared: not the same attack: \(Set(ids).sorted().joined(separator: ", "))"
    var change = LogChange()
    for record in records
    where !change.records.contains(where: { $0.json["id"]?.string == record.id }) {
      let others = Set(ids).subtracting([record.id])
      let known = record.value.notDuplicateOf
      guard !others.isSubset(of: known) else { continue }
      var json = record.line.json
      json["notDuplicateOf"] = .strings(known + others.subtracting(known).sorted())
      change.amend(record, to: json, in: .incidents, recorded: recording)
    }
    guard !change.records.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          code: "no-change", "the incidents are told apart already",
          at: Diagnostic.Place(path: "ID"))
      ])
    }
    let list = Array(Set(ids)).sorted().joined(separator: ", ")
    return ChangeRunner.Prepared(
      change: change, ids: change.records.compactMap { $0.json["id"]?.string },
      summary: "told apart: \(list); the pair is not listed again")
  }
}
