import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Gives records to others, in a format of theirs or as a log of its own.
enum ExportCommand: Command {
  private static let formats = ExchangeFormat.all.filter { $0.write != nil }

  /// What writes a table instead, by the formats that are none of records.
  private static let tables = Dictionary(
    uniqueKeysWithValues: [
      ("csv", "csv"), ("tsv", "tsv"), ("json", "json"), ("jsonl", "jsonl"), ("excel", "csv"),
      ("xls", "csv"), ("xlsx", "csv"), ("ods", "csv"), ("html", "html"), ("md", "md"),
    ].map { ($0, "incidentlog list -o FILE.\($1)") })

  static let format = Option.text(
    "to", "FORMAT",
    help: "what is written: " + formats.map { "\($0.name) (\($0.help))" }.joined(separator: ", "),
    choices: formats.map(\.name), kindred: tables, isRequired: true, section: "Export",
    isCommon: true)
  static let output = Option.text(
    "output", "PATH", short: "o", help: "where to: a new file, or a folder that is empty or new",
    completes: "file", isRequired: true, section: "Export", isCommon: true)
  static let reference = Option.text(
    "reference", "WHICH",
    help: """
      which actors, regions and towns go along: those referred to with the zones that hold them, or \
      all that were shipped
      """,
    choices: ["referred", "all"], section: "Export", defaultText: "referred")

  static let specification = CommandSpecification(
    name: "export", group: .look, abstract: "Give records to others",
    discussion: [
      "Records marked above `--max-marking` stay behind with everything they say, and so do "
        + "references to them, which is told in the records that had one. Without it all records "
        + "go out; one that is marked `red` only if `--max-marking red` says so.",
      "`--to log` writes a log of its own with the current revisions and the reference data they "
        + "refer to. Others work with it as with any log, and what they add is taken over with "
        + "`import --from log`.",
      "Retracted and merged records go out too, so that others learn of it, and what was written "
        + "says how many. `state:active` leaves out those that were retracted, with what they say.",
    ],
    arguments: [QueryOptions.words],
    options: [format, output, LookOptions.maxMarking, reference, LookOptions.all]
      + QueryOptions.fields,
    examples: [
      CommandExample(
        "incidentlog export --to log -o partner --max-marking green", "a part for a partner"),
      CommandExample(
        "incidentlog export --to log -o kayes --region Kayes", "the attacks of a region"),
    ],
    seeAlso: ["queries", "data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    guard let format = arguments.value(format).flatMap(ExchangeFormat.named),
      let write = format.write, let path = arguments.value(output)
    else { return Outcome(exitCode: .wrongUsage) }
    do throws(StorageProblem) {
      try format.expectRoom?(session.absolute(path))
    } catch {
      throw error.failure
    }
    let now = try session.now(arguments)
    let chosen = try Chosen(arguments, session)
    let (contents, withheld) = (chosen.contents, chosen.withheld)
    let limit = arguments.value(LookOptions.maxMarking)
    try refuseRed(limit, contents, chosen.incidents, chosen.isWhole)
    let result: ExportResult
    do throws(StorageProblem) {
      result = try write(
        ExportRequest(
          contents: contents, incidents: chosen.incidents, isWhole: chosen.isWhole,
          withheld: withheld, takesAllReferenceData: arguments.value(reference) == "all",
          path: session.absolute(path), now: now))
    } catch {
      throw error.failure
    }
    var messages = (contents.problems + result.notes).map(Outcome.Message.diagnostic)
    if let note = withheld.note(above: limit) { messages.append(.diagnostic(note)) }
    messages.append(.text("wrote \(path): \(result.counts.joined(separator: ", "))"))
    messages.append(
      .text(
        result.highestMarking.map { "the highest marking in it is \($0.rawValue, .strong)" }
          ?? "it holds no records"))
    return Outcome(
      result.bytes.map(Outcome.Output.bytes) ?? .nothing, messages: messages,
      exitCode: contents.problems.isEmpty ? .done : .invalidData)
  }

  /// What is to be let out, found by columns where they can tell.
  private struct Chosen {
    let contents: LogContents
    let withheld: Withheld
    let incidents: Set<String>
    let isWhole: Bool

    init(_ arguments: ParsedArguments, _ session: Session) throws {
      let states = Set(RecordState.allCases)
      if let look = try ColumnLook(arguments, session, states: states, needs: [.basic, .ids]) {
        contents = LogContents(look.records.basis, look.records.index)
        withheld = .none
        incidents = Set(look.rows.map(look.picture.columns.id))
        isWhole = look.query == .all
        return
      }
      let look = try LogLook(arguments, session, states: states)
      (contents, withheld) = (look.contents, look.withheld)
      incidents = Set(look.attacks.map(\.incident.id))
      isWhole = look.query == .all
    }
  }

  /// Refuses to let out what is for named persons only, unless that was asked for by name.
  private static func refuseRed(
    _ limit: Marking?, _ contents: LogContents, _ chosen: Set<String>, _ isWhole: Bool
  ) throws(CommandFailure) {
    guard limit == nil else { return }
    let operations = isWhole ? [] : contents.operations(ofIncidents: chosen)
    // Of a whole log all is written after this, and decoded once.
    let records =
      isWhole ? contents.incidents.all : contents.incidents.records(withIDs: chosen)
    let red =
      records.count { contents.marking(of: $0) == .red }
      + contents.operations.all.filter {
        (isWhole || operations.contains($0.id)) && contents.marking(of: $0) == .red
      }.count
    guard red > 0 else { return }
    throw CommandFailure(
      diagnostics: [
        Diagnostic(
          code: "marked-red",
          red == 1 ? "one record is marked `red`" : "\(red) records are marked `red`",
          at: Diagnostic.Place(path: "--max-marking"),
          hints: [
            "`--max-marking amber-strict` leaves them out, `--max-marking red` lets them out; "
              + "nothing was written"
          ])
      ], exitCode: .refused)
  }
}
