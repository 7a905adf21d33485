/// Which figures of rows make up sums over one outcome, found once for rows that have figures about
/// the same.
struct FigurePlan {
  /// By the number of a pattern, what is taken of the figures of its rows.
  private var plans: [PlannedFigures] = []
  private let patterns: NumberColumn<UInt32>
  private let columns: IncidentColumns
  private var selector: FigureSelector

  /// Prepares the sums of at most four measures of one outcome.
  init(_ picture: ColumnPicture, _ measures: [SummaryRequest.Measure]) {
    columns = picture.columns
    patterns = columns.figurePatterns
    let keys = FigureClasses(
      picture.columns, picture.figureKeys, measures[0].key.outcome, areOfActors: false)
    selector = FigureSelector(keys, measures.map(\.selection))
  }

  /// Which figures of a row each sum takes.
  @inline(__always)
  mutating func planned(_ row: Int) -> PlannedFigures {
    let pattern = Int(patterns[row])
    if pattern < plans.count, plans[pattern].isKnown { return plans[pattern] }
    return plan(row, pattern)
  }

  @inline(never)
  private mutating func plan(_ row: Int, _ pattern: Int) -> PlannedFigures {
    let figures = columns.figures(row)
    let planned = PlannedFigures(
      selector.taken(figures), of: figures.count,
      haveSpeakers: figures.contains { columns.figureSpeakers[$0] != 0 })
    if pattern >= plans.count {
      plans += Array(
        repeating: PlannedFigures(), count: max(1024, 2 * pattern) + 1 - plans.count)
    }
    plans[pattern] = planned
    return planned
  }

  /// The figures of a row that a sum takes.
  @inline(__always)
  mutating func figures(_ row: Int, _ planned: PlannedFigures, _ sum: Int) -> FigureSet {
    FigureSet(
      start: columns.figureStart(row), bits: planned.isLong ? longFigures(row, sum) : planned[sum])
  }

  @inline(never)
  private mutating func longFigures(_ row: Int, _ sum: Int) -> UInt64 {
    selector.taken(columns.figures(row))[sum]
  }

  /// The bounds of the count of a row by the first sum, as ``IncidentColumns/bounds(_:)`` has them;
  /// nil where nothing is reported.
  @inline(__always)
  mutating func bounds(_ row: Int) -> SIMD4<Int>? {
    let planned = planned(row)
    if planned.isEmpty { return nil }
    let figures = figures(row, planned, 0)
    return figures.isEmpty ? nil : columns.bounds(figures)
  }
}

/// What sums take of the figures of rows that are the same in what their figures are about.
struct PlannedFigures {
  /// For each of up to four sums eight bits, one for each figure of the row.
  private var bits: UInt32 = 0
  private var state = State.unknown

  private enum State: UInt8 {
    case unknown, short
    /// Rows have more figures than there are bits for: what is taken is found for each of them.
    case long
  }

  /// Whether actors alone speak of a figure of the row.
  private(set) var haveSpeakers = false

  /// Nothing was found yet.
  init() {}

  /// Takes for each sum a bit for each of so many figures of the row.
  fileprivate init(_ taken: SIMD4<UInt64>, of count: Int, haveSpeakers: Bool) {
    self.haveSpeakers = haveSpeakers
    state = count > 8 ? .long : .short
    if state == .long { return }
    for sum in 0..<4 { bits |= UInt32(taken[sum]) << UInt32(8 * sum) }
  }

  @inline(__always)
  var isKnown: Bool { state != .unknown }
  @inline(__always)
  var isLong: Bool { state == .long }
  /// Whether no sum takes anything.
  @inline(__always)
  var isEmpty: Bool { bits == 0 && state != .long }

  /// The sums that may take something.
  @inline(__always)
  var sums: Sums { Sums(bits: isLong ? 0x0101_0101 : bits) }

  /// Gives the numbers of sums.
  struct Sums: IteratorProtocol {
    fileprivate var bits: UInt32

    @inline(__always)
    mutating func next() -> Int? {
      if bits == 0 { return nil }
      let sum = bits.trailingZeroBitCount >> 3
      // Those before it are none any more.
      bits &= ~0xFF &<< UInt32(8 * sum)
      return sum
    }
  }

  /// A bit for each figure that a sum takes, where rows are not long.
  @inline(__always)
  fileprivate subscript(sum: Int) -> UInt64 { UInt64(bits &>> UInt32(8 * sum) & 0xFF) }
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

extension IncidentColumns {
  /// The bounds of the count of some figures together; -1 where they are not known.
  @inline(__always)
  func bounds(_ figures: FigureSet) -> SIMD4<Int> {
    if let single = figures.single { return bounds(single) }
    return joinedBounds(figures)
  }

  /// The bounds of the count of some figures together; nil where nothing is known of it.
  @inline(__always)
  func knownBounds(_ figures: FigureSet) -> SIMD4<Int>? {
    let bounds = bounds(figures)
    return bounds[0] & bounds[1] & bounds[2] < 0 ? nil : bounds
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
  var selection: FigureSelector.Sum {
    let key = key
    if key.side == .all { return { $0.total(key.outcome) } }
    return { selection in selection.sum(key.outcome) { $0.side == key.side } }
  }
}
