import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// Shows a summary as a table with its footnotes and the rule it was made by.
struct SummaryView {
  private var summary: Summary
  private let picture: LogPicture
  private let choice: TableChoice

  /// Makes the view of what was asked of a summary's table.
  ///
  /// - Throws: Problems with names of columns that this summary does not have.
  init(_ summary: Summary, in picture: LogPicture, _ choice: TableChoice) throws(Diagnostics) {
    self.summary = summary
    self.picture = picture
    self.choice = choice
    let columns = columns
    try choice.check(columns.map(\.column), otherOrders: ["name", "measure", "change"])
    let names = ["name": summary.dimension.name, "measure": summary.measure.rawValue]
    guard let sort = choice.sort else {
      self.summary = summary.showing(choice.first(summary.rows))
      return
    }
    let column = columns.first { $0.column.key == names[sort.name] ?? sort.name }
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
    let columns = columns
    // One row needs no total beneath it.
    let needsTotal = summary.rows.count > 1 || summary.rowsLeftOut > 0
    let shown = summary.rows + (needsTotal ? [summary.total] : [])
    let footnotes = footnotes(of: shown, in: columns)
    let rows = shown.map { row in
      Row(columns.map { $0.cell(row, footnotes) }, isTotal: row.key == .total)
    }
    let table = choice.applied(to: Table(columns: columns.map(\.column), rows: rows))
    guard summary.total.attacks > 0 else { return Document([.table(table)]) }
    return Document([.table(table), .notes(CasualtyText.legend(table) + notes(footnotes))])
  }

  private struct SummaryColumn {
    let column: Column
    /// What the cell counts, where footnotes can belong to it.
    var value: (Summary.Row) -> Summary.Value? = { _ in nil }
    /// The cell, with the positions of the footnotes that the table has.
    let cell: (Summary.Row, [Int]) -> Cell

    /// A column without footnotes.
    init(column: Column, cell: @escaping (Summary.Row) -> Cell) {
      self.column = column
      self.cell = { row, _ in cell(row) }
    }

    /// A column of values; a cell that has none is a dash.
    init(
      column: Column, value: @escaping (Summary.Row) -> Summary.Value?,
      cell: @escaping (Summary.Value, [Int]) -> Cell
    ) {
      self.column = column
      self.value = value
      self.cell = { row, footnotes in
        value(row).map { cell($0, footnotes) } ?? Cell(RichText("–", .muted), value: .null)
      }
    }
  }

  // MARK: Columns

  private var columns: [SummaryColumn] {
    var columns = [key, attacks]
    if summary.across != nil {
      if summary.measure != .attacks { columns.append(measure) }
      columns += crossed
      return columns
    }
    if summary.compared != nil { columns += comparison }
    columns += statuses
    if summary.measure != .attacks {
      columns.append(measure)
      if summary.compared != nil { columns.append(measureThen) }
    }
    columns += [towns, days]
    // What was asked to be counted has a column already.
    columns += killed.filter { $0.column.key != summary.measure.rawValue }
    columns += [share, bar]
    return columns
  }

  private var killed: [SummaryColumn] {
    var columns = [
      casualties(
        Column("killed", "Killed, all sides", priority: 1, shrinksTo: 12, wraps: true), \.killed)
    ]
    if summary.dimension.kind.isOfActors {
      columns.append(
        casualties(Column("killed-own", "Its own", name: "Its own killed", priority: 4)) { row in
          row.ownKilled ?? CasualtyTotal(attacks: row.attacks)
        })
    }
    columns.append(
      casualties(
        Column("killed-state-forces", "State forces", name: "State forces killed", priority: 5),
        \.stateForcesKilled))
    columns.append(
      casualties(
        Column("killed-civilians", "Civilians", name: "Civilians killed", priority: 6),
        \.civiliansKilled))
    return columns
  }

  private var key: SummaryColumn {
    let title = summary.dimension.title
    return SummaryColumn(column: Column(summary.dimension.name, title, shrinksTo: 10)) { row in
      let key = row.key
      let role: Role =
        key.isBucket
        ? .muted : summary.dimension.kind.isOfActors ? .actor : .plain
      let label = summary.dimension.label(of: key)
      return Cell(
        RichText(label, role), value: .string(key.id),
        order: .text(summary.dimension.kind == .time ? key.id : NameFolding.fold(label)))
    }
  }

