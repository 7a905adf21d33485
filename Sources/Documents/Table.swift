/// Rows under named columns.
package struct Table: Sendable, Hashable {
  /// What the table shows.
  package var caption: RichText?
  /// The columns from left to right.
  package var columns: [Column]
  /// The rows from top to bottom; a cell a row lacks at its end is empty.
  package var rows: [Row]

  /// What is said where each row becomes a block, since the columns do not fit.
  package var blocksNote: RichText?

  /// Makes a table.
  package init(caption: RichText? = nil, columns: [Column], rows: [Row] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

extension Table {
  /// The positions of the columns that people are shown.
  var shownColumns: [Int] { columns.indices.filter { !columns[$0].isMachineOnly } }

  /// The positions of the columns that programs are given.
  var machineColumns: [Int] { columns.indices.filter { !columns[$0].isTextOnly } }
}
