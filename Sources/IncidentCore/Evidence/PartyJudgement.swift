/// Tells whether a figure comes only from those who fought.
struct PartyJudgement: Sendable {
  let actors: ActorRegister

  /// The speakers of statements that were all made by parties to the fight; nil if any was not.
  ///
  /// An actor is a party to an attack if it, a component or an umbrella of it is named as attacker
  /// or target, or if it is the government or the forces of the state where the attack took place.
  func partiesAlone(
    _ statements: [CasualtyStatement], on attacks: [AttackPicture]
  ) -> [String]? {
    var speakers: [String] = []
    for statement in statements where !statement.count.isUnknown {
      guard case .actor(let id) = statement.by,
        attacks.contains(where: { isParty(id, to: $0) })
      else { return nil }
      speakers.append(id)
    }
    return speakers.isEmpty ? nil : speakers.uniqued().sorted()
  }

  func isParty(_ id: String, to attack: AttackPicture) -> Bool {
    isOfState(id, attack.incident.place.country)
      || (attack.incident.attack.targets.compactMap(\.actor)
        + attack.attributions.filter { $0.status.rank != nil }.flatMap(\.actors))
        .contains { isOneOf(id, $0, on: attack.day) }
  }

  /// Whether an actor is the government or the forces of a country.
  func isOfState(_ id: String, _ country: String) -> Bool {
    guard let actor = actors[id], [.stateForces, .government].contains(actor.kind)
    else { return false }
    return actor.countries.contains(country)
  }

  /// Whether of two actors one is the other, or a component of it on a day.
  func isOneOf(_ id: String, _ other: String, on day: Day?) -> Bool {
    actors.isSameOrComponent(id, of: other, on: day)
      || actors.isSameOrComponent(other, of: id, on: day)
  }
}
