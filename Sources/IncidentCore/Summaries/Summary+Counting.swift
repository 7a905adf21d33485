extension Summary {
  /// Counts attacks.
  ///
  /// An attack that is led by several actors, or has several targets, sources or zones, counts
  /// under each of them; the total counts it once.
  ///
  /// - Parameters:
  ///   - attacks: The attacks that were asked for.
  ///   - picture: The picture they belong to, with all attacks of their operations.
  ///   - request: What to show of them.
  package init(_ attacks: [AttackPicture], in picture: LogPicture, _ request: SummaryRequest) {
    let counter = SummaryCounter(attacks, picture, request)
    dimension = request.dimension
    across = request.across
    measure = request.measure ?? .attacks
    count = request.count
    compared = request.compare
    crossing = counter.columns.map { counter.shownColumns[$0] ?? $0 }
    rows = counter.keys.map { counter.row($0) }
    total = counter.row(nil)
    footnotes = (rows + [total]).flatMap(\.casualties).flatMap(Footnote.all).uniqued()
  }
}

extension Summary.Row {
  /// All numbers of casualties in the row, in the order they are read.
  var casualties: [CasualtyTotal] {
    let fixed = [killed, ownKilled, stateForcesKilled, civiliansKilled].compactMap { $0 }
    let values =
      [value, comparison?.value].compactMap { $0 }
      + crossed.sorted { $0.key.id < $1.key.id }.map(\.value)
    let asked =
      values
      .compactMap { value in
        if case .casualties(let total) = value { total } else { nil }
      }
    return fixed + asked
  }
}

/// Counts the attacks of a summary row by row.
private struct SummaryCounter {
  let attacks: [AttackPicture]
  let picture: LogPicture
  let request: SummaryRequest
  let keys: [SummaryKey]
  let columns: [SummaryKey]
  let shownColumns: [SummaryKey: SummaryKey]
  private let shownKeys: [SummaryKey: SummaryKey]
  private let members: [SummaryKey: [Int]]
  private let before: [SummaryKey: [Int]]
  private let columnsOfAttacks: [[SummaryKey]]
  private let killed: CasualtyTally
  private let assailantsKilled: CasualtyTally
  private let stateForcesKilled: CasualtyTally
  private let civiliansKilled: CasualtyTally
  private let measured: CasualtyTally?

  init(_ attacks: [AttackPicture], _ picture: LogPicture, _ request: SummaryRequest) {
    self.attacks = attacks
    self.picture = picture
    self.request = request
    let context = SummaryContext(
      actors: picture.actors, regions: picture.regions, count: request.count,
      boundaries: request.boundaries)
    members = SummaryCounter.members(of: attacks, by: request.dimension, context)
    before = SummaryCounter.members(of: request.compared, by: request.dimension, context)
    keys = SummaryKey.sorted(
      Set(members.keys).union(before.keys), by: request.dimension, members.mapValues(\.count))
    shownKeys = SummaryKey.toldApart(keys, by: request.dimension, in: picture)
    if let across = request.across {
      columnsOfAttacks = attacks.map { across.keys($0, context).uniqued() }
      let counts = SummaryCounter.members(of: attacks, by: across, context).mapValues(\.count)
      columns = SummaryKey.sorted(Set(counts.keys), by: across, counts)
      shownColumns = SummaryKey.toldApart(columns, by: across, in: picture)
    } else {
      columnsOfAttacks = []
      columns = []
      shownColumns = [:]
    }
    killed = CasualtyTally(.killed, .total, in: picture)
    assailantsKilled = CasualtyTally(.killed, .side(.assailants), in: picture)
    stateForcesKilled = CasualtyTally(.killed, .side(.stateForces), in: picture)
    civiliansKilled = CasualtyTally(.killed, .side(.civilians), in: picture)
    measured = request.measure?.tally(in: picture)
  }

  private static func members(
    of attacks: [AttackPicture], by dimension: SummaryDimension, _ context: SummaryContext
  ) -> [SummaryKey: [Int]] {
    var members: [SummaryKey: [Int]] = [:]
    for (position, attack) in attacks.enumerated() {
      for key in dimension.keys(attack, context).uniqued() {
        members[key, default: []].append(position)
      }
    }
    return members
  }
}

extension CasualtyTally {
  /// Tells whether a figure is about the side of an actor that an attack counts under.
  static func isOwn(
    of id: String, _ actors: ActorRegister
  ) -> @Sendable (CasualtyKey, AttackPicture) -> Bool {
    { figure, attack in
      isOwn(figure, isParty: attack.leading.status == .party) {
        actors.isSameOrComponent($0, of: id, on: attack.day)
      } isOver: {
        actors.isSameOrComponent(id, of: $0, on: attack.day)
      }
    }
  }

