/// What checks of one record may know besides it.
package struct CheckContext: Sendable {
  /// The day that is today.
  package var today: Day
  /// The towns of the log.
  package var towns: any TownDirectory
  /// The regions of the log.
  package var regions: RegionMap
  /// The actors of the log.
  package var actors: ActorRegister
  /// The operations of the log, by id.
  package var operations: [String: AttackOperation]
  /// The first day of the attacks of each operation, by its id, where that is known.
  package var firstDays: [String: Day]

  /// Says what checks may know.
  package init(
    today: Day, towns: any TownDirectory, regions: RegionMap, actors: ActorRegister,
    operations: [String: AttackOperation], firstDays: [String: Day] = [:]
  ) {
    self.today = today
    self.towns = towns
    self.regions = regions
    self.actors = actors
    self.operations = operations
    self.firstDays = firstDays
  }
}
