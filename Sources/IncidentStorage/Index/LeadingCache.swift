import IncidentCore
import TextBasics

/// Derives who leads, once for all records whose statements stand to each other in the same way.
///
/// The rule looks at the part that each statement can play, at the order of times and of strengths,
/// and of actors and speakers only at whether they are the same, civilians, unidentified or of one
/// umbrella. So actors and speakers are numbered as they appear, and ``AttributionRules`` are asked
/// once for each pattern.
struct LeadingCache {
  /// The texts of whom leading statements name.
  let leaders = ByteInterner()
  /// The texts of how they put it.
  let assurances = ByteInterner()
  private let patterns = ByteInterner()
  private var resultsOfPatterns: [Result] = [Result(kind: .unattributed)]
  private let texts: AttributionTexts
  /// By the number of those named, and by that of a manner: the numbers of these where they lead
  /// alone; 0 where that is not yet found.
  private var leadersOfNamed: [UInt32] = []
  private var assurancesOfManners: [UInt32] = []
  private var speakers: [Speaker?] = []
  private var isNamed: [Bool] = []
  /// What leads where a text is the only statement; by the text, and whether the attack was known
  /// before it.
  private var alone: [Found?] = []
  private var dependsOnDay = false
  /// What leads, by the kind and the texts of statements.
  private let results = ByteInterner()
  private var numbersOfResults: [Numbers] = [Numbers()]
  private let actors: ActorRegister
  private let followsCourses: Bool
  private let epochs: DayEpochs
  private let gathered = GatheredBytes()
  private var localActors: [Int32] = []
  private var localSpeakers: [Int32] = []
  private var localRelated: [Int32] = []
  /// By a part of time and two actors, whether these are of one umbrella then.
  private var umbrellas: [SIMD4<Int32>: Bool] = [:]

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
  ///   - texts: What the texts of statements say.
  ///   - followsCourses: Whether it is asked how the lead came about.
  init(actors: ActorRegister, texts: AttributionTexts, followsCourses: Bool) {
    self.actors = actors
    self.followsCourses = followsCourses
    epochs = DayEpochs(actors.changes)
    self.texts = texts
  }

  /// Finds what leads by the statements of one record.
  ///
  /// - Parameters:
  ///   - statements: The numbers of their texts, which are learnt, and their times.
  ///   - speakers: Who makes the statements.
  ///   - operation: What is said of the record's operation, which comes first.
  ///   - opening: The time at which the attack became known; any where it is not followed how
  ///     the lead came about.
  ///   - day: The day on which umbrellas are looked up.
  /// - Returns: What leads.
  mutating func leading(
    of statements: LineList<LineFacts.Statement>, speakers: ByteInterner, operation: [Attribution],
    from opening: Int64, on day: Day?
  ) -> Found {
    guard !statements.isEmpty || !operation.isEmpty else { return Found() }
    if isNamed.count < speakers.count { learn(speakers: speakers) }
    let isKnownBefore = statements.allSatisfy { opening < $0.stated }
    // Of one statement it makes no difference who says it, and when.
    let only = statements.first.map { 2 * Int($0.text) + (isKnownBefore ? 1 : 0) } ?? 0
    while alone.count < 2 * texts.count { alone.append(nil) }
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
    let (number, isNew) = patterns.number(of: gathered.bytes(from: 0))
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
    switch result.kind {
    case .unattributed: return Numbers()
    case .led: return numbers(ofLed: statements[result.statements[0]])
    case .contested, .parties: break
    }
    gathered.count = 0
    gathered.append(result.kind.rawValue)
    for position in result.statements {
      if result.kind == .parties {
        gathered.append(number: statements[position].text)
      } else {
        let numbers = numbers(ofLed: statements[position])
        gathered.append(number: numbers.leaders)
        gathered.append(number: numbers.assurances)
      }
    }
    let (number, isNew) = results.number(of: gathered.bytes(from: 0))
    if isNew {
      let said = result.statements.map { attribution(statements[$0]) }
      let leading =
        result.kind == .parties
        ? said.compactMap { AttributionRules.side($0, actors) } : said
      numbersOfResults.append(numbers(of: result.kind, leading))
    }
    return numbersOfResults[Int(number)]
  }

