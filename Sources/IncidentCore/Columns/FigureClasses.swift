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
