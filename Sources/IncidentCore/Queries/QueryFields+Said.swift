import TextBasics

// Fields that ask how what was said of an attack came about: when, and by whom.

extension QueryField {
  static let claimed = days(
    "claimed", help: "days from the attack to the first claim that stands; unknown: no claim",
    hint: "`claimed:0+` finds what was claimed, `claimed:8+` more than a week later, "
      + "`claimed:unknown` what was not"
  ) { attack, actors in
    attack.daysToClaim(actors)
  }

  static let changed = days(
    "changed",
    help: "days from the first report to the last change of the leading attribution, in who leads "
      + "or in its status; 0: on the first day; unknown: it never changed",
    hint: "`changed:1+` finds what changed after the first day, `changed:0` what last changed on "
      + "it, `changed:0+` what ever changed, `changed:unknown` what never did"
  ) { attack, actors in
    attack.daysToChange(actors).map(CountInterval.init(exactly:))
  }

  static let disputed = QueryField(
    name: "disputed", valueName: "OUTCOME",
    help: "what the two sides of the fight give figures of that cannot both be true",
    values: .words(outcomes)
  ) { wanted, compiler throws(Diagnostic) in
    let actors = compiler.context.actors
    guard let outcome = CasualtyStatement.Outcome(rawValue: wanted.value.lowercased()) else {
      throw unknownWord(wanted.value, of: "disputed", among: outcomes)
    }
    return QueryReading("differing figures of the two sides: \(outcome.rawValue)") { attack in
      attack.isDisputed(outcome, actors)
    }
  }

  private static let outcomes = CasualtyStatement.Outcome.allCases.map(\.rawValue)
}

extension AttackPicture {
  /// How many days after the attack somebody first claimed it who has not taken that back.
  ///
  /// An interval where the attack is not dated to the day; nil where nobody has claimed it.
  func daysToClaim(_ actors: ActorRegister) -> CountInterval? {
    if let course { return course.claimed }
    let statements = attributions
    let followed = AttributionCourse(statements, on: day, actors: actors)
    return followed.claim.map { incident.occurred.days(until: statements[$0].stated.day) }
  }

  /// How many days after the attack became known the leading attribution last changed, in who
  /// leads or in its status; nil where it never did.
  ///
  /// It became known by the first statement or source, as `--as-of` dates them, but not by what was
  /// published before it happened. Who is named first after that day has changed what was known.
  func daysToChange(_ actors: ActorRegister) -> Int? {
    if let course { return course.changed }
    let start = incident.occurred.start.map(Instant.init(startOf:))
    let points =
      incident.evidence.pointsSaid(recorded: incident.recorded.at)
      + (operation.map { $0.evidence.pointsSaid(recorded: $0.recorded.at) } ?? [])
    let statements = attributions
    guard let first = statements.map(\.stated.upperBound).min() else { return nil }
    let opening = points.filter { $0 >= start ?? $0 }.min() ?? first
    let followed = AttributionCourse(statements, on: day, actors: actors)
    return followed.lastChange(isKnownBefore: opening < first).map {
      statements[$0].stated.day - min(opening, first).day
    }
  }

  /// Whether the two sides of the fight give figures that cannot both be true.
  func isDisputed(_ outcome: CasualtyStatement.Outcome, _ actors: ActorRegister) -> Bool {
    let judgement = PartyJudgement(actors: actors)
    func areOpposed(_ one: String, _ other: String) -> Bool {
      let country = incident.place.country
      let areOfState =
        judgement.isOfState(one, country) && judgement.isOfState(other, country)
      return !areOfState && !actors.areAllied(one, other)
        && !judgement.isOneOf(one, other, on: day)
    }
    return [incident.evidence, operation?.evidence].compactMap { $0 }.contains { evidence in
      let figures = CasualtyFigures(evidence).byKey.flatMap { key, figure in
        key.outcome == outcome ? figure.statements : []
      }
      let sides = figures.compactMap { statement -> (by: String, statement: CasualtyStatement)? in
        guard case .actor(let id) = statement.by, !statement.count.isUnknown,
          judgement.isParty(id, to: self)
        else { return nil }
        return (id, statement)
      }
      return sides.contains { one in
        sides.contains { other in
          areOpposed(one.by, other.by) && one.statement.contradicts(other.statement)
        }
      }
    }
  }
}

extension CasualtyStatement {
  /// Whether both statements speak of the same people and no number is possible by both.
  fileprivate func contradicts(_ other: CasualtyStatement) -> Bool {
    guard of == other.of, actor == nil || other.actor == nil || actor == other.actor else {
      return false
    }
    let (one, two) = (count.bounds, other.count.bounds)
    return one.high < two.low || two.high < one.low
  }
}

extension CountInterval {
  /// The smallest and the largest number possible; a likely number alone is both.
  fileprivate var bounds: (low: Int, high: Int) {
    if low == nil, high == nil, let best { return (best, best) }
    return (low ?? 0, high ?? .max)
  }
}

extension ActorRegister {
  /// Whether one is an ally or an auxiliary of the other.
  fileprivate func areAllied(_ one: String, _ other: String) -> Bool {
    func stands(_ id: String, by other: String) -> Bool {
      self[id]?.relations.contains {
        [.alliedWith, .auxiliaryOf].contains($0.relation) && $0.actor == other
      } ?? false
    }
    return stands(one, by: other) || stands(other, by: one)
  }
}
