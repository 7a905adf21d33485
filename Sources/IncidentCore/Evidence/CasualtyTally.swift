/// The casualties of several attacks together, with how far they are known.
public struct CasualtyTotal: Sendable, Hashable {
  /// How many; nil where nothing was reported for any of the attacks.
  public var count: CountInterval?
  /// For how many of the attacks a figure is known.
  public var covered: Int
  /// How many attacks were counted.
  public var attacks: Int
  /// The figures that were stated for whole operations and count here, by operation.
  public var operationFigures: [OperationFigure]
  /// The figures for whole operations that do not count, because only some of their attacks do.
  public var leftOut: [OperationFigure]
  /// Attacks whose figure rests on statements of a party to the fight alone, by its speakers.
  public var partyOnly: [PartyFigure]

  /// A figure for an operation.
  public struct OperationFigure: Sendable, Hashable {
    /// The operation, by id.
    public var operation: String
    /// The figure.
    public var count: CountInterval
    /// How many attacks the figure is for.
    public var attacks: Int
    /// How many of them are counted here.
    public var here: Int
  }

  /// Attacks whose figure comes from parties to the fight alone.
  public struct PartyFigure: Sendable, Hashable {
    /// Who says it, by actor id.
    public var speakers: [String]
    /// How many attacks the figure is for.
    public var attacks: Int
    /// Whether it is one figure for a whole operation.
    public var isForOperation: Bool
  }

  /// Makes a total; without a count nothing was reported.
  public init(
    count: CountInterval? = nil, covered: Int = 0, attacks: Int,
    operationFigures: [OperationFigure] = [], leftOut: [OperationFigure] = [],
    partyOnly: [PartyFigure] = []
  ) {
    self.count = count
    self.covered = covered
    self.attacks = attacks
    self.operationFigures = operationFigures
    self.leftOut = leftOut
    self.partyOnly = partyOnly
  }

  /// Adds totals of different attacks.
  init(sumOf totals: some Sequence<CasualtyTotal>) {
    self.init(attacks: 0)
    for total in totals { add(total) }
  }

  /// Adds the total of other attacks: no upper bound unless all attacks are covered.
  mutating func add(_ other: CasualtyTotal) {
    covered += other.covered
    attacks += other.attacks
    operationFigures += other.operationFigures
    leftOut += other.leftOut
    for figure in other.partyOnly { add(figure) }
    if let added = other.count { count = count.map { $0 + added } ?? added }
    if covered < attacks { count?.high = nil }
  }

  private mutating func add(_ figure: PartyFigure) {
    // What is one figure for an operation stays one.
    if !figure.isForOperation,
      let same = partyOnly.firstIndex(where: {
        !$0.isForOperation && $0.speakers == figure.speakers
      })
    {
      partyOnly[same].attacks += figure.attacks
    } else {
      partyOnly.append(figure)
    }
  }
}

/// Adds up casualties over attacks and their operations; a figure is never divided.
///
/// An operation's figure replaces its members' own for the same side and actor, its low raised to
/// the sum of theirs. It counts only if all active members are among the attacks.
public struct CasualtyTally: Sendable {
  /// What is added up.
  public enum Measure: Sendable {
    /// All sides: the unsplit total if stated, else the sum over sides.
    case total
    /// The sides that are wanted, as seen from an attack.
    case part(@Sendable (CasualtyKey, AttackPicture) -> Bool)

    /// One side.
    public static func side(_ side: CasualtyStatement.Side) -> Measure {
      .part { key, _ in key.side == side }
    }
  }

  private let outcome: CasualtyStatement.Outcome
  private let measure: Measure
  private let operations: [String: OperationPicture]
  private let parties: PartyJudgement

  /// Prepares to add up one outcome.
  public init(
    _ outcome: CasualtyStatement.Outcome, _ measure: Measure, in picture: LogPicture
  ) {
    self.outcome = outcome
    self.measure = measure
    operations = picture.operations
    parties = PartyJudgement(actors: picture.actors)
  }

  /// Adds up the attacks.
  public func total(of attacks: [AttackPicture]) -> CasualtyTotal {
    var sum = CasualtyTotal(attacks: 0)
    var members: [String: [AttackPicture]] = [:]
    for attack in attacks {
      if let id = attack.incident.operation, operations[id] != nil {
        members[id, default: []].append(attack)
      } else {
        sum.add(total(of: attack))
      }
    }
    for (id, selected) in members.sorted(by: { $0.key < $1.key }) {
      guard let operation = operations[id] else { continue }
      sum.add(total(of: selected, in: operation))
    }
    return sum
  }

  /// What one attack adds where no figure of its operation counts.
  func total(of attack: AttackPicture) -> CasualtyTotal {
    guard let figure = figure(attack.casualties, of: [attack]), !figure.count.isUnknown else {
      return CasualtyTotal(attacks: 1)
    }
    return CasualtyTotal(
      count: figure.count, covered: 1, attacks: 1,
      partyOnly: partyFigures(figure, of: [attack], isForOperation: false))
  }

