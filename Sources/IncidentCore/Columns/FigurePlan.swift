/// The figures of one outcome in a row, and a code of what they are about.
struct OutcomeFigures {
  /// The row's figures, as positions in the columns of figures.
  let all: Range<Int>
  /// A bit for each figure of the outcome from the first on; bit 63 for all from there on.
  private(set) var found: UInt64 = 0
  /// Of up to four figures what they are about and whether their counts are known, in order.
  private(set) var code: UInt64 = 0
  /// How many figures of the outcome there are.
  private(set) var count = 0

  @inline(__always)
  init(_ row: Int, _ columns: IncidentColumns, isOfOutcome: [Bool]) {
    all = columns.figures(row)
    for figure in all {
      let key = Int(columns.figureKeys[figure])
      guard isOfOutcome[key] else { continue }
      count += 1
      found |= 1 &<< UInt64(min(figure - all.lowerBound, 63))
      code = code << 16 | UInt64(2 * key + (columns.isKnown(figure) ? 1 : 0) + 1)
    }
  }
}

/// Which figures of a row make up a sum, found once for rows that have figures about the same.
///
/// ``CasualtyFigures`` is asked with counts that only tell what is known; the statements of its
/// answer tell which figures it took.
final class FigurePlan {
  /// By the number of a key, whether it is of the outcome that is added up.
  let isOfOutcome: [Bool]
  private let columns: IncidentColumns
  private let keys: [CasualtyKey]
  private let sum: (CasualtyFigures) -> CasualtyFigure?
  /// By twice the number of a key, and one more where the count is known.
  private var alone: [IsTaken]
  /// By what the figures of the outcome are about: those taken, a bit for each; 0 where none is.
  private var plans: [UInt64: UInt64] = [:]

  private enum IsTaken: UInt8 {
    case notAsked, no, yes
  }

  /// The figures of a row that make up a sum.
  struct Parts {
    /// The row's first figure, as a position in the columns of figures.
    var start: Int
    /// A bit for each of the first 63 figures from ``start`` on.
    var taken: UInt64
    /// Those behind the first 63, of which hardly any row has one.
    var others: [Int] = []

    /// The only figure; nil where there are several.
    @inline(__always)
    var single: Int? {
      taken != 0 && taken & (taken &- 1) == 0 && others.isEmpty
        ? start + taken.trailingZeroBitCount : nil
    }

    /// All of them, as positions in the columns of figures.
    var all: [Int] { (0..<63).filter { taken >> UInt64($0) & 1 == 1 }.map { start + $0 } + others }
  }

  /// Prepares a sum over figures of one outcome.
  init(
    _ columns: IncidentColumns, _ keys: [CasualtyKey], _ outcome: CasualtyStatement.Outcome,
    sum: @escaping (CasualtyFigures) -> CasualtyFigure?
  ) {
    self.columns = columns
    self.keys = keys
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
    parts(of: OutcomeFigures(row, columns, isOfOutcome: isOfOutcome))
  }

  /// Those of the figures of the outcome that make up the sum; nil where nothing is reported.
  @inline(__always)
  func parts(of figures: OutcomeFigures) -> Parts? {
    let (code, count) = (figures.code, figures.count)
    if count == 0 { return nil }
    let start = figures.all.lowerBound
    if count > 4 || keys.count >= 1 << 14 || figures.all.count > 63 { return long(figures.all) }
    if count == 1 {
      let kind = Int(code - 1)
      if alone[kind] == .notAsked {
        alone[kind] = plan([start + figures.found.trailingZeroBitCount]) == nil ? .no : .yes
      }
      return alone[kind] == .yes ? Parts(start: start, taken: figures.found) : nil
    }
    // The code tells in which order the figures of the outcome come, not which others are between.
    let taken = plans[code] ?? plan(figures.all, code)
    if taken == 0 { return nil }
    var found = figures.found
    var (rest, position) = (found, UInt64(0))
    while rest != 0 {
      let bit = rest & (0 &- rest)
      if taken >> position & 1 == 0 { found &= ~bit }
      rest &= ~bit
      position += 1
    }
    return Parts(start: start, taken: found)
  }

  /// The count of a row; nil where nothing is reported.
  func count(_ row: Int) -> CountInterval? { parts(row).map(count) }

  /// The count of some figures together.
  @inline(__always)
  func count(_ parts: Parts) -> CountInterval {
    if let figure = parts.single { return columns.count(figure) }
    return CountInterval(sumOf: parts.all.map(columns.count))
  }

  private func plan(_ figures: Range<Int>, _ code: UInt64) -> UInt64 {
    let taken = plan(figures.filter { isOfOutcome[Int(columns.figureKeys[$0])] }) ?? []
    let bits = taken.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    plans[code] = bits
    return bits
  }

  private func long(_ figures: Range<Int>) -> Parts? {
    let found = figures.filter { isOfOutcome[Int(columns.figureKeys[$0])] }
    guard let taken = plan(found)?.map({ found[$0] }), !taken.isEmpty else { return nil }
    var parts = Parts(start: figures.lowerBound, taken: 0)
    for figure in taken {
      let position = figure - figures.lowerBound
      if position < 63 { parts.taken |= 1 << UInt64(position) } else { parts.others.append(figure) }
    }
    return parts
  }

  /// The positions of the figures that the sum takes.
  private func plan(_ figures: [Int]) -> [Int]? {
    var byKey: [CasualtyKey: CasualtyFigure] = [:]
    for (position, figure) in figures.enumerated() {
      let key = keys[Int(columns.figureKeys[figure])]
      let count = columns.isKnown(figure) ? CountInterval(exactly: 1) : .unknown
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
