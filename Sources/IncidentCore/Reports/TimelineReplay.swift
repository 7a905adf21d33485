/// Derives the picture of attacks again after each statement.
///
/// Only what a statement can change is derived again: its attack, or the attacks of its operation.
struct TimelineReplay {
  /// How things stand after the statements that were added.
  private(set) var state = Timeline.State(leading: [], killed: CasualtyTotal(attacks: 0))
  private let actors: ActorRegister
  private let selected: [String]
  private let unitOfRecord: [String: Int]
  private var units: [Unit]
  private var said: [String: Set<String>] = [:]
  private var leading: [String: LeadingAttribution] = [:]
  private var killed: [CasualtyTotal]

  /// Attacks that share figures: one alone, or all of an operation.
  private struct Unit {
    var operation: AttackOperation?
    var incidents: [Incident] = []
    var selected: Set<String> = []
  }

  /// Starts before anything was said.
  init(_ attacks: [AttackPicture], operations: [OperationPicture], in picture: LogPicture) {
    actors = picture.actors
    selected = attacks.map(\.incident.id)
    units = operations.map { Unit(operation: $0.operation) }
    var positions: [String: Int] = [:]
    for (position, operation) in operations.enumerated() {
      positions[operation.operation.id] = position
    }
    for attack in attacks {
      let id = attack.incident.id
      let position = attack.incident.operation.flatMap { positions[$0] } ?? units.count
      if position == units.count { units.append(Unit()) }
      units[position].incidents.append(attack.incident)
      units[position].selected.insert(id)
      positions[id] = position
    }
    // An operation's figure counts only if all of its attacks do, so the others are needed too.
    for attack in picture.attacks where attack.incident.state == .active {
      guard let id = attack.incident.operation, let position = positions[id],
        !units[position].selected.contains(attack.incident.id)
      else { continue }
      units[position].incidents.append(attack.incident)
    }
    unitOfRecord = positions
    killed = units.map { CasualtyTotal(attacks: $0.selected.count) }
    for position in units.indices { derive(position) }
    state = summarised()
  }

  /// Adds statements of a record, by their keys.
  mutating func add(_ keys: [String], to record: String) {
    guard let position = unitOfRecord[record] else { return }
    said[record, default: []].formUnion(keys)
    derive(position)
    state = summarised()
  }

  private mutating func derive(_ position: Int) {
    let unit = units[position]
    let picture = LogPicture(
      incidents: unit.incidents.map { incident in
        var incident = incident
        incident.evidence = known(incident.evidence, of: incident.id)
        return incident
      },
      operations: unit.operation.map { operation in
        var operation = operation
        operation.evidence = known(operation.evidence, of: operation.id)
        return [operation]
      } ?? [],
      actors: actors, regions: RegionMap(), towns: TownList())
    let chosen = picture.attacks.filter { unit.selected.contains($0.incident.id) }
    for attack in chosen { leading[attack.incident.id] = attack.leading }
    killed[position] = CasualtyTally(.killed, .total, in: picture).total(of: chosen)
  }

  private func known(_ evidence: Evidence, of record: String) -> Evidence {
    let keys = said[record] ?? []
    return Evidence(
      attributions: evidence.attributions.filter { keys.contains($0.key) },
      casualties: evidence.casualties.filter { keys.contains($0.key) },
      accounts: evidence.accounts.filter { keys.contains($0.key) }, sources: evidence.sources)
  }

  private func summarised() -> Timeline.State {
    struct Kind: Hashable {
      var status: LeadingAttribution.Status
      var actors: Set<String>
    }
    let all = selected.compactMap { leading[$0] }
    func kind(_ leading: LeadingAttribution) -> Kind {
      Kind(status: leading.status, actors: Set(leading.namedActors))
    }
    let groups = Dictionary(grouping: all, by: kind)
    let distinct = all.map(kind).uniqued().compactMap { groups[$0] }.map {
      Timeline.Leading(attribution: $0[0], attacks: $0.count)
    }
    return Timeline.State(
      leading: distinct.enumerated().sorted {
        ($1.element.attacks, $0.offset) < ($0.element.attacks, $1.offset)
      }.map(\.element),
      killed: CasualtyTotal(sumOf: killed))
  }
}
