package import IncidentCore
package import IncidentStorage
import TextBasics

/// Makes logs that look like real ones, the same for the same seed: nested statements, French text,
/// several sources, one revision in twenty amended, a few coordinated operations.
///
/// The records are written in the log's own canonical form by the project's own writer.
package struct GeneratedLog {
  private var random: SplitMix64
  private let towns: [Town]
  private let actors: [String]
  private let regions: RegionMap
  private var recent: [(json: JSON, recorded: Instant)] = []
  private var operations: [(id: String, members: Int, day: Day, hasFigure: Bool)] = []
  private var made = 0
  private let total: Int

  /// Prepares to make revisions.
  ///
  /// - Parameters:
  ///   - seed: What the log depends on.
  ///   - revisions: How many revisions will be made; they are spread over the years 2013 to 2025.
  ///   - towns: The towns that attacks are in, the first of them most often.
  ///   - regions: The regions that hold them.
  ///   - actors: The actors, the first of them most often.
  package init(
    seed: UInt64, revisions: Int, towns: [Town], regions: RegionMap, actors: [String]
  ) {
    random = SplitMix64(seed: seed)
    total = revisions
    self.towns = towns
    self.regions = regions
    self.actors = actors
  }

  /// One line of a journal, without its end.
  package struct Line {
    /// The collection it belongs to.
    package let collection: LogCollection
    /// The year of recording, which names its file.
    package let year: Int
    /// The record in canonical form.
    package let bytes: [UInt8]
  }

  /// Makes the next revision, with the operation it belongs to where that is new.
  package mutating func next() -> [Line] {
    let recorded = instant()
    made += 1
    if recent.count > 100, random.chance(5, in: 100) { return [amended(at: recorded)] }
    var lines: [Line] = []
    if random.chance(1, in: 3000) || made == 20 {
      lines.append(newOperation(at: recorded))
    }
    let joins = operations.indices.last.flatMap { operations[$0].members > 0 ? $0 : nil }
    let json = incident(recorded, joining: joins).json
    recent.append((json, recorded))
    if recent.count > 2000 { recent.removeFirst(1000) }
    lines.append(line(json, .incidents, recorded))
    return lines
  }

  /// The time of recording goes evenly from 2013 to the end of 2025.
  private func instant() -> Instant {
    let start: Int64 = 1_356_998_400_000
    let span: Int64 = 410_227_200_000
    return Instant(
      millisecondsSince1970: start + span / Int64(total + 1) * Int64(made + 1))
  }

  private func line(_ json: JSON, _ collection: LogCollection, _ at: Instant) -> Line {
    var bytes: [UInt8] = []
    JSONWriter.append(collection.shape.canonical(json), to: &bytes)
    return Line(collection: collection, year: at.day.year, bytes: bytes)
  }
}

// MARK: - Records

extension GeneratedLog {
  private mutating func incident(_ recorded: Instant, joining operation: Int?) -> Incident {
    let day = recorded.day - random.next(below: 60)
    let town = towns[random.skewed(below: towns.count)]
    let sources = (0..<1 + random.skewed(below: 3)).map { source($0 + 1, after: day) }
    var evidence = Evidence(sources: sources)
    evidence.attributions = attributions(on: day, sources)
    evidence.casualties = casualties(on: day, sources)
    if random.chance(1, in: 5) {
      evidence.accounts = [
        Account(
          key: "n1", text: sentence(10), about: town.name, by: speaker(),
          stated: .day(day + 1), sources: ["s1"])
      ]
    }
    var place = IncidentPlace(
      asWritten: random.chance(1, in: 4) ? town.name : nil, town: town.id,
      region: regions.placement(of: town, on: day).smallest, country: town.country,
      precision: .settlement)
    if random.chance(1, in: 20) {
      place.town = nil
      place.precision = .adm2
    } else if random.chance(1, in: 3) {
      place.coordinates = Coordinates(
        latitude: town.coordinates.latitude + Double(random.next(below: 99)) / 1000,
        longitude: town.coordinates.longitude - Double(random.next(below: 99)) / 1000)
    }
    var occurred = Occurrence(day)
    if random.chance(1, in: 10) {
      occurred = Occurrence(start: day, end: day + 3, precision: .dayRange)
    } else if random.chance(1, in: 3) {
      occurred.timeOfDay = .part(random.element(of: TimeOfDay.DayPart.allCases))
    }
    if let operation { operations[operation].members -= 1 }
    return Incident(
      id: id(town.country, day), recorded: Recording(at: recorded, by: "recorder"),
      state: random.chance(1, in: 100) ? .retracted : .active,
      verification: random.element(of: Verification.allCases),
      marking: random.chance(1, in: 3) ? .green : nil, occurred: occurred, place: place,
      attack: Attack(
        kind: random.element(of: Array(AttackKind.allCases.prefix(14))),
        targets: (0..<1 + random.next(below: 2)).map { _ in target() },
        weapons: random.chance(1, in: 3) ? ["fusils d'assaut", "motos"] : [],
        outcome: random.chance(1, in: 3) ? .succeeded : nil),
      evidence: evidence, operation: operation.map { operations[$0].id },
      external: random.chance(1, in: 2)
        ? [ExternalID(scheme: "ucdp", id: String(600_000 + made))] : [],
      tags: random.chance(1, in: 5) ? ["route nationale"] : [],
      title: random.chance(1, in: 4) ? "Attaque à \(town.name)" : nil,
      summary: random.chance(1, in: 2) ? sentence(18) : nil)
  }

