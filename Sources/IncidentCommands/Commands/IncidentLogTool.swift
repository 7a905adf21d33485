package import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage

/// The tool as a whole: what it is, its commands and its topics of help.
public enum IncidentLogTool {
  /// Runs what this process was started with.
  ///
  /// - Returns: The status that the process ends with.
  public static func main() -> Int32 {
    runner.runProcess { session in
      if let seed = session.environment["INCIDENTLOG_SEED"], !seed.isEmpty {
        session.randomBytes = SeededBytes(seed, session.environment["INCIDENTLOG_NOW"]).next
      }
    }.status
  }

  /// The runner of all commands.
  package static let runner = CommandRunner(
    tool: ToolDescription(
      name: "incidentlog", version: version,
      abstract: "an incident log for those who document armed conflict: who said what, on what "
        + "basis, when, and the picture that follows from it",
      families: [
        "operations": "Coordinated operations, of several attacks each",
        "towns": "The gazetteer: towns with their names, regions and coordinates",
        "regions": "Countries, regions, cercles and zones, and when they held what",
        "actors": "Armed groups, forces and others, and how they are related",
        "explain": "Tell how something was read or derived",
      ],
      repeated: ([LogOptions.data.name], ["init"]), pagerVariable: "INCIDENTLOG_PAGER",
      welcome: welcome),
    commands: CommandCatalog.all, topics: TopicCatalog.all, globalOptions: LogOptions.all)

  static let version = "0.1.0"

  /// What a newcomer sees: the log that was found, and what to do next.
  private static func welcome(_ arguments: ParsedArguments, _ session: Session) -> [Block] {
    guard let folder = try? session.logFolder(arguments),
      let contents = try? LogContents(folder, cache: session.cacheFolder)
    else {
      return [
        .paragraph("There is no log at or above this folder."),
        .code("incidentlog init mylog\nincidentlog add --help\nincidentlog help"),
      ]
    }
    let active = contents.activeIncidents
    let title = contents.description.title.map { " (\($0))" } ?? ""
    let incidents = active == 1 ? "1 incident" : "\(active) incidents"
    let place = session.shownPath(folder.path)
    return [
      .paragraph("The log in \(place == "." ? "this folder" : place)\(title) holds \(incidents)."),
      .code("incidentlog list\nincidentlog summary\nincidentlog add --help"),
    ]
  }
}
