/// Which figures of rows make up sums over one outcome, found once for rows that have figures about
/// the same.
struct FigurePlan {
  /// Tells which estimates of a record a sum takes.
  typealias Sum = (FigureSelection) -> [Int]

  private let columns: IncidentColumns
  private let keys: [CasualtyKey]
  private let sums: [Sum]
  /// By the number of a key, whether it is of the outcome that is added up.
  private let isOfOutcome: [Bool]
  /// By the code of a figure that is alone: a bit for each sum that takes it.
  private var alone: [Int32]
  /// By the code of up to four figures: four bits for each sum, one for each figure that it takes.
  private var plans = PairTable()

  /// Prepares sums over figures of one outcome.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - keys: What figures are about, by number.
  ///   - outcome: The outcome.
  ///   - sums: At most four sums.
  init(
    _ columns: IncidentColumns, _ keys: [CasualtyKey], _ outcome: CasualtyStatement.Outcome,
    _ sums: [Sum]
  ) {
    self.columns = columns
    self.keys = keys
    self.sums = sums
    isOfOutcome = keys.map { $0.outcome == outcome }
    alone = Array(repeating: -1, count: 2 * keys.count)
  }

  /// Prepares the sums of measures of one outcome.
  init(_ picture: ColumnPicture, _ measures: [SummaryRequest.Measure]) {
    self.init(
      picture.columns, picture.figureKeys, measures[0].key.outcome, measures.map(\.selection))
  }

  /// Which figures of a row each sum takes.
  @inline(__always)
  mutating func parts(_ row: Int) -> FigureParts {
    let all = columns.figures(row)
    var (found, code, count) = (UInt64(0), UInt64(0), 0)
    for figure in all {
      let key = Int(columns.figureKeys[figure])
      guard isOfOutcome[key] else { continue }
      count += 1
      found |= 1 &<< UInt64(figure - all.lowerBound)
      code = code << 16 | UInt64(2 * key + (columns.isKnown(figure) ? 1 : 0) + 1)
    }
    if count == 0 { return FigureParts(start: all.lowerBound) }
    if count > 4 || keys.count >= 1 << 14 { return longParts(all, found) }
    if count == 1 {
      let known = alone[Int(code - 1)]
      if known >= 0 { return FigureParts(start: all.lowerBound, found, UInt16(known)) }
      let taken = plan(all, found)
      alone[Int(code - 1)] = Int32(taken)
      return FigureParts(start: all.lowerBound, found, taken)
    }
    if let taken = plans.find(code) {
      return FigureParts(start: all.lowerBound, found, UInt16(taken))
    }
    let taken = plan(all, found)
    plans.set(code, Int32(taken))
    return FigureParts(start: all.lowerBound, found, taken)
  }

  /// The bounds of the count of a row by the first sum, as ``IncidentColumns/bounds(_:)`` has them;
  /// nil where nothing is reported.
  @inline(__always)
  mutating func bounds(_ row: Int) -> SIMD4<Int>? {
    if columns.figures(row).isEmpty { return nil }
    let figures = parts(row)[0]
    return figures.isEmpty ? nil : columns.bounds(figures)
  }

  private func plan(_ all: Range<Int>, _ found: UInt64) -> UInt16 {
    let figures = FigureSet(start: all.lowerBound, bits: found).map(\.self)
    var taken: UInt16 = 0
    for (number, positions) in selected(figures).enumerated() {
      for position in positions { taken |= 1 << UInt16(4 * number + position) }
    }
    return taken
  }

  private func longParts(_ all: Range<Int>, _ found: UInt64) -> FigureParts {
    let figures = FigureSet(start: all.lowerBound, bits: found).map(\.self)
    var parts = FigureParts(start: all.lowerBound)
    for (number, positions) in selected(figures).enumerated() {
      for position in positions {
        parts.taken[number] |= 1 << UInt64(figures[position] - all.lowerBound)
      }
    }
    return parts
  }