  private mutating func amended(at recorded: Instant) -> Line {
    let index = recent.count - 1 - random.next(below: min(recent.count, 1000))
    var json = recent[index].json
    var old: [UInt8] = []
    JSONWriter.append(ObjectShape.incident.canonical(json), to: &old)
    json["revision"] = .integer((json["revision"]?.integer ?? 1) + 1)
    json["recorded"] =
      Recording(
        at: recorded, by: "recorder", reason: "précision d'une source",
        replaces: [String(SHA256.hexadecimal(of: old).prefix(16))]
      ).json
    json["verification"] = .string(random.element(of: Verification.allCases).rawValue)
    recent[index].json = json
    return line(json, .incidents, recorded)
  }

  private mutating func newOperation(at recorded: Instant) -> Line {
    let day = recorded.day
    let hasFigure = random.chance(1, in: 3)
    let id = "OP-\(digits(day))-\(suffix())"
    operations.append((id, 2 + random.next(below: 6), day, hasFigure))
    var evidence = Evidence(sources: [source(1, after: day)])
    evidence.attributions = attributions(on: day, evidence.sources)
    if hasFigure { evidence.casualties = casualties(on: day, evidence.sources) }
    let operation = AttackOperation(
      id: id, recorded: Recording(at: recorded, by: "recorder"),
      title: "Opération coordonnée \(operations.count)", basis: [.coordination],
      evidence: evidence)
    return line(operation.json, .operations, recorded)
  }

  private mutating func attributions(on day: Day, _ sources: [Source]) -> [Attribution] {
    let count = [1, 1, 1, 1, 1, 1, 2, 2, 0, 0][random.next(below: 10)]
    return (0..<count).map { index in
      let isClash = random.chance(1, in: 10)
      return Attribution(
        key: "a\(index + 1)",
        actors: random.chance(1, in: 12) ? [actor(), actor()].uniqued() : [actor()],
        role: isClash ? .party : .perpetrator,
        status: isClash
          ? .assessed : random.element(of: Array(Attribution.Status.allCases.prefix(7))),
        likelihood: random.chance(1, in: 20) ? random.element(of: Likelihood.allCases) : nil,
        confidence: random.chance(1, in: 2) ? random.element(of: Confidence.allCases) : nil,
        by: speaker(), basis: [random.element(of: Basis.allCases)],
        stated: random.chance(1, in: 2)
          ? .day(day + random.next(below: 5))
          : .instant(
            Instant(
              millisecondsSince1970: Instant(endOf: day).millisecondsSince1970
                + Int64(random.next(below: 400_000_000)))),
        sources: [random.element(of: sources).key],
        note: random.chance(1, in: 5) ? sentence(8) : nil)
    }
  }

