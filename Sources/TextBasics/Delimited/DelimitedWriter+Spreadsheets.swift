extension DelimitedWriter {
  /// Marks a field with `'` if a spreadsheet would take it for a formula.
  ///
  /// That is one that begins with `=`, `+`, `-`, `@`, tab or carriage return and is no plain number,
  /// such as `-5.99`. A field that already has apostrophes before such a beginning gets one more, so
  /// that ``unguarded(_:)`` gives back every field as it was.
  package static func guarded(_ field: String) -> String {
    isMarkable(field) && !isPlainNumber(field) ? "'" + field : field
  }

  /// Takes away the mark that ``guarded(_:)`` put before a field, and nothing else.
  package static func unguarded(_ field: String) -> String {
    guard field.utf8.first == apostrophe, isMarkable(field) else { return field }
    return String(field.unicodeScalars.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a field begins, after any apostrophes, as a formula does.
  private static func isMarkable(_ field: String) -> Bool {
    switch field.utf8.first(where: { $0 != apostrophe }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      true
    default: false
    }
  }

  private static func isPlainNumber(_ field: String) -> Bool {
    var rest = field.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let parts = rest.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}
