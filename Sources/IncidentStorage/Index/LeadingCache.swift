import IncidentCore
import TextBasics

/// Derives who leads, once for all records whose statements stand to each other in the same way.
///
/// The rule looks at roles, statuses and the order of times and of strengths, and of actors and
/// speakers only at whether they are the same, civilians, unidentified or of one umbrella. So actors
/// and speakers are numbered as they appear, and ``AttributionRules`` are asked once for each
/// pattern. Where actors of one record may be of one umbrella, they and the part of time belong to
/// the pattern.
struct LeadingCache {
  /// The texts of whom leading statements name.
  let leaders = ByteInterner()
  /// The texts of how they put it.
  let assurances = ByteInterner()
  private let patterns = ByteInterner()
  private var resultsOfPatterns: [Result] = [Result(kind: .unattributed)]
  /// By the text of a statement: whom it names, and how.
  private var said: [(named: Int, manner: Int)] = []
  private let namedTexts = ByteInterner()
  private var named: [Named] = [Named()]
  private let mannerTexts = ByteInterner()
  private var manners: [Manner] = [Manner()]
  private var actorNumbers: [String: Int32] = [:]
  private var actorIDs: [String] = []
  private var actorKinds: [UInt8] = []
  private var isRelated: [Bool] = []
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
  private let related: Set<String>
  private let epochs: DayEpochs
  private let gathered = GatheredBytes()
  private var localActors: [Int32] = []
  private var localSpeakers: [Int32] = []

  /// Whom a statement names.
  private struct Named {
    var actors: [String] = []
    var numbers: [Int32] = []
    /// The number of these as the only leaders; 0 where that is not yet found.
    var leaders: UInt32 = 0
  }

