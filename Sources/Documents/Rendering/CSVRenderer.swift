import TextBasics

/// Renders the tables of a document as comma-separated values (RFC 4180, lines ended by LF).
package enum CSVRenderer: Renderer {
  package static let name = "csv"
  package static let fileExtensions = ["csv"]
  package static let help = "comma-separated values, a header of field names first"

  package static func render(_ document: Document, look: Look) -> [UInt8] {
    let writer = DelimitedWriter(isSpreadsheetSafe: look.isSpreadsheetSafe)
    var output: [UInt8] = []
    TableFields.write(document, look: look, to: &output) { writer.append($0, to: &$1) }
    return output
  }
}
