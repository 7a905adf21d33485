/// Derives the picture of attacks again after each statement.
///
/// Only what a statement can change is derived again: its attack, or the attacks of its operation.
/// A thousand statements on a thousand attacks must not take a million steps.
struct TimelineReplay {
  private let actors: ActorRegister
  private let unitOfRecord: [String: Int]
  private var units: [Unit]
  private var said: [String: Set<String>] = [:]
  private var leading: LeadingTally
  private var killed: CasualtyTree

  /// Attacks that share figures: one alone, or all of an operation.
  private struct Unit {
    var operation: AttackOperation?
    var incidents: [Incident] = []
    var selected: Set<String> = []
  }

  /// Starts before anything was said.
  init(_ attacks: [AttackPicture], operations: [OperationPicture], in picture: LogPicture) {
    actors = picture.actors
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
    leading = LeadingTally()
    killed = CasualtyTree(count: units.count)
    for position in units.indices { derive(position) }
  }

  /// How things stand after the statements that were added.
  var state: Timeline.State {
    Timeline.State(leading: leading.byAttacks, killed: killed.total)
  }

  /// Adds statements of a record, by their keys.
  mutating func add(_ keys: [String], to record: String) {
    guard let position = unitOfRecord[record] else { return }
    said[record, default: []].formUnion(keys)
    derive(position)
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
    for attack in chosen { leading.set(attack.leading, for: attack.incident.id) }
    killed.set(CasualtyTally(.killed, .total, in: picture).total(of: chosen), at: position)
  }

  private func known(_ evidence: Evidence, of record: String) -> Evidence {
    let keys = said[record] ?? []
    return Evidence(
      attributions: evidence.attributions.filter { keys.contains($0.key) },
      casualties: evidence.casualties.filter { keys.contains($0.key) },
      accounts: evidence.accounts.filter { keys.contains($0.key) }, sources: evidence.sources)
  }
}

/// Counts attacks by their leading attributions, of which few differ.
private struct LeadingTally {
  private var kinds: [String: Kind] = [:]
  private var groups: [Kind: (attribution: LeadingAttribution, attacks: Int)] = [:]

  private struct Kind: Hashable {
    var status: LeadingAttribution.Status
    var actors: [String]
  }

  mutating func set(_ leading: LeadingAttribution, for attack: String) {
    let kind = Kind(status: leading.status, actors: leading.namedActors.sorted())
    if let earlier = kinds.updateValue(kind, forKey: attack) {
      groups[earlier]?.attacks -= 1
      if groups[earlier]?.attacks == 0 { groups[earlier] = nil }
    }
    groups[kind] = (leading, (groups[kind]?.attacks ?? 0) + 1)
  }

  /// The leading attributions, the most frequent first, then by status and actors.
  var byAttacks: [Timeline.Leading] {
    groups.sorted { one, other in
      if one.value.attacks != other.value.attacks {
        return one.value.attacks > other.value.attacks
      }
      return (one.key.status.rawValue, one.key.actors.joined(separator: " "))
        < (other.key.status.rawValue, other.key.actors.joined(separator: " "))
    }.map { Timeline.Leading(attribution: $0.value.attribution, attacks: $0.value.attacks) }
  }
}

/// Totals that are added up again in few steps when one of them changes.
private struct CasualtyTree {
  private let leaves: Int
  /// The root at 1, the children of each node at twice its place and after.
  private var nodes: [CasualtyTotal]

  init(count: Int) {
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    nodes = Array(repeating: CasualtyTotal(attacks: 0), count: 2 * leaves)
  }

  var total: CasualtyTotal { nodes[1] }

  mutating func set(_ total: CasualtyTotal, at position: Int) {
    var node = leaves + position
    nodes[node] = total
    while node > 1 {
      node /= 2
      nodes[node] = CasualtyTotal(sumOf: nodes[2 * node...2 * node + 1])
    }
  }
}
