/// Finds the figures of rows that are on the side of an actor, once for all that decides it.
struct OwnFigures {
  private let picture: ColumnPicture
  private let columns: IncidentColumns
  /// By the number of what a figure is about, whether that is an actor's.
  private let isOfActor: [Bool]
  /// By the key, the part of time and whether the row names sides of a clash.
  private var numbers = PairTable()
  private var plans: [FigurePlan] = []
  /// A plan without sums.
  private let base: FigurePlan

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    isOfActor = picture.figureKeys.map { $0.actor != nil }
    base = FigurePlan(columns, picture.figureKeys, .killed, [], areOfActors: true)
  }

  /// Whether a figure of a row is an actor's.
  @inline(__always)
  func areOfActors(_ row: Int) -> Bool {
    for figure in columns.figures(row) where isOfActor[Int(columns.figureKeys[figure])] {
      return true
    }
    return false
  }

  /// The figures of a row of those killed on the side of an actor.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - actor: The actor.
  ///   - key: A number of the actor.
  ///   - isParty: Whether the row names sides of a clash.
  /// - Returns: The figures.
  mutating func figures(_ row: Int, of actor: String, _ key: Int, isParty: Bool) -> FigureSet {
    let known = (key << 16 | picture.actorEpoch(row)) << 1 | (isParty ? 1 : 0)
    if let number = numbers.find(UInt64(known)) { return plans[Int(number)].parts(row)[0] }
    let attack = picture.attack(row, parts: [.occurred, .leaders, .assurances])
    let isOwn = CasualtyTally.isOwn(of: actor, picture.actors)
    let sum: FigurePlan.Sum = { $0.sum(.killed) { isOwn($0, attack) } }
    plans.append(FigurePlan(base, [sum]))
    numbers.set(UInt64(known), Int32(plans.count - 1))
    return plans[plans.count - 1].parts(row)[0]
  }
}