  /// Adds up attacks of one operation, by its own figure if that is for just these.
  private func total(
    of attacks: [AttackPicture], in operation: OperationPicture
  ) -> CasualtyTotal {
    let own = figure(operation.casualties, of: attacks)?.count ?? .unknown
    guard !own.isUnknown else { return CasualtyTotal(sumOf: attacks.map { total(of: $0) }) }
    let members = Set(operation.members)
    let selected = attacks.filter { members.contains($0.incident.id) }
    var stated = CasualtyTotal.OperationFigure(
      operation: operation.operation.id, count: own, attacks: members.count, here: selected.count)
    guard selected.count == members.count else {
      var sum = CasualtyTotal(sumOf: attacks.map { total(of: $0) })
      sum.leftOut = [stated]
      return sum
    }
    let joined = joined(operation, attacks)
    stated.count = joined.count
    return CasualtyTotal(
      count: joined.count, covered: attacks.count, attacks: attacks.count,
      operationFigures: [stated],
      partyOnly: partyFigures(joined, of: attacks, isForOperation: true))
  }

  /// The operation's figures in place of its members' for the same side and actor.
  private func joined(
    _ operation: OperationPicture, _ attacks: [AttackPicture]
  ) -> CasualtyFigure {
    let theirs = attacks.compactMap { figure($0.casualties, of: [$0]) }
    if case .total = measure, let unsplit = operation.casualties.unsplit(outcome),
      !unsplit.count.isUnknown
    {
      return unsplit.raised(toLowOf: theirs)
    }
    let sides = CasualtyStatement.Side.split.compactMap { side($0, operation, attacks) }
    var sum = CasualtyFigure(sumOf: sides) ?? CasualtyFigure(.unknown)
    if case .total = measure,
      attacks.contains(where: { $0.casualties.unsplit(outcome)?.count.isUnknown == false })
    {
      // A total of one attack may hold sides that the operation's figures leave out.
      sum.count = CountInterval(low: sum.count.low)
    }
    return sum.raised(toLowOf: theirs)
  }

  private func side(
    _ side: CasualtyStatement.Side, _ operation: OperationPicture, _ attacks: [AttackPicture]
  ) -> CasualtyFigure? {
    func isWanted(_ key: CasualtyKey) -> Bool { key.side == side && self.isWanted(key, attacks) }
    let undivided = CasualtyKey(side, outcome)
    let theirs = attacks.compactMap { $0.casualties.sum(outcome, where: isWanted) }
    guard let own = operation.casualties.sum(outcome, where: isWanted), !own.count.isUnknown else {
      return CasualtyFigure(sumOf: theirs, ofAll: attacks.count)
    }
    if own.statements.contains(where: { $0.actor == nil }) { return own.raised(toLowOf: theirs) }
    let keys = ([operation.casualties] + attacks.map(\.casualties)).flatMap(\.keys)
      .filter { $0.outcome == outcome && $0.actor != nil && isWanted($0) }.uniqued()
      .sorted { $0.actor ?? "" < $1.actor ?? "" }
    let byActor = keys.compactMap { key -> CasualtyFigure? in
      let theirs = attacks.compactMap { $0.casualties[key] }
      guard let own = operation.casualties[key], !own.count.isUnknown else {
        return CasualtyFigure(sumOf: theirs, ofAll: attacks.count)
      }
      return own.raised(toLowOf: theirs)
    }
    guard var sum = CasualtyFigure(sumOf: byActor) else { return own }
    if attacks.contains(where: { $0.casualties[undivided]?.count.isUnknown == false }) {
      // A figure without an actor may count the same people as one with an actor, or others.
      sum.count = CountInterval(low: sum.count.low)
    }
    return sum.raised(toLowOf: theirs)
  }

  private func figure(_ figures: CasualtyFigures, of attacks: [AttackPicture]) -> CasualtyFigure? {
    switch measure {
    case .total: figures.total(outcome)
    case .part: figures.sum(outcome) { isWanted($0, attacks) }
    }
  }

  private func isWanted(_ key: CasualtyKey, _ attacks: [AttackPicture]) -> Bool {
    switch measure {
    case .total: true
    case .part(let isWanted): attacks.allSatisfy { isWanted(key, $0) }
    }
  }

  /// Who alone gives the figure, or a part of it, where that is only parties to the fight.
  private func partyFigures(
    _ figure: CasualtyFigure, of attacks: [AttackPicture], isForOperation: Bool
  ) -> [CasualtyTotal.PartyFigure] {
    guard figure.statements.contains(where: { $0.by.isActor }) else { return [] }
    let byKey = Dictionary(grouping: figure.statements) {
      CasualtyKey($0.of, actor: $0.actor, $0.outcome)
    }
    let speakers = byKey.values.compactMap { parties.partiesAlone($0, on: attacks) }
    guard !speakers.isEmpty else { return [] }
    return [
      CasualtyTotal.PartyFigure(
        speakers: Set(speakers.joined()).sorted(), attacks: attacks.count,
        isForOperation: isForOperation)
    ]
  }
}

extension CasualtyFigure {
  /// Adds figures of some of so many attacks: no upper bound unless there is one for each.
  fileprivate init?(sumOf parts: [CasualtyFigure], ofAll count: Int) {
    self.init(sumOf: parts)
    if parts.count < count { self.count.high = nil }
  }

  fileprivate func raised(toLowOf others: [CasualtyFigure]) -> CasualtyFigure {
    CasualtyFigure(
      count.raised(toLow: CountInterval(sumOf: others.map(\.count)).low), statements: statements)
  }
}
