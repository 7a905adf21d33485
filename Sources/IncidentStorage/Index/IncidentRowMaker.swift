import IncidentCore
import TextBasics

/// The columns that are asked for: each line looks, so that it is found out once.
private struct AskedColumns {
  let occurred, places, attacks, operations: Bool
  let leaders, courses, figures, publishers, said, doubts: Bool

  init(_ needs: ColumnNeeds) {
    occurred = needs.contains(.occurred)
    places = needs.contains(.places)
    attacks = needs.contains(.attacks)
    operations = needs.contains(.operations)
    figures = needs.contains(.figures)
    publishers = needs.contains(.publishers)
    said = needs.contains(.said)
    doubts = needs.contains(.doubts)
    courses = needs.contains(.courses)
    // How the lead came about is told with who leads.
    leaders = courses || needs.contains(.leaders)
  }
}

/// Makes rows of lines: scans them, and derives what does not depend on a question.
struct IncidentRowMaker {
  private(set) var rows = IncidentRows()
  private(set) var scanner: LineScanner
  private let attributionTexts: AttributionTexts
  private(set) var leading: LeadingCache
  private(set) var figures = FigureCache()
  let publishers = ByteInterner()
  let involved = ByteInterner()
  private(set) var courses = CourseNumbers()
  let points = ByteInterner()
  private var occurrences: [Occurrence?] = []
  private var involvedNumbers: [[Int32]: UInt32] = [:]
  private let operations: Lazily<[String: AttackOperation]>
  private let asked: AskedColumns
  private var doubts: DoubtFinder?
  private let gathered = GatheredBytes()

