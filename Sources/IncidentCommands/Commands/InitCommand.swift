import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Makes a new log.
enum InitCommand: Command {
  static let folder = Argument.text(
    "DIR", help: "the folder of the new log", completes: "folder")
  static let title = Option.text(
    "title", "TEXT", help: "what the log is called", section: "Log", isCommon: true)
  static let country = Option.text(
    "country", "CODE", help: "the country of new attacks where nothing else says so, such as ML",
    section: "Log", isCommon: true)
  static let language = Option.text(
    "language", "TAG", help: "the language of summaries, such as fr", section: "Log")
  static let marking = Option.word(
    "marking", "WORD", Marking.self, help: "with whom records may be shared (TLP 2.0)",
    section: "Log", defaultText: "amber")
  static let reference = Option.text(
    "reference", "DIR|none",
    help: "where actors, regions and towns are copied from; else INCIDENTLOG_REFERENCE, the data "
      + "installed with the tool, or the nearest log",
    section: "Log", isCommon: true)

  static let specification = CommandSpecification(
    name: "init", group: .setUp, abstract: "Make a new log",
    discussion: [
      "A log is a folder, whole in itself: its journals and a copy of the actors, regions and "
        + "towns that it refers to. An existing log is never touched."
    ],
    arguments: [folder], options: [title, country, language, marking, reference],
    examples: [
      CommandExample("incidentlog init mylog", "a log with the reference data that is found"),
      CommandExample(
        "incidentlog init mylog --title \"Field office\" --country ML --marking amber-strict",
        "with a title, a country and a marking"),
    ],
    seeAlso: ["data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let path = arguments.value(folder) ?? ""
    guard !path.isEmpty else {
      throw Diagnostic(
        code: "wrong-folder", "an empty name is no folder",
        at: arguments.place(of: folder, occurrence: 0),
        hints: ["name the folder of the new log; `.` is the working folder"])
    }
    let absolute = path.hasPrefix("/") ? path : "\(session.workingFolder)/\(path)"
    let source = try referenceFolder(arguments, session, besides: absolute)
    let description = LogDescription(
      title: arguments.value(title), country: try countryCode(arguments),
      language: arguments.value(language), marking: arguments.value(marking) ?? .amber)
    do throws(StorageProblem) {
      try LogFolder(absolute).create(description, reference: source?.folder)
    } catch {
      throw failure(error)
    }
    var messages: [Outcome.Message] = [.text("made a log in \(path)")]
    if let source {
      messages.append(.text("copied actors, regions and towns from \(source.shown)"))
    } else if (try? FileAccess().stamp(of: "\(absolute)/actors.jsonl"))?.length == 0 {
      messages.append(
        .text(
          "it has no actors, regions or towns: no reference data was found or wanted; "
            + "\("--reference DIR", .code) names some"))
    }
    let author = ChangeOptions.author(arguments, session)
    messages.append(
      .text(
        author.name == ChangeOptions.unknownAuthor
          ? "nothing says who you are: \("--recorded-by NAME", .code) or INCIDENTLOG_AUTHOR does"
          : "records will bear the name \(author.name)"
            + RichText(author.foundIn.map { " (\($0))" } ?? "")
            + "; \("--recorded-by NAME", .code) or INCIDENTLOG_AUTHOR gives another"))
    messages.append(
      .text(
        "next: \("incidentlog --data \(path) add --date DATE --town TOWN --kind KIND", .code)"))
    return Outcome(messages: messages)
  }

  /// Says of a log that cannot be written that there is none, for it is not to be seen as kept.
  private static func failure(_ problem: StorageProblem) -> CommandFailure {
    var failure = problem.failure
    for index in failure.diagnostics.indices
    where problem.kind == .notWritten && failure.diagnostics[index].code == "system" {
      failure.diagnostics[index].hints = ["no log was made; name a folder that can be written"]
    }
    return failure
  }

  private static func countryCode(_ arguments: ParsedArguments) throws -> String? {
    guard let typed = arguments.value(country) else { return nil }
    let code = typed.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw Diagnostic(
        code: "wrong-country", "`\(typed)` is not an ISO 3166-1 code of two letters",
        at: arguments.place(of: "country"), hints: ["write `ML` for Mali"])
    }
    return code
  }

  /// Finds reference data: what was named, else what came with the tool, else the nearest log's.
  private static func referenceFolder(
    _ arguments: ParsedArguments, _ session: Session, besides new: String
  ) throws -> (folder: LogFolder, shown: String)? {
    func holdsActors(_ folder: String) -> Bool { FileAccess().exists("\(folder)/actors.jsonl") }
    if let named = arguments.value(reference) ?? session.environment["INCIDENTLOG_REFERENCE"],
      !named.isEmpty
    {
      if named == "none" { return nil }
      let folder = named.hasPrefix("/") ? named : "\(session.workingFolder)/\(named)"
      guard holdsActors(folder) else {
        throw Diagnostic(
          code: "no-reference", "there is no `actors.jsonl` in `\(named)`",
          at: arguments.value(reference) == nil
            ? Diagnostic.Place(path: "INCIDENTLOG_REFERENCE") : arguments.place(of: "reference"),
          hints: ["name a log's folder, or `none`"])
      }
      return (LogFolder(folder), named)
    }
    var program = session.executablePath
    for _ in 0..<2 {
      program = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
    }
    let installed = "\(program)/share/incidentlog/data"
    if !program.isEmpty, holdsActors(installed) { return (LogFolder(installed), installed) }
    let nearest = [session.workingFolder, session.executablePath].lazy.compactMap {
      $0.isEmpty ? nil : LogFolder.nearest(to: $0)
    }.first { $0.path != new && holdsActors($0.path) }
    return nearest.map { ($0, $0.path) }
  }
}
