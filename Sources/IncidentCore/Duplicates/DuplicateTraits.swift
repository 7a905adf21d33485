import TextBasics

/// What of an attack is compared with other attacks, worked out once for each.
///
/// A class, since traits are sorted and passed about.
final class DuplicateTraits: Sendable {
  let id: String
  /// The first and last day, in days since 1970; nil where the date is not known to the quarter.
  let days: ClosedRange<Int32>?
  let place: DuplicatePlace
  /// Names of the place, so that spellings of one name are the same.
  let placeNames: [String]
  let town: String?
  /// What the place is called where it is shown.
  let placeName: String
  let occurred: Occurrence
  let kind: AttackKind
  /// Those who are said to have done it or to have taken part, with their umbrellas.
  let perpetrators: Set<String>
  /// The same with those who were attacked.
  let actors: Set<String>
  let killed: CountInterval?
  /// What tells its sources from others, as ``DuplicateDetails`` has it.
  let sources: [Int]
  let texts: [Int]
  let externals: [String: Set<String>]
  let operation: String?
  let notDuplicateOf: [String]

  /// A longer span says too little of the time to compare by.
  static let longestSpan: Int32 = 62

  /// Works out what is compared of an attack of which its incident's days, place and targets, its
  /// operation and its place on the map are known.
  init(
    _ attack: AttackPicture, id: String, killed: CountInterval?, _ details: DuplicateDetails,
    _ memory: inout DuplicateMemory
  ) {
    let incident = attack.incident
    self.id = id
    days = incident.occurred.days.flatMap { days in
      days.upperBound - days.lowerBound > Int(DuplicateTraits.longestSpan)
        ? nil : days.lowerBound.daysSince1970...days.upperBound.daysSince1970
    }
    place = DuplicatePlace(incident.place, town: attack.town, attack.placement)
    town = incident.place.town
    placeName =
      details.asWritten ?? attack.town?.name ?? incident.place.region ?? incident.place.country
    occurred = incident.occurred
    placeNames =
      [details.asWritten].compactMap { $0 }.map(DuplicateMemory.sound(of:)).filter { !$0.isEmpty }
      + (attack.town.map { memory.sounds(of: $0) } ?? [])
    kind = incident.attack.kind
    let ofOperation = attack.operation.map {
      $0.evidence.attributions.filter { $0.status != .denied && $0.status != .rejected }
        .flatMap(\.actors)
    }
    (perpetrators, actors) = memory.parties(
      (ofOperation ?? []) + details.named, incident.attack.targets.compactMap(\.actor),
      on: incident.occurred.start)
    self.killed = killed
    sources = details.sources
    texts = details.texts
    externals = details.externals
    operation = incident.operation
    notDuplicateOf = details.notDuplicateOf
  }
}

/// What many attacks share of what is compared, worked out once.
struct DuplicateMemory {
  private let register: ActorRegister
  private var sounds: [String: [String]] = [:]
  private var known: [Parties: (Set<String>, Set<String>)] = [:]

  private struct Parties: Hashable {
    let named: [String]
    let attacked: [String]
    let epoch: Int
  }

  /// The parts of time in which actors have the same umbrellas.
  private let epochs: DayEpochs

  init(_ register: ActorRegister) {
    self.register = register
    epochs = DayEpochs(register.changes)
  }

  /// Those who are said to have done it, with their umbrellas, and the same with those attacked.
  mutating func parties(
    _ named: [String], _ attacked: [String], on day: Day?
  ) -> (Set<String>, Set<String>) {
    let key = Parties(named: named, attacked: attacked, epoch: epochs.epoch(of: day))
    if let known = known[key] { return known }
    func withUmbrellas(_ ids: [String]) -> Set<String> {
      Set(ids + ids.flatMap { register.umbrellas(of: $0, on: day) })
    }
    let perpetrators = withUmbrellas(named)
    let found = (perpetrators, perpetrators.union(withUmbrellas(attacked)))
    known[key] = found
    return found
  }

  /// The names of a town, so that spellings of one name are the same.
  mutating func sounds(of town: Town) -> [String] {
    if let known = sounds[town.id] { return known }
    let found = ([town.name] + town.aliases).map(DuplicateMemory.sound(of:)).filter { !$0.isEmpty }
    sounds[town.id] = found
    return found
  }

  /// A name without accents, blanks and doubled letters, and with `u` for the French `ou`.
  static func sound(of name: String) -> String {
    var sound: [UInt8] = []
    for letter in NameFolding.compact(NameFolding.fold(name)).utf8 where letter != sound.last {
      if letter == UInt8(ascii: "u"), sound.last == UInt8(ascii: "o") { sound.removeLast() }
      sound.append(letter)
    }
    return String(decoding: sound, as: UTF8.self)
  }
}
