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

  /// The active incidents and operations.
  let activeRecords: [CheckedRecord]
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
        operations.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later }),
      firstDays: CheckedLog.firstDays(of: incidents))
    activeRecords =
      incidents.filter { $0.state == .active }.map(CheckedRecord.incident)
      + operations.filter { $0.state == .active }.map(CheckedRecord.operation)
    members = Dictionary(grouping: incidents.filter { $0.state == .active && $0.operation != nil })
    {
      $0.operation ?? ""
    }
  }

  /// The first day of the attacks of each operation.
  package static func firstDays(of incidents: some Sequence<Incident>) -> [String: Day] {
    var days: [String: Day] = [:]
    for incident in incidents where incident.state == .active {
      guard let id = incident.operation, let start = incident.occurred.start else { continue }
      days[id] = min(days[id] ?? start, start)
    }
    return days
  }

  var actors: ActorRegister { context.actors }
  var regions: RegionMap { context.regions }
}
