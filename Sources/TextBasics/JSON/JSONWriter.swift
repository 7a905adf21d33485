/// Writes JSON in one canonical form: no blanks, only `"`, `\` and control characters escaped.
///
/// Key order is the caller's; numbers are written as they are spelled.
package enum JSONWriter {
  /// Appends a value as UTF-8.
  package static func append(_ value: JSON, to output: inout [UInt8]) {
  }
}

extension JSON {
  /// The value in canonical form, as text.
  package var text: String {
    var output: [UInt8] = []
    JSONWriter.append(self, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