  private var attacks: SummaryColumn {
    number("attacks", "Attacks", priority: 0, \.attacks)
  }

  /// The statuses that occur; those that do not are given to programs all the same.
  private var statuses: [SummaryColumn] {
    summary.dimension.statuses.map { status in
      func count(_ row: Summary.Row) -> Int {
        row.byStatus.first { $0.status == status }?.attacks ?? 0
      }
      let occurs = count(summary.total) > 0
      return SummaryColumn(
        column: Column(
          status.rawValue, status.rawValue, alignment: .trailing, priority: 2,
          isMachineOnly: !occurs)
      ) { row in
        let count = count(row)
        return Cell(
          count == 0 ? RichText("–", .muted) : RichText(count.grouped, .number),
          value: .integer(count))
      }
    }
  }

  private var towns: SummaryColumn { number("towns", "Towns", priority: 7, \.towns) }

  private var days: SummaryColumn {
    SummaryColumn(column: Column("days", "Days", priority: 8)) { row in
      if row.attacks == 0 { return Cell(RichText("–", .muted), value: .null) }
      guard let first = row.firstDay, let last = row.lastDay, first <= last else {
        return Cell(RichText("not dated", .muted), value: .null)
      }
      let period = Period(first...last)
      return Cell(RichText(period.text, .date), value: .string(period.iso))
    }
  }

  private var share: SummaryColumn {
    let title = summary.measure == .attacks ? "Share" : "Share of attacks"
    return SummaryColumn(column: Column("share", title, alignment: .trailing, priority: 9)) { row in
      Cell(
        RichText("\(Int((row.share * 100).rounded())) %", .number), value: .number(row.share))
    }
  }

  private var bar: SummaryColumn {
    SummaryColumn(column: Column("bar", "", name: "Share as a bar", priority: 10, isTextOnly: true))
    { row in
      row.key == .total ? Cell(RichText()) : .bar(row.share)
    }
  }

  private var measure: SummaryColumn {
    SummaryColumn(
      column: Column(
        summary.measure.rawValue, summary.measure.title, alignment: .trailing, shrinksTo: 12,
        wraps: true),
      value: { $0.value }, cell: cell)
  }

  private var measureThen: SummaryColumn {
    let then = summary.compared?.shortText ?? ""
    return SummaryColumn(
      column: Column(
        "\(summary.measure.rawValue)-then", then, name: "\(summary.measure.title), \(then)",
        alignment: .trailing, priority: 1),
      value: { $0.comparison?.value }, cell: cell)
  }

  private var crossed: [SummaryColumn] {
    summary.crossing.map { key in
      let label = (summary.across ?? summary.dimension).label(of: key)
      return SummaryColumn(
        column: Column(key.id, label, alignment: .trailing, shrinksTo: 6),
        value: { crossed($0, key) }
      ) { value, footnotes in
        if case .attacks(0) = value { return Cell(RichText("–", .muted), value: .integer(0)) }
        return cell(value, footnotes)
      }
    }
  }

  /// What a row counts in a column: no attacks are 0, but of no attack nothing was reported.
  private func crossed(_ row: Summary.Row, _ key: SummaryKey) -> Summary.Value? {
    row.crossed[key] ?? (summary.measure == .attacks ? .attacks(0) : nil)
  }

  private var comparison: [SummaryColumn] {
    let then = summary.compared?.shortText ?? ""
    // What else was asked to be counted matters more than attacks.
    let priority = summary.measure == .attacks ? 0 : 2
    return [
      SummaryColumn(
        column: Column(
          "then", then, name: "Attacks, \(then)", alignment: .trailing, priority: priority)
      ) { row in
        Cell(
          RichText(row.comparison?.attacks.grouped ?? "–", .number),
          value: .integer(orNull: row.comparison?.attacks))
      },
      SummaryColumn(
        column: Column("change", "Change", alignment: .trailing, priority: priority)
      ) { row in
        let change = row.comparison?.change ?? 0
        let sign = change > 0 ? "+" : change < 0 ? "−" : "±"
        return Cell(RichText("\(sign)\(abs(change).grouped)", .number), value: .integer(change))
      },
    ]
  }

  private func number(
    _ key: String, _ title: String, priority: Int, _ value: @escaping (Summary.Row) -> Int
  ) -> SummaryColumn {
    SummaryColumn(column: Column(key, title, alignment: .trailing, priority: priority)) { row in
      Cell(RichText(value(row).grouped, .number), value: .integer(value(row)))
    }
  }

