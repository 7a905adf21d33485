/// The picture of a log as it is derived from its records at a point in time and on a map.
public struct LogPicture: Sendable {
  /// The attacks, in the order of the records.
  public let attacks: [AttackPicture]
  /// The operations, by id.
  public let operations: [String: OperationPicture]
  /// The actors.
  public let actors: ActorRegister
  /// The regions.
  public let regions: RegionMap
  /// The towns.
  public let towns: any TownDirectory

  /// Derives the picture.
  ///
  /// - Parameters:
  ///   - incidents: The current revisions, of the states that are wanted.
  ///   - operations: The current revisions of the operations.
  ///   - actors: The actors of the log.
  ///   - regions: The regions of the log.
  ///   - towns: The gazetteer of the log.
  ///   - asOf: Leaves out what was said or published later; nil for all that was ever said.
  ///   - boundaries: Places all attacks on the map of one day; nil for the map of each one's date.
  public init(
    incidents: [Incident], operations: [AttackOperation], actors: ActorRegister,
    regions: RegionMap, towns: any TownDirectory, asOf: Instant? = nil, boundaries: Day? = nil
  ) {
    self.actors = actors
    self.regions = regions
    self.towns = towns
    var known: [String: AttackOperation] = [:]
    for var operation in operations {
      if let asOf {
        operation.evidence = operation.evidence.known(by: asOf, recorded: operation.recorded.at)
      }
      known[operation.id] = operation
    }
    var placer = Placer(regions: regions, towns: towns, boundaries: boundaries)
    var members: [String: [String]] = [:]
    attacks = incidents.compactMap { incident in
      var incident = incident
      let operation = incident.operation.flatMap { known[$0] }
      if let asOf {
        guard let known = incident.known(by: asOf, of: operation) else { return nil }
        incident = known
      }
      if let id = incident.operation, incident.state == .active {
        members[id, default: []].append(incident.id)
      }
      return AttackPicture(
        incident: incident, operation: operation,
        town: incident.place.town.flatMap { placer.town($0) },
        placement: placer.placement(of: incident), actors: actors)
    }
    self.operations = known.mapValues { operation in
      OperationPicture(operation: operation, members: members[operation.id] ?? [])
    }
  }
}

extension LogPicture {
  /// A picture of operations whose attacks are kept elsewhere.
  init(
    operations: [String: OperationPicture], actors: ActorRegister, regions: RegionMap,
    towns: any TownDirectory
  ) {
    attacks = []
    self.operations = operations
    self.actors = actors
    self.regions = regions
    self.towns = towns
  }

  /// The attacks, all of them placed on the map of one day.
  func attacks(onMapOf day: Day) -> [AttackPicture] {
    var placer = Placer(regions: regions, towns: towns, boundaries: day)
    return attacks.map { AttackPicture($0, placement: placer.placement(of: $0.incident)) }
  }
}

extension Incident {
  /// The incident with what had been said by an instant.
  ///
  /// - Parameters:
  ///   - instant: The instant.
  ///   - operation: Its operation, with what had been said of it.
  /// - Returns: Nil where nothing had been said by then; a record that says nothing is known from
  ///   its first recording on (``begun``).
  package func known(by instant: Instant, of operation: AttackOperation?) -> Incident? {
    var incident = self
    incident.evidence = evidence.known(by: instant, recorded: recorded.at)
    let isKnown = evidence.isEmpty ? (begun ?? recorded.at) <= instant : !incident.evidence.isEmpty
    // What was said of the operation was said of each of its attacks.
    let speaksForIt = operation.map { !$0.evidence.isEmpty } ?? false
    return isKnown || speaksForIt ? incident : nil
  }

  /// Whether an earlier revision decides if it was known by an instant: nothing was said of it, and
  /// it was amended later.
  package func restsOnBeginning(by instant: Instant) -> Bool {
    evidence.isEmpty && revision > 1 && recorded.at > instant
  }
}

/// An operation and the attacks that belong to it.
public struct OperationPicture: Sendable {
  /// The operation, with what had been said of it.
  public let operation: AttackOperation
  /// Its active attacks, by id.
  public let members: [String]
  /// What was said of its casualties, estimated.
  public let casualties: CasualtyFigures

