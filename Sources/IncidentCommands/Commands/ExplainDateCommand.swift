import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// Tells which days a phrase means.
enum ExplainDateCommand: Command {
  static let phrase = Argument.text(
    "PHRASE", help: "a date as it is typed, such as `last week` or `2025-W27`",
    isRepeatable: true)

  static let specification = CommandSpecification(
    name: "explain date", group: .care, abstract: "Tell which days a date means",
    discussion: [
      "Several words are one phrase. `--now` says which day today is. A day with a time, such as "
        + "`1 July 2025 noon`, is a point in time, as `--as-of` takes it."
    ],
    arguments: [phrase], options: OutputOptions.all,
    examples: [
      CommandExample("incidentlog explain date last week", "the days of last week"),
      CommandExample("incidentlog explain date 2025-W27", "the days of an ISO week"),
      CommandExample(
        "incidentlog explain date 3 days ago --now 2025-07-04T12:00Z", "as of another day"),
    ],
    seeAlso: ["dates"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let text = arguments.values(phrase).joined(separator: " ")
    let today = try session.now(arguments).day
    let date: DatePhrase
    var instant: Instant?
    do throws(DatePhraseProblem) {
      do throws(DatePhraseProblem) {
        date = try DatePhrase(text, today: today)
      } catch .instantGiven, .noDay {
        let point = try PointInTime(phrase: text, today: today)
        date = try DatePhrase(point.day.iso, today: today)
        instant = point.upperBound
      }
    } catch {
      var problem = error.diagnostic
      problem.place = Diagnostic.Place(excerpt: text, marked: 0..<text.count)
      throw problem
    }
    let explanation = instant.map { "\($0.iso): \($0.text), a point in time" } ?? date.explanation
    let values: [(key: String, value: JSON)] = [
      ("key", .string(date.key)), ("precision", .string(date.precision.rawValue)),
      ("start", .string(orNull: date.period.start?.iso)),
      ("end", .string(orNull: date.period.end?.iso)),
      ("days", .integer(orNull: date.period.dayCount)),
      ("instant", .string(orNull: instant?.iso)), ("explanation", .string(explanation)),
    ]
    let table = Table(
      columns: values.map { Column($0.key, $0.key, isMachineOnly: true) },
      rows: [
        Row(
          values.map {
            Cell(
              RichText($0.value.string ?? ($0.value.isNull ? "" : $0.value.text)), value: $0.value)
          })
      ])
    return Outcome(
      .report(
        Report(
          schema: "incidentlog.explain.date/1",
          query: .object(["text": .string(text), "today": .string(today.iso)]),
          data: JSON(.object(values.map { JSONMember($0.key, $0.value) })),
          document: Document([.paragraph(RichText(explanation, .date)), .table(table)]))))
  }
}
