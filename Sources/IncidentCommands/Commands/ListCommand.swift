import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Lists attacks, newest first.
enum ListCommand: Command {
  static let specification = CommandSpecification(
    name: "list", group: .look, abstract: "List attacks, newest first",
    discussion: [
      "Several filters must all be met; several values of one filter are alternatives. A region "
        + "holds its towns and smaller regions as they were on the date of each attack; a group "
        + "takes its components in.",
      "`--format jsonl` prints the current revisions as they stand in the log.",
    ],
    arguments: [QueryOptions.words],
    options: LogLook.options(showing: AttackColumn.all.map(\.column), order: "date:desc"),
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

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    var choice = TableChoice(arguments)
    if let look = try ColumnLook(arguments, session, needs: needs(choice, arguments)) {
      return outcome(look, choice, arguments, session)
    }
    let look = try LogLook(arguments, session)
    let sort = choice.sort ?? SortChoice(name: "date", isDescending: true)
    choice.sort = sort
    let column = AttackColumn.named(sort.name)
    let attacks = choice.shown(look.attacks.inOrder()) {
      column?.order($0, look.picture) ?? .unknown
    }
    let amended = look.amendments(of: attacks)
    let list = AttackList(
      attacks: attacks, picture: look.picture,
      columns: AttackColumn.chosen(choice.columns, withStates: look.states.count > 1),
      disagreements: look.contents.incidents.disagreements,
      amended: amended)
    let (incidents, ids) = (look.contents.incidents, attacks.map(\.incident.id))
    return look.outcome(
      Report(
        schema: "incidentlog.list/1", query: look.queryJSON,
        data: { AttackList.json(of: attacks, in: look.picture) },
        document: { list.document },
        rows: AttackRows.rows(attacks, in: look.picture, list.columns),
        lines: { [LineBlock(ids.compactMap { incidents[$0].map { Array($0.line.bytes) } })] }),
      found: attacks.count, amended: amended,
      notes: look.markingNotes(attacks, arguments, session))
  }

  /// What is shown and sorted by needs of columns, where it is made of them.
  private static func needs(_ choice: TableChoice, _ arguments: ParsedArguments) -> ColumnNeeds {
    // Whatever the order, attacks of one day stand by their operations.
    let sort = ColumnNeeds(listing: ["date", "operation", choice.sort?.name].compactMap(\.self))
    let shown = ColumnNeeds(listing: AttackColumn.chosen(choice.columns).map(\.column.key))
    return switch OutputOptions.rows(arguments) {
    case .records: sort.union(shown)
    case .elements: sort.union(.listMembers)
    case nil: tablesAreOfColumns(arguments) ? sort.union(shown) : sort
    }
  }

  /// Whether what people are shown is made of columns: without an index it takes longer to fill
  /// them for all rows than to decode those that are shown.
  private static func tablesAreOfColumns(_ arguments: ParsedArguments) -> Bool {
    !arguments.isSet(LookOptions.noIndex)
  }

  /// Tells of rows, which are decoded only where columns do not tell what is asked.
  private static func outcome(
    _ look: ColumnLook, _ choice: TableChoice, _ arguments: ParsedArguments, _ session: Session
  ) -> Outcome {
    let rows = look.shown(choice)
    let shown = AttackColumn.chosen(choice.columns, withStates: look.states.count > 1)
    let picture = look.picture.withoutAttacks
    let records = look.records
    let amended = look.amendments(of: rows)
    // What programs get is made of rows.
    let read = shown.filter { !$0.column.isMachineOnly }
    let cells =
      tablesAreOfColumns(arguments) ? look.finding(rows, columns: read.map(\.column.key)) : nil
    let list = { @Sendable in
      AttackList(
        attacks: cells.map { records.attacks(rows, of: read, $0(), picture.value) }
          ?? records.attacks(rows).map { AttackList.Shown($0, read, picture.value) },
        picture: picture.value, columns: read, disagreements: records.disagreements(rows),
        amended: amended)
    }
    return look.outcome(
      Report(
        schema: "incidentlog.list/1", query: look.queryJSON,
        data: { AttackList.json(of: records.attacks(rows), in: picture.value) },
        document: { list().document },
        rows: AttackRows.rows(rows, in: look, shown),
        lines: { records.lines(rows) }),
      found: rows.count, amended: amended,
      notes: look.markingNotes(rows, arguments, session))
  }
}

extension ColumnRecords {
  /// The attacks of rows with their cells, which are made of what columns tell.
  fileprivate func attacks(
    _ rows: [Int], of columns: [AttackColumn], _ found: [ColumnAttacks], _ log: LogPicture
  ) -> [AttackList.Shown] {
    let cells = zip(columns, found).map { column, found in
      let cells = found.attacks.map { column.cell($0, log) }
      return found.positions.map { cells[$0] }
    }
    return rows.enumerated().map { place, row in
      AttackList.Shown(id: id(row), operation: operation(row), cells: cells.map { $0[place] })
    }
  }
}
