package import IncidentCore
package import TextBasics

/// What comes of an import.
package struct ImportResult: Sendable {
  /// What is to be recorded.
  package var change: LogChange
  /// The incidents that are new to the log.
  package var newIncidents: [Incident]
  /// What is recorded and what was there already, a line each.
  package var counts: [String]
  /// What is worth knowing.
  package var notes: [Diagnostic]
}
