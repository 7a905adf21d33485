/// Renders the tables of a document as tab-separated values.
///
/// A field is never quoted: tab, line ends and backslash in it are written `\t`, `\n`, `\r`, `\\`,
/// so that every line is a record and every tab ends a field (as in the IANA registration and
/// PostgreSQL's `COPY`).
package enum TSVRenderer: Renderer {
  package static let name = "tsv"
  package static let fileExtensions = ["tsv", "tab"]
  package static let help = "tab-separated values, a header of field names first"

  package static func render(_ document: Document, look: Look) -> [UInt8] {
    var output: [UInt8] = []
    TableFields.write(document, look: look, to: &output) { fields, output in
      for (index, field) in fields.enumerated() {
        if index > 0 { output.append(UInt8(ascii: "\t")) }
        append(field, to: &output)
      }
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  private static func append(_ field: String, to output: inout [UInt8]) {
    for byte in field.utf8 {
      switch byte {
      case UInt8(ascii: "\t"): output += #"\t"#.utf8
      case UInt8(ascii: "\n"): output += #"\n"#.utf8
      case UInt8(ascii: "\r"): output += #"\r"#.utf8
      case UInt8(ascii: "\\"): output += #"\\"#.utf8
      default: output.append(byte)
      }
    }
  }
}
