/// What a casualty figure is about.
public struct CasualtyKey: Sendable, Hashable {
  /// On which side the casualties were.
  public var side: CasualtyStatement.Side
  /// The actor they belonged to, by id, where stated.
  public var actor: String?
  /// What happened to them.
  public var outcome: CasualtyStatement.Outcome

  /// Names what a figure is about.
  public init(
    _ side: CasualtyStatement.Side, actor: String? = nil, _ outcome: CasualtyStatement.Outcome
  ) {
    self.side = side
    self.actor = actor
    self.outcome = outcome
  }
}

/// An estimate of a number of casualties and the statements it rests on.
public struct CasualtyFigure: Sendable, Hashable {
  /// How many.
  public var count: CountInterval
  /// The statements that it rests on.
  public var statements: [CasualtyStatement]

  /// Makes a figure.
  public init(_ count: CountInterval, statements: [CasualtyStatement] = []) {
    self.count = count
    self.statements = statements
  }
}

/// The estimates of one record, by side, actor and outcome.
///
/// ``CasualtyEstimate`` makes each of them by what was said about the same.
public struct CasualtyFigures: Sendable, Hashable {
  /// In the order of sides, then of actors, the figure without an actor first.
  private let estimates: [Estimate]

  private struct Estimate: Sendable, Hashable {
    var key: CasualtyKey
    var figure: CasualtyFigure
  }

  /// Takes over estimates that were derived before.
  init(derived byKey: [CasualtyKey: CasualtyFigure]) {
    estimates = CasualtyFigures.sorted(byKey.map { Estimate(key: $0.key, figure: $0.value) })
  }

  /// Derives the estimates of a record.
  public init(_ evidence: Evidence) {
    guard !evidence.casualties.isEmpty else {
      estimates = []
      return
    }
    let groups = Dictionary(grouping: evidence.casualties) {
      CasualtyKey($0.of, actor: $0.actor, $0.outcome)
    }
    estimates = CasualtyFigures.sorted(
      groups.map { key, statements in
        Estimate(
          key: key, figure: CasualtyFigures.estimate(statements, sources: evidence.sources))
      })
  }

  private static func sorted(_ estimates: [Estimate]) -> [Estimate] {
    estimates.sorted {
      ($0.key.side.rawValue, $0.key.actor ?? "", $0.key.outcome.rawValue)
        < ($1.key.side.rawValue, $1.key.actor ?? "", $1.key.outcome.rawValue)
    }
  }

  /// What anything was said about.
  public var keys: [CasualtyKey] { estimates.map(\.key) }

  /// The estimate for each key that anything was said about.
  public var byKey: [CasualtyKey: CasualtyFigure] {
    Dictionary(uniqueKeysWithValues: estimates.map { ($0.key, $0.figure) })
  }

  /// The estimate for a key; nil where nothing was said, an unknown count where it was asked.
  public subscript(key: CasualtyKey) -> CasualtyFigure? {
    estimates.first { $0.key == key }?.figure
  }

  private static func estimate(
    _ statements: [CasualtyStatement], sources: [Source]
  ) -> CasualtyFigure {
    if statements.count == 1 { return CasualtyFigure(statements[0].count, statements: statements) }
    let reliability = Dictionary(
      sources.map { ($0.key, $0.reliability?.rank ?? 0) }, uniquingKeysWith: max)
    let estimate = CasualtyEstimate(
      statements.map { statement in
        CasualtyClaim(
          count: statement.count, speaker: statement.by.isNamed ? statement.by : nil,
          stated: statement.stated.upperBound.millisecondsSince1970,
          reliability: statement.sources.compactMap { reliability[$0] }.max() ?? 0)
      })
    return CasualtyFigure(estimate.count, statements: estimate.positions.map { statements[$0] })
  }
}

// MARK: - Totals of one record

extension CasualtyFigures {
  /// All casualties of an outcome: the unsplit total if it was stated, else the sum over sides.
  ///
  /// Nil where nothing was reported.
  public func total(_ outcome: CasualtyStatement.Outcome) -> CasualtyFigure? {
    guard let unsplit = unsplit(outcome) else { return sum(outcome) { _ in true } }
    return unsplit.count.isUnknown ? sum(outcome) { _ in true } ?? unsplit : unsplit
  }

  /// The total that a source does not split; nil where none was stated.
  func unsplit(_ outcome: CasualtyStatement.Outcome) -> CasualtyFigure? {
    guard estimates.contains(where: { $0.key.side == .all }) else { return nil }
    return figure(of: estimates.filter { $0.key.side == .all && $0.key.outcome == outcome }[...])
  }

  /// The sum over the sides that are wanted; of one side the figure without an actor comes first.
  ///
  /// Nil where nothing was reported on them.
  public func sum(
    _ outcome: CasualtyStatement.Outcome, where isWanted: (CasualtyKey) -> Bool
  ) -> CasualtyFigure? {
    let wanted = estimates.indices.filter { index in
      let key = estimates[index].key
      return key.outcome == outcome && key.side != .all && isWanted(key)
    }
    if wanted.count < 2 { return wanted.first.map { estimates[$0].figure } }
    var sides: [CasualtyFigure] = []
    var rest = wanted.map { estimates[$0] }[...]
    while let side = rest.first?.key.side {
      let end = rest.firstIndex { $0.key.side != side } ?? rest.endIndex
      if let figure = figure(of: rest[..<end]) { sides.append(figure) }
      rest = rest[end...]
    }
    return CasualtyFigure(sumOf: sides)
  }

  /// The figure of one side: the one without an actor if it is known, else the sum over actors.
  private func figure(of side: ArraySlice<Estimate>) -> CasualtyFigure? {
    let undivided = side.first { $0.key.actor == nil }?.figure
    if let undivided, !undivided.count.isUnknown { return undivided }
    return CasualtyFigure(sumOf: side.filter { $0.key.actor != nil }.map(\.figure)) ?? undivided
  }
}

extension CasualtyStatement.Side {
  /// The sides that together make up a total.
  static var split: [Self] { allCases.filter { $0 != .all } }
}

extension CasualtyFigure {
  /// Adds figures of one record: a missing low counts 0, a missing high leaves no bound.
  init?(sumOf parts: [CasualtyFigure]) {
    guard !parts.isEmpty else { return nil }
    self.init(CountInterval(sumOf: parts.map(\.count)), statements: parts.flatMap(\.statements))
  }
}

extension CountInterval {
  /// Adds counts: no upper bound if one has none, no best number if one has none.
  init(sumOf counts: some Collection<CountInterval>) {
    self = counts.dropFirst().reduce(counts.first ?? .unknown, +)
  }

  /// Adds two counts: a missing low counts nothing, a missing best or high leaves none.
  static func + (one: CountInterval, other: CountInterval) -> CountInterval {
    func sum(_ first: Int?, _ second: Int?) -> Int? {
      guard let first, let second else { return nil }
      return first.addingClamped(second)
    }
    return CountInterval(
      low: sum(one.low, other.low) ?? one.low ?? other.low, best: sum(one.best, other.best),
      high: sum(one.high, other.high))
  }

  /// The same count with its low raised, and what lies below raised with it.
  func raised(toLow minimum: Int?) -> CountInterval {
    guard let minimum, minimum > low ?? 0 else { return self }
    return CountInterval(
      low: minimum, best: best.map { max($0, minimum) }, high: high.map { max($0, minimum) })
  }
}

extension Int {
  /// The sum, or the largest number where it does not fit: hostile figures must not stop a query.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
