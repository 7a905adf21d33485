/// Writes records of delimited text (RFC 4180, lines ended by LF), quoted only where needed.
package struct DelimitedWriter: Sendable {
  /// The byte between fields.
  package let separator: UInt8
  /// Whether fields that a spreadsheet would compute are marked as text; see ``guarded(_:)``.
  package let isSpreadsheetSafe: Bool

  /// Makes a writer, by default of exact comma-separated values.
  package init(separator: UInt8 = UInt8(ascii: ","), isSpreadsheetSafe: Bool = false) {
    self.separator = separator
    self.isSpreadsheetSafe = isSpreadsheetSafe
  }

  /// What stands for a record whose only field is empty: an empty line would be no record.
  package static let emptyRecord = Array("\"\"".utf8)

  /// Appends one record and its line end.
  package func append(_ fields: [String], to output: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      append(field: field, to: &output)
    }
    if fields == [""] { output += DelimitedWriter.emptyRecord }
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends one field, without what sets it apart from others.
  package func append(field: String, to output: inout [UInt8]) {
    let field = isSpreadsheetSafe ? DelimitedWriter.guarded(field) : field
    let quote = UInt8(ascii: "\"")
    guard needsQuotes(field) else {
      output += field.utf8
      return
    }
    output.append(quote)
    for byte in field.utf8 {
      if byte == quote { output.append(quote) }
      output.append(byte)
    }
    output.append(quote)
  }

  private func needsQuotes(_ field: String) -> Bool {
    field.utf8.contains {
      $0 == separator || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    } || field.unicodeScalars.first == "\u{FEFF}"
  }
}
