/// One row of a table.
package struct Row: Sendable, Hashable {
  /// The cells in the order of the columns.
  package var cells: [Cell]
  /// Whether it sums up the rows above; programs are not given it.
  package var isTotal: Bool

  /// Makes a row.
  package init(cells: [Cell], isTotal: Bool = false) {
    self.cells = cells
    self.isTotal = isTotal
  }

  /// Makes a row.
  package init(_ cells: [Cell], isTotal: Bool = false) {
    self.init(cells: cells, isTotal: isTotal)
  }

  /// What people read in a column, a bar drawn in a width; empty where the row is too short.
  ///
  /// The cell itself is not copied, for that takes longer than to write it.
  func text(_ column: Int, barWidth: Int) -> RichText {
    guard cells.indices.contains(column) else { return RichText() }
    if let bar = cells[column].bar { return RichText(BarText.draw(bar, width: barWidth)) }
    return cells[column].text
  }

  /// The cell of a column, empty where the row is too short.
  func cell(_ column: Int) -> Cell {
    cells.indices.contains(column) ? cells[column] : Cell(RichText())
  }
}
