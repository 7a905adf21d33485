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

  /// Says what checks may know.
  package init(
    today: Day, towns: any TownDirectory, regions: RegionMap, actors: ActorRegister,
    operations: [String: AttackOperation]
  ) {
    self.today = today
    self.towns = towns
    self.regions = regions
    self.actors = actors
    self.operations = operations
  }
}
