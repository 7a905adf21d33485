/// Which estimates of one record make up a sum, so that no casualty counts twice.
struct FigureSelection {
  /// What each estimate is about, in the order of ``precedes(_:_:)``, and whether its count is known.
  private let estimates: [(key: CasualtyKey, isKnown: Bool)]

  /// Takes estimates in the order of ``precedes(_:_:)``.
  init(_ estimates: [(key: CasualtyKey, isKnown: Bool)]) {
    self.estimates = estimates
  }

  /// The order of estimates: by side, the one without an actor first.
  static func precedes(_ one: CasualtyKey, _ other: CasualtyKey) -> Bool {
    if one.side != other.side { return one.side.rawValue < other.side.rawValue }
    let (actor, otherActor) = (one.actor ?? "", other.actor ?? "")
    if actor != otherActor { return actor < otherActor }
    return one.outcome.rawValue < other.outcome.rawValue
  }

  /// All casualties of an outcome: the unsplit total if it was stated, else the sum over sides.
  ///
  /// - Returns: The positions of the estimates that are added up; none where nothing was reported.
  func total(_ outcome: CasualtyStatement.Outcome) -> [Int] {
    let unsplit = unsplit(outcome)
    if unsplit.contains(where: { estimates[$0].isKnown }) { return unsplit }
    let sum = sum(outcome) { _ in true }
    return sum.isEmpty ? unsplit : sum
  }

  /// The total that a source does not split.
  ///
  /// - Returns: The positions of the estimates that are added up; none where none was stated.
  func unsplit(_ outcome: CasualtyStatement.Outcome) -> [Int] {
    ofSide(
      estimates.indices.filter {
        estimates[$0].key.side == .all && estimates[$0].key.outcome == outcome
      }[...])
  }

  /// The sum over the sides that are wanted; of one side the estimate without an actor comes first.
  ///
  /// - Returns: The positions of the estimates that are added up; none where nothing was reported.
  func sum(
    _ outcome: CasualtyStatement.Outcome, where isWanted: (CasualtyKey) -> Bool
  ) -> [Int] {
    var rest = estimates.indices.filter {
      let key = estimates[$0].key
      return key.outcome == outcome && key.side != .all && isWanted(key)
    }[...]
    if rest.count < 2 { return Array(rest) }
    var taken: [Int] = []
    while let first = rest.first {
      let side = rest.prefix { estimates[$0].key.side == estimates[first].key.side }
      taken += ofSide(side)
      rest = rest[side.endIndex...]
    }
    return taken
  }

  /// The estimate of one side without an actor if it is known, else those of its actors.
  private func ofSide(_ side: ArraySlice<Int>) -> [Int] {
    let undivided = side.first { estimates[$0].key.actor == nil }
    if let undivided, estimates[undivided].isKnown { return [undivided] }
    let ofActors = side.filter { estimates[$0].key.actor != nil }
    return ofActors.isEmpty ? undivided.map { [$0] } ?? [] : ofActors
  }
}
