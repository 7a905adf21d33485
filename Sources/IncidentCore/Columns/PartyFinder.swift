/// Finds the figures that only parties to the fight give, as ``PartyJudgement`` does.
///
/// What it asks of actors, countries and parts of time it asks once for each pair of them.
struct PartyFinder {
  /// The speakers of figures that only parties gave, by id, by their number.
  private(set) var speakers: [[String]] = []
  private let columns: IncidentColumns
  private let picture: ColumnPicture
  private let judgement: PartyJudgement
  private var actors = Numbers<String>()
  private var countries = Numbers<String>()
  private var listNumbers: [[String]: Int] = [:]
  /// By the number of speakers of a figure.
  private var speakersOfFigures: [Speakers?]
  private var countryOfPlace: [Int32]
  private var targetsOfAttack: [[Int]?]
  private var actorsOfInvolved: [[Int]?]
  private var isOfState: [Int: Bool] = [:]
  /// What was found of the last figure, for most are part of more than one sum.
  private var last: (figure: Int, party: Int?) = (-1, nil)
  private var isOneOf: [Int: Bool] = [:]

  /// The speakers of a figure, and the number of their list in ``speakers``.
  private struct Speakers {
    var actors: [Int]
    var list: Int
  }

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    judgement = PartyJudgement(actors: picture.actors)
    let counts = picture.values.counts
    speakersOfFigures = Array(repeating: nil, count: counts.figureSpeakers)
    countryOfPlace = Array(repeating: -1, count: counts.places)
    targetsOfAttack = Array(repeating: nil, count: counts.attacks)
    actorsOfInvolved = Array(repeating: nil, count: counts.involved)
  }

  /// The number of the parties that alone give a sum or a part of it; nil where others do.
  @inline(__always)
  mutating func party(_ row: Int, _ figures: FigureSet) -> Int? {
    if let figure = figures.single { return party(row, figure) }
    var found: Int?
    for figure in figures {
      guard let party = party(row, figure), party != found else { continue }
      found = found.map { number(of: Set(speakers[$0] + speakers[party]).sorted()) } ?? party
    }
    return found
  }

  @inline(__always)
  private mutating func party(_ row: Int, _ figure: Int) -> Int? {
    let number = Int(columns.figureSpeakers[figure])
    guard number != 0, columns.isKnown(figure) else { return nil }
    return last.figure == figure ? last.party : findParty(row, figure, number)
  }

  private mutating func findParty(_ row: Int, _ figure: Int, _ number: Int) -> Int? {
    let known = speakersOfFigures[number] ?? learn(number)
    let isOfParties = known.actors.allSatisfy { isParty($0, row) }
    last = (figure, isOfParties ? known.list : nil)
    return last.party
  }

  private mutating func learn(_ number: Int) -> Speakers {
    let ids = Set(picture.values.figureSpeakers(UInt32(number))).sorted()
    let found = Speakers(actors: ids.map { actors.number(of: $0) }, list: self.number(of: ids))
    speakersOfFigures[number] = found
    return found
  }

  /// The number of a list of speakers, in order.
  mutating func number(of list: [String]) -> Int {
    if let number = listNumbers[list] { return number }
    speakers.append(list)
    listNumbers[list] = speakers.count - 1
    return speakers.count - 1
  }

  private mutating func isParty(_ actor: Int, _ row: Int) -> Bool {
    let country = country(columns.places[row])
    if isOfState(actor, country) { return true }
    let epoch = picture.actorEpoch(row)
    for target in targets(columns.attacks[row]) where isOneOf(actor, target, epoch, row) {
      return true
    }
    for other in involved(columns.involved[row]) where isOneOf(actor, other, epoch, row) {
      return true
    }
    return false
  }

  private mutating func isOfState(_ actor: Int, _ country: Int) -> Bool {
    let pair = actor << 32 | country
    if let known = isOfState[pair] { return known }
    let found = judgement.isOfState(actors.values[actor], countries.values[country])
    isOfState[pair] = found
    return found
  }

  private mutating func isOneOf(_ actor: Int, _ other: Int, _ epoch: Int, _ row: Int) -> Bool {
    let pair = (actor << 24 | other) << 16 | epoch
    if let known = isOneOf[pair] { return known }
    let day = picture.occurrence(columns.occurrences[row]).start
    let found = judgement.isOneOf(actors.values[actor], actors.values[other], on: day)
    isOneOf[pair] = found
    return found
  }

  private mutating func country(_ place: UInt32) -> Int {
    if countryOfPlace[Int(place)] < 0 {
      countryOfPlace[Int(place)] = Int32(countries.number(of: picture.place(place).place.country))
    }
    return Int(countryOfPlace[Int(place)])
  }

  private mutating func targets(_ attack: UInt32) -> [Int] {
    if let known = targetsOfAttack[Int(attack)] { return known }
    let found = picture.values.attack(attack).targets.compactMap(\.actor)
      .map { actors.number(of: $0) }
    targetsOfAttack[Int(attack)] = found
    return found
  }

  private mutating func involved(_ number: UInt32) -> [Int] {
    if let known = actorsOfInvolved[Int(number)] { return known }
    let found = picture.values.involved(number).map { actors.number(of: $0) }
    actorsOfInvolved[Int(number)] = found
    return found
  }
}

/// Gives each different value a small number.
struct Numbers<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    values.append(value)
    numbers[value] = values.count - 1
    return values.count - 1
  }
}
