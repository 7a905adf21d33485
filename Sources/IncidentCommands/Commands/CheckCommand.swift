import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Finds everything that is wrong or odd about a log.
enum CheckCommand: Command {
  static let only = codes("only", "look only for these")
  static let except = codes("except", "leave these out")
  static let sources = Flag(
    "sources", help: "also compare the archived copies of sources with their SHA-256",
    section: "Check", isCommon: true)

  static let specification = CommandSpecification(
    name: "check", group: .care, abstract: "Find everything that is wrong or odd about the log",
    discussion: [
      "Tells of each finding its code, its file, line and column, and the way out. Lines that "
        + "cannot be read are left out by all other commands; what is only odd counts as it "
        + "stands.",
      "Of a code that has more, text shows the first \(CheckView.shownInGroup); `--only CODE`, a "
        + "`--limit` and the other formats show all.",
      "A line that a later one replaced is noticed if it was edited or deleted by hand "
        + "(`lost-line`). The newest line of a record, or a whole file, is not: who needs that "
        + "keeps the log in git, with signed commits, or a copy elsewhere.",
      "Ends with 1 if anything was found. Codes: "
        + AuditCode.all.map { "`\($0.name)` \($0.help)" }.joined(separator: "; ") + ".",
    ],
    options: [only, except, sources] + TableChoice.options(CheckView.columns)
      + OutputOptions.all,
    examples: [
      CommandExample("incidentlog check", "the whole log"),
      CommandExample("incidentlog check --only conflict,revision-gap", "after joining two clones"),
      CommandExample("incidentlog check --sources --json", "with the copies of sources, as data"),
    ],
    seeAlso: ["data"])

  private static func codes(_ name: String, _ help: String) -> Option<String> {
    Option.text(
      name, "CODES", help: help, choices: AuditCode.all.map(\.name), isRepeatable: true,
      separator: ",", section: "Check", isCommon: true)
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let folder = try session.logFolder(arguments)
    let (only, except) = (Set(arguments.values(only)), Set(arguments.values(except)))
    let archive = SourceArchive(lookingIn: [folder.path, session.workingFolder])
    let today = try session.now(arguments).day
    let audit: LogAudit
    do throws(StorageProblem) {
      audit = try LogAudit(
        folder, today: today,
        archive: arguments.isSet(sources) ? archive : nil
      ) { code in
        (only.isEmpty || only.contains(code)) && !except.contains(code)
      }
    } catch {
      throw error.failure
    }
    let choice = TableChoice(arguments)
    // Who asks for codes or for a number, or reads on by a program, gets all.
    let isOverview =
      only.isEmpty && choice.limit == nil && arguments.isText
    let view = CheckView(
      audit, in: session, choice, showing: isOverview ? CheckView.shownInGroup : nil)
    return Outcome(
      .report(
        Report(
          schema: "incidentlog.check/1",
          query: .object([
            "only": .strings(only.sorted()), "except": .strings(except.sorted()),
            "sources": .bool(arguments.isSet(sources)),
          ]),
          data: { view.json }, document: { view.document }, rows: view.rows,
          lines: { view.lines })),
      messages: [.text(view.summary)]
        + (only.isEmpty ? keptAside(folder, session).map { [.diagnostic($0)] } ?? [] : []),
      exitCode: audit.findings.isEmpty ? .done : .nothingFound)
  }
}

extension CheckCommand {
  /// What is said of files that are kept beside the log; nil where there are none.
  private static func keptAside(_ folder: LogFolder, _ session: Session) -> Diagnostic? {
    let count = folder.recoveredFiles.count
    guard count > 0 else { return nil }
    return Diagnostic(
      .note, code: "recovered",
      count == 1
        ? "a file keeps what a change that never ended had written"
        : "\(count.grouped) files keep what changes that never ended had written",
      at: Diagnostic.Place(file: session.shownPath(folder.recoveredFolder)),
      hints: [
        "it is no part of the log: record again what is missing, then the file can be removed"
      ])
  }
}

extension ParsedArguments {
  /// Whether people read the result, and no file is written.
  fileprivate var isText: Bool {
    !isSet(OutputOptions.json) && value(OutputOptions.format) ?? "text" == "text"
      && value(OutputOptions.output) ?? "-" == "-"
  }
}
