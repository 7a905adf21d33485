package import IncidentCore
package import TextBasics

/// What comes of an export.
package struct ExportResult: Sendable {
  /// The bytes of the file; nil where the format is a folder and was written already.
  package var bytes: [UInt8]?
  /// What was written, such as "7 incidents".
  package var counts: [String]
  /// The highest marking of what was written; nil where nothing was.
  package var highestMarking: Marking?
  /// What is worth knowing.
  package var notes: [Diagnostic]
}
