import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// Shows a summary as a table with its footnotes and the rule it was made by.
struct SummaryView {
  private(set) var summary: Summary
  let picture: LogPicture
  private let choice: TableChoice

  /// Makes the view of what was asked of a summary's table.
  ///
  /// - Throws: Problems with names of columns that this summary does not have.
  init(_ summary: Summary, in picture: LogPicture, _ choice: TableChoice) throws(Diagnostics) {
    self.summary = summary
    self.picture = picture
    // Without the names of its rows a table says nothing.
    var choice = choice
    let names = SummaryColumns(summary).key.map(\.column.key)
    if !choice.columns.isEmpty, !choice.columns.contains(where: names.contains) {
      choice.columns.insert(summary.dimension.name, at: 0)
    }
    self.choice = choice
    let columns = SummaryColumns(summary).all
    try choice.check(columns.map(\.column), otherOrders: ["name", "measure", "change"])
    let orders = ["name": summary.dimension.name, "measure": summary.measure.rawValue]
    guard let sort = choice.sort else {
      self.summary = summary.showing(choice.first(summary.rows))
      return
    }
    let column = columns.first { $0.column.key == orders[sort.name] ?? sort.name }
    // Buckets stay behind values, whichever way.
    let rows = Set(summary.rows.map(\.key.rank)).sorted().flatMap { rank in
      choice.sorted(summary.rows.filter { $0.key.rank == rank }) {
        column?.cell($0, []).order ?? .unknown
      }
    }
    self.summary = summary.showing(choice.first(rows))
  }

  /// The summary as people read it.
  var document: Document {
    let columns = SummaryColumns(summary).all
    // One row needs no total beneath it.
    let needsTotal = summary.rows.count > 1 || summary.rowsLeftOut > 0
    let shown = summary.rows + (needsTotal ? [summary.total] : [])
    let footnotes = footnotes(
      of: shown,
      in: columns.filter {
        choice.columns.isEmpty ? !$0.column.isMachineOnly : choice.columns.contains($0.column.key)
      })
    let rows = shown.map { row in
      Row(columns.map { $0.cell(row, footnotes) }, isTotal: row.key == .total)
    }
    var table = choice.applied(to: Table(columns: columns.map(\.column), rows: rows))
    table.blocksNote = turned
    guard summary.total.attacks > 0 else { return Document([.table(table)]) }
    return Document([.table(table), .notes(CasualtyText.legend(table) + notes(footnotes))])
  }
}

// MARK: - Data

extension SummaryView {
  /// The summary as data.
  var json: JSON {
    .object([
      "dimension": .string(summary.dimension.name), "measure": .string(summary.measure.rawValue),
      "across": .string(orNull: summary.across?.name),
      "rows": .array(summary.rows.map(json)), "rowsLeftOut": .integer(summary.rowsLeftOut),
      "total": json(summary.total),
    ])
  }

  private func json(_ row: Summary.Row) -> JSON {
    .object(present: [
      "key": .string(row.key.id), "label": .string(summary.dimension.label(of: row.key)),
      "bucket": .bool(row.key.isBucket), "attacks": .integer(row.attacks),
      "byStatus": JSON(
        .object(row.byStatus.map { JSONMember($0.status.rawValue, .integer($0.attacks)) })),
      "towns": .integer(row.towns), "firstDay": .string(orNull: row.firstDay?.iso),
      "lastDay": .string(orNull: row.lastDay?.iso), "killed": CasualtyText.json(row.killed),
      "ownKilled": row.ownKilled.map(CasualtyText.json),
      "stateForcesKilled": CasualtyText.json(row.stateForcesKilled),
      "civiliansKilled": CasualtyText.json(row.civiliansKilled), "share": .number(row.share),
      "value": json(row.value),
      "across": summary.across == nil
        ? nil
        : JSON(
          .object(
            summary.crossing.compactMap { key in
              summary.crossed(row, key).map { JSONMember(key.id, json($0)) }
            })),
      "comparison": row.comparison.map {
        .object([
          "attacks": .integer($0.attacks), "change": .integer($0.change),
          "value": json($0.value), "measureChange": json(row.change),
        ])
      },
    ])
  }

  private func json(_ value: Summary.Value) -> JSON {
    switch value {
    case .attacks(let count): .integer(count)
    case .casualties(let total): CasualtyText.json(total)
    }
  }

  private func json(_ change: CountChange?) -> JSON {
    guard let change else { return .null }
    return .object([
      "low": .integer(orNull: change.low), "best": .integer(orNull: change.best),
      "high": .integer(orNull: change.high), "reported": .integer(orNull: change.reported),
    ])
  }
}
