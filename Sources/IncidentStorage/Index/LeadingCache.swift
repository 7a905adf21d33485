import IncidentCore
import TextBasics

/// Derives who leads, once for all records whose statements stand to each other in the same way.
///
/// The rule looks at roles, statuses and the order of times, and of actors and speakers only at
/// whether they are the same, civilians, unidentified or of one umbrella. So actors and speakers
/// are numbered as they appear, and ``AttributionRules`` are asked once for each pattern. Where
/// actors of one record may be of one umbrella, they and the part of time belong to the pattern.
struct LeadingCache {
  /// The texts of whom leading statements name.
  let leaders = ByteInterner()
  /// The texts of how they put it.
  let assurances = ByteInterner()
  private let patterns = ByteInterner()
  private var resultsOfPatterns: [Result] = [Result(kind: .unattributed)]
  /// By the text of a statement: what it says, and what the rules look at of that.
  private var known: [(said: Attribution, ruled: AttributionRules.Statement)?] = []
  private var actorNumbers: [String: Int32] = [:]
  private var actorIDs: [String] = []
  private var actorKinds: [UInt8] = []
  private var isRelated: [Bool] = []
  private var speakers: [Speaker?] = []
  private var isNamed: [Bool] = []
  /// Role, status and strength of each text, and where its actors are.
  private var codes: [UInt32] = []
  private var actorRanges: [Range<Int>] = []
  private var actorsOfTexts: [Int32] = []
  /// What leads where a text is the only statement; by the text, and whether the attack was known
  /// before it.
  private var alone: [Found?] = []
  private var dependsOnDay = false
  /// What leads, by the kind and the texts of statements.
  private let results = ByteInterner()
  private var numbersOfResults: [Numbers] = [Numbers()]
  private let actors: ActorRegister
  private let followsCourses: Bool
  private let related: Set<String>
  private let epochs: DayEpochs
  private var pattern: [UInt8] = []
  private var localActors: [Int32] = []
  private var localSpeakers: [Int32] = []

  /// The numbers of what leads.
  struct Numbers {
    var leaders: UInt32 = 0
    var assurances: UInt32 = 0
  }

  /// What leads, and the times at which it turned.
  struct Found {
    var numbers = Numbers()
    /// The times of the first claim that stands and of the last change of the lead.
    var claim: Int64?
    var change: Int64?
  }

  /// What leads, by the positions of statements, and how it turned.
  private struct Result {
    var kind: ColumnLeaders.Kind
    var statements: [Int] = []
    var course = AttributionCourse()
  }

  /// Prepares to derive.
  ///
  /// - Parameters:
  ///   - actors: The actors of the log.
  ///   - followsCourses: Whether it is asked how the lead came about.
  init(actors: ActorRegister, followsCourses: Bool) {
    self.actors = actors
    self.followsCourses = followsCourses
    epochs = DayEpochs(actors.changes)
    var related: Set<String> = []
    for actor in actors.all {
      for relation in actor.relations where relation.relation == .componentOf {
        related.insert(actor.id)
        related.insert(relation.actor)
      }
    }
    self.related = related
  }

  /// Finds what leads by the statements of one record.
  ///
  /// - Parameters:
  ///   - statements: The numbers of their texts, and their times.
  ///   - texts: The texts, as they were gathered.
  ///   - speakers: Who makes the statements.
  ///   - operation: What is said of the record's operation, which comes first.
  ///   - opening: The time at which the attack became known; any where it is not followed how
  ///     the lead came about.
  ///   - day: The day on which umbrellas are looked up.
  /// - Returns: What leads.
  mutating func leading(
    of statements: LineList<LineFacts.Statement>, texts: ByteInterner, speakers: ByteInterner,
    operation: [Attribution], from opening: Int64, on day: Day?
  ) -> Found {
    guard !statements.isEmpty || !operation.isEmpty else { return Found() }
    for statement in statements
    where Int(statement.text) >= known.count || Int(statement.speaker) >= isNamed.count
      || actorRanges[Int(statement.text)].isEmpty
    {
      learn(statement, texts, speakers)
    }
    let isKnownBefore = statements.allSatisfy { opening < $0.stated }
    // Of one statement it makes no difference who says it, and when.
    let only = statements.first.map { 2 * Int($0.text) + (isKnownBefore ? 1 : 0) } ?? 0
    if operation.isEmpty, statements.count == 1, var known = alone[only] {
      if known.claim != nil { known.claim = statements[0].stated }
      if known.change != nil { known.change = statements[0].stated }
      return known
    }
    if !operation.isEmpty {
      let all = operation + statements.map { attribution($0) }
      let leading = AttributionDerivation(all, on: day, actors: actors).leading
      let course =
        followsCourses ? AttributionCourse(all, on: day, actors: actors) : AttributionCourse()
      let isKnownBefore = all.allSatisfy {
        opening < $0.stated.upperBound.millisecondsSince1970
      }
      func time(_ position: Int) -> Int64 { all[position].stated.upperBound.millisecondsSince1970 }
      return Found(
        numbers: numbers(of: ColumnLeaders.Kind(leading), leading.statements),
        claim: course.claim.map(time),
        change: course.lastChange(isKnownBefore: isKnownBefore).map(time))
    }
    describe(statements, on: day)
    let (number, isNew) = patterns.number(ofPadded: &pattern)
    if isNew { resultsOfPatterns.append(result(statements, on: day)) }
    let course = resultsOfPatterns[Int(number)].course
    let found = Found(
      numbers: numbers(of: resultsOfPatterns[Int(number)], statements),
      claim: course.claim.map { statements[$0].stated },
      change: course.lastChange(isKnownBefore: isKnownBefore).map { statements[$0].stated })
    if statements.count == 1, !dependsOnDay { alone[only] = found }
    return found
  }