  init(
    _ table: ScanTable, references: ReferenceLookUp, actors: ActorRegister,
    operations: @escaping @Sendable () -> [AttackOperation], needs: ColumnNeeds,
    known: KnownLines = .unknown, doubts: DoubtFinder? = nil
  ) {
    asked = AskedColumns(needs)
    self.doubts = doubts
    scanner = LineScanner(table, references: references, needs: needs, known: known)
    attributionTexts = AttributionTexts(actors)
    leading = LeadingCache(
      actors: actors, texts: attributionTexts, followsCourses: needs.contains(.courses))
    self.operations = Lazily {
      Dictionary(
        operations().filter { $0.state == .active && !$0.evidence.isEmpty }.map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Appends the row of a line.
  ///
  /// - Parameters:
  ///   - line: As ``LineScanner/read(_:)`` takes it.
  ///   - position: Where the line stands in the journals.
  ///   - length: How long it is there, if it is spelled in another way.
  /// - Returns: False where the full decoder has to judge.
  mutating func append(
    _ line: UnsafeRawBufferPointer, position: UInt64, length: Int? = nil
  ) -> Bool {
    guard scanner.read(line) else { return false }
    let facts = scanner.facts
    guard !facts.id.isEmpty, facts.id.count < 1 << 16 else { return false }
    if asked.leaders || asked.figures {
      attributionTexts.learn(scanner.facets[Int(ScanFacet.attribution.rawValue)])
    }
    if asked.figures {
      guard appendFigures(line) else { return false }
    }
    if asked.leaders { lead(facts, line) }
    if asked.publishers { rows.publishers.append(publishers(facts)) }
    let id = scanner.bytes(facts.id)
    rows.ids.append(contentsOf: id)
    rows.idEnds.append(UInt32(rows.ids.count))
    rows.idHashes.append(ByteInterner.hash(id))
    rows.positions.append(position)
    rows.lengths.append(UInt32(length ?? line.count))
    rows.revisions.append(UInt32(facts.revision))
    rows.recordedAt.append(facts.recordedAt)
    rows.recordedDays.append(IncidentRowMaker.day(facts.recordedAt))
    rows.standings.append(
      IncidentColumns.Standing(
        state: facts.state, verification: facts.verification, marking: facts.marking
      ).code)
    if asked.said {
      let isOpen = !facts.undatedSources.isEmpty || facts.latest < facts.earliest
      rows.firstSaid.append(
        IncidentRowMaker.day(isOpen ? min(facts.earliest, facts.recordedAt) : facts.earliest))
      rows.lastSaid.append(
        IncidentRowMaker.day(isOpen ? max(facts.latest, facts.recordedAt) : facts.latest))
    }
    if asked.occurred { rows.occurrences.append(facts.occurred) }
    if asked.places {
      rows.places.append(facts.place)
      rows.points.append(point(facts))
    }
    if asked.attacks { rows.attacks.append(facts.attack) }
    if asked.operations { rows.operations.append(facts.operation) }
    if asked.doubts { noteDoubts(facts, isRespelled: length != nil) }
    return true
  }

  /// Appends the figures of casualties; false where columns cannot hold them.
  private mutating func appendFigures(_ line: UnsafeRawBufferPointer) -> Bool {
    // Only between several statements about the same it matters how reliable sources are.
    if figures.look(
      at: scanner.facts.casualties, texts: scanner.facets[Int(ScanFacet.casualties.rawValue)],
      speakers: scanner.speakers)
    {
      guard scanner.readSources() else { return false }
    }
    let facts = scanner.facts
    let isTaken = figures.append(
      facts.casualties, reliability: { IncidentRowMaker.reliability($0, facts, line) },
      to: rows.figures)
    guard isTaken else { return false }
    let isAsked = facts.operation != 0 || figures.hasActor(among: facts.casualties)
    rows.involved.append(isAsked ? involved(facts) : 0)
    rows.figureEnds.append(UInt32(rows.figures.keys.count))
    return true
  }

  /// Notes what checks may find in a line.
  ///
  /// It stands apart: within `append` the whole maker was copied for it at each line, also where
  /// nothing is to be noted.
  @inline(never)
  private mutating func noteDoubts(_ facts: LineFacts, isRespelled: Bool) {
    // Of a line in another spelling only the values were scanned.
    let day = occurrence(facts.occurred).start
    let found = doubts?.doubts(scanner, day) ?? []
    rows.doubts.append((isRespelled ? .all : found).rawValue)
    for identity in DoubtFinder.identities(scanner) { rows.externals.append(identity) }
    rows.externalEnds.append(UInt32(rows.externals.count))
  }

  /// Finds who leads, and how that came about if it is needed.
  private mutating func lead(_ facts: LineFacts, _ line: UnsafeRawBufferPointer) {
    let operation = operation(facts.operation)
    let occurred = occurrence(facts.occurred)
    let followsCourses = asked.courses
    let opening =
      followsCourses ? CourseNumbers.opening(facts, operation, occurred) : .max
    let led = leading.leading(
      of: facts.attributions, speakers: scanner.speakers,
      operation: operation?.evidence.attributions ?? [],
      from: opening, on: occurred.start)
    rows.leaders.append(led.numbers.leaders)
    rows.assurances.append(led.numbers.assurances)
    guard followsCourses else { return }
    let isDebated = figures.haveActors(
      speaking: facts.casualties, of: operation, speakers: scanner.speakers)
    rows.courses.append(
      courses.number(
        led, from: opening, facts, occurred, isDebated: isDebated,
        isSame: { line[$0].elementsEqual(line[$1]) }))
  }

  /// The texts that the numbers in the rows stand for.
  var values: ScannedValues {
    let facets = scanner.facets
    return ScannedValues(
      occurrences: facets[Int(ScanFacet.occurred.rawValue)],
      places: facets[Int(ScanFacet.place.rawValue)],
      attacks: facets[Int(ScanFacet.attack.rawValue)], leaders: leading.leaders,
      assurances: leading.assurances, figureKeys: figures.keys, figureSpeakers: figures.speakers,
      operations: scanner.operations, publishers: publishers, involved: involved,
      courses: courses.texts, points: points)
  }

  private static func day(_ time: Int64) -> Int32 {
    Int32(clamping: Instant(millisecondsSince1970: time).day.daysSince1970)
  }

  private static func reliability(
    _ statement: LineFacts.Statement, _ facts: LineFacts, _ line: UnsafeRawBufferPointer
  ) -> Int {
    var highest = 0
    for cited in facts.cited[statement.cited] {
      for (index, key) in facts.sourceKeys.enumerated()
      where line[key].elementsEqual(line[cited]) {
        highest = max(highest, facts.reliabilities[index])
      }
    }
    return highest
  }

  private func operation(_ number: UInt32) -> AttackOperation? {
    guard number != 0, let id = ColumnText.string(scanner.operations[number]) else { return nil }
    return operations.value[id]
  }

  private mutating func occurrence(_ number: UInt32) -> Occurrence {
    while occurrences.count <= Int(number) { occurrences.append(nil) }
    if let known = occurrences[Int(number)] { return known }
    let texts = scanner.facets[Int(ScanFacet.occurred.rawValue)]
    let occurrence =
      texts.withBytes(number) { $0.withMemoryRebound(to: UInt8.self) { Occurrence(plain: $0) } }
      ?? (try? JSONReader.read(texts[number])).flatMap(Occurrence.init(json:)) ?? .unknown
    occurrences[Int(number)] = occurrence
    return occurrence
  }

  /// The publishers of the record as a list in JSON.
  private mutating func publishers(_ facts: LineFacts) -> UInt32 {
    guard !facts.publishers.isEmpty else { return 0 }
    gathered.count = 0
    for range in facts.publishers {
      gathered.append(UInt8(ascii: gathered.count == 0 ? "[" : ","))
      gathered.append(scanner.bytes(range))
    }
    gathered.append(UInt8(ascii: "]"))
    return publishers.number(of: gathered.bytes(from: 0)).number
  }

  /// The point of the attack's own as a list in JSON.
  private func point(_ facts: LineFacts) -> UInt32 {
    guard !facts.latitude.isEmpty else { return 0 }
    gathered.count = 0
    gathered.append(UInt8(ascii: "["))
    gathered.append(scanner.bytes(facts.latitude))
    gathered.append(UInt8(ascii: ","))
    gathered.append(scanner.bytes(facts.longitude))
    gathered.append(UInt8(ascii: "]"))
    return points.number(of: gathered.bytes(from: 0)).number
  }

  /// Those whom statements hold to have taken part, as packed strings.
  private mutating func involved(_ facts: LineFacts) -> UInt32 {
    let texts = attributionTexts
    var actors: [Int32] = []
    for position in 0..<facts.attributions.count {
      let (named, manner) = texts[facts.attributions[position].text]
      if texts.manners[manner].status.rank == nil { continue }
      for actor in texts.named[named].numbers where !actors.contains(actor) {
        actors.append(actor)
      }
    }
    guard !actors.isEmpty else { return 0 }
    actors.sort()
    if let known = involvedNumbers[actors] { return known }
    let ids = actors.map { texts.actors[Int($0)].id }
    let number = involved.number(of: ColumnText.strings(ids.sorted()))
    involvedNumbers[actors] = number
    return number
  }
}
