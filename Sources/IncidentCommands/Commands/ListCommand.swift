import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Lists attacks, newest first.
enum ListCommand: Command {
  static let columns = Option.text(
    "columns", "NAMES", help: "which columns, in order",
    choices: AttackColumn.all.map(\.column.key), isRepeatable: true, separator: ",",
    section: "Output")
  static let sort = Option<Sorting>(
    "sort", "COLUMN[:desc]", help: "sort by a column; what is not known comes last",
    section: "Output", defaultText: "date:desc", parse: Sorting.init(typed:))
  static let limit = Option.integer(
    "limit", "N", in: 1...Int.max, help: "only the first N", section: "Output")

  static let specification = CommandSpecification(
    name: "list", group: .look, abstract: "List attacks, newest first",
    discussion: [
      "Several filters must all be met; several values of one filter are alternatives. A region "
        + "holds its towns and smaller regions as they were on the date of each attack; a group "
        + "takes its components in.",
      "`--format jsonl` prints the current revisions as they stand in the log.",
    ],
    arguments: [QueryOptions.words], options: [columns, sort, limit] + LogLook.options,
    examples: [
      CommandExample(
        "incidentlog list --region Kayes", "attacks in a region, on its map of the day"),
      CommandExample(
        "incidentlog list group:JNIM status:suspected,claimed date:2025",
        "attacks of a group in a year, as a query"),
      CommandExample(
        "incidentlog list --as-of 2025-07-01T12:00Z", "what was known at noon"),
    ],
    seeAlso: ["queries", "dates", "formats"])

  /// A column to sort by, and which way.
  struct Sorting {
    var column: AttackColumn
    var isDescending: Bool

    init(typed text: String) throws(Diagnostic) {
      let choice = try SortChoice(typed: text, among: AttackColumn.all.map(\.column.key))
      column = AttackColumn.named(choice.name) ?? AttackColumn.all[0]
      isDescending = choice.isDescending
    }
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let shown = AttackColumn.chosen(arguments.values(columns))
    if !arguments.isTyped(sort), let look = try ColumnLook(arguments, session) {
      let inOrder = look.picture.newestFirst(look.rows)
      let rows = arguments.value(limit).map { Array(inOrder.prefix($0)) } ?? inOrder
      // Rows are decoded only where they are shown as more than the lines they are.
      let picture = look.picture.withoutAttacks
      let records = look.records
      let list = { @Sendable in
        AttackList(
          attacks: records.attacks(rows), picture: picture, columns: shown,
          conflicts: records.conflicts(rows))
      }
      return look.outcome(
        Report(
          schema: "incidentlog.list/1", query: look.queryJSON, data: { list().json },
          document: { list().document }, lines: { rows.map(records.line) }),
        found: rows.count)
    }
    let look = try LogLook(arguments, session)
    var attacks = sorted(look.attacks, by: arguments.value(sort), in: look)
    if let limit = arguments.value(limit) { attacks = Array(attacks.prefix(limit)) }
    let list = AttackList(
      attacks: attacks, picture: look.picture, columns: shown,
      conflicts: Set(look.contents.incidents.all.filter(\.isInConflict).map(\.id)))
    let (incidents, ids) = (look.contents.incidents, attacks.map(\.incident.id))
    return look.outcome(
      Report(
        schema: "incidentlog.list/1", query: look.queryJSON, data: { list.json },
        document: { list.document },
        lines: { ids.compactMap { incidents[$0].map { Array($0.line.bytes) } } }),
      found: attacks.count)
  }

  private static func sorted(
    _ attacks: [AttackPicture], by sorting: Sorting?, in look: LogLook
  ) -> [AttackPicture] {
    let column = sorting?.column ?? AttackColumn.all[0]
    let isDescending = sorting?.isDescending ?? true
    let keyed = attacks.map { attack in
      (
        attack: attack, key: column.order(attack, look.picture),
        order: AttackOrder(attack, in: look.contents)
      )
    }
    return keyed.sorted { one, other in
      if one.key == other.key { return one.order < other.order }
      if one.key == .unknown || other.key == .unknown { return other.key == .unknown }
      return isDescending ? one.key > other.key : one.key < other.key
    }.map(\.attack)
  }
}
