/// The tables of a document as programs get them: a header of keys, then rows without totals.
enum TableFields {
  /// Gives each record of each table to a writer, tables set apart by an empty line.
  static func write(
    _ document: Document, to output: inout [UInt8], record: ([String], inout [UInt8]) -> Void
  ) {
    var isFirst = true
    for table in tables(of: document) {
      if !isFirst { output.append(UInt8(ascii: "\n")) }
      isFirst = false
      let columns = table.machineColumns
      record(columns.map { table.columns[$0].key }, &output)
      for row in table.rows where !row.isTotal {
        record(columns.map { row.cell($0).field }, &output)
      }
    }
  }

  private static func tables(of document: Document) -> [Table] {
    document.blocks.compactMap { block in
      switch block {
      case .table(let table): table
      case .heading, .paragraph, .facts, .list, .code, .notes: nil
      }
    }
  }
}
