/// What a check found, and on which record or line.
package struct CheckFinding: Sendable, Hashable {
  /// What it is about.
  package var subject: Subject
  /// The value, as a JSON pointer into the record; empty for the record as a whole.
  package var pointer: String
  /// What is odd, in the style of a diagnostic.
  package var summary: String
  /// Ways out, at least one.
  package var hints: [String]

  /// What a finding is about.
  package enum Subject: Sendable, Hashable {
    /// The current revision of a record.
    case record(RecordKind, String)
    /// One line of a file.
    case line(file: String, number: Int, id: String)
  }

  /// Says what was found about a record or line.
  package init(
    _ subject: Subject, _ pointer: String = "", _ summary: String, hints: [String]
  ) {
    self.subject = subject
    self.pointer = pointer
    self.summary = summary
    self.hints = hints
  }
}