  private func casualties(
    _ column: Column, _ total: @escaping (Summary.Row) -> CasualtyTotal
  ) -> SummaryColumn {
    var column = column
    column.alignment = .trailing
    return SummaryColumn(column: column, value: { .casualties(total($0)) }, cell: cell)
  }

  private func cell(_ value: Summary.Value, _ footnotes: [Int]) -> Cell {
    switch value {
    case .attacks(let count): Cell(RichText(count.grouped, .number), value: .integer(count))
    case .casualties(let total):
      Cell(
        CasualtyText.total(total, marks: marks(of: total, among: footnotes)),
        value: .string(total.count?.typed ?? ""), order: CasualtyText.order(total.count))
    }
  }

  // MARK: Notes

  /// The positions of the footnotes that cells of the table refer to, in order.
  private func footnotes(of rows: [Summary.Row], in columns: [SummaryColumn]) -> [Int] {
    var shown: Set<Int> = []
    for row in rows {
      for column in columns {
        guard case .casualties(let total) = column.value(row) else { continue }
        shown.formUnion(summary.footnotes(of: total))
      }
    }
    return shown.sorted()
  }

  /// The footnotes that are marked; that a number is not reported is said by the cell itself.
  private func marked(_ footnotes: [Int]) -> [Int] {
    footnotes.filter { summary.footnotes[$0] != .notReported }
  }

  private func marks(of total: CasualtyTotal, among footnotes: [Int]) -> [Int] {
    let marked = marked(footnotes)
    return summary.footnotes(of: total).compactMap { marked.firstIndex(of: $0) }
  }

  private func notes(_ footnotes: [Int]) -> [RichText] {
    var notes = marked(footnotes).enumerated().map { number, position in
      CasualtyText.superscript([number]) + " " + text(of: summary.footnotes[position])
    }
    if footnotes.contains(where: { summary.footnotes[$0] == .notReported }) {
      notes.append("\"not reported\" is not none: nobody gave a number")
    }
    if let across = summary.across, summary.measure != .attacks {
      notes.append("by \(across.title.lowercased()): \(summary.measure.title.lowercased())")
    }
    if summary.rowsLeftOut > 0 {
      let rows = summary.rowsLeftOut == 1 ? "1 row" : "\(summary.rowsLeftOut) rows"
      notes.append(
        "\(rows) left out by \("--at-least", .code) or \("--limit", .code); the total counts them")
    }
    if summary.leavesEmptyOut {
      notes.append("periods without attacks are left out, since they are too many")
    }
    // Several actors, targets or sources of one attack are several rows.
    if summary.count == .any || summary.rows.map(\.attacks).reduce(0, +) > summary.total.attacks {
      notes.append("an attack can count in several rows; the total counts it once")
    }
    if summary.count == .any, summary.dimension.kind.isOfActors {
      notes.append(
        "counted under everyone whom a statement names that stands and holds it at least even; "
          + "\("incidentlog help attribution", .code) has the rule")
      return notes
    }
    notes.append(
      "counted under whoever leads the attribution: the highest status (confirmed, claimed, "
        + "assessed, suspected, alleged), then likelihood, then confidence; "
        + "\("incidentlog help attribution", .code) has the rule")
    return notes
  }

  private func text(of footnote: Summary.Footnote) -> RichText {
    switch footnote {
    case .partyFigure(let speakers, let attacks, let isForOperation):
      let names = speakers.map { RichText(picture.actors.name(of: $0), .actor) }
        .joined(separator: ", ")
      let party = speakers.count == 1 ? "a party" : "parties"
      let what =
        attacks == 1
        ? "for 1 attack"
        : isForOperation ? "one figure for all \(attacks) attacks" : "for \(attacks) attacks"
      return "\(what), only from \(names), \(party) to the fight"
    case .leftOut(let operation, let count, let attacks, let here):
      return "\(operation, .identifier): \(count.text) for \(attacks) attacks, \(here) of them "
        + "here, not in this total"
    case .notReported: return "nobody gave a number"
    }
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
              crossed(row, key).map { JSONMember(key.id, json($0)) }
            })),
      "comparison": row.comparison.map {
        .object([
          "attacks": .integer($0.attacks), "change": .integer($0.change),
          "value": json($0.value),
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
}
