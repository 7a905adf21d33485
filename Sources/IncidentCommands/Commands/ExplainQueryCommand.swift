import CommandLineKit
import IncidentCore
import TextBasics

/// Tells how a query is read, what its names mean and what each part of it leaves.
enum ExplainQueryCommand: Command {
  static let specification = CommandSpecification(
    name: "explain query", group: .care,
    abstract: "Tell how a query is read and what each part of it leaves",
    discussion: [
      "One line a part: the part, what its names and dates were found to mean, how many attacks "
        + "meet it alone, and how many are left after it and the parts before it."
    ],
    arguments: [QueryOptions.words], options: LogLook.options,
    examples: [
      CommandExample(
        "incidentlog explain query region:Kayes or town:Niono", "how `or` is read"),
      CommandExample(
        "incidentlog explain query \"date:last week\" not status:claimed",
        "which days a phrase means today"),
      CommandExample(
        "incidentlog explain query group:JNIM killed:5+ --json", "for programs"),
    ],
    seeAlso: ["queries", "dates"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    if let look = try ColumnLook(arguments, session) {
      let (step, total) = look.steps
      return look.outcome(
        report(QueryView(step: step, total: total), look.queryJSON), found: step.left)
    }
    let look = try LogLook(arguments, session)
    let view = QueryView(
      step: look.compiled.steps(over: look.picture.attacks), total: look.picture.attacks.count)
    return look.outcome(report(view, look.queryJSON), found: look.attacks.count)
  }

  private static func report(_ view: QueryView, _ query: JSON) -> Report {
    Report(
      schema: "incidentlog.explain.query/1", query: query, data: { view.json },
      document: { view.document })
  }
}
