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

  /// Whether a figure is of the outcome.
  func areOfOutcome(_ figure: Int) -> Bool { classes[Int(columns.figureKeys[figure])] >= 0 }

  /// Up to four figures of the outcome in an order that does not depend on that in the row.
  struct Few {
    /// How many there are.
    fileprivate(set) var count = 0
    /// How far each stands behind the first figure of the row.
    fileprivate(set) var offsets = SIMD4<UInt64>.zero
    /// What tells them from others as far as sums go.
    fileprivate(set) var code: UInt64 = 0
  }

  /// Those of some figures that are of the outcome; nil where they are too many for a code.
  func described(_ all: Range<Int>) -> Few? {
    if count >= 1 << 14 { return nil }
    var few = Few()
    var parts = SIMD4<UInt64>.zero
    for figure in all {
      let number = Int(classes[Int(columns.figureKeys[figure])])
      if number < 0 { continue }
      if few.count == 4 { return nil }
      let part = UInt64(2 * number + (columns.isKnown(figure) ? 1 : 0) + 1)
      var place = few.count
      while place > 0, parts[place - 1] > part {
        parts[place] = parts[place - 1]
        few.offsets[place] = few.offsets[place - 1]
        place -= 1
      }
      parts[place] = part
      few.offsets[place] = UInt64(figure - all.lowerBound)
      few.count += 1
    }
    for place in 0..<few.count { few.code = few.code << 16 | parts[place] }
    return few
  }
}
