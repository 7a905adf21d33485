/// The rules by which statements are reduced to the leading one, and what each of them left.
struct AttributionRules {
  let statements: [Attribution]
  let day: Day?
  let actors: ActorRegister
  /// What each rule left, in the order in which they were applied.
  private(set) var kept: [Kept] = []

  /// The statements that a rule left, by position.
  struct Kept: Sendable, Hashable {
    var rule: Int
    var positions: [Int]
  }

  init(statements: [Attribution], day: Day?, actors: ActorRegister) {
    self.statements = statements
    self.day = day
    self.actors = actors
  }

  /// Applies the rules, the sixth being that nobody is named.
  mutating func leading() -> LeadingAttribution {
    let standing = keep(1, latestOfNamedSpeakers())
    let notRejected = keep(2, withoutRejected(standing))
    let candidates = keep(3, notRejected.filter { isCandidate(statements[$0]) })
    if !candidates.isEmpty {
      let alternatives = alternatives(keep(4, strongest(candidates)))
      return alternatives.count == 1 ? .led(alternatives[0]) : .contested(alternatives)
    }
    let sides = notRejected.filter { AttributionRules.side(statements[$0], actors) != nil }
    let parties = keep(5, sides).compactMap { AttributionRules.side(statements[$0], actors) }
    return parties.isEmpty ? .unattributed : .parties(parties)
  }

  private mutating func keep(_ rule: Int, _ positions: [Int]) -> [Int] {
    kept.append(Kept(rule: rule, positions: positions))
    return positions
  }

  /// Rule 1: of one named speaker only the latest statement about each set of actors stands.
  private func latestOfNamedSpeakers() -> [Int] {
    guard statements.count > 1 else { return Array(statements.indices) }
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
    return statements.indices.filter { !statements[$0].by.isNamed || standing.contains($0) }
  }

  /// Rule 2: a rejection removes earlier assessments that name all its actors; a denial none.
  private func withoutRejected(_ positions: [Int]) -> [Int] {
    let rejections = positions.filter {
      statements[$0].status == .rejected && !statements[$0].actors.isEmpty
    }
    guard !rejections.isEmpty else { return positions }
    return positions.filter { position in
      let statement = statements[position]
      guard [.alleged, .suspected, .assessed].contains(statement.status) else { return true }
      return !rejections.contains { rejectedAt in
        let rejection = statements[rejectedAt]
        return Set(rejection.actors).isSubset(of: statement.actors)
          && (statement.stated.upperBound, position) < (rejection.stated.upperBound, rejectedAt)
      }
    }
  }

  /// Rule 3: candidates are named perpetrators that are identified and not unlikely.
  private func isCandidate(_ statement: Attribution) -> Bool {
    statement.role == .perpetrator && AttributionRules.isHeldPossible(statement)
      && statement.actors.contains { actors[$0]?.kind != .unidentified }
  }

  /// Rule 4: the highest status wins, then likelihood, then confidence.
  private func strongest(_ candidates: [Int]) -> [Int] {
    guard candidates.count > 1 else { return candidates }
    func highest(_ positions: [Int], by rank: (Attribution) -> Int) -> [Int] {
      let ranks = positions.map { rank(statements[$0]) }
      let most = ranks.max()
      return zip(positions, ranks).filter { $0.1 == most }.map(\.0)
    }
    let level = highest(candidates) { $0.status.rank ?? 0 }
    // Two rival claims are always contested, however likely each is held.
    if statements[level[0]].status == .claimed, alternatives(level).count > 1 { return level }
    let likeliest = highest(level) { ($0.likelihood ?? .even).rank }
    return highest(likeliest) { ($0.confidence ?? .low).rank }
  }

  /// The statements that others do not represent: of those on the same actors, or on a component
  /// and its umbrella, the latest does.
  private func alternatives(_ level: [Int]) -> [Attribution] {
    if level.count == 1 { return [statements[level[0]]] }
    let newestFirst = level.sorted {
      (statements[$0].stated.upperBound, $0) > (statements[$1].stated.upperBound, $1)
    }.map { statements[$0] }
    var alternatives: [Attribution] = []
    for statement in newestFirst
    where !alternatives.contains(where: {
      actors.areSame($0.actors, statement.actors, on: day)
    }) {
      alternatives.append(statement)
    }
    return alternatives
  }

  /// Rule 5: a side of a clash that is held possible, without civilians; nil for anything else.
  static func side(_ statement: Attribution, _ actors: ActorRegister) -> Attribution? {
    guard statement.role == .party, isHeldPossible(statement) else { return nil }
    var armed = statement
    armed.actors.removeAll { actors[$0]?.kind == .civilians }
    return armed.actors.isEmpty ? nil : armed
  }

  private static func isHeldPossible(_ statement: Attribution) -> Bool {
    statement.status.rank != nil && statement.likelihood ?? .even >= .even
  }
}
