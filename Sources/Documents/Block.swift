/// One part of a document.
///
/// Each renderer meets the cases in exactly one `switch`.
package enum Block: Sendable, Hashable {
  /// A heading, from level 1.
  case heading(RichText, level: Int)
  /// Running text.
  case paragraph(RichText)
  /// Rows under columns.
  case table(Table)
  /// Labels and their values, one fact a line.
  case facts([Fact])
  /// Points of equal weight.
  case list([RichText])
  /// Lines to be shown exactly as they are, such as a command to type.
  case code(String)
  /// Footnotes and remarks, each a paragraph of its own.
  case notes([RichText])
}
