package import TextBasics

/// Something that can be odd about an incident without making it invalid.
package struct IncidentCheck: Sendable {
  /// The stable name, also the code of what it finds.
  package let name: String
  /// What it looks for, one line.
  package let help: String
  /// Finds what is odd about an incident in a log as it stands on a day.
  let find: @Sendable (Incident, CheckContext) -> [RecordOddity]

  /// All checks, in the order of help.
  package static let all: [IncidentCheck] = [
    futureDate, ancientDate, zeroCoordinates, swappedCoordinates, baselessAttribution,
    uncorroborated,
  ]

  /// Everything that is odd about an incident, by all checks.
  package static func diagnostics(_ incident: Incident, _ context: CheckContext) -> [Diagnostic] {
    all.flatMap { check in
      check.find(incident, context).map { oddity in
        Diagnostic(
          .warning, code: check.name, oddity.summary,
          at: Diagnostic.Place(path: oddity.pointer), hints: oddity.hints)
      }
    }
  }
}

/// What checks may know besides the incident.
package struct CheckContext: Sendable {
  /// The day that is today.
  package var today: Day
  /// The towns of the log.
  package var towns: any TownDirectory

  /// Says what checks may know.
  package init(today: Day, towns: any TownDirectory) {
    self.today = today
    self.towns = towns
  }
}

/// One odd value of a record.
struct RecordOddity {
  /// The value, as a JSON pointer into the record.
  var pointer: String
  /// What is odd, in the style of a diagnostic.
  var summary: String
  /// Ways out.
  var hints: [String] = []
}