  private mutating func casualties(on day: Day, _ sources: [Source]) -> [CasualtyStatement] {
    var made: [CasualtyStatement] = []
    let count = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][random.next(below: 10)]
    for _ in 0..<count {
      let low = random.skewed(below: 40)
      let interval: CountInterval =
        switch random.next(below: 10) {
        case 0: .unknown
        case 1...2: CountInterval(low: low)
        case 3...4: CountInterval(low: low, best: low + 1, high: low + 4)
        default: CountInterval(exactly: low)
        }
      let side = random.element(of: CasualtyStatement.Side.allCases)
      made.append(
        CasualtyStatement(
          key: "c\(made.count + 1)", of: side,
          actor: random.chance(1, in: 40) ? actor() : nil,
          outcome: random.chance(3, in: 4)
            ? .killed : random.element(of: CasualtyStatement.Outcome.allCases),
          count: interval, by: speaker(), stated: .day(day + random.next(below: 5)),
          sources: [random.element(of: sources).key]))
    }
    return made
  }

  private mutating func target() -> Target {
    Target(
      random.element(of: Array(Target.Category.allCases.prefix(12))),
      actor: random.chance(1, in: 4) ? "fama" : nil,
      description: random.chance(1, in: 6) ? "poste de contrôle à l'entrée de la ville" : nil)
  }

  private mutating func source(_ number: Int, after day: Day) -> Source {
    let publisher = GeneratedLog.publishers[random.skewed(below: GeneratedLog.publishers.count)]
    return Source(
      key: "s\(number)", publisher: publisher,
      title: random.chance(1, in: 2) ? sentence(6) : nil,
      url: "https://www.exemple.org/\(day.iso)/article-\(random.next(below: 1_000_000)).html",
      published: .day(day + random.next(below: 3)), kind: .media, language: "fr",
      reliability: random.chance(1, in: 2)
        ? random.element(of: Source.Reliability.allCases) : nil,
      credibility: random.chance(1, in: 3) ? 2 : nil)
  }

  private mutating func speaker() -> Speaker {
    switch random.next(below: 10) {
    case 0: .actor(actor())
    case 1: .actor("fama")
    case 2: .dataset("acled")
    default: .kind(random.element(of: Speaker.Kind.allCases))
    }
  }

  private mutating func actor() -> String { actors[random.skewed(below: actors.count)] }

  private mutating func id(_ country: String, _ day: Day) -> String {
    "\(country)-\(digits(day))-\(suffix())"
  }

  private func digits(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

  /// Unique by the number of the revision, so that ids never meet by chance.
  private mutating func suffix() -> String {
    var rest = made
    var text = ""
    for _ in 0..<5 {
      text.append(RecordID.alphabet[rest % 32])
      rest /= 32
    }
    return text
  }

  private mutating func sentence(_ words: Int) -> String {
    var text = ""
    for index in 0..<words {
      if index > 0 { text += " " }
      text += GeneratedLog.words[random.next(below: GeneratedLog.words.count)]
    }
    return text + (random.chance(1, in: 12) ? " \"selon un témoin\"." : ".")
  }

  private static let publishers = [
    "AFP", "RFI", "Studio Tamani", "Journal du Mali", "Maliweb", "Sahel Intelligence", "Reuters",
    "Le Faso", "ActuNiger", "Kibaru", "L'Essor", "Radio Niono", "France 24", "Menastream",
    "Jeune Afrique", "ORTM", "Air Info", "Sidwaya", "BBC Afrique", "Le Monde",
  ]

  private static let words = [
    "des", "hommes", "armés", "non", "identifiés", "ont", "attaqué", "le", "poste", "de",
    "contrôle",
    "à", "l'entrée", "la", "ville", "plusieurs", "soldats", "blessés", "été", "évacués", "vers",
    "l'hôpital", "régional", "d'après", "une", "source", "locale", "sécurité", "habitants", "fui",
    "pendant", "nuit", "véhicules", "incendiés", "marché", "village", "assaillants", "repoussés",
    "renforts", "arrivés", "matin", "bilan", "provisoire", "civils", "tués", "enlevés",
  ]
}

// MARK: - Randomness

extension SplitMix64 {
  fileprivate mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// Small numbers more often than large ones.
  fileprivate mutating func skewed(below bound: Int) -> Int {
    min(next(below: bound), next(below: bound))
  }

  fileprivate mutating func chance(_ part: Int, in whole: Int) -> Bool { next(below: whole) < part }

  fileprivate mutating func element<Element>(of array: [Element]) -> Element {
    array[next(below: array.count)]
  }
}

extension Sequence where Element: Hashable {
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
