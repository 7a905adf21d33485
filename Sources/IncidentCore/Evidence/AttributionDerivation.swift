/// How the leading attribution of an incident comes about, rule by rule.
///
/// The rules are those of the manual's page *What the numbers mean*; each is one step here, so
/// that `explain attribution` can print what each of them did.
public struct AttributionDerivation: Sendable, Hashable {
  /// What leads.
  public let leading: LeadingAttribution
  /// What each rule took out and kept, in order.
  public let steps: [Step]

  /// What one rule did.
  public struct Step: Sendable, Hashable {
    /// The rule's number, from 1.
    public var rule: Int
    /// The statements that the rule took out.
    public var removed: [Attribution]
    /// The statements that it left.
    public var kept: [Attribution]
  }

  /// Takes over what was derived before, without the steps.
  init(derived leading: LeadingAttribution) {
    self.leading = leading
    steps = []
  }

  /// Derives the leading attribution.
  ///
  /// - Parameters:
  ///   - statements: What was said of the incident's operation, then of the incident itself.
  ///   - day: The day on which components and umbrellas are looked up; nil where not known.
  ///   - actors: The actors of the log.
  public init(_ statements: [Attribution], on day: Day?, actors: ActorRegister) {
    var rules = Rules(day: day, actors: actors)
    let standing = rules.latestOfNamedSpeakers(statements)
    let notRejected = rules.withoutRejected(standing)
    let candidates = rules.candidates(notRejected)
    leading =
      rules.strongest(candidates) ?? rules.parties(notRejected) ?? .unattributed
    steps = rules.steps
  }
}

extension AttributionDerivation {
  /// All whom a statement names that stands and is held possible, each with its statement's status.
  ///
  /// Those are the candidates of rule 3 and the sides of rule 5, whoever leads.
  func named(
    in actors: ActorRegister
  ) -> [(actor: String, status: LeadingAttribution.Status)] {
    steps.filter { $0.rule == 2 || $0.rule == 3 }.flatMap { step in
      step.rule == 3 ? step.kept : Rules.sides(among: step.kept, actors)
    }.flatMap { statement in
      let status: LeadingAttribution.Status =
        statement.role == .party ? .party : LeadingAttribution.led(statement).status
      return statement.actors.map { (actor: $0, status: status) }
    }
  }
}

private struct Rules {
  let day: Day?
  let actors: ActorRegister
  var steps: [AttributionDerivation.Step] = []

  init(day: Day?, actors: ActorRegister) {
    self.day = day
    self.actors = actors
  }

  /// Rule 1: of one named speaker only the latest statement about each set of actors stands.
  mutating func latestOfNamedSpeakers(_ statements: [Attribution]) -> [Attribution] {
    struct Subject: Hashable {
      var speaker: Speaker
      var actors: Set<String>
    }
    var latest: [Subject: Int] = [:]
    for (position, statement) in statements.enumerated() where statement.by.isNamed {
      let subject = Subject(speaker: statement.by, actors: Set(statement.actors))
      if let earlier = latest[subject],
        statements[earlier].stated.upperBound > statement.stated.upperBound
      {
        continue
      }
      latest[subject] = position
    }
    let standing = Set(latest.values)
    return record(
      rule: 1, of: statements,
      keeping: statements.indices.filter { !statements[$0].by.isNamed || standing.contains($0) })
  }

  /// Rule 2: a rejection removes earlier assessments of its actors; a denial removes nothing.
  mutating func withoutRejected(_ statements: [Attribution]) -> [Attribution] {
    let rejections = statements.enumerated().filter { $0.element.status == .rejected }
    let standing = statements.indices.filter { position in
      let statement = statements[position]
      guard [.alleged, .suspected, .assessed].contains(statement.status) else { return true }
      return !rejections.contains { rejectedAt, rejection in
        !rejection.actors.isEmpty
          && Set(rejection.actors).isSubset(of: statement.actors)
          && (statement.stated.upperBound, position) < (rejection.stated.upperBound, rejectedAt)
      }
    }
    return record(rule: 2, of: statements, keeping: standing)
  }

