package import IncidentCore
package import TextBasics

/// What comes of an import.
package struct ImportResult: Sendable {
  /// What is to be recorded.
  package var change: LogChange
  /// The incidents that are new to the log.
  package var newIncidents: [Incident]
  /// The records known here that read otherwise afterwards.
  package var changed: [Changed] = []
  /// What the two sides of a record were made from, by its id, where both were amended.
  package var ancestors: [String: JSON] = [:]
  /// What is recorded and what was there already, a line each.
  package var counts: [String]
  /// What is worth knowing.
  package var notes: [Diagnostic]

  /// A record known here that reads otherwise.
  package struct Changed: Sendable, Hashable {
    /// The record, by id.
    package let id: String
    /// The values that are others afterwards.
    package let differences: [RecordDifference]

    /// Whether it is retracted, merged or active again.
    package var isOfState: Bool { differences.contains { $0.pointer == "/state" } }
  }
}
