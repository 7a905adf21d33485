package import TextBasics

/// Something wrong with a value in a record, with its place in the record.
package struct RecordProblem: Error, Sendable, Hashable {
  /// The value, as a JSON pointer into the record.
  package var pointer: String
  /// The UTF-8 offset of the value in the text it was read from, or -1.
  package var offset: Int
  /// A stable name for programs.
  package var code: String
  /// What is wrong, in the style of a diagnostic.
  package var summary: String
  /// Ways out.
  package var hints: [String]

  /// Makes a problem with a value.
  package init(pointer: String, offset: Int, code: String, summary: String, hints: [String]) {
    self.pointer = pointer
    self.offset = offset
    self.code = code
    self.summary = summary
    self.hints = hints
  }

  /// The pointer; nil where it means the record as a whole.
  var path: String? { pointer.isEmpty ? nil : pointer }

  /// The problem as a diagnostic without a file.
  package var diagnostic: Diagnostic {
    Diagnostic(code: code, summary, at: Diagnostic.Place(path: path), hints: hints)
  }
}

/// Looks up whether what a record refers to exists.
package struct ReferenceLookUp: Sendable {
  /// Whether a record of that kind and id exists.
  package var exists: @Sendable (ReferenceKind, String) -> Bool
  /// What might have been meant instead, ready to be shown.
  package var suggestions: @Sendable (ReferenceKind, String) -> [String]

  /// Looks references up through closures.
  package init(
    exists: @escaping @Sendable (ReferenceKind, String) -> Bool,
    suggestions: @escaping @Sendable (ReferenceKind, String) -> [String]
  ) {
    self.exists = exists
    self.suggestions = suggestions
  }

  /// Takes every reference for good: for reading a record by itself.
  package static let none = ReferenceLookUp(exists: { _, _ in true }, suggestions: { _, _ in [] })
}