  /// Rule 3: candidates are named perpetrators that are identified and not unlikely.
  mutating func candidates(_ statements: [Attribution]) -> [Attribution] {
    let possible = statements.indices.filter { position in
      let statement = statements[position]
      return statement.role == .perpetrator && Rules.isHeldPossible(statement)
        && statement.actors.contains { actors[$0]?.kind != .unidentified }
    }
    return record(rule: 3, of: statements, keeping: possible)
  }

  /// Rule 4: the highest status wins, then likelihood, then confidence.
  mutating func strongest(_ candidates: [Attribution]) -> LeadingAttribution? {
    guard let status = candidates.compactMap(\.status.rank).max() else { return nil }
    var level = candidates.filter { $0.status.rank == status }
    // Two rival claims are always contested, however likely each is held.
    let claimsAreRival = level.first?.status == .claimed && alternatives(level).count > 1
    if !claimsAreRival {
      let likelihood = level.map(likelihoodRank).max()
      level.removeAll { likelihoodRank($0) != likelihood }
      let confidence = level.map(confidenceRank).max()
      level.removeAll { confidenceRank($0) != confidence }
    }
    _ = record(
      rule: 4, of: candidates, keeping: candidates.indices.filter { level.contains(candidates[$0]) }
    )
    let alternatives = alternatives(level)
    guard alternatives.count > 1 else { return alternatives.first.map(LeadingAttribution.led) }
    return .contested(alternatives)
  }

  /// Rule 5: without a candidate the sides of a clash are named, but for civilians.
  mutating func parties(_ statements: [Attribution]) -> LeadingAttribution? {
    let sides = statements.indices.filter {
      !Rules.sides(among: [statements[$0]], actors).isEmpty
    }
    let parties = Rules.sides(among: record(rule: 5, of: statements, keeping: sides), actors)
    return parties.isEmpty ? nil : .parties(parties)
  }

  /// The statements that name sides of a clash and are held possible, without civilians.
  static func sides(among statements: [Attribution], _ actors: ActorRegister) -> [Attribution] {
    statements.compactMap { statement in
      var armed = statement
      armed.actors.removeAll { actors[$0]?.kind == .civilians }
      let isSide = statement.role == .party && isHeldPossible(statement) && !armed.actors.isEmpty
      return isSide ? armed : nil
    }
  }

  private static func isHeldPossible(_ statement: Attribution) -> Bool {
    statement.status.rank != nil && statement.likelihood ?? .even >= .even
  }

  private func likelihoodRank(_ statement: Attribution) -> Int {
    (statement.likelihood ?? .even).rank
  }

  private func confidenceRank(_ statement: Attribution) -> Int {
    (statement.confidence ?? .low).rank
  }

  /// The latest statement about each set of actors; only one if all of them name the same.
  private func alternatives(_ level: [Attribution]) -> [Attribution] {
    let newestFirst = level.enumerated().sorted {
      ($0.element.stated.upperBound, $0.offset) > ($1.element.stated.upperBound, $1.offset)
    }.map(\.element)
    let allSame = level.allSatisfy { one in
      level.allSatisfy { actors.areSame(one.actors, $0.actors, on: day) }
    }
    if allSame { return Array(newestFirst.prefix(1)) }
    var alternatives: [Attribution] = []
    for statement in newestFirst
    where !alternatives.contains(where: { Set($0.actors) == Set(statement.actors) }) {
      alternatives.append(statement)
    }
    return alternatives
  }

  private mutating func record(
    rule: Int, of statements: [Attribution], keeping kept: [Int]
  ) -> [Attribution] {
    let step = AttributionDerivation.Step(
      rule: rule,
      removed: statements.indices.filter { !kept.contains($0) }.map { statements[$0] },
      kept: kept.map { statements[$0] })
    steps.append(step)
    return step.kept
  }
}