  private mutating func numbers(
    of result: Result, _ statements: LineList<LineFacts.Statement>
  ) -> Numbers {
    if result.kind == .unattributed { return Numbers() }
    pattern.removeAll(keepingCapacity: true)
    pattern.append(result.kind.rawValue)
    for position in result.statements { append(statements[position].text) }
    let (number, isNew) = results.number(ofPadded: &pattern)
    if isNew {
      let said = result.statements.compactMap { known[Int(statements[$0].text)]?.said }
      let leading =
        result.kind == .parties
        ? said.compactMap { AttributionRules.side($0, actors) } : said
      numbersOfResults.append(numbers(of: result.kind, leading))
    }
    return numbersOfResults[Int(number)]
  }

  private mutating func numbers(
    of kind: ColumnLeaders.Kind, _ statements: [Attribution]
  ) -> Numbers {
    if kind == .unattributed { return Numbers() }
    let leaders = ColumnLeaders(kind: kind, actors: statements.map(\.actors))
    let assurances = ColumnAssurances(
      kind: kind, statements: statements.map(ColumnAssurances.Assurance.init))
    return Numbers(
      leaders: self.leaders.number(of: leaders.packed),
      assurances: self.assurances.number(of: assurances.packed))
  }

  /// A statement that says nothing.
  private static let nothing = Attribution(
    key: "", actors: [], status: .unclaimed, by: .kind(.recorder), stated: .day(.earliest))

  private func attribution(_ statement: LineFacts.Statement) -> Attribution {
    var attribution =
      known[Int(statement.text)]?.said ?? LeadingCache.nothing
    attribution.stated = .instant(Instant(millisecondsSince1970: statement.stated))
    attribution.by = speakers[Int(statement.speaker)] ?? .kind(.recorder)
    return attribution
  }

  private func result(_ statements: LineList<LineFacts.Statement>, on day: Day?) -> Result {
    var rules = AttributionRules { [actors, actorIDs, isRelated] one, other in
      guard isRelated[Int(one)], isRelated[Int(other)] else { return false }
      let (one, other) = (actorIDs[Int(one)], actorIDs[Int(other)])
      return actors.isSameOrComponent(one, of: other, on: day)
        || actors.isSameOrComponent(other, of: one, on: day)
    }
    for statement in statements {
      var ruled =
        known[Int(statement.text)]?.ruled
        ?? AttributionRules.Statement(LeadingCache.nothing, actors) { _ in 0 }
      ruled.speaker =
        isNamed[Int(statement.speaker)] ? Int32(truncatingIfNeeded: statement.speaker) : -1
      ruled.stated = statement.stated
      rules.append(ruled)
    }
    let course = followsCourses ? AttributionCourse(rules) : AttributionCourse()
    switch rules.lead() {
    case .led(let position): return Result(kind: .led, statements: [position], course: course)
    case .contested(let positions):
      return Result(kind: .contested, statements: positions, course: course)
    case .parties(let positions):
      return Result(kind: .parties, statements: positions, course: course)
    case .unattributed: return Result(kind: .unattributed, course: course)
    }
  }

  // MARK: Patterns

