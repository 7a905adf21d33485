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
    if let actor = actors[id], [.stateForces, .government].contains(actor.kind),
      actor.countries.contains(attack.incident.place.country)
    {
      return true
    }
    let day = attack.day
    let involved =
      attack.incident.attack.targets.compactMap(\.actor)
      + attack.attributions.filter { $0.status.rank != nil }.flatMap(\.actors)
    return involved.contains {
      actors.isSameOrComponent(id, of: $0, on: day) || actors.isSameOrComponent($0, of: id, on: day)
    }
  }
}