  init(operation: AttackOperation, members: [String]) {
    self.operation = operation
    self.members = members
    casualties = CasualtyFigures(operation.evidence)
  }
}

/// An attack as it stands in the picture: what was said, who leads, where it lies, who was hurt.
///
/// It never changes; it is a class only because it is large and summaries pass it on very often.
public final class AttackPicture: Sendable {
  /// The incident, with what had been said of it.
  public let incident: Incident
  /// Its operation, with what had been said of it.
  public let operation: AttackOperation?
  /// Its town, where it is known and in the gazetteer.
  public let town: Town?
  /// Where it lies on the map in use.
  public let placement: Placement
  /// Who leads, and how that came about.
  public let attribution: AttributionDerivation
  /// What was said of this attack's own casualties, estimated.
  public let casualties: CasualtyFigures
  /// How what was said came about, where that was derived before.
  let course: ColumnCourse?

  init(
    incident: Incident, operation: AttackOperation?, town: Town?, placement: Placement,
    actors: ActorRegister
  ) {
    self.incident = incident
    self.operation = operation
    self.town = town
    self.placement = placement
    casualties = CasualtyFigures(incident.evidence)
    course = nil
    attribution = AttributionDerivation(
      (operation?.evidence.attributions ?? []) + incident.evidence.attributions,
      on: incident.occurred.start, actors: actors)
  }

  /// Makes an attack of what was derived before.
  init(
    incident: Incident, operation: AttackOperation?, town: Town?, placement: Placement,
    attribution: AttributionDerivation, casualties: CasualtyFigures, course: ColumnCourse? = nil
  ) {
    self.incident = incident
    self.operation = operation
    self.town = town
    self.placement = placement
    self.attribution = attribution
    self.casualties = casualties
    self.course = course
  }

  fileprivate init(_ attack: AttackPicture, placement: Placement) {
    incident = attack.incident
    operation = attack.operation
    town = attack.town
    self.placement = placement
    attribution = attack.attribution
    casualties = attack.casualties
    course = attack.course
  }

  /// The first day of the attack, where known.
  public var day: Day? { incident.occurred.start }

  /// Where it was: as a source gives it, else its town's place.
  public var coordinates: Coordinates? { incident.place.coordinates ?? town?.coordinates }

  /// Who leads.
  public var leading: LeadingAttribution { attribution.leading }

  /// Whether one of those who lead is said to have denied it.
  public var isDenied: Bool { attribution.isDenied }

  /// What was said of who did it: of the operation, then of the attack itself.
  public var attributions: [Attribution] {
    (operation?.evidence.attributions ?? []) + incident.evidence.attributions
  }
}

/// Places incidents on a map, looking each town up only once.
private struct Placer {
  let regions: RegionMap
  let towns: any TownDirectory
  let boundaries: Day?
  private var known: [String: Town?] = [:]
  private var placed: [Place: Placement] = [:]

  private struct Place: Hashable {
    var town: String?
    var region: String?
    var country: String
    /// How many times the map and the town's place on it had changed; nil for the present map.
    var changes: [Int]?
  }

  init(regions: RegionMap, towns: any TownDirectory, boundaries: Day?) {
    self.regions = regions
    self.towns = towns
    self.boundaries = boundaries
  }

  mutating func placement(of incident: Incident) -> Placement {
    let day = boundaries ?? incident.occurred.start
    let place = incident.place
    let town = place.town.flatMap { self.town($0) }
    let key = Place(
      town: place.town, region: place.region, country: place.country,
      changes: day.map { day in
        let ofTown = town?.parents.flatMap(\.validity.changes).count { $0 <= day } ?? 0
        return [regions.changes(by: day), ofTown]
      })
    if let placement = placed[key] { return placement }
    let placement = regions.placement(of: place, town: town, on: day)
    placed[key] = placement
    return placement
  }

  mutating func town(_ id: String) -> Town? {
    if let town = known[id] { return town }
    let town = towns.town(id: id)
    known[id] = town
    return town
  }
}
