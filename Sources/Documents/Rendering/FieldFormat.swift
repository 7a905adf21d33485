import TextBasics

/// How records of fields are written for programs.
///
/// No field holds a control character but tabs and line ends; on a screen those are made visible too.
/// What is made safe for spreadsheets holds no marks that set the direction of writing.
package struct FieldFormat: Sendable {
  /// The byte between the fields of a record.
  package let separator: UInt8
  /// What is written for a record whose only field is empty.
  package let emptyRecord: [UInt8]
  private let look: Look
  private let write: @Sendable (String, inout [UInt8]) -> Void

  /// Makes a format of a way to write a field that holds no control characters.
  init(
    separator: UInt8, emptyRecord: [UInt8] = [], _ look: Look,
    write: @escaping @Sendable (String, inout [UInt8]) -> Void
  ) {
    self.separator = separator
    self.emptyRecord = emptyRecord
    self.look = look
    self.write = write
  }

  /// Appends a field.
  package func append(_ field: String, to output: inout [UInt8]) {
    write(shown(field), &output)
  }

  /// Appends a record and its line end.
  package func append(record fields: [String], to output: inout [UInt8]) {
    let start = output.count
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      append(field, to: &output)
    }
    if output.count == start { output += emptyRecord }
    output.append(UInt8(ascii: "\n"))
  }

  private func shown(_ field: String) -> String {
    if look.isOnScreen { return field.visible }
    let field = field.withoutControls
    return look.isSpreadsheetSafe ? field.withoutDirections : field
  }
}

/// A renderer of the tables of a document as records of fields.
package protocol FieldRenderer: Renderer {
  /// How records are written.
  static func format(_ look: Look) -> FieldFormat
}

extension FieldRenderer {
  package static func render(_ document: Document, look: Look) -> [UInt8] {
    var output: [UInt8] = []
    TableFields.write(document, format(look), to: &output)
    return output
  }
}
