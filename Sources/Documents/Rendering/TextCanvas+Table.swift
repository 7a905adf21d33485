import TextBasics

extension TextCanvas {
  /// Writes a table as columns, or each row as a block of its own where columns do not fit.
  mutating func append(_ table: Table) {
    if let caption = table.caption { appendProse(caption.emphasized(.strong)) }
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
        let cell = row.cell(column.position)
        let text = cell.bar.map { RichText(BarText.draw($0, width: Self.barWidth(column.width))) }
        return row.isTotal ? (text ?? cell.text).emphasized(.strong) : text ?? cell.text
      }
    }
    appendOmission(layout.omitted.map { table.columns[$0] })
  }

  private mutating func appendRow(
    _ table: Table, _ layout: TableLayout, text: (TableLayout.Placed) -> RichText
  ) {
    let cells = layout.columns.map { column -> [(text: RichText, width: Int)] in
      let full = text(column)
      let width = full.visibleWidth
      guard width > column.width else { return [(text: full, width: width)] }
      let lines =
        table.columns[column.position].wraps
        ? full.wrapped(toWidth: column.width) : [full.truncated(toWidth: column.width)]
      return lines.map { (text: $0, width: $0.visibleWidth) }
    }
    for line in 0..<(cells.map(\.count).max() ?? 0) {
      for (index, column) in layout.columns.enumerated() {
        if index > 0 { skip(TableLayout.gap) }
        let shown =
          cells[index].indices.contains(line) ? cells[index][line] : (text: RichText(), width: 0)
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
        let cell = row.cell(column)
        let text = cell.bar.map { RichText(BarText.draw($0, width: barWidth)) } ?? cell.text
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
