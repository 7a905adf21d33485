import TextBasics

extension TextCanvas {
  /// Writes a table as columns, or each row as a block of its own where columns do not fit.
  mutating func append(_ table: Table) {
    if let caption = table.caption { appendProse(caption.emphasized(.strong)) }
    shownMarks = nil
    if table.rows.isEmpty || table.shownColumns.isEmpty { return }
    let layout = TableLayout(table, width: look.width)
    if layout.columns.isEmpty {
      appendRecords(table)
    } else {
      appendGrid(table, layout)
    }
  }

  // MARK: - Columns

  private mutating func appendGrid(_ table: Table, _ layout: TableLayout) {
    tableWidth = layout.totalWidth
    let rule = String(repeating: "─", count: layout.totalWidth)
    appendRow(table, layout) { RichText(table.columns[$0.position].title, .strong) }
    append(rule, .muted)
    endLine()
    var isAfterTotal = true
    for row in table.rows {
      if row.isTotal, !isAfterTotal {
        append(rule, .muted)
        endLine()
      }
      isAfterTotal = row.isTotal
      appendRow(table, layout) { column in
        let text = row.text(column.position, barWidth: Self.barWidth(column.width))
        return row.isTotal ? text.emphasized(.strong) : text
      }
    }
    appendOmission(layout.omitted.map { table.columns[$0] })
    if !layout.omitted.isEmpty {
      shownMarks = Set(
        table.rows.flatMap { row in
          layout.columns.flatMap { row.cell($0.position).text.plain.footnoteMarks }
        })
    }
  }

  private mutating func appendRow(
    _ table: Table, _ layout: TableLayout, text: (TableLayout.Placed) -> RichText
  ) {
    var isBroken = false
    let cells = layout.columns.map { column -> (text: RichText, width: Int) in
      let text = text(column)
      let width = text.visibleWidth
      isBroken = isBroken || width > column.width
      return (text, width)
    }
    if !isBroken {
      appendLine(table, layout) { cells[$0] }
      return
    }
    let lines = zip(layout.columns, cells).map { column, cell -> [(text: RichText, width: Int)] in
      if cell.width <= column.width { return [cell] }
      let lines =
        table.columns[column.position].wraps
        ? cell.text.wrapped(toWidth: column.width) : [cell.text.truncated(toWidth: column.width)]
      return lines.map { (text: $0, width: $0.visibleWidth) }
    }
    for line in 0..<(lines.reduce(0) { max($0, $1.count) }) {
      appendLine(table, layout) { index in
        lines[index].indices.contains(line) ? lines[index][line] : (text: RichText(), width: 0)
      }
    }
  }

  /// Writes what stands in one line of a row, by the position of the column in the layout.
  private mutating func appendLine(
    _ table: Table, _ layout: TableLayout, cell: (Int) -> (text: RichText, width: Int)
  ) {
    for (index, column) in layout.columns.enumerated() {
      if index > 0 { skip(TableLayout.gap) }
      let shown = cell(index)
      let spare = column.width - shown.width
      let before =
        switch table.columns[column.position].alignment {
        case .leading: 0
        case .trailing: spare
        case .center: spare / 2
        }
      skip(before)
      append(shown.text)
      skip(spare - before)
    }
    endLine()
  }

  private mutating func appendOmission(_ columns: [Column]) {
    // A bar says again what a column beside it says.
    let columns = columns.filter { !$0.isTextOnly }
    if columns.isEmpty { return }
    let names = columns.map(\.label).joined(separator: ", ")
    let (count, them) =
      columns.count == 1 ? ("1 column", "it") : ("\(columns.count) columns", "them")
    appendNote(
      RichText(
        "\(count) left out for lack of width: \(names); a wider terminal or --format csv shows "
          + them))
  }

  private static func barWidth(_ width: Int) -> Int { min(width, BarText.widths.upperBound) }

  // MARK: - One row a block

  private mutating func appendRecords(_ table: Table) {
    let columns = table.shownColumns
    let labelWidth = columns.map { RichText(table.columns[$0].label).visibleWidth }.max() ?? 0
    let barWidth = min(BarText.widths.lowerBound, max((look.width ?? .max) - 2, 1))
    for (index, row) in table.rows.enumerated() {
      if index > 0 { beginBlock() }
      let facts = columns.compactMap { column -> Fact? in
        let text = row.text(column, barWidth: barWidth)
        return text.isEmpty ? nil : Fact(table.columns[column].label, text)
      }
      appendFacts(facts, labelWidth: labelWidth)
    }
    if let note = table.blocksNote {
      beginBlock()
      appendNote(note)
    }
  }
}
