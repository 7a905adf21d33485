/// A log as checks see it: the current records, reference data, and the lines behind them.
package struct CheckedLog: Sendable {
  /// The day that is today.
  package let today: Day
  /// The current revisions of incidents, in the order of their ids.
  ///
  /// Those are among them in which a check that looks at several may find something; what was
  /// stated of them may be left out.
  package let incidents: [Incident]
  /// Whether there is an incident with an id.
  package let hasIncident: @Sendable (String) -> Bool
  /// The active incidents as far as they are compared with each other.
  package let subjects: @Sendable () -> [DuplicateSubjects]
  /// The current revisions of all operations.
  package let operations: [AttackOperation]
  /// The towns, all of them.
  package let allTowns: [Town]
  /// The lines of records, of all those at least of which a check of lines may find something.
  package let revisions: [RevisionTrace]
  /// Whether it is a part of another log, in which earlier revisions stayed behind.
  package let isPart: Bool
  /// What checks of single records may know.
  package let context: CheckContext

  /// The active operations.
  let activeOperations: [CheckedRecord]
  /// The active incidents of each operation.
  let members: [String: [Incident]]

  /// Gathers what checks look at.
  package init(
    today: Day, incidents: [Incident], hasIncident: @escaping @Sendable (String) -> Bool,
    subjects: @escaping @Sendable () -> [DuplicateSubjects], operations: [AttackOperation],
    actors: ActorRegister, regions: RegionMap, towns: any TownDirectory, allTowns: [Town],
    revisions: [RevisionTrace] = [], isPart: Bool = false
  ) {
    self.today = today
    self.incidents = incidents
    self.hasIncident = hasIncident
    self.subjects = subjects
    self.operations = operations
    self.allTowns = allTowns
    self.revisions = revisions
    self.isPart = isPart
    context = CheckContext(
      today: today, towns: towns, regions: regions, actors: actors,
      operations: Dictionary(
        operations.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later }),
      firstDays: CheckedLog.firstDays(of: incidents))
    activeOperations = operations.filter { $0.state == .active }.map(CheckedRecord.operation)
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