  /// The numbers of a statement that leads alone.
  private mutating func numbers(ofLed statement: LineFacts.Statement) -> Numbers {
    let (named, manner) = texts[statement.text]
    while leadersOfNamed.count <= named { leadersOfNamed.append(0) }
    while assurancesOfManners.count <= manner { assurancesOfManners.append(0) }
    if leadersOfNamed[named] == 0 || assurancesOfManners[manner] == 0 {
      let numbers = numbers(of: .led, [attribution(statement)])
      leadersOfNamed[named] = numbers.leaders
      assurancesOfManners[manner] = numbers.assurances
    }
    return Numbers(leaders: leadersOfNamed[named], assurances: assurancesOfManners[manner])
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

  /// A statement, with what is looked at of it.
  private func attribution(_ statement: LineFacts.Statement) -> Attribution {
    let (named, manner) = texts[statement.text]
    let how = texts.manners[manner]
    return Attribution(
      key: "", actors: texts.named[named].actors, role: how.role, status: how.status,
      likelihood: how.likelihood, confidence: how.confidence,
      by: speakers[Int(statement.speaker)] ?? .kind(.recorder),
      stated: .instant(Instant(millisecondsSince1970: statement.stated)))
  }

  private func result(_ statements: LineList<LineFacts.Statement>, on day: Day?) -> Result {
    var rules = AttributionRules { areOfOneUmbrella($0, $1, on: day) }
    for statement in statements {
      var ruled = AttributionRules.Statement(attribution(statement), actors, number: texts.number)
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
    gathered.count = 0
    localActors.removeAll(keepingCapacity: true)
    localSpeakers.removeAll(keepingCapacity: true)
    localRelated.removeAll(keepingCapacity: true)
    let (named, actors) = (texts.named, texts.actors)
    for position in 0..<statements.count {
      let (speaker, stated) = (statements[position].speaker, statements[position].stated)
      let part = texts.part(of: statements[position].text)
      // Who speaks once says no more than somebody without a name.
      var (isRepeated, earlier, weaker) = (false, 0, 0)
      for other in 0..<statements.count where other != position {
        if statements[other].speaker == speaker { isRepeated = true }
        if statements[other].stated < stated { earlier += 1 }
        if texts.part(of: statements[other].text).strength < part.strength { weaker += 1 }
      }
      gathered.append(part.code)
      gathered.append(UInt8(truncatingIfNeeded: weaker))
      gathered.append(UInt8(truncatingIfNeeded: earlier))
      gathered.append(
        isRepeated && isNamed[Int(speaker)]
          ? UInt8(truncatingIfNeeded: local(Int32(speaker), in: &localSpeakers)) : 255)
      let numbers = named[texts[statements[position].text].named].numbers
      gathered.append(UInt8(truncatingIfNeeded: numbers.count))
      for actor in numbers {
        let before = localActors.count
        gathered.append(UInt8(truncatingIfNeeded: local(actor, in: &localActors)))
        // Civilians are of no side.
        gathered.append(part.isOfSide && actors[Int(actor)].isCivilian ? 1 : 0)
        if localActors.count > before, actors[Int(actor)].isRelated { localRelated.append(actor) }
      }
    }
    dependsOnDay = localRelated.count > 1
    if dependsOnDay { describeUmbrellas(on: day) }
    if localActors.count > 200 || statements.count > 200 {
      // The numbers above are not all different.
      for position in 0..<statements.count { gathered.append(number: statements[position].text) }
    }
  }

  /// Describes which of the actors that may be of one umbrella are on a day.
  private mutating func describeUmbrellas(on day: Day?) {
    let epoch = epochs.epoch(of: day)
    for (position, one) in localRelated.enumerated() {
      for other in localRelated[..<position] {
        let key = SIMD4(Int32(epoch), one, other, 0)
        let isSame: Bool
        if let known = umbrellas[key] {
          isSame = known
        } else {
          isSame = areOfOneUmbrella(one, other, on: day)
          umbrellas[key] = isSame
        }
        gathered.append(isSame ? 1 : 0)
      }
    }
  }

  private func areOfOneUmbrella(_ one: Int32, _ other: Int32, on day: Day?) -> Bool {
    let (one, other) = (texts.actors[Int(one)], texts.actors[Int(other)])
    guard one.isRelated, other.isRelated else { return false }
    return actors.isSameOrComponent(one.id, of: other.id, on: day)
      || actors.isSameOrComponent(other.id, of: one.id, on: day)
  }

  private func local(_ number: Int32, in numbers: inout [Int32]) -> Int {
    if let position = numbers.firstIndex(of: number) { return position }
    numbers.append(number)
    return numbers.count - 1
  }

  /// Learns who speaks.
  private mutating func learn(speakers names: ByteInterner) {
    while speakers.count < names.count {
      let name = ColumnText.string(names[UInt32(speakers.count)]).map(Speaker.init)
      speakers.append(name)
      isNamed.append(name?.isNamed ?? false)
    }
  }
}
