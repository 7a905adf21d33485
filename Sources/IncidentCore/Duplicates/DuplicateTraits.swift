import TextBasics

/// What of an attack is compared with other attacks, worked out once for each.
struct DuplicateTraits: Sendable {
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
  /// What tells its sources from others: addresses, digests, publishers with titles.
  let sources: Set<String>
  /// What tells texts about it from others: hashes of titles, summaries and accounts of some length.
  let texts: Set<Int>
  let externals: [String: Set<String>]
  let operation: String?
  let notDuplicateOf: [String]

  /// A longer span says too little of the time to compare by.
  static let longestSpan: Int32 = 62
  /// Works out what is compared; spellings of towns are kept in `sounds` for the next attack.
  init(
    _ attack: AttackPicture, actors register: ActorRegister, sounds: inout [String: [String]]
  ) {
    let incident = attack.incident
    id = incident.id
    days = incident.occurred.days.flatMap { days in
      days.upperBound - days.lowerBound > Int(DuplicateTraits.longestSpan)
        ? nil : days.lowerBound.daysSince1970...days.upperBound.daysSince1970
    }
    place = DuplicatePlace(incident.place, town: attack.town, attack.placement)
    town = incident.place.town
    placeName =
      incident.place.asWritten ?? attack.town?.name ?? incident.place.region
      ?? incident.place.country
    occurred = incident.occurred
    var names = [incident.place.asWritten].compactMap { $0 }.map(DuplicateTraits.soundOf)
    if let town = attack.town {
      let known =
        sounds[town.id] ?? ([town.name] + town.aliases).map(DuplicateTraits.soundOf)
      sounds[town.id] = known
      names += known
    }
    placeNames = names.filter { !$0.isEmpty }
    kind = incident.attack.kind
    func withUmbrellas(_ ids: [String]) -> Set<String> {
      Set(ids + ids.flatMap { register.umbrellas(of: $0, on: incident.occurred.start) })
    }
    let named = attack.attributions.filter { $0.status != .denied && $0.status != .rejected }
    perpetrators = withUmbrellas(named.flatMap(\.actors))
    actors = perpetrators.union(withUmbrellas(incident.attack.targets.compactMap(\.actor)))
    killed = attack.casualties.total(.killed)?.count
    sources = Set(incident.evidence.sources.flatMap(\.identities))
    texts = Set(incident.ownTexts.compactMap(DuplicateTraits.hash))
    externals = Dictionary(grouping: incident.external, by: \.scheme).mapValues {
      Set($0.map(\.id))
    }
    operation = incident.operation
    notDuplicateOf = incident.notDuplicateOf
  }

  /// A name without accents, blanks and doubled letters, and with `u` for the French `ou`.
  private static func soundOf(_ name: String) -> String {
    var sound: [UInt8] = []
    for letter in NameFolding.compact(NameFolding.fold(name)).utf8 where letter != sound.last {
      if letter == UInt8(ascii: "u"), sound.last == UInt8(ascii: "o") { sound.removeLast() }
      sound.append(letter)
    }
    return String(decoding: sound, as: UTF8.self)
  }

  /// A shorter text can well be written twice, such as `attack on a convoy`.
  private static let leastText = 40

  /// The hash of a folded text; nil where it says too little to be of one attack only.
  private static func hash(_ text: String) -> Int? {
    guard text.utf8.count >= leastText else { return nil }
    let folded = NameFolding.fold(text)
    return folded.utf8.count < leastText ? nil : folded.hashValue
  }
}

extension Incident {
  /// The texts that were written of it alone; an article is about several attacks.
  fileprivate var ownTexts: [String] {
    [title, summary].compactMap { $0 } + evidence.accounts.map(\.text)
  }
}

extension Source {
  fileprivate var identities: [String] {
    [url, sha256, title.map { "\(NameFolding.fold(publisher))|\(NameFolding.fold($0))" }]
      .compactMap { $0 }
  }
}
