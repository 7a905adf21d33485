/// The values of columns, each decoded once when it is asked for.
final class DecodedValues {
  private let values: any ColumnValues
  private let actors: ActorRegister
  private let regions: RegionMap
  private let towns: any TownDirectory
  private var occurrences: [Occurrence?]
  private var places: [(place: IncidentPlace, town: Town?)?]
  private var townsByID: [String: Town?] = [:]
  /// Parts of time in which places lie in the same regions; they need the towns of all places.
  private lazy var epochsOfPlaces = EpochsOfOccurrences(
    DayEpochs(changesOfPlaces), values.counts.occurrences)
  /// Parts of time in which actors have the same umbrellas.
  private let epochsOfActors: EpochsOfOccurrences

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
    epochsOfActors = EpochsOfOccurrences(DayEpochs(actors.changes), counts.occurrences)
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

  func place(_ number: UInt32) -> (place: IncidentPlace, town: Town?) {
    if let known = places[Int(number)] { return known }
    let place = values.place(number)
    let found = (place, place.town.flatMap(town))
    places[Int(number)] = found
    return found
  }

  private func town(_ id: String) -> Town? {
    if let known = townsByID[id] { return known }
    let town = towns.town(id: id)
    townsByID[id] = town
    return town
  }

  // MARK: Parts of time

  /// How many parts of time there are for places.
  var placeEpochs: Int { epochsOfPlaces.count }
  /// How many parts of time there are for actors.
  var actorEpochs: Int { epochsOfActors.count }

  @inline(__always)
  func placeEpoch(_ number: UInt32) -> Int {
    epochsOfPlaces[number] ?? epochsOfPlaces.find(number, occurrence(number))
  }

  @inline(__always)
  func actorEpoch(_ number: UInt32) -> Int {
    epochsOfActors[number] ?? epochsOfActors.find(number, occurrence(number))
  }

  private var changesOfPlaces: Set<Day> {
    var changes = Set(regions.changes)
    for number in 1..<max(1, values.counts.places) {
      changes.formUnion(place(UInt32(number)).town?.changes ?? [])
    }
    return changes
  }
}

/// The part of time that each span of time of a log begins in, found when it is asked for.
private final class EpochsOfOccurrences {
  /// How many parts of time there are.
  let count: Int
  private let epochs: DayEpochs
  private var known: [Int16]

  init(_ epochs: DayEpochs, _ count: Int) {
    self.epochs = epochs
    self.count = epochs.count
    known = Array(repeating: -1, count: count)
  }

  @inline(__always)
  subscript(number: UInt32) -> Int? {
    let epoch = known[Int(number)]
    return epoch < 0 ? nil : Int(epoch)
  }

  func find(_ number: UInt32, _ occurrence: Occurrence) -> Int {
    let epoch = Int16(clamping: epochs.epoch(of: occurrence.start))
    known[Int(number)] = epoch
    return Int(epoch)
  }
}
