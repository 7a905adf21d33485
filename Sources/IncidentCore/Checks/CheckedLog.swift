/// A log as checks see it: the current records, reference data, and all lines behind them.
package struct CheckedLog: Sendable {
  /// The day that is today.
  package let today: Day
  /// The current revisions of all incidents.
  package let incidents: [Incident]
  /// The current revisions of all operations.
  package let operations: [AttackOperation]
  /// The towns, all of them.
  package let allTowns: [Town]
  /// All lines, in the order in which they are read.
  package let revisions: [RevisionTrace]
  /// Whether it is a part of another log, in which earlier revisions stayed behind.
  package let isPart: Bool
  /// What checks of single records may know.
  package let context: CheckContext

  /// The active incidents of each operation.
  let members: [String: [Incident]]

  /// Gathers what checks look at.
  package init(
    today: Day, incidents: [Incident], operations: [AttackOperation], actors: ActorRegister,
    regions: RegionMap, towns: any TownDirectory, allTowns: [Town],
    revisions: [RevisionTrace] = [], isPart: Bool = false
  ) {
    self.today = today
    self.incidents = incidents
    self.operations = operations
    self.allTowns = allTowns
    self.revisions = revisions
    self.isPart = isPart
    context = CheckContext(
      today: today, towns: towns, regions: regions, actors: actors,
      operations: Dictionary(
        operations.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later }))
    members = Dictionary(grouping: incidents.filter { $0.state == .active && $0.operation != nil })
    {
      $0.operation ?? ""
    }
  }

  var actors: ActorRegister { context.actors }
  var regions: RegionMap { context.regions }

  /// The active incidents and operations.
  var activeRecords: [CheckedRecord] {
    incidents.filter { $0.state == .active }.map(CheckedRecord.incident)
      + operations.filter { $0.state == .active }.map(CheckedRecord.operation)
  }
}

/// One line of a file that holds a revision of a record.
package struct RevisionTrace: Sendable, Hashable {
  /// The kind of record.
  package let kind: RecordKind
  /// The id of the record.
  package let id: String
  /// The revision.
  package let revision: Int
  /// When it was recorded; nil for reference data as it was shipped.
  package let recordedAt: Instant?
  /// Who recorded it.
  package let recordedBy: String?
  /// The first 16 hexadecimal digits of the SHA-256 of the line.
  package let hash: String
  /// The lines that it replaces.
  package let replaces: [String]
  /// The file, from the log's folder on.
  package let file: String
  /// The number of the line.
  package let line: Int
  /// Whether it stands beside the current line and nobody has replaced it.
  package let isConflicting: Bool

  /// Describes a line.
  package init(
    kind: RecordKind, id: String, revision: Int, recordedAt: Instant?, recordedBy: String?,
    hash: String, replaces: [String], file: String, line: Int, isConflicting: Bool
  ) {
    self.kind = kind
    self.id = id
    self.revision = revision
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.hash = hash
    self.replaces = replaces
    self.file = file
    self.line = line
    self.isConflicting = isConflicting
  }

  var subject: CheckFinding.Subject { .line(file: file, number: line, id: id) }
}
