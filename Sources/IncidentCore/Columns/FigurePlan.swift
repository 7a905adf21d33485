/// Which figures of rows make up sums over one outcome, found once for rows that have figures about
/// the same.
struct FigurePlan {
  /// Tells which estimates of a record a sum takes.
  typealias Sum = (FigureSelection) -> [Int]

  private let columns: IncidentColumns
  private let figureEnds: NumberColumn<UInt32>
  private let figureKeys: NumberColumn<UInt32>
  private let keys: [CasualtyKey]
  private var sums: [Sum]
  /// By the number of a key, what tells it from others as far as the sums go; -1 for other outcomes.
  private let classes: [Int32]
  private let classCount: Int
  /// By the code of a figure that is alone: a bit for each sum that takes it.
  private var alone: [Int32]
  /// By the code of up to four figures: four bits for each sum, one for each figure that it takes.
  private var plans = PairTable()
  /// The same of figures in the order of their codes.
  private var ordered = PairTable()

  /// Prepares sums over figures of one outcome.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - keys: What figures are about, by number.
  ///   - outcome: The outcome.
  ///   - sums: At most four sums.
  ///   - areOfActors: Whether sums look at which actor a figure is about.
  init(
    _ columns: IncidentColumns, _ keys: [CasualtyKey], _ outcome: CasualtyStatement.Outcome,
    _ sums: [Sum], areOfActors: Bool
  ) {
    self.columns = columns
    figureEnds = columns.figureEnds
    figureKeys = columns.figureKeys
    self.keys = keys
    self.sums = sums
    var numbers = Numbers<CasualtyKey>()
    classes = keys.map { key in
      if key.outcome != outcome { return -1 }
      let actor = areOfActors ? key.actor : key.actor.map { _ in "" }
      return Int32(numbers.number(of: CasualtyKey(key.side, actor: actor, outcome)))
    }
    classCount = numbers.values.count
    alone = Array(repeating: -1, count: 2 * classCount)
  }

  /// Prepares other sums over figures of the same outcome, of which the other plan knows none yet.
  init(_ other: FigurePlan, _ sums: [Sum]) {
    self = other
    self.sums = sums
  }

  /// Prepares the sums of measures of one outcome.
  init(_ picture: ColumnPicture, _ measures: [SummaryRequest.Measure]) {
    self.init(
      picture.columns, picture.figureKeys, measures[0].key.outcome, measures.map(\.selection),
      areOfActors: false)
  }

  /// Which figures of a row each sum takes.
  @inline(__always)
  mutating func parts(_ row: Int) -> FigureParts {
    let all = (row == 0 ? 0 : Int(figureEnds[row - 1]))..<Int(figureEnds[row])
    var (found, code, count) = (UInt64(0), UInt64(0), 0)
    for figure in all {
      let number = Int(classes[Int(figureKeys[figure])])
      if number < 0 { continue }
      count += 1
      found |= 1 &<< UInt64(figure - all.lowerBound)
      code = code << 16 | UInt64(2 * number + (columns.isKnown(figure) ? 1 : 0) + 1)
    }
    if count == 0 { return FigureParts(start: all.lowerBound) }
    if count > 4 || classCount >= 1 << 14 { return longParts(all, found) }
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
    let taken = plan(all, found, code, count)
    plans.set(code, Int32(taken))
    return FigureParts(start: all.lowerBound, found, taken)
  }

  /// What is taken of up to four figures, found once for all orders that they can stand in.
  private mutating func plan(
    _ all: Range<Int>, _ found: UInt64, _ code: UInt64, _ count: Int
  ) -> UInt16 {
    let codes = (0..<count).map { code >> UInt64(16 * (count - 1 - $0)) & 0xFFFF }
    let order = codes.indices.sorted { codes[$0] < codes[$1] }
    let sortedCode = order.reduce(0) { $0 << 16 | codes[$1] }
    if let known = ordered.find(sortedCode) {
      return FigurePlan.moved(UInt16(known), order) { from, to in (from, to) }
    }
    let taken = plan(all, found)
    let sorted = FigurePlan.moved(taken, order) { from, to in (to, from) }
    ordered.set(sortedCode, Int32(sorted))
    return taken
  }

  /// The bits of each sum, each moved between its place in an order and that in the row.
  private static func moved(
    _ taken: UInt16, _ order: [Int], _ way: (Int, Int) -> (from: Int, to: Int)
  ) -> UInt16 {
    var moved: UInt16 = 0
    for (place, position) in order.enumerated() {
      let (from, to) = way(place, position)
      for sum in 0..<4 { moved |= (taken >> UInt16(4 * sum + from) & 1) << UInt16(4 * sum + to) }
    }
    return moved
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
        parts.ofMany[number] |= 1 << UInt64(figures[position] - all.lowerBound)
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
  /// A bit for each figure of the row that is of the outcome.
  private let found: UInt64
  /// For each sum four bits, one for each of the figures found.
  private let taken: UInt16
  /// Of more than four figures, for each sum a bit for each figure of the row.
  fileprivate var ofMany = SIMD4<UInt64>.zero

  @inline(__always)
  fileprivate init(start: Int, _ found: UInt64 = 0, _ taken: UInt16 = 0) {
    self.start = start
    self.found = found
    self.taken = taken
  }

  /// The figures that a sum takes; none where nothing is reported.
  @inline(__always)
  subscript(sum: Int) -> FigureSet {
    let bits = UInt64(taken &>> UInt16(4 * sum)) & 15
    if bits == 0 { return FigureSet(start: start, bits: ofMany[sum]) }
    let shift = UInt64(found.trailingZeroBitCount)
    let isDense = found &>> shift & (found &>> shift &+ 1) == 0
    return FigureSet(start: start, bits: isDense ? bits &<< shift : spread(bits))
  }

  private func spread(_ bits: UInt64) -> UInt64 {
    var spread: UInt64 = 0
    for (position, figure) in FigureSet(start: 0, bits: found).enumerated() {
      spread |= (bits >> UInt64(position) & 1) << UInt64(figure)
    }
    return spread
  }
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
