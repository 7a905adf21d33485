import TextBasics

/// The tables of a document as programs get them: a header of keys, then rows without totals.
///
/// A document without a table gives its facts, a row each.
enum TableFields {
  /// Writes each record of each table, tables set apart by an empty line.
  static func write(_ document: Document, _ format: FieldFormat, to output: inout [UInt8]) {
    var isFirst = true
    for table in tables(of: document) {
      if !isFirst { output.append(UInt8(ascii: "\n")) }
      isFirst = false
      let columns = table.machineColumns
      format.append(record: columns.map { table.columns[$0].key }, to: &output)
      for row in table.rows where !row.isTotal {
        format.append(record: columns.map { row.cell($0).field }, to: &output)
      }
    }
  }

  private static func tables(of document: Document) -> [Table] {
    let tables = document.blocks.compactMap { block in
      switch block {
      case .table(let table): table
      case .heading, .paragraph, .facts, .list, .code, .notes: nil
      }
    }
    return tables.isEmpty ? facts(of: document).map { [$0] } ?? [] : tables
  }

  /// The facts, each with what the last heading of the first level is about; nil without any.
  private static func facts(of document: Document) -> Table? {
    var rows: [Row] = []
    var record = ""
    for block in document.blocks {
      switch block {
      case .heading(let text, level: 1): record = text.subject
      case .facts(let facts):
        rows += facts.map {
          Row([
            Cell(RichText(record)), Cell(RichText($0.label)),
            Cell($0.value, value: $0.field.map(JSON.string)),
          ])
        }
      case .heading, .paragraph, .table, .list, .code, .notes: break
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      columns: [Column("record", "Record"), Column("field", "Field"), Column("value", "Value")],
      rows: rows)
  }
}

extension RichText {
  /// What a heading is about: the identifier in it, else all of it.
  fileprivate var subject: String { spans.first { $0.role == .identifier }?.text ?? plain }
}
