/// Finds the figures that only parties to the fight give, as ``PartyJudgement`` does.
///
/// What it asks of actors, countries and parts of time it asks once for each of them.
struct PartyFinder {
  /// The speakers of figures that only parties gave, by id, by their number.
  private(set) var speakers: [[String]] = []
  /// By the same number, those numbers of speakers of figures of whose ids they are made up.
  private(set) var origins: [[UInt32]] = []
  private let columns: IncidentColumns
  private let picture: ColumnPicture
  private let judgement: PartyJudgement
  private var actors = Numbers<String>()
  private var countries = Numbers<String>()
  private var listNumbers: [[String]: Int] = [:]
  /// By the number of speakers of a figure, the number of their list in ``speakers``, then actors.
  private var speakersOfFigures: NumberLists
  /// By the number of the place; -1 where that was not looked at.
  private var countryOfPlace: [Int32]
  private var targetsOfAttack: NumberLists
  /// The ids of the same actors, by the number of the attack, once one is asked for.
  private var targetActors: [[String]] = []
  private var actorsOfInvolved: NumberLists
  /// By an actor and a country, whether it is of the state: 1 or 0.
  private var isOfState = PairTable()
  /// By the number of an actor and a part of time, those that it is a component of.
  private var umbrellas = NumberLists()
  private lazy var epochs = picture.actorEpochCount
  /// What was found of the last figure, for most are part of more than one sum.
  private var last: (figure: Int, party: Int?) = (-1, nil)

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    judgement = PartyJudgement(actors: picture.actors)
    let counts = picture.values.counts
    speakersOfFigures = NumberLists(count: counts.figureSpeakers)
    countryOfPlace = Array(repeating: -1, count: counts.places)
    targetsOfAttack = NumberLists(count: counts.attacks)
    actorsOfInvolved = NumberLists(count: counts.involved)
  }

  /// The number of the parties that alone give a sum or a part of it; nil where others do.
  @inline(never)
  mutating func party(_ row: Int, _ figures: FigureSet) -> Int? {
    if let figure = figures.single { return party(row, figure) }
    var found: Int?
    for figure in figures {
      guard let party = party(row, figure), party != found else { continue }
      found = found.map { number(of: origins[$0] + origins[party]) } ?? party
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
    if !speakersOfFigures.isKnown(number) { learn(number) }
    let known = speakersOfFigures[number]
    last = (figure, Int(speakersOfFigures.numbers[known.lowerBound]))
    for place in known.dropFirst()
    where !isParty(Int(speakersOfFigures.numbers[place]), row) {
      last.party = nil
      break
    }
    return last.party
  }

  private mutating func learn(_ number: Int) {
    let parties = self.number(of: [UInt32(number)])
    speakersOfFigures.set(
      number, [parties] + speakers[parties].map { actors.number(of: $0) })
  }

  /// The number of parties, by numbers of speakers of figures that make them up.
  mutating func number(of origins: [UInt32]) -> Int {
    let list = Set(origins.flatMap(picture.values.figureSpeakers)).sorted()
    if let number = listNumbers[list] { return number }
    speakers.append(list)
    self.origins.append(origins)
    listNumbers[list] = speakers.count - 1
    return speakers.count - 1
  }

  private mutating func isParty(_ actor: Int, _ row: Int) -> Bool {
    if isOfState(actor, country(columns.places[row])) { return true }
    let epoch = picture.actorEpoch(row)
    // Most who speak of an attack are held to have taken part; there are fewer lists of these.
    let involved = Int(columns.involved[row])
    if !actorsOfInvolved.isKnown(involved) { learnInvolved(involved) }
    for place in actorsOfInvolved[involved]
    where isOneOf(actor, Int(actorsOfInvolved.numbers[place]), epoch, row) {
      return true
    }
    let attack = Int(columns.attacks[row])
    if !targetsOfAttack.isKnown(attack) { learnTargets(attack) }
    for place in targetsOfAttack[attack]
    where isOneOf(actor, Int(targetsOfAttack.numbers[place]), epoch, row) {
      return true
    }
    return false
  }

  private mutating func isOfState(_ actor: Int, _ country: Int) -> Bool {
    let pair = UInt64(actor) << 32 | UInt64(country)
    if let known = isOfState.find(pair) { return known == 1 }
    let found = judgement.isOfState(actors.values[actor], countries.values[country])
    isOfState.set(pair, found ? 1 : 0)
    return found
  }

  /// Whether of two actors one is the other or a component of it on the day of a row.
  @inline(__always)
  private mutating func isOneOf(_ actor: Int, _ other: Int, _ epoch: Int, _ row: Int) -> Bool {
    actor == other || isComponent(actor, of: other, epoch, row)
      || isComponent(other, of: actor, epoch, row)
  }

  @inline(__always)
  private mutating func isComponent(
    _ actor: Int, of umbrella: Int, _ epoch: Int, _ row: Int
  ) -> Bool {
    let place = actor * epochs + epoch
    if !umbrellas.isKnown(place) { findUmbrellas(of: actor, place, row) }
    return umbrellas[place].contains { Int(umbrellas.numbers[$0]) == umbrella }
  }

  @inline(never)
  private mutating func findUmbrellas(of actor: Int, _ place: Int, _ row: Int) {
    let day = picture.occurrence(columns.occurrences[row]).start
    let found = picture.actors.umbrellas(of: actors.values[actor], on: day)
    umbrellas.set(place, found.map { actors.number(of: $0) })
  }

  @inline(__always)
  private mutating func country(_ place: UInt32) -> Int {
    if countryOfPlace[Int(place)] < 0 {
      countryOfPlace[Int(place)] = Int32(countries.number(of: picture.placeAlone(place).country))
    }
    return Int(countryOfPlace[Int(place)])
  }

  private mutating func learnTargets(_ attack: Int) {
    if targetActors.isEmpty { targetActors = picture.targetActors }
    targetsOfAttack.set(attack, targetActors[attack].map { actors.number(of: $0) })
  }

  private mutating func learnInvolved(_ number: Int) {
    let ids = picture.values.involved(UInt32(number))
    actorsOfInvolved.set(number, ids.map { actors.number(of: $0) })
  }
}

/// Lists of small numbers by number, one behind the other.
private struct NumberLists {
  /// The numbers of all lists.
  private(set) var numbers: [Int32] = []
  /// Where each list begins; -1 where it is not known.
  private var starts: [Int32]
  private var ends: [Int32]

  /// Prepares for so many lists; there can be more.
  init(count: Int = 0) {
    starts = Array(repeating: -1, count: count)
    ends = starts
  }

  @inline(__always)
  func isKnown(_ list: Int) -> Bool { list < starts.count && starts[list] >= 0 }

  /// Where the numbers of a list that is known stand in all of them.
  @inline(__always)
  subscript(list: Int) -> Range<Int> { Int(starts[list])..<Int(ends[list]) }

  mutating func set(_ list: Int, _ numbers: [Int]) {
    if list >= starts.count {
      let more = Array(repeating: Int32(-1), count: max(1024, 2 * list) + 1 - starts.count)
      starts += more
      ends += more
    }
    starts[list] = Int32(self.numbers.count)
    self.numbers += numbers.map(Int32.init)
    ends[list] = Int32(self.numbers.count)
  }
}

/// Gives each different value a small number.
struct Numbers<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  /// The number of a value; nil where it has none.
  func known(_ value: Value) -> Int? { numbers[value] }

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    values.append(value)
    numbers[value] = values.count - 1
    return values.count - 1
  }
}
