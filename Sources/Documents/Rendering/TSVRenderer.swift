/// Renders the tables of a document as tab-separated values.
///
/// A field is never quoted: tab, line ends and backslash in it are written `\t`, `\n`, `\r`, `\\`,
/// so that every line is a record and every tab ends a field (as in the IANA registration and
/// PostgreSQL's `COPY`).
package enum TSVRenderer: FieldRenderer {
  package static let name = "tsv"
  package static let fileExtensions = ["tsv", "tab"]
  package static let help = "tab-separated values, a header of field names first"

  package static func format(_ look: Look) -> FieldFormat {
    FieldFormat(separator: UInt8(ascii: "\t"), look) { append($0, to: &$1) }
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
