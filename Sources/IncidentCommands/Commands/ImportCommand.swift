import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Takes records over from another log or dataset.
enum ImportCommand: Command {
  private static let formats = ExchangeFormat.all.filter { $0.read != nil }

  static let path = Argument.text(
    "PATH", help: "the file, or the folder of a log; - is standard input", completes: "file")
  static let from = Option.text(
    "from", "FORMAT",
    help: "what it is: " + formats.map { "\($0.name) (\($0.help))" }.joined(separator: ", "),
    choices: formats.map(\.name), isRequired: true, section: "Import", isCommon: true)

  static let unmarked = Option.word(
    "unmarked", "LEVEL", Marking.self,
    help: "lets records without a marking of their own, from a log with a closer one, be marked as "
      + "here: this log's marking", section: "Import")

  static let specification = CommandSpecification(
    name: "import", group: .record, abstract: "Take records over from another log or dataset",
    discussion: [
      "All is recorded or nothing. An import can be repeated: what is here already is left out.",
      "`--from log` appends exactly the lines of another log that are missing here, those of "
        + "actors, regions and towns too. A record that was amended in both logs is a conflict: "
        + "both revisions stand, `list` and `check` tell it, and the next `amend` settles it.",
      "A record without a marking of its own is as close as its log. Where this log is more open, "
        + "the import is refused unless `--unmarked` names this log's marking.",
    ],
    arguments: [path], options: [from, unmarked] + ChangeOptions.all,
    examples: [
      CommandExample("incidentlog import --from log ../colleague/log", "join another log"),
      CommandExample(
        "incidentlog import --from log ../colleague/log --dry-run", "what would be appended"),
    ],
    seeAlso: ["data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let typed = arguments.value(path) ?? "-"
    guard let format = arguments.value(from).flatMap(ExchangeFormat.named),
      let read = format.read
    else { return Outcome(exitCode: .wrongUsage) }
    let bytes = format.isFolder ? [] : try session.bytes(ofFile: typed)
    let runner = try ChangeRunner(arguments, session)
    let question =
      format.isFolder ? ChangeRunner.Question(text: "import it?", needsAnswer: false) : nil
    return try runner.run(asking: question) { (contents, recording) throws(StorageProblem) in
      let result = try read(
        ImportRequest(
          path: session.absolute(typed), source: typed,
          unmarked: arguments.value(unmarked), bytes: bytes, contents: contents,
          recording: recording))
      let warnings = RecordWarnings(contents, today: recording.at.day)
        .duplicates(of: result.newIncidents)
      return ChangeRunner.Prepared(
        change: result.change, ids: [],
        summary: "imported from \(typed): \(result.counts.joined(separator: ", "))",
        details: told(result.changed, "reads otherwise", "read otherwise"),
        intention: told(result.changed, "will read otherwise", "will read otherwise"),
        notes: result.notes + warnings, ancestors: result.ancestors)
    }
  }

  private static let shownRecords = 5

  /// The records known here that read otherwise, those first that count no more or count again.
  private static func told(
    _ changed: [ImportResult.Changed], _ one: String, _ several: String
  ) -> [RichText] {
    guard !changed.isEmpty else { return [] }
    let ordered = changed.filter(\.isOfState) + changed.filter { !$0.isOfState }
    let head: RichText =
      changed.count == 1
      ? "1 record known here \(one):" : "\(changed.count) records known here \(several):"
    let rest = changed.count - shownRecords
    return [head]
      + ordered.prefix(shownRecords).map { "  \($0.id, .identifier): \($0.differences.names)" }
      + (rest > 0 ? ["  and \(rest) more"] : [])
  }
}

extension Session {
  /// A path that was typed, from the root on.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
  }
}
