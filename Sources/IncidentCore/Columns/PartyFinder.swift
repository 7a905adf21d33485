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
  private var speakersOfFigures: [UInt32: [Int]] = [:]
  private var countryOfPlace: [Int32]
  private var targetsOfAttack: [[Int]?]
  private var actorsOfInvolved: [[Int]?]
  private var isOfState: [Pair: Bool] = [:]
  private var isOneOf: [Pair: Bool] = [:]

  private struct Pair: Hashable {
    var one: Int
    var other: Int
    var epoch = 0
  }

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    judgement = PartyJudgement(actors: picture.actors)
    let counts = picture.values.counts
    countryOfPlace = Array(repeating: -1, count: counts.places)
    targetsOfAttack = Array(repeating: nil, count: counts.attacks)
    actorsOfInvolved = Array(repeating: nil, count: counts.involved)
  }

  /// The number of the parties that alone give a sum or a part of it; nil where others do.
  mutating func party(_ row: Int, _ parts: FigurePlan.Parts) -> Int? {
    if parts.rest.isEmpty, columns.figureSpeakers[parts.first] == 0 { return nil }
    var partisan: Set<String> = []
    for figure in [parts.first] + parts.rest {
      let number = columns.figureSpeakers[figure]
      guard number != 0, !columns.count(figure).isUnknown else { continue }
      let speakers = speakers(of: number)
      if speakers.allSatisfy({ isParty($0, row) }) {
        partisan.formUnion(speakers.map { actors.values[$0] })
      }
    }
    guard !partisan.isEmpty else { return nil }
    let list = partisan.sorted()
    if let number = listNumbers[list] { return number }
    speakers.append(list)
    listNumbers[list] = speakers.count - 1
    return speakers.count - 1
  }

  private mutating func isParty(_ actor: Int, _ row: Int) -> Bool {
    let country = country(columns.places[row])
    if isOfState(actor, country) { return true }
    let epoch = picture.actorEpoch(row)
    let targets = targets(columns.attacks[row])
    if targets.contains(where: { isOneOf(actor, $0, epoch, row) }) { return true }
    return involved(columns.involved[row]).contains { isOneOf(actor, $0, epoch, row) }
  }

  private mutating func isOfState(_ actor: Int, _ country: Int) -> Bool {
    let pair = Pair(one: actor, other: country)
    if let known = isOfState[pair] { return known }
    let found = judgement.isOfState(actors.values[actor], countries.values[country])
    isOfState[pair] = found
    return found
  }

  private mutating func isOneOf(_ actor: Int, _ other: Int, _ epoch: Int, _ row: Int) -> Bool {
    let pair = Pair(one: actor, other: other, epoch: epoch)
    if let known = isOneOf[pair] { return known }
    let day = picture.values.occurrence(columns.occurrences[row]).start
    let found = judgement.isOneOf(actors.values[actor], actors.values[other], on: day)
    isOneOf[pair] = found
    return found
  }

  private mutating func speakers(of number: UInt32) -> [Int] {
    if let known = speakersOfFigures[number] { return known }
    let found = picture.values.figureSpeakers(number).map { actors.number(of: $0) }
    speakersOfFigures[number] = found
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
