/// Finds the figures of rows that are on the side of an actor, once for all that decides it.
struct OwnFigures {
  private let picture: ColumnPicture
  private let columns: IncidentColumns
  private let keys: [CasualtyKey]
  /// By the number of a pattern of figures, whether one is an actor's: 2 for yes, 1 for no.
  private var areKnownOfActors: [UInt8] = []
  /// The number of a side by the key, the part of time and whether the row names sides of a clash.
  private var numbers = PairTable()
  private var sides = Numbers<Side>()
  /// The number of how an actor is related to others by the key and the part of time.
  private var relationNumbers = PairTable()
  private var relations = Numbers<Relations>()
  /// By the number of a side and of what a figure is about, whether it is on that side: 2 for yes,
  /// 1 for no, 0 where nobody asked.
  private var areKnownOwn: [UInt8] = []
  /// The actors that figures are about.
  private var figureActors = Numbers<String>()
  /// By the number of what a figure is about, that of its actor, -1 where it has none.
  private let actorsOfKeys: [Int]
  /// By the part of time, those of these actors that are an actor or components of it.
  private var components: [Int: [String: [Int]]] = [:]
  /// By the number of a side and of a pattern, the bits of several figures that make up the sum.
  private var taken = PairTable()
  private let selector: FigureSelector

  /// What decides which figures are on the side of an actor.
  private struct Side: Hashable {
    /// Whether the row names sides of a clash.
    let isParty: Bool
    /// The number of how the actor is related to others.
    let relations: Int
  }

  /// How an actor is related to others.
  private struct Relations: Hashable {
    /// The actors of figures that are the actor or components of it, by their numbers.
    let under: [Int]
    /// Those that are the actor or that it is a component of.
    let over: [Int]
  }

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    keys = picture.figureKeys
    var actors = Numbers<String>()
    actorsOfKeys = keys.map { key in key.actor.map { actors.number(of: $0) } ?? -1 }
    figureActors = actors
    selector = FigureSelector(
      FigureClasses(columns, keys, .killed, areOfActors: true),
      [{ $0.sum(.killed) { _ in true } }])
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
    let found = columns.figures(row).contains {
      keys[Int(columns.figureKeys[$0])].actor != nil
    }
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
    let side = Int(numbers.find(known) ?? findSide(row, of: actor, known, isParty: isParty))
    let figures = columns.figures(row)
    var own = FigureSet(start: figures.lowerBound, bits: 0)
    for figure in figures where isOwn(Int(columns.figureKeys[figure]), side) {
      own.bits |= 1 << UInt64(figure - figures.lowerBound)
    }
    if !own.isEmpty, own.single == nil { own.bits = select(own, row, side) }
    return own
  }

  /// Those of several figures on a side that make up the sum.
  private mutating func select(_ own: FigureSet, _ row: Int, _ side: Int) -> UInt64 {
    let pair = UInt64(side) << 32 | UInt64(columns.figurePatterns[row])
    if let bits = taken.find(pair) { return UInt64(bits) }
    let figures = Array(own)
    let bits = selector.select(figures)[0].reduce(UInt64(0)) { bits, position in
      bits | 1 << UInt64(figures[position] - own.start)
    }
    // What has no place in the table is found each time.
    if let short = Int32(exactly: bits) { taken.set(pair, short) }
    return bits
  }

  /// The side of an actor in rows like one: the same for all actors that are related to those of
  /// figures in the same way.
  private mutating func findSide(
    _ row: Int, of actor: String, _ known: UInt64, isParty: Bool
  ) -> Int32 {
    let relations = relationNumbers.find(known >> 1) ?? findRelations(row, of: actor, known >> 1)
    let number = sides.number(of: Side(isParty: isParty, relations: Int(relations)))
    numbers.set(known, Int32(number))
    return Int32(number)
  }

  /// Whether what a figure is about is on a side.
  private mutating func isOwn(_ number: Int, _ side: Int) -> Bool {
    let place = side * keys.count + number
    if place >= areKnownOwn.count {
      areKnownOwn += Array(repeating: 0, count: 2 * (place + keys.count) - areKnownOwn.count)
    }
    if areKnownOwn[place] == 0 { areKnownOwn[place] = findOwn(number, side) ? 2 : 1 }
    return areKnownOwn[place] == 2
  }

  private func findOwn(_ number: Int, _ side: Int) -> Bool {
    let (key, actor) = (keys[number], actorsOfKeys[number])
    let side = sides.values[side]
    let relations = relations.values[side.relations]
    return key.outcome == .killed && key.side != .all
      && CasualtyTally.isOwn(
        key, isParty: side.isParty, isUnder: { _ in relations.under.contains(actor) },
        isOver: { _ in relations.over.contains(actor) })
  }

  private mutating func findRelations(
    _ row: Int, of actor: String, _ known: UInt64
  ) -> Int32 {
    let day = picture.occurrence(columns.occurrences[row]).start
    func withUmbrellas(_ id: String) -> [String] {
      [id] + picture.actors.umbrellas(of: id, on: day)
    }
    let epoch = picture.actorEpoch(row)
    if components[epoch] == nil {
      components[epoch] = figureActors.values.indices.reduce(into: [:]) { components, number in
        for umbrella in withUmbrellas(figureActors.values[number]) {
          components[umbrella, default: []].append(number)
        }
      }
    }
    let number = relations.number(
      of: Relations(
        under: components[epoch]?[actor] ?? [],
        over: withUmbrellas(actor).compactMap { figureActors.known($0) }))
    relationNumbers.set(known, Int32(number))
    return Int32(number)
  }
}
