import Documents
import IncidentCore
import TextBasics

/// A column of a summary's table.
struct SummaryColumn {
  var column: Column
  /// What the cell counts, where footnotes can belong to it.
  let value: (Summary.Row) -> Summary.Value?
  /// The cell, with the positions of the footnotes that the table has.
  let cell: (Summary.Row, [Int]) -> Cell

  /// A column without footnotes.
  init(column: Column, cell: @escaping (Summary.Row) -> Cell) {
    self.column = column
    value = { _ in nil }
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

/// The columns of a summary's table, those for programs among them.
struct SummaryColumns {
  private let summary: Summary

  /// Makes the columns of a summary.
  init(_ summary: Summary) {
    self.summary = summary
  }

  /// All columns, from left to right.
  var all: [SummaryColumn] {
    var columns = key + [attacks]
    if summary.across != nil {
      if summary.measure != .attacks { columns += measure }
      return columns + crossed
    }
    if summary.measure == .attacks {
      if summary.compared != nil { columns += [attacksThen, change] }
      columns += statuses
    } else if summary.compared != nil {
      // What was asked to be counted is what is compared.
      columns += measure + measureThen + [change] + changeBounds + [attacksThen] + statuses
    } else {
      columns += statuses + measure
    }
    columns += [towns, days]
    // What was asked to be counted has a column already.
    for (column, total) in killed where column.key != summary.measure.rawValue {
      columns += casualties(column) { .casualties(total($0)) }
    }
    return columns + [share, bar]
  }
}

// MARK: - What the rows are

extension SummaryColumns {
  /// The column of the rows' names, and beside it their other name for programs.
  var key: [SummaryColumn] {
    let dimension = summary.dimension
    func cell(_ row: Summary.Row, _ field: String) -> Cell {
      let role: Role =
        row.key.isBucket ? .muted : dimension.kind.isOfActors ? .actor : .plain
      let label = dimension.label(of: row.key)
      return Cell(
        RichText(label, role), value: .string(field),
        order: .text(dimension.kind == .time ? row.key.id : NameFolding.fold(label)))
    }
    let column = Column(dimension.name, dimension.title, shrinksTo: 10, wraps: true)
    let names: (Summary.Row) -> String = { dimension.label(of: $0.key) }
    let ids: (Summary.Row) -> String = { dimension.field(of: $0.key) }
    func beside(_ suffix: String, _ field: @escaping (Summary.Row) -> String) -> SummaryColumn {
      SummaryColumn(
        column: Column(
          "\(dimension.name)-\(suffix)", "\(dimension.title), \(suffix)", isMachineOnly: true)
      ) { Cell(RichText(field($0), .identifier), value: .string(field($0))) }
    }
    switch dimension.naming {
    case .ids: return [SummaryColumn(column: column) { cell($0, ids($0)) }]
    case .idsBesideNames:
      return [SummaryColumn(column: column) { cell($0, names($0)) }, beside("id", ids)]
    case .namesBesideIDs:
      return [SummaryColumn(column: column) { cell($0, ids($0)) }, beside("name", names)]
    }
  }
}

// MARK: - Attacks

extension SummaryColumns {
  private var attacks: SummaryColumn { number("attacks", "Attacks", priority: 0, \.attacks) }

  private var towns: SummaryColumn { number("towns", "Towns", priority: 7, \.towns) }

  private func number(
    _ key: String, _ title: String, priority: Int, _ value: @escaping (Summary.Row) -> Int
  ) -> SummaryColumn {
    SummaryColumn(column: Column(key, title, alignment: .trailing, priority: priority)) { row in
      Cell(RichText(value(row).grouped, .number), value: .integer(value(row)))
    }
  }

  /// The statuses that occur; those that do not are given to programs all the same.
  private var statuses: [SummaryColumn] {
    summary.dimension.statuses.map { status in
      func count(_ row: Summary.Row) -> Int {
        row.byStatus.first { $0.status == status }?.attacks ?? 0
      }
      let all = count(summary.total)
      var column = Column(
        status.rawValue, status.rawValue, alignment: .trailing, priority: 2,
        isMachineOnly: all == 0)
      column.weight = all
      return SummaryColumn(column: column) { row in
        let count = count(row)
        return Cell(
          count == 0 ? RichText("–", .muted) : RichText(count.grouped, .number),
          value: .integer(count))
      }
    }
  }

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
}

// MARK: - Casualties and what was asked to be counted

extension SummaryColumns {
  /// The casualties that are shown whatever is asked for.
  private var killed: [(Column, (Summary.Row) -> CasualtyTotal)] {
    var killed: [(Column, (Summary.Row) -> CasualtyTotal)] = [
      (Column("killed", "Killed, all sides", priority: 1, shrinksTo: 12, wraps: true), \.killed)
    ]
    if summary.dimension.kind.isOfActors {
      killed.append(
        (
          Column("killed-own", "Its own", name: "Its own killed", priority: 4),
          { $0.ownKilled ?? CasualtyTotal(attacks: $0.attacks) }
        ))
    }
    return killed + [
      (
        Column("killed-state-forces", "State forces", name: "State forces killed", priority: 5),
        \.stateForcesKilled
      ),
      (
        Column("killed-civilians", "Civilians", name: "Civilians killed", priority: 6),
        \.civiliansKilled
      ),
    ]
  }

  private var measure: [SummaryColumn] {
    casualties(
      Column(summary.measure.rawValue, summary.measure.title, shrinksTo: 12, wraps: true)
    ) { $0.value }
  }

  /// A column of casualties, and for programs what a person reads in the cell and its footnotes.
  private func casualties(
    _ column: Column, withAttacks: Bool = false,
    _ value: @escaping (Summary.Row) -> Summary.Value?
  ) -> [SummaryColumn] {
    var column = column
    column.alignment = .trailing
    func beside(
      _ suffix: String, _ title: String, _ cell: @escaping (CasualtyTotal) -> Cell
    ) -> SummaryColumn {
      SummaryColumn(
        column: Column(
          "\(column.key)-\(suffix)", "\(column.label), \(title)", wraps: true, isMachineOnly: true)
      ) { row in
        guard case .casualties(let total)? = value(row) else { return Cell("", value: .null) }
        return cell(total)
      }
    }
    let attacks = beside("attacks", "attacks") {
      Cell(RichText($0.attacks.grouped, .number), value: .integer($0.attacks))
    }
    return [SummaryColumn(column: column, value: value, cell: cell)]
      + (withAttacks ? [attacks] : []) + [
        beside("covered", "attacks with a figure") {
          Cell(RichText($0.covered.grouped, .number), value: .integer($0.covered))
        },
        beside("operations", "figures in common") {
          Cell(RichText(CasualtyText.operations(of: $0)))
        },
        beside("parties", "figures by parties alone") {
          Cell(RichText(CasualtyText.parties(of: $0)))
        },
      ]
  }

  private func cell(_ value: Summary.Value, _ footnotes: [Int]) -> Cell {
    switch value {
    case .attacks(let count): Cell(RichText(count.grouped, .number), value: .integer(count))
    case .casualties(let total):
      Cell(
        CasualtyText.total(total, marks: summary.marks(of: total, among: footnotes)),
        value: .string(total.count?.typed ?? ""), order: CasualtyText.order(total.count))
    }
  }

  private var crossed: [SummaryColumn] {
    let summary = summary
    return summary.crossing.flatMap { key -> [SummaryColumn] in
      let label = (summary.across ?? summary.dimension).label(of: key)
      let column = Column(key.id, label, alignment: .trailing, shrinksTo: 6, wraps: true)
      if summary.measure != .attacks {
        return casualties(column, withAttacks: true) { summary.crossed($0, key) }
      }
      return [
        SummaryColumn(column: column, value: { summary.crossed($0, key) }) { value, footnotes in
          if case .attacks(0) = value { return Cell(RichText("–", .muted), value: .integer(0)) }
          return cell(value, footnotes)
        }
      ]
    }
  }
}

// MARK: - The other period

extension SummaryColumns {
  private var then: String { summary.compared?.shortText ?? "" }

  private var attacksThen: SummaryColumn {
    // Beside another measure attacks stand apart from what is compared.
    let isMeasure = summary.measure == .attacks
    return SummaryColumn(
      column: Column(
        "attacks-then", isMeasure ? then : "Attacks, \(then)", name: "Attacks, \(then)",
        alignment: .trailing, priority: isMeasure ? 0 : 3)
    ) { row in
      Cell(
        RichText(row.comparison?.attacks.grouped ?? "–", .number),
        value: .integer(orNull: row.comparison?.attacks))
    }
  }

  private var measureThen: [SummaryColumn] {
    casualties(
      Column(
        "\(summary.measure.rawValue)-then", "\(summary.measure.title), \(then)", shrinksTo: 12,
        wraps: true), withAttacks: false
    ) { $0.comparison?.value }
  }

  private var change: SummaryColumn {
    SummaryColumn(
      column: Column("change", "Change", alignment: .trailing, shrinksTo: 8, wraps: true)
    ) { row in
      let change = row.change
      let order = change?.best ?? change?.reported ?? change?.low ?? change?.high
      let isNone = row.attacks == 0 && row.comparison?.attacks == 0
      return Cell(
        change.map { RichText($0.text, .number) } ?? RichText(isNone ? "–" : "not known", .muted),
        value: .integer(orNull: change?.best),
        order: order.map { .number(Double($0)) } ?? .unknown)
    }
  }

  /// Between what the change lies, for programs.
  private var changeBounds: [SummaryColumn] {
    func bound(
      _ suffix: String, _ title: String, _ bound: @escaping (CountChange) -> Int?
    ) -> SummaryColumn {
      SummaryColumn(
        column: Column(
          "change-\(suffix)", "Change, \(title)", alignment: .trailing, isMachineOnly: true)
      ) { row in
        let value = row.change.flatMap(bound)
        return Cell(
          RichText(value.map(\.grouped) ?? "–", .number), value: .integer(orNull: value))
      }
    }
    return [
      bound("low", "at least", \.low), bound("high", "at most", \.high),
      bound("reported", "of what was reported", \.reported),
    ]
  }
}

// MARK: - What columns and notes share

extension Summary {
  /// What a row counts in a column: no attacks are 0, but of no attack nothing was reported.
  func crossed(_ row: Row, _ key: SummaryKey) -> Value? {
    row.crossed[key] ?? (measure == .attacks ? .attacks(0) : nil)
  }

  private static let mostMarks = 12

  /// The footnotes that are marked, those with one mark together; that a number is not reported is
  /// said by the cell itself.
  ///
  /// Where they are more than people read, those of one kind have one mark.
  func marked(_ footnotes: [Int]) -> [[Int]] {
    let marked = footnotes.filter { self.footnotes[$0] != .notReported }
    if marked.count <= Summary.mostMarks { return marked.map { [$0] } }
    let kinds = [marked.filter(isOfParties), marked.filter { !isOfParties($0) }]
    return kinds.filter { !$0.isEmpty }
  }

  private func isOfParties(_ footnote: Int) -> Bool {
    if case .partyFigure = footnotes[footnote] { true } else { false }
  }

  /// The marks of a total, by the position of their footnotes among those that are marked.
  func marks(of total: CasualtyTotal, among footnotes: [Int]) -> [Int] {
    let own = self.footnotes(of: total)
    return marked(footnotes).enumerated().filter { $0.element.contains(where: own.contains) }
      .map(\.offset)
  }
}
