/// The rules by which statements are reduced to the leading one, and what each of them left.
///
/// They look at numbers alone: a record is ruled on again for every time at which something was
/// said of it, and a log has thousands of ways in which statements stand to each other.
package struct AttributionRules {
  /// The statements, in the order in which they were given.
  package private(set) var statements: [Statement] = []
  /// By the position of a statement: of the first by the same named speaker about the same actors;
  /// -1 where the speaker is not named.
  private var subjects: [Int] = []
  private var repeatsSubjects = false
  private var hasRejections = false
  private let areOfOneUmbrella: (Int32, Int32) -> Bool

  /// What the rules look at of a statement.
  package struct Statement {
    /// The number of who says it; -1 where that is not named.
    package var speaker: Int32 = -1
    /// The last millisecond that its time can mean.
    package var stated: Int64 = 0
    let status: Attribution.Status
    /// The numbers of the actors, ascending and each once.
    let actors: [Int32]
    /// Those of a side of a clash, without civilians; none where it is no side.
    let side: [Int32]
    let isCandidate: Bool
    let likelihood: Int
    let confidence: Int

    /// Takes from a statement what does not depend on who makes it, and when.
    ///
    /// - Parameters:
    ///   - statement: The statement.
    ///   - actors: The actors of the log.
    ///   - number: The number of an actor.
    package init(
      _ statement: Attribution, _ actors: ActorRegister, number: (String) -> Int32
    ) {
      status = statement.status
      func numbers(of actors: [String]) -> [Int32] {
        actors.count > 1 ? Set(actors.map(number)).sorted() : actors.map(number)
      }
      self.actors = numbers(of: statement.actors)
      side = numbers(of: AttributionRules.side(statement, actors)?.actors ?? [])
      isCandidate = AttributionRules.isCandidate(statement, actors)
      likelihood = (statement.likelihood ?? .even).rank
      confidence = (statement.confidence ?? .low).rank
    }
  }

  /// What leads, by the positions of statements.
  package enum Lead {
    case led(Int)
    case contested([Int])
    case parties([Int])
    case unattributed
  }

  /// Prepares to rule.
  ///
  /// - Parameter areOfOneUmbrella: Whether of two different actors one is a component of the other.
  package init(areOfOneUmbrella: @escaping (Int32, Int32) -> Bool) {
    self.areOfOneUmbrella = areOfOneUmbrella
  }

  /// Takes in statements.
  ///
  /// - Parameters:
  ///   - attributions: What was said of the incident's operation, then of the incident itself.
  ///   - day: The day on which components and umbrellas are looked up; nil where not known.
  ///   - actors: The actors of the log.
  init(_ attributions: [Attribution], on day: Day?, actors: ActorRegister) {
    let ids = attributions.flatMap(\.actors).uniqued()
    let speakers = attributions.map(\.by).uniqued()
    self.init { one, other in
      let (one, other) = (ids[Int(one)], ids[Int(other)])
      return actors.isSameOrComponent(one, of: other, on: day)
        || actors.isSameOrComponent(other, of: one, on: day)
    }
    for attribution in attributions {
      var statement = Statement(attribution, actors) { Int32(ids.firstIndex(of: $0) ?? 0) }
      if attribution.by.isNamed {
        statement.speaker = Int32(speakers.firstIndex(of: attribution.by) ?? 0)
      }
      statement.stated = attribution.stated.upperBound.millisecondsSince1970
      append(statement)
    }
  }

  /// Takes in a statement.
  package mutating func append(_ statement: Statement) {
    var subject = -1
    if statement.speaker >= 0 {
      let same = statements.firstIndex {
        $0.speaker == statement.speaker && $0.actors == statement.actors
      }
      subject = same ?? statements.count
      if same != nil { repeatsSubjects = true }
    }
    if statement.status == .rejected { hasRejections = true }
    subjects.append(subject)
    statements.append(statement)
  }
}

// MARK: - The rules

extension AttributionRules {
  /// Applies the rules, the sixth being that nobody is named.
  ///
  /// - Parameters:
  ///   - time: Only what had been said by then is looked at.
  ///   - note: Is told what each rule left, in the order in which they are applied.
  /// - Returns: What leads.
  package func lead(
    by time: Int64 = .max, noting note: (_ rule: Int, _ left: [Int]) -> Void = { _, _ in }
  ) -> Lead {
    var left = standing(by: time)
    note(1, left)
    if hasRejections { removeRejected(from: &left) }
    note(2, left)
    var candidates = left.filter { statements[$0].isCandidate }
    note(3, candidates)
    if !candidates.isEmpty {
      keepStrongest(of: &candidates)
      note(4, candidates)
      let alternatives = alternatives(candidates)
      return alternatives.count == 1 ? .led(alternatives[0]) : .contested(alternatives)
    }
    left.removeAll { statements[$0].side.isEmpty }
    note(5, left)
    return left.isEmpty ? .unattributed : .parties(left)
  }

