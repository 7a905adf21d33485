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
/// Of one named speaker the latest statement stands; between speakers the smallest `low`, the
/// largest `high` (none if one has none) and the `best` of the most reliable, then latest source.
/// Statements that a number is not known take no part beside statements that know one.
public struct CasualtyFigures: Sendable, Hashable {
  /// The estimate for each key that anything was said about; an unknown count where it was asked.
  public let byKey: [CasualtyKey: CasualtyFigure]

  /// Takes over estimates that were derived before.
  init(derived byKey: [CasualtyKey: CasualtyFigure]) {
    self.byKey = byKey
  }

  /// Derives the estimates of a record.
  public init(_ evidence: Evidence) {
    guard !evidence.casualties.isEmpty else {
      byKey = [:]
      return
    }
    let byKey = Dictionary(grouping: evidence.casualties) {
      CasualtyKey($0.of, actor: $0.actor, $0.outcome)
    }
    let reliability = Dictionary(
      evidence.sources.map { ($0.key, $0.reliability?.rank ?? 0) }, uniquingKeysWith: max)
    self.byKey = byKey.mapValues { CasualtyFigures.estimate($0, reliability: reliability) }
  }

  private static func estimate(
    _ statements: [CasualtyStatement], reliability: [String: Int]
  ) -> CasualtyFigure {
    let standing = latestOfNamedSpeakers(statements)
    let known = standing.filter { !$0.count.isUnknown }
    guard !known.isEmpty else { return CasualtyFigure(.unknown, statements: standing) }
    func rank(_ statement: CasualtyStatement) -> Int {
      statement.sources.compactMap { reliability[$0] }.max() ?? 0
    }
    let mostTrustedFirst = known.enumerated().sorted { one, other in
      (rank(one.element), one.element.stated.upperBound, one.offset)
        > (rank(other.element), other.element.stated.upperBound, other.offset)
    }.map(\.element)
    let lows = known.map { $0.count.low }
    let highs = known.map { $0.count.high }
    return CasualtyFigure(
      CountInterval(
        low: lows.contains(nil) ? nil : lows.compactMap { $0 }.min(),
        best: mostTrustedFirst.lazy.compactMap { $0.count.best }.first,
        high: highs.contains(nil) ? nil : highs.compactMap { $0 }.max()),
      statements: known)
  }

  private static func latestOfNamedSpeakers(
    _ statements: [CasualtyStatement]
  ) -> [CasualtyStatement] {
    var latest: [Speaker: Int] = [:]
    for (position, statement) in statements.enumerated() where statement.by.isNamed {
      if let earlier = latest[statement.by],
        statements[earlier].stated.upperBound > statement.stated.upperBound
      {
        continue
      }
      latest[statement.by] = position
    }
    return statements.enumerated().filter { position, statement in
      !statement.by.isNamed || latest[statement.by] == position
    }.map(\.element)
  }
}

// MARK: - Totals of one record

extension CasualtyFigures {
  /// All casualties of an outcome: the unsplit total if it was stated, else the sum over sides.
  ///
  /// Nil where nothing was reported.
  public func total(_ outcome: CasualtyStatement.Outcome) -> CasualtyFigure? {
    let split = sum(outcome) { _ in true }
    guard let unsplit = unsplit(outcome) else { return split }
    return unsplit.count.isUnknown ? split ?? unsplit : unsplit
  }

  /// The total that a source does not split; nil where none was stated.
  func unsplit(_ outcome: CasualtyStatement.Outcome) -> CasualtyFigure? {
    side(outcome, .all) { _ in true }
  }

  /// The sum over the sides that are wanted; of one side the figure without an actor comes first.
  ///
  /// Nil where nothing was reported on them.
  public func sum(
    _ outcome: CasualtyStatement.Outcome, where isWanted: (CasualtyKey) -> Bool
  ) -> CasualtyFigure? {
    CasualtyFigure(sumOf: CasualtyStatement.Side.split.compactMap { side(outcome, $0, isWanted) })
  }

  private func side(
    _ outcome: CasualtyStatement.Outcome, _ side: CasualtyStatement.Side,
    _ isWanted: (CasualtyKey) -> Bool
  ) -> CasualtyFigure? {
    let figures = byKey.filter {
      $0.key.side == side && $0.key.outcome == outcome && isWanted($0.key)
    }
    let undivided = figures[CasualtyKey(side, outcome)]
    if let undivided, !undivided.count.isUnknown { return undivided }
    let byActor = figures.filter { $0.key.actor != nil }
      .sorted { $0.key.actor ?? "" < $1.key.actor ?? "" }.map(\.value)
    return CasualtyFigure(sumOf: byActor) ?? undivided
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
  init(sumOf counts: [CountInterval]) {
    func sum(_ values: [Int?]) -> Int? {
      values.contains(nil) ? nil : values.reduce(0) { $0.addingClamped($1 ?? 0) }
    }
    let lows = counts.compactMap(\.low)
    self.init(
      low: lows.isEmpty ? nil : lows.reduce(0) { $0.addingClamped($1) },
      best: sum(counts.map(\.best)), high: sum(counts.map(\.high)))
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
