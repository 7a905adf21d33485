import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Lists coordinated operations.
enum OperationsListCommand: Command {
  static let specification = CommandSpecification(
    name: "operations list", group: .reference, abstract: "List coordinated operations",
    discussion: [
      "An operation holds what was said of several attacks at once, such as one toll for all of "
        + "them. A query asks for attacks; the operations to which those belong are listed, each "
        + "with its days, how many attacks it has, and those killed in all of them."
    ],
    arguments: [QueryOptions.words],
    options: LogLook.options(showing: OperationRow.columns, order: "days:desc"),
    examples: [
      CommandExample("incidentlog operations list", "all operations, newest first"),
      CommandExample(
        "incidentlog operations list --region Ségou", "operations with an attack in a region"),
    ])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let look = try LogLook(arguments, session, ofOperations: true)
    var choice = TableChoice(arguments)
    if choice.columns.isEmpty, look.states.count == 1 {
      choice.columns = OperationRow.columns.map(\.key).filter { $0 != "state" }
    }
    let shown = choice
    let rows = choice.shown(OperationRow.rows(look), OperationRow.columns, cells: \.row.cells)
    return look.outcome(
      Report(
        schema: "incidentlog.operations/1", query: look.queryJSON,
        data: { .array(rows.map(\.json)) },
        document: {
          Document([
            .table(
              shown.applied(
                to: Table(columns: OperationRow.columns, rows: rows.map(\.row))))
          ])
        },
        lines: {
          [
            LineBlock(
              rows.compactMap { look.contents.operations[$0.id].map { Array($0.line.bytes) } })
          ]
        }), found: rows.count,
      notes: look.markingNotes(
        look.picture.attacks.filter { attack in rows.contains { $0.id == attack.operation?.id } },
        arguments, session))
  }
}

/// An operation as a row.
private struct OperationRow {
  let id: String
  let state: RecordState
  let title: String?
  let days: Period?
  let attacks: Int
  let killed: CasualtyFigure?

  static let columns = [
    Column("days", "Days"), Column("title", "Title", shrinksTo: 12),
    Column("attacks", "Attacks", alignment: .trailing),
    Column("killed", "Killed, all sides", alignment: .trailing, priority: 1),
    Column("state", "State"), Column("id", "ID"),
  ]

  /// The operations that the attacks asked for belong to; all of them where nothing was asked.
  static func rows(_ look: LogLook) -> [OperationRow] {
    let asked = Set(look.attacks.compactMap(\.incident.operation))
    let members = Dictionary(
      grouping: look.picture.attacks.filter { $0.incident.operation != nil }
    ) { $0.incident.operation ?? "" }
    let rows = look.picture.operations.values.filter {
      look.query == .all || asked.contains($0.operation.id)
    }.map { operation in
      let attacks = members[operation.operation.id] ?? []
      let first = attacks.compactMap(\.incident.occurred.start).min()
      let last = attacks.compactMap(\.incident.occurred.end).max()
      return OperationRow(
        id: operation.operation.id, state: operation.operation.state,
        title: operation.operation.title,
        days: first == nil && last == nil ? nil : Period(start: first, end: last),
        attacks: attacks.count, killed: operation.casualties.total(.killed))
    }
    return rows.sorted { one, other in
      let (first, second) = (one.days?.start ?? .earliest, other.days?.start ?? .earliest)
      return first == second ? one.id < other.id : first > second
    }
  }

  var row: Row {
    Row([
      Cell(RichText(days?.text ?? "–", .date), value: .string(orNull: days?.iso)),
      Cell(RichText(title ?? "–"), value: .string(orNull: title)),
      Cell(RichText(String(attacks), .number), value: .integer(attacks)),
      Cell(
        CasualtyText.figure(killed), value: .string(killed?.count.typed ?? ""),
        order: CasualtyText.order(killed?.count)),
      Cell(RichText(state.rawValue)), Cell(RichText(id, .identifier)),
    ])
  }

  var json: JSON {
    .object([
      "id": .string(id), "state": .string(state.rawValue), "title": .string(orNull: title),
      "firstDay": .string(orNull: days?.start?.iso), "lastDay": .string(orNull: days?.end?.iso),
      "attacks": .integer(attacks), "killed": CasualtyText.json(killed?.count),
    ])
  }
}

/// Shows operations in full.
enum OperationsShowCommand: Command {
  static let specification = CommandSpecification(
    name: "operations show", group: .reference, abstract: "Show an operation and its attacks",
    discussion: [
      "Shows what was said of all its attacks, who said it and when, and lists the attacks that "
        + "belong to it. `show` takes the id of an operation too."
    ],
    arguments: [ShowCommand.id], options: ShowCommand.specification.options,
    examples: [CommandExample("incidentlog operations show 7M2P", "an operation in full")])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    try ShowCommand.run(arguments, session)
  }
}