  /// Rule 1: of one named speaker only the latest statement about each set of actors stands.
  func standing(by time: Int64 = .max) -> [Int] {
    var positions = statements.indices.filter { statements[$0].stated <= time }
    guard repeatsSubjects else { return positions }
    var latest = [Int](repeating: -1, count: statements.count)
    for position in positions where subjects[position] >= 0 {
      let earlier = latest[subjects[position]]
      if earlier < 0 || statements[earlier].stated <= statements[position].stated {
        latest[subjects[position]] = position
      }
    }
    positions.removeAll { subjects[$0] >= 0 && latest[subjects[$0]] != $0 }
    return positions
  }

  /// Rule 2: a rejection removes earlier assessments that name all its actors; a denial none.
  private func removeRejected(from positions: inout [Int]) {
    let rejections = positions.filter {
      statements[$0].status == .rejected && !statements[$0].actors.isEmpty
    }
    guard !rejections.isEmpty else { return }
    positions.removeAll { position in
      switch statements[position].status {
      case .alleged, .suspected, .assessed:
        rejections.contains { rejection in
          isOlder(position, than: rejection)
            && statements[rejection].actors.allSatisfy(statements[position].actors.contains)
        }
      case .claimed, .confirmed, .denied, .rejected, .unclaimed: false
      }
    }
  }

  /// Rule 3: candidates are named perpetrators that are identified and not unlikely.
  private static func isCandidate(_ statement: Attribution, _ actors: ActorRegister) -> Bool {
    statement.role == .perpetrator && isHeldPossible(statement.status, statement.likelihood)
      && statement.actors.contains { actors[$0]?.kind != .unidentified }
  }

  /// Rule 4: the highest status wins, then likelihood, then confidence.
  private func keepStrongest(of candidates: inout [Int]) {
    func keepHighest(by rank: (Statement) -> Int) {
      guard candidates.count > 1 else { return }
      var most = Int.min
      for position in candidates { most = max(most, rank(statements[position])) }
      candidates.removeAll { rank(statements[$0]) < most }
    }
    keepHighest { $0.status.rank ?? 0 }
    // Two rival claims are always contested, however likely each is held.
    if statements[candidates[0]].status == .claimed, alternatives(candidates).count > 1 { return }
    keepHighest(by: \.likelihood)
    keepHighest(by: \.confidence)
  }

  /// The statements that others do not represent: of those on the same actors, or on a component
  /// and its umbrella, the latest does.
  private func alternatives(_ level: [Int]) -> [Int] {
    if level.count == 1 { return level }
    var alternatives: [Int] = []
    for position in level.sorted(by: { isOlder($1, than: $0) }) {
      let actors = statements[position].actors
      if !alternatives.contains(where: { areSame(statements[$0].actors, actors) }) {
        alternatives.append(position)
      }
    }
    return alternatives
  }

  /// Rule 5: a side of a clash that is held possible, without civilians; nil for anything else.
  package static func side(_ statement: Attribution, _ actors: ActorRegister) -> Attribution? {
    guard statement.role == .party, isHeldPossible(statement.status, statement.likelihood) else {
      return nil
    }
    var armed = statement
    armed.actors.removeAll { actors[$0]?.kind == .civilians }
    return armed.actors.isEmpty ? nil : armed
  }

  /// Whether a statement of a status holds it at least even that what it says is so.
  package static func isHeldPossible(
    _ status: Attribution.Status, _ likelihood: Likelihood?
  ) -> Bool {
    status.rank != nil && likelihood ?? .even >= .even
  }

  private func isOlder(_ position: Int, than other: Int) -> Bool {
    (statements[position].stated, position) < (statements[other].stated, other)
  }

  /// Whether two sets of actors are the same but for components named beside their umbrellas.
  private func areSame(_ one: [Int32], _ other: [Int32]) -> Bool {
    if one == other { return true }
    func isMatched(_ actor: Int32, in actors: [Int32]) -> Bool {
      actors.contains { $0 == actor || areOfOneUmbrella($0, actor) }
    }
    return one.allSatisfy { isMatched($0, in: other) }
      && other.allSatisfy { isMatched($0, in: one) }
  }
}

// MARK: - Asking

extension AttributionRules {
  /// Whether two statements are by one named speaker about the same actors.
  func areOfOneSubject(_ position: Int, _ other: Int) -> Bool {
    subjects[position] >= 0 && subjects[position] == subjects[other]
  }

  /// The actors that are named by what leads, ascending and each once.
  func actors(of lead: Lead) -> [Int32] {
    switch lead {
    case .led(let position): statements[position].actors
    case .contested(let positions): Set(positions.flatMap { statements[$0].actors }).sorted()
    case .parties(let positions): Set(positions.flatMap { statements[$0].side }).sorted()
    case .unattributed: []
    }
  }

  /// What an incident is counted under that is led so.
  func status(of lead: Lead) -> LeadingAttribution.Status {
    switch lead {
    case .led(let position):
      LeadingAttribution.Status(rawValue: statements[position].status.rawValue) ?? .unattributed
    case .contested: .contested
    case .parties: .party
    case .unattributed: .unattributed
    }
  }
}
