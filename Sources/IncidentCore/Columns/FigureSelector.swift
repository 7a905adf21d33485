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
    guard let described = classes.described(all) else { return taken(ofMany: all) }
    if described.count == 0 { return .zero }
    if let taken = known.find(described.code) {
      return FigureSelector.spread(UInt16(taken), described)
    }
    let figures = (0..<described.count).map { all.lowerBound + Int(described.offsets[$0]) }
    var taken: UInt16 = 0
    for (sum, positions) in select(figures).enumerated() {
      for position in positions { taken |= 1 << UInt16(4 * sum + position) }
    }
    known.set(described.code, Int32(taken))
    return FigureSelector.spread(taken, described)
  }

  private static func spread(_ taken: UInt16, _ figures: FigureClasses.Few) -> SIMD4<UInt64> {
    var bits = SIMD4<UInt64>.zero
    for position in 0..<figures.count {
      let bit: UInt64 = 1 &<< figures.offsets[position]
      for sum in 0..<4 where taken &>> UInt16(4 * sum + position) & 1 == 1 { bits[sum] |= bit }
    }
    return bits
  }

  private func taken(ofMany all: Range<Int>) -> SIMD4<UInt64> {
    let figures = all.filter(classes.areOfOutcome)
    var bits = SIMD4<UInt64>.zero
    for (sum, positions) in select(figures).enumerated() {
      for position in positions { bits[sum] |= 1 << UInt64(figures[position] - all.lowerBound) }
    }
    return bits
  }

  /// The positions, among some figures of the outcome, of those that each sum takes.
  func select(_ figures: [Int]) -> [[Int]] {
    let about = figures.map(classes.key)
    let order = figures.indices.sorted { FigureSelection.precedes(about[$0], about[$1]) }
    let selection = FigureSelection(
      order.map { (about[$0], classes.columns.isKnown(figures[$0])) })
    return sums.map { sum in sum(selection).map { order[$0] } }
  }
}
