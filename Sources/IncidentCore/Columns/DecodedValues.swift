/// The values of columns, each decoded once when it is asked for.
final class DecodedValues {
  private let values: any ColumnValues
  private let actors: ActorRegister
  private let regions: RegionMap
  private let towns: any TownDirectory
  private var occurrences: [Occurrence?]
  private var places: [IncidentPlace?]
  private var attacks: [Attack?]
  private var knownKinds: [Int32]?
  private var knownCategories: [Int32]?
  private var townsByID: [String: Town?] = [:]
  /// Numbers of places with points, which are not those of places alone.
  private var pairs: [Int: Int] = [:]
  private var hasAllOccurrences = false
  private var knownPlaceEpochs: EpochsOfOccurrences?
  private var knownActorEpochs: EpochsOfOccurrences?

  init(
    _ values: any ColumnValues, actors: ActorRegister, regions: RegionMap,
    towns: any TownDirectory
  ) {
    self.values = values
    self.actors = actors
    self.regions = regions
    self.towns = towns
    let counts = values.counts
    occurrences = Array(repeating: nil, count: counts.occurrences)
    places = Array(repeating: nil, count: counts.places)
    attacks = Array(repeating: nil, count: counts.attacks)
  }

  /// Takes over what was decoded, for another thread.
  init(copying other: DecodedValues) {
    values = other.values
    actors = other.actors
    regions = other.regions
    towns = other.towns
    occurrences = other.occurrences
    places = other.places
    attacks = other.attacks
    knownKinds = other.knownKinds
    knownCategories = other.knownCategories
    townsByID = other.townsByID
    pairs = other.pairs
    hasAllOccurrences = other.hasAllOccurrences
    knownPlaceEpochs = other.knownPlaceEpochs
    knownActorEpochs = other.knownActorEpochs
  }

  @inline(__always)
  func occurrence(_ number: UInt32) -> Occurrence {
    occurrences[Int(number)] ?? findOccurrence(number)
  }

  private func findOccurrence(_ number: UInt32) -> Occurrence {
    let occurrence = values.occurrence(number)
    occurrences[Int(number)] = occurrence
    return occurrence
  }

  func attack(_ number: UInt32) -> Attack {
    if let known = attacks[Int(number)] { return known }
    let attack = values.attack(number)
    attacks[Int(number)] = attack
    return attack
  }

  /// A number for the kind of each attack.
  var kinds: [Int32] {
    if let knownKinds { return knownKinds }
    let all = AttackKind.allCases
    let found = (0..<UInt32(values.counts.attacks)).map { number in
      Int32(all.firstIndex(of: values.kind(number)) ?? 0)
    }
    knownKinds = found
    return found
  }

  /// A number for the categories of the targets of each attack.
  var categories: [Int32] {
    if let knownCategories { return knownCategories }
    var numbers = Numbers<[Target.Category]>()
    let found = (0..<UInt32(values.counts.attacks)).map { number in
      Int32(numbers.number(of: values.categories(number)))
    }
    knownCategories = found
    return found
  }

  /// The place of a number, and its town.
  func place(_ number: UInt32) -> (place: IncidentPlace, town: Town?) {
    let place = placeAlone(number)
    return (place, place.town.flatMap(town))
  }

  /// The place of a number.
  func placeAlone(_ number: UInt32) -> IncidentPlace {
    if let known = places[Int(number)] { return known }
    let place = values.place(number)
    places[Int(number)] = place
    return place
  }

  func town(_ id: String) -> Town? {
    if let known = townsByID[id] { return known }
    let town = towns.town(id: id)
    townsByID[id] = town
    return town
  }

  /// A number for a point in a place in a part of time; that of the place where there is none.
  func entry(ofPoint point: UInt32, in place: Int) -> Int {
    guard point != 0 else { return place }
    let next = values.counts.places * placeEpochs.count + pairs.count
    let pair = place << 32 | Int(point)
    if let known = pairs[pair] { return known }
    pairs[pair] = next
    return next
  }

  // MARK: Parts of time

  /// Parts of time in which places lie in the same regions; they need the towns of all places.
  var placeEpochs: EpochsOfOccurrences {
    if let knownPlaceEpochs { return knownPlaceEpochs }
    let found = epochs(changesOfPlaces)
    knownPlaceEpochs = found
    return found
  }

  /// Parts of time in which actors have the same umbrellas.
  var actorEpochs: EpochsOfOccurrences {
    if let knownActorEpochs { return knownActorEpochs }
    let found = epochs(actors.changes)
    knownActorEpochs = found
    return found
  }

  private func epochs(_ changes: some Sequence<Day>) -> EpochsOfOccurrences {
    decodeOccurrences()
    let epochs = DayEpochs(changes)
    return EpochsOfOccurrences(
      count: epochs.count,
      known: occurrences.indices.map {
        Int16(clamping: epochs.epoch(of: occurrence(UInt32($0)).start))
      })
  }

  private var changesOfPlaces: Set<Day> {
    decodePlaces()
    var changes = Set(regions.changes)
    for town in townsByID.values { changes.formUnion(town?.changes ?? []) }
    return changes
  }
}

extension DecodedValues {
  /// Decodes all spans of time, on two threads.
  func decodeOccurrences() {
    if hasAllOccurrences { return }
    hasAllOccurrences = true
    let decoded = Halves.of(occurrences.indices, few: 2048) { [values] half, _ in
      // As it is kept: to convert the list would take as long again.
      half.map { Optional(values.occurrence(UInt32($0))) }
    }
    occurrences = decoded.flatMap(\.self)
  }

  /// Decodes all places and their towns, on two threads.
  private func decodePlaces() {
    let decoded = Halves.of(1..<max(1, values.counts.places), few: 512) { [values, towns] half, _ in
      half.map { number in
        let place = values.place(UInt32(number))
        return (number: number, place: place, town: place.town.flatMap { towns.town(id: $0) })
      }
    }.joined()
    for (number, place, town) in decoded {
      places[number] = place
      if let id = place.town { townsByID[id] = .some(town) }
    }
  }
}

/// The part of time that each span of time of a log begins in.
struct EpochsOfOccurrences {
  /// How many parts of time there are.
  let count: Int
  fileprivate let known: [Int16]

  @inline(__always)
  subscript(occurrence: UInt32) -> Int { Int(known[Int(occurrence)]) }

  /// A number for a value in the part of time that a span of time begins in.
  @inline(__always)
  func entry(_ number: UInt32, _ occurrence: UInt32) -> Int {
    Int(number) &* count &+ self[occurrence]
  }
}
