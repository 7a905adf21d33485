/// Which figures of a row sums take, found once for rows whose figures the sums cannot tell apart.
struct FigureSelector {
  /// Tells which estimates of a record a sum takes.
  typealias Sum = (FigureSelection) -> [Int]

  private let classes: FigureClasses
  private let sums: [Sum]
  /// By the code of up to four figures: four bits for each sum, one for each figure that it takes.
  private var known = PairTable()

  /// Prepares at most four sums over figures of one outcome.
  init(_ classes: FigureClasses, _ sums: [Sum]) {
    self.classes = classes
    self.sums = sums
  }

  /// For each sum a bit for each of the figures of a row that it takes.
  mutating func taken(_ all: Range<Int>) -> SIMD4<UInt64> {
    let (found, code) = classes.described(all)
    if found.isEmpty { return .zero }
    guard let code else { return bits(of: found) }
    if let taken = known.find(code) { return FigureSelector.spread(UInt16(taken), found) }
    var taken: UInt16 = 0
    for (sum, positions) in select(found.map(\.self)).enumerated() {
      for position in positions { taken |= 1 << UInt16(4 * sum + position) }
    }
    known.set(code, Int32(taken))
    return FigureSelector.spread(taken, found)
  }

  private static func spread(_ taken: UInt16, _ found: FigureSet) -> SIMD4<UInt64> {
    var bits = SIMD4<UInt64>.zero
    var (rest, place) = (found.bits, taken)
    while rest != 0 {
      let bit = rest & ~(rest &- 1)
      for sum in 0..<4 where place >> UInt16(4 * sum) & 1 == 1 { bits[sum] |= bit }
      rest ^= bit
      place >>= 1
    }
    return bits
  }

  private func bits(of found: FigureSet) -> SIMD4<UInt64> {
    let figures = found.map(\.self)
    var bits = SIMD4<UInt64>.zero
    for (sum, positions) in select(figures).enumerated() {
      for position in positions { bits[sum] |= 1 << UInt64(figures[position] - found.start) }
    }
    return bits
  }

  /// The positions of the figures that each sum takes.
  private func select(_ figures: [Int]) -> [[Int]] {
    let about = figures.map(classes.key)
    let order = figures.indices.sorted { FigureSelection.precedes(about[$0], about[$1]) }
    let selection = FigureSelection(
      order.map { (about[$0], classes.columns.isKnown(figures[$0])) })
    return sums.map { sum in sum(selection).map { order[$0] } }
  }
}

/// What tells figures of one outcome from others as far as sums go.
struct FigureClasses {
  let columns: IncidentColumns
  private let keys: [CasualtyKey]
  /// By the number of a key, that of its class; -1 for other outcomes.
  private let classes: [Int32]
  private let count: Int

  /// Tells figures apart.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - keys: What figures are about, by number.
  ///   - outcome: The outcome.
  ///   - areOfActors: Whether sums look at which actor a figure is about.
  init(
    _ columns: IncidentColumns, _ keys: [CasualtyKey], _ outcome: CasualtyStatement.Outcome,
    areOfActors: Bool
  ) {
    self.columns = columns
    self.keys = keys
    var numbers = Numbers<CasualtyKey>()
    classes = keys.map { key in
      if key.outcome != outcome { return -1 }
      let actor = areOfActors ? key.actor : key.actor.map { _ in "" }
      return Int32(numbers.number(of: CasualtyKey(key.side, actor: actor, outcome)))
    }
    count = numbers.values.count
  }

  /// What a figure is about.
  func key(_ figure: Int) -> CasualtyKey { keys[Int(columns.figureKeys[figure])] }

  /// Those of some figures that are of the outcome, with a code that is the same where sums take
  /// the same of them; nil where there are too many for one.
  func described(_ all: Range<Int>) -> (found: FigureSet, code: UInt64?) {
    var found = FigureSet(start: all.lowerBound, bits: 0)
    var code: UInt64 = 0
    for figure in all {
      let number = Int(classes[Int(columns.figureKeys[figure])])
      if number < 0 { continue }
      found.bits |= 1 << UInt64(figure - all.lowerBound)
      code = code << 16 | UInt64(2 * number + (columns.isKnown(figure) ? 1 : 0) + 1)
    }
    return (found, found.bits.nonzeroBitCount > 4 || count >= 1 << 14 ? nil : code)
  }
}