  /// How a statement names somebody.
  private struct Manner {
    var role = Attribution.Role.perpetrator
    var status = Attribution.Status.unclaimed
    var likelihood: Likelihood?
    var confidence: Confidence?
    /// Role, status, and whether it is held possible.
    var code: UInt16 = 0
    /// How strong it is, where that may decide; else 0.
    var strength = 0
    /// The number of it as the only assurance; 0 where that is not yet found.
    var assurance: UInt32 = 0
  }

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
    if said.count < texts.count { learn(texts: texts) }
    if isNamed.count < speakers.count { learn(speakers: speakers) }
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
    let (named, manner) = said[Int(statement.text)]
    if self.named[named].leaders == 0 || manners[manner].assurance == 0 {
      let numbers = numbers(of: .led, [attribution(statement)])
      self.named[named].leaders = numbers.leaders
      manners[manner].assurance = numbers.assurances
    }
    return Numbers(leaders: self.named[named].leaders, assurances: manners[manner].assurance)
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
    let (named, manner) = said[Int(statement.text)]
    let how = manners[manner]
    return Attribution(
      key: "", actors: self.named[named].actors, role: how.role, status: how.status,
      likelihood: how.likelihood, confidence: how.confidence,
      by: speakers[Int(statement.speaker)] ?? .kind(.recorder),
      stated: .instant(Instant(millisecondsSince1970: statement.stated)))
  }

  private func result(_ statements: LineList<LineFacts.Statement>, on day: Day?) -> Result {
    var rules = AttributionRules { [actors, actorIDs, isRelated] one, other in
      guard isRelated[Int(one)], isRelated[Int(other)] else { return false }
      let (one, other) = (actorIDs[Int(one)], actorIDs[Int(other)])
      return actors.isSameOrComponent(one, of: other, on: day)
        || actors.isSameOrComponent(other, of: one, on: day)
    }
    for statement in statements {
      var ruled = AttributionRules.Statement(attribution(statement), actors) {
        actorNumbers[$0] ?? 0
      }
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
    var relatedCount = 0
    dependsOnDay = false
    for position in 0..<statements.count {
      let (text, speaker, stated) = (
        Int(statements[position].text), statements[position].speaker, statements[position].stated
      )
      let (named, manner) = said[text]
      let strength = manners[manner].strength
      // Who speaks once says no more than somebody without a name.
      var (isRepeated, earlier, weaker) = (false, 0, 0)
      for other in 0..<statements.count where other != position {
        if statements[other].speaker == speaker { isRepeated = true }
        if statements[other].stated < stated { earlier += 1 }
        if manners[said[Int(statements[other].text)].manner].strength < strength { weaker += 1 }
      }
      gathered.append(UInt8(truncatingIfNeeded: manners[manner].code))
      gathered.append(UInt8(truncatingIfNeeded: manners[manner].code >> 8))
      gathered.append(UInt8(truncatingIfNeeded: weaker))
      gathered.append(UInt8(truncatingIfNeeded: earlier))
      let local =
        isRepeated && isNamed[Int(speaker)] ? local(Int32(speaker), in: &localSpeakers) : 255
      gathered.append(UInt8(truncatingIfNeeded: local))
      let count = self.named[named].numbers.count
      gathered.append(UInt8(truncatingIfNeeded: count))
      for place in 0..<count {
        let actor = self.named[named].numbers[place]
        let before = localActors.count
        gathered.append(UInt8(truncatingIfNeeded: self.local(actor, in: &localActors)))
        gathered.append(actorKinds[Int(actor)])
        if localActors.count > before, isRelated[Int(actor)] { relatedCount += 1 }
      }
    }
    if relatedCount > 1 || localActors.count > 200 || statements.count > 200 {
      // Who is whose component, and when, belongs to the pattern too.
      gathered.append(0xFF)
      gathered.append(number: UInt32(epochs.epoch(of: day)))
      for position in 0..<statements.count { gathered.append(number: statements[position].text) }
      dependsOnDay = true
    }
  }

  private func local(_ number: Int32, in numbers: inout [Int32]) -> Int {
    if let position = numbers.firstIndex(of: number) { return position }
    numbers.append(number)
    return numbers.count - 1
  }

  // MARK: What is new

  /// Learns who speaks.
  private mutating func learn(speakers names: ByteInterner) {
    while speakers.count < names.count {
      let name = ColumnText.string(names[UInt32(speakers.count)]).map(Speaker.init)
      speakers.append(name)
      isNamed.append(name?.isNamed ?? false)
    }
  }

  /// Learns what statements say.
  ///
  /// The same are named in many ways, and many in the same way: each is read once.
  private mutating func learn(texts: ByteInterner) {
    while said.count < texts.count {
      alone += [nil, nil]
      texts.withBytes(UInt32(said.count)) { text in
        var start = 0
        // In a string a quote has a backslash before it.
        if text.starts(with: LeadingCache.actorsKey),
          let end = ByteSearch.offset(of: #"],""#, in: text, 0..<text.count)
        {
          start = end + 2
        }
        said.append(
          (
            number(ofNamed: UnsafeRawBufferPointer(rebasing: text[..<start])),
            number(ofManner: UnsafeRawBufferPointer(rebasing: text[start...]))
          ))
      }
    }
  }

  private static let actorsKey = Array(#"{"actors":["#.utf8)

  /// The number of those whom the beginning of a text up to the comma names.
  private mutating func number(ofNamed text: UnsafeRawBufferPointer) -> Int {
    let (number, isNew) = namedTexts.number(of: text)
    if isNew {
      let json = (try? JSONReader.read(text.dropLast() + Array("}".utf8))) ?? .null
      let actors = json.texts("actors")
      named.append(Named(actors: actors, numbers: actors.map { self.number(of: $0) }))
    }
    return Int(number)
  }

  /// The number of the manner that the rest of a text tells.
  private mutating func number(ofManner text: UnsafeRawBufferPointer) -> Int {
    let (number, isNew) = mannerTexts.number(of: text)
    if isNew {
      let isWhole = text.first == UInt8(ascii: "{")
      let json = (try? JSONReader.read(isWhole ? Array(text) : Array("{".utf8) + text)) ?? .null
      var manner = Manner()
      if let role: Attribution.Role = json.word("role"),
        let status: Attribution.Status = json.word("status")
      {
        manner.role = role
        manner.status = status
        manner.likelihood = json.word("likelihood")
        manner.confidence = json.word("confidence")
      }
      let isPossible = manner.status.rank != nil && manner.likelihood ?? .even >= .even
      let role = Attribution.Role.allCases.firstIndex(of: manner.role) ?? 0
      let status = Attribution.Status.allCases.firstIndex(of: manner.status) ?? 0
      manner.code = UInt16(role << 8 | status << 1 | (isPossible ? 1 : 0))
      // Strength decides among perpetrators that are held possible, and nowhere else.
      if isPossible, manner.role == .perpetrator {
        let likelihood = (manner.likelihood ?? .even).rank
        manner.strength = 1 + likelihood << 8 + (manner.confidence ?? .low).rank
      }
      manners.append(manner)
    }
    return Int(number)
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
