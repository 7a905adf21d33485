/// Finds the figures of rows that are on the side of an actor, once for all that decides it.
struct OwnFigures {
  private let picture: ColumnPicture
  private let columns: IncidentColumns
  /// By the number of what a figure is about, whether that is an actor's.
  private let isOfActor: [Bool]
  /// By the number of a pattern of figures, whether one is an actor's: 2 for yes, 1 for no.
  private var areKnownOfActors: [UInt8] = []
  /// By the key, the part of time and whether the row names sides of a clash.
  private var numbers = PairTable()
  private var selectors: [FigureSelector] = []
  /// By the number of a selector and of a pattern, the bits of the figures that it takes.
  private var taken = PairTable()
  private let classes: FigureClasses

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    let keys = picture.figureKeys
    isOfActor = keys.map { $0.actor != nil }
    classes = FigureClasses(columns, keys, .killed, areOfActors: true)
  }

  /// Whether a figure of a row is an actor's.
  @inline(__always)
  mutating func areOfActors(_ row: Int) -> Bool {
    let pattern = Int(columns.figurePatterns[row])
    if pattern < areKnownOfActors.count, areKnownOfActors[pattern] != 0 {
      return areKnownOfActors[pattern] == 2
    }
    return look(row, pattern)
  }

  @inline(never)
  private mutating func look(_ row: Int, _ pattern: Int) -> Bool {
    let found = columns.figures(row).contains { isOfActor[Int(columns.figureKeys[$0])] }
    if pattern >= areKnownOfActors.count {
      areKnownOfActors += Array(
        repeating: 0, count: max(1024, 2 * pattern) + 1 - areKnownOfActors.count)
    }
    areKnownOfActors[pattern] = found ? 2 : 1
    return found
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
    let known = UInt64((key << 16 | picture.actorEpoch(row)) << 1 | (isParty ? 1 : 0))
    let number = numbers.find(known) ?? selector(row, of: actor, known)
    let figures = columns.figures(row)
    let pair = UInt64(number) << 32 | UInt64(columns.figurePatterns[row])
    if let bits = taken.find(pair) {
      return FigureSet(start: figures.lowerBound, bits: UInt64(bits))
    }
    let bits = selectors[Int(number)].taken(figures)[0]
    // What has no place in the table is found each time.
    if let short = Int32(exactly: bits) { taken.set(pair, short) }
    return FigureSet(start: figures.lowerBound, bits: bits)
  }

  /// Makes what finds the figures of an actor in rows like one.
  private mutating func selector(_ row: Int, of actor: String, _ known: UInt64) -> Int32 {
    let attack = picture.attack(row, parts: [.occurred, .leaders, .assurances])
    let isOwn = CasualtyTally.isOwn(of: actor, picture.actors)
    selectors.append(FigureSelector(classes, [{ $0.sum(.killed) { isOwn($0, attack) } }]))
    let number = Int32(selectors.count - 1)
    numbers.set(known, number)
    return number
  }
}
