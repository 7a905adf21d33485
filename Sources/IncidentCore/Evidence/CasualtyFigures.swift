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
    estimates.sorted { FigureSelection.precedes($0.key, $1.key) }
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
    let speakers = statements.map(\.by).uniqued()
    let estimate = CasualtyEstimate(
      statements.map { statement in
        let speaker = speakers.firstIndex(of: statement.by).map { UInt32($0) }
        return CasualtyClaim(
          count: statement.count, speaker: statement.by.isNamed ? speaker : nil,
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
    figure(of: selection.total(outcome))
  }

  /// The total that a source does not split; nil where none was stated.
  func unsplit(_ outcome: CasualtyStatement.Outcome) -> CasualtyFigure? {
    figure(of: selection.unsplit(outcome))
  }

  /// The sum over the sides that are wanted; of one side the figure without an actor comes first.
  ///
  /// Nil where nothing was reported on them.
  public func sum(
    _ outcome: CasualtyStatement.Outcome, where isWanted: (CasualtyKey) -> Bool
  ) -> CasualtyFigure? {
    figure(of: selection.sum(outcome, where: isWanted))
  }

  private var selection: FigureSelection {
    FigureSelection(estimates.map { ($0.key, !$0.figure.count.isUnknown) })
  }

  private func figure(of positions: [Int]) -> CasualtyFigure? {
    if positions.count == 1 { return estimates[positions[0]].figure }
    return CasualtyFigure(sumOf: positions.map { estimates[$0].figure })
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
