import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// Counts attacks.
enum CountCommand: Command {
  static let specification = CommandSpecification(
    name: "count", group: .look, abstract: "Count the attacks that a query finds",
    discussion: ["Prints the number alone. Without a query it counts all attacks."],
    arguments: [QueryOptions.words], options: LogLook.options,
    examples: [
      CommandExample("incidentlog count", "all attacks"),
      CommandExample(
        "incidentlog count group:JNIM not status:claimed", "those of a group that it did not claim"),
      CommandExample("incidentlog count killed:unknown --json", "for programs"),
    ],
    seeAlso: ["queries", "dates"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    if let look = try ColumnLook(arguments, session, needs: []) {
      return look.outcome(report(look.found.count, look.queryJSON), found: look.found.count)
    }
    let look = try LogLook(arguments, session)
    return look.outcome(report(look.attacks.count, look.queryJSON), found: look.attacks.count)
  }

  private static func report(_ count: Int, _ query: JSON) -> Report {
    Report(
      schema: "incidentlog.count/1", query: query,
      data: .object(["attacks": .integer(count)]),
      document: Document([
        .paragraph(RichText(String(count), .number)),
        .table(
          Table(
            columns: [Column("attacks", "Attacks", isMachineOnly: true)],
            rows: [Row([Cell(RichText(String(count)), value: .integer(count))])])),
      ]))
  }
}