  /// Whether a figure is about the side of an actor.
  ///
  /// - Parameters:
  ///   - figure: What the figure is about.
  ///   - isParty: Whether the attack names sides of a clash.
  ///   - isUnder: Whether another actor is the actor or a component of it.
  ///   - isOver: Whether the actor is another or a component of that.
  /// - Returns: Whether it is.
  static func isOwn(
    _ figure: CasualtyKey, isParty: Bool, isUnder: (String) -> Bool, isOver: (String) -> Bool
  ) -> Bool {
    if let actor = figure.actor {
      return isUnder(actor) || (figure.side == .assailants && isOver(actor))
    }
    // Of a clash nobody says who the assailants are.
    return figure.side == .assailants && !isParty
  }
}

extension SummaryKey {
  /// Keys as a summary shows them: by attacks, then by label; spans of time in time order.
  static func sorted(
    _ keys: Set<SummaryKey>, by dimension: SummaryDimension, _ counts: [SummaryKey: Int]
  ) -> [SummaryKey] {
    keys.sorted { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if dimension.kind == .time { return one.id < other.id }
      let (first, second) = (counts[one] ?? 0, counts[other] ?? 0)
      if first != second { return first > second }
      return (dimension.label(of: one), one.id) < (dimension.label(of: other), other.id)
    }
  }
}

extension SummaryRequest {
  /// The status by which an attack counts under a key, where it is not that of who leads.
  func status(
    of attack: AttackPicture, under key: SummaryKey?, _ actors: ActorRegister
  ) -> LeadingAttribution.Status? {
    guard countsNamed(dimension), case .value(let id, _) = key else { return nil }
    let named = attack.attribution.named(in: actors).filter { named in
      id
        == (dimension.kind == .actors
          ? named.actor : actors.topUmbrella(of: named.actor, on: attack.day))
    }
    return LeadingAttribution.Status.allCases.first { named.map(\.status).contains($0) }
  }

  /// Whether attacks count under all whom statements name in a dimension.
  func countsNamed(_ dimension: SummaryDimension) -> Bool {
    count == .any && dimension.kind.isOfActors
  }
}

extension SummaryCounter {
  /// Counts the attacks of a key, or all of them.
  func row(_ key: SummaryKey?) -> Summary.Row {
    let positions = key.map { members[$0] ?? [] } ?? Array(attacks.indices)
    let chosen = positions.map { attacks[$0] }
    let then = key.map { (before[$0] ?? []).map { request.compared[$0] } } ?? request.compared
    return Summary.Row(
      key: key.map { shownKeys[$0] ?? $0 } ?? .total, attacks: chosen.count,
      byStatus: byStatus(chosen, key),
      towns: Set(chosen.compactMap { $0.incident.place.town }).count,
      firstDay: chosen.compactMap { $0.incident.occurred.start }.min(),
      lastDay: chosen.compactMap { $0.incident.occurred.end }.max(),
      killed: killed.total(of: chosen), ownKilled: ownKilled(chosen, key),
      stateForcesKilled: stateForcesKilled.total(of: chosen),
      civiliansKilled: civiliansKilled.total(of: chosen),
      share: attacks.isEmpty ? 0 : Double(chosen.count) / Double(attacks.count),
      incidents: chosen.map { $0.incident.id }, value: value(of: chosen),
      crossed: crossed(positions),
      comparison: request.compare.map { _ in
        Summary.Comparison(
          attacks: then.count, change: chosen.count - then.count, value: value(of: then))
      })
  }

  private func byStatus(
    _ attacks: [AttackPicture], _ key: SummaryKey?
  ) -> [(status: LeadingAttribution.Status, attacks: Int)] {
    var counts: [LeadingAttribution.Status: Int] = [:]
    for attack in attacks { counts[status(of: attack, key), default: 0] += 1 }
    return request.dimension.statuses.map { (status: $0, attacks: counts[$0] ?? 0) }
  }

  /// The status by which an attack counts; of all who are named, the status of the row's actor.
  private func status(of attack: AttackPicture, _ key: SummaryKey?) -> LeadingAttribution.Status {
    request.status(of: attack, under: key, picture.actors) ?? attack.leading.status
  }

  private func ownKilled(_ attacks: [AttackPicture], _ key: SummaryKey?) -> CasualtyTotal? {
    guard request.dimension.kind.isOfActors else { return nil }
    guard case .value(let id, _) = key else { return assailantsKilled.total(of: attacks) }
    let own = CasualtyTally(
      .killed, .part(CasualtyTally.isOwn(of: id, picture.actors)), in: picture)
    return own.total(of: attacks)
  }

  private func value(of attacks: [AttackPicture]) -> Summary.Value {
    measured.map { .casualties($0.total(of: attacks)) } ?? .attacks(attacks.count)
  }

  private func crossed(_ positions: [Int]) -> [SummaryKey: Summary.Value] {
    guard request.across != nil else { return [:] }
    var cells: [SummaryKey: [AttackPicture]] = [:]
    for position in positions {
      for column in columnsOfAttacks[position] {
        cells[shownColumns[column] ?? column, default: []].append(attacks[position])
      }
    }
    return cells.mapValues { value(of: $0) }
  }
}