  /// The positions of the figures that each sum takes.
  private func selected(_ figures: [Int]) -> [[Int]] {
    let about = figures.map { keys[Int(columns.figureKeys[$0])] }
    let order = figures.indices.sorted { FigureSelection.precedes(about[$0], about[$1]) }
    let selection = FigureSelection(order.map { (about[$0], columns.isKnown(figures[$0])) })
    return sums.map { sum in sum(selection).map { order[$0] } }
  }
}

/// Some of the figures of a row, as positions in the columns of figures.
struct FigureSet: Sequence, IteratorProtocol {
  /// The first figure of the row.
  let start: Int
  /// A bit for each of its figures that are in the set.
  var bits: UInt64

  @inline(__always)
  var isEmpty: Bool { bits == 0 }

  /// The only one; nil where there are several.
  @inline(__always)
  var single: Int? {
    bits & (bits &- 1) == 0 && bits != 0 ? start + bits.trailingZeroBitCount : nil
  }

  @inline(__always)
  mutating func next() -> Int? {
    if bits == 0 { return nil }
    defer { bits &= bits &- 1 }
    return start + bits.trailingZeroBitCount
  }
}

/// The figures of a row that each sum of a plan takes.
struct FigureParts {
  fileprivate let start: Int
  /// For each sum a bit for each figure of the row.
  fileprivate var taken: SIMD4<UInt64>

  fileprivate init(start: Int) {
    self.start = start
    taken = .zero
  }

  /// Spreads four bits for each sum over the figures that were found.
  @inline(__always)
  fileprivate init(start: Int, _ found: UInt64, _ plan: UInt16) {
    self.start = start
    let plan = UInt64(plan)
    taken = SIMD4(plan & 15, plan >> 4 & 15, plan >> 8 & 15, plan >> 12)
    let shift = UInt64(found.trailingZeroBitCount)
    if found >> shift & (found >> shift &+ 1) == 0 {
      taken = taken &<< SIMD4(repeating: shift)
    } else {
      spread(found)
    }
  }

  private mutating func spread(_ found: UInt64) {
    let compact = taken
    taken = .zero
    for (position, figure) in FigureSet(start: 0, bits: found).enumerated() {
      taken |= (compact &>> UInt64(position) & 1) &<< UInt64(figure)
    }
  }

  /// The figures that a sum takes; none where nothing is reported.
  @inline(__always)
  subscript(sum: Int) -> FigureSet { FigureSet(start: start, bits: taken[sum]) }
}

extension IncidentColumns {
  /// The bounds of the count of some figures together; -1 where they are not known.
  @inline(__always)
  func bounds(_ figures: FigureSet) -> SIMD4<Int> {
    if let single = figures.single { return bounds(single) }
    return joinedBounds(figures)
  }

  private func joinedBounds(_ figures: FigureSet) -> SIMD4<Int> {
    var rest = figures
    guard let first = rest.next() else { return SIMD4(repeating: -1) }
    return rest.reduce(bounds(first)) { sum, figure in
      let more = bounds(figure)
      func both(_ bound: Int) -> Int {
        min(sum[bound], more[bound]) < 0 ? -1 : sum[bound] + more[bound]
      }
      // Of a low that only one figure has, that is known at least.
      let low = both(0)
      return SIMD4(low < 0 ? max(sum[0], more[0]) : low, both(1), both(2), -1)
    }
  }
}

extension CountInterval {
  /// Takes low, best and high, -1 where they are not known.
  init(bounds: SIMD4<Int>) {
    func bound(_ offset: Int) -> Int? { bounds[offset] < 0 ? nil : bounds[offset] }
    self.init(low: bound(0), best: bound(1), high: bound(2))
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

  /// The estimates of a record that make up the measure.
  fileprivate var selection: FigurePlan.Sum {
    let key = key
    if key.side == .all { return { $0.total(key.outcome) } }
    return { selection in selection.sum(key.outcome) { $0.side == key.side } }
  }
}
