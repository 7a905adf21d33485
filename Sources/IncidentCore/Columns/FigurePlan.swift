/// Which figures of a row make up a sum, found once for rows that have figures about the same.
///
/// ``CasualtyFigures`` is asked with counts that only tell what is known; the statements of its
/// answer tell which figures it took.
final class FigurePlan {
  private let columns: IncidentColumns
  private let keys: [CasualtyKey]
  private let outcome: CasualtyStatement.Outcome
  private let sum: (CasualtyFigures) -> CasualtyFigure?
  private let isOfOutcome: [Bool]
  /// By twice the number of a key, and one more where the count is known.
  private var alone: [IsTaken]
  private var plans: [UInt64: [Int]?] = [:]

  private enum IsTaken: UInt8 {
    case notAsked, no, yes
  }

  /// The figures that make up a sum, as positions in the columns of figures.
  struct Parts {
    var first: Int
    var rest: ArraySlice<Int> = []
  }

  /// Prepares a sum over figures of one outcome.
  init(
    _ columns: IncidentColumns, _ keys: [CasualtyKey], _ outcome: CasualtyStatement.Outcome,
    sum: @escaping (CasualtyFigures) -> CasualtyFigure?
  ) {
    self.columns = columns
    self.keys = keys
    self.outcome = outcome
    self.sum = sum
    isOfOutcome = keys.map { $0.outcome == outcome }
    alone = Array(repeating: .notAsked, count: 2 * keys.count)
  }

  /// Prepares the sum of a measure.
  convenience init(
    _ columns: IncidentColumns, _ keys: [CasualtyKey], _ measure: SummaryRequest.Measure
  ) {
    self.init(columns, keys, measure.key.outcome) { measure.figure(of: $0) }
  }

  /// The figures of a row that make up the sum; nil where nothing is reported.
  @inline(__always)
  func parts(_ row: Int) -> Parts? {
    let figures = columns.figures(row)
    var found = -1
    var count = 0
    var code: UInt64 = 0
    for figure in figures {
      let key = Int(columns.figureKeys[figure])
      guard isOfOutcome[key] else { continue }
      found = figure
      count += 1
      code = code << 16 | UInt64(2 * key + (isKnown(figure) ? 1 : 0) + 1)
    }
    if count == 0 { return nil }
    if count == 1 {
      let kind = Int(code - 1)
      if alone[kind] == .notAsked { alone[kind] = plan([found]) == nil ? .no : .yes }
      return alone[kind] == .yes ? Parts(first: found) : nil
    }
    return several(figures.filter { isOfOutcome[Int(columns.figureKeys[$0])] }, code)
  }

  /// The count of a row; nil where nothing is reported.
  func count(_ row: Int) -> CountInterval? { parts(row).map(count) }

  /// The count of some figures together.
  @inline(__always)
  func count(_ parts: Parts) -> CountInterval {
    let first = columns.count(parts.first)
    if parts.rest.isEmpty { return first }
    return CountInterval(sumOf: [first] + parts.rest.map(columns.count))
  }

  private func isKnown(_ figure: Int) -> Bool { !columns.count(figure).isUnknown }

  private func several(_ figures: [Int], _ code: UInt64) -> Parts? {
    let isShort = figures.count <= 4 && keys.count < 1 << 14
    let plan = isShort ? plans[code] ?? self.plan(figures) : self.plan(figures)
    if isShort { plans[code] = .some(plan) }
    guard let plan, let first = plan.first else { return nil }
    return Parts(first: figures[first], rest: plan.dropFirst().map { figures[$0] }[...])
  }

  /// The positions of the figures that the sum takes.
  private func plan(_ figures: [Int]) -> [Int]? {
    var byKey: [CasualtyKey: CasualtyFigure] = [:]
    for (position, figure) in figures.enumerated() {
      let key = keys[Int(columns.figureKeys[figure])]
      let count = isKnown(figure) ? CountInterval(exactly: 1) : .unknown
      // The name of the figure comes back in the answer, whoever speaks of it.
      byKey[key] = CasualtyFigure(
        count,
        statements: [
          CasualtyStatement(
            key: String(position), of: key.side, actor: key.actor, outcome: key.outcome,
            count: count, by: .kind(.press), stated: .day(.earliest))
        ])
    }
    return sum(CasualtyFigures(derived: byKey))?.statements.compactMap { Int($0.key) }
  }
}

extension SummaryRequest.Measure {
  /// A key whose figure alone makes up the measure.
  var key: CasualtyKey {
    switch self {
    case .attacks, .killed: CasualtyKey(.all, .killed)
    case .killedCivilians: CasualtyKey(.civilians, .killed)
    case .killedAssailants: CasualtyKey(.assailants, .killed)
    case .killedStateForces: CasualtyKey(.stateForces, .killed)
    case .wounded: CasualtyKey(.all, .wounded)
    case .captured: CasualtyKey(.all, .captured)
    case .abducted: CasualtyKey(.all, .abducted)
    case .missing: CasualtyKey(.all, .missing)
    }
  }

  /// The measure of one record.
  fileprivate func figure(of figures: CasualtyFigures) -> CasualtyFigure? {
    let key = key
    return key.side == .all
      ? figures.total(key.outcome) : figures.sum(key.outcome) { $0.side == key.side }
  }
}
