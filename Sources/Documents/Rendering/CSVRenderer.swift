import TextBasics

/// Renders the tables of a document as comma-separated values (RFC 4180, lines ended by LF).
package enum CSVRenderer: FieldRenderer {
  package static let name = "csv"
  package static let fileExtensions = ["csv"]
  package static let help = "comma-separated values, a header of field names first"

  package static func format(_ look: Look) -> FieldFormat {
    let writer = DelimitedWriter(isSpreadsheetSafe: look.isSpreadsheetSafe)
    return FieldFormat(
      separator: writer.separator, emptyRecord: DelimitedWriter.emptyRecord, look
    ) { writer.append(field: $0, to: &$1) }
  }
}