  /// Describes the statements by what the rule looks at.
  private mutating func describe(_ statements: LineList<LineFacts.Statement>, on day: Day?) {
    pattern.removeAll(keepingCapacity: true)
    localActors.removeAll(keepingCapacity: true)
    localSpeakers.removeAll(keepingCapacity: true)
    var relatedCount = 0
    dependsOnDay = false
    for statement in statements {
      let text = Int(statement.text)
      append(codes[text])
      // Who speaks once says no more than somebody without a name.
      let isRepeated = statements.count { $0.speaker == statement.speaker } > 1
      let speaker =
        isRepeated && isNamed[Int(statement.speaker)] ? Int32(statement.speaker) : -1
      pattern.append(UInt8(truncatingIfNeeded: local(speaker, in: &localSpeakers)))
      var rank: UInt8 = 0
      for other in statements where other.stated < statement.stated { rank &+= 1 }
      pattern.append(rank)
      pattern.append(UInt8(truncatingIfNeeded: actorRanges[text].count))
      for position in actorRanges[text] {
        let actor = actorsOfTexts[position]
        let before = localActors.count
        pattern.append(UInt8(truncatingIfNeeded: local(actor, in: &localActors)))
        pattern.append(actorKinds[Int(actor)])
        if localActors.count > before, isRelated[Int(actor)] { relatedCount += 1 }
      }
    }
    if relatedCount > 1 || localActors.count > 200 || statements.count > 200 {
      // Who is whose component, and when, belongs to the pattern too.
      pattern.append(0xFF)
      append(UInt32(epochs.epoch(of: day)))
      for statement in statements { append(statement.text) }
      dependsOnDay = true
    }
  }

  private mutating func append(_ number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { pattern.append(contentsOf: $0) }
  }

  private func local(_ number: Int32, in numbers: inout [Int32]) -> Int {
    guard number >= 0 else { return 255 }
    if let position = numbers.firstIndex(of: number) { return position }
    numbers.append(number)
    return numbers.count - 1
  }

  /// Learns what the text of a statement says, and who says it.
  private mutating func learn(
    _ statement: LineFacts.Statement, _ texts: ByteInterner, _ names: ByteInterner
  ) {
    let (text, speaker) = (Int(statement.text), Int(statement.speaker))
    while speakers.count <= speaker {
      let name = ColumnText.string(names[UInt32(speakers.count)]).map(Speaker.init)
      speakers.append(name)
      isNamed.append(name?.isNamed ?? false)
    }
    while known.count <= text {
      known.append(nil)
      alone += [nil, nil]
      codes.append(0)
      actorRanges.append(0..<0)
    }
    guard known[text] == nil, var json = try? JSONReader.read(Array(texts[statement.text]))
    else { return }
    json["key"] = .string("")
    json["by"] = .string(Speaker.Kind.recorder.rawValue)
    json["stated"] = .string(Day.earliest.iso)
    guard let attribution = Attribution(json: json) else { return }
    let first = actorsOfTexts.count
    for actor in attribution.actors { actorsOfTexts.append(number(of: actor)) }
    actorRanges[text] = first..<actorsOfTexts.count
    // Strength decides among perpetrators that are held possible, and nowhere else.
    let isPossible = attribution.status.rank != nil && attribution.likelihood ?? .even >= .even
    let strength =
      attribution.role == .perpetrator
      ? ((attribution.likelihood ?? .even).rank, (attribution.confidence ?? .low).rank) : (0, 0)
    let parts = [
      Attribution.Role.allCases.firstIndex(of: attribution.role) ?? 0,
      Attribution.Status.allCases.firstIndex(of: attribution.status) ?? 0,
      isPossible ? strength.0 + 1 : 0, isPossible ? strength.1 + 1 : 0,
    ]
    codes[text] = parts.reduce(0) { $0 << 8 | UInt32($1) }
    let ruled = AttributionRules.Statement(attribution, actors) { actorNumbers[$0] ?? 0 }
    known[text] = (attribution, ruled)
  }

  private mutating func number(of actor: String) -> Int32 {
    if let number = actorNumbers[actor] { return number }
    let number = Int32(actorNumbers.count)
    actorNumbers[actor] = number
    actorIDs.append(actor)
    switch actors[actor]?.kind {
    case .unidentified: actorKinds.append(1)
    case .civilians: actorKinds.append(2)
    default: actorKinds.append(0)
    }
    isRelated.append(related.contains(actor))
    return number
  }
}
