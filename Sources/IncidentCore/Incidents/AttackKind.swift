/// What kind of attack it was, and what the codebooks of other datasets call it.
public enum AttackKind: String, Sendable, Hashable, CaseIterable {
  case armedAssault = "armed-assault"
  case ambush
  case shelling
  case airOrDroneStrike = "air-or-drone-strike"
  case improvisedExplosive = "ied"
  case suicideAttack = "suicide-attack"
  case grenade
  case abduction
  case assassination
  case massKilling = "mass-killing"
  case raidOrLooting = "raid-or-looting"
  case arson
  case facilityAttack = "facility-attack"
  case hijacking
  case hostageBarricade = "hostage-barricade"
  case territoryTaken = "territory-taken"
  case territoryRegained = "territory-regained"
  case sexualViolence = "sexual-violence"
  case complexAttack = "complex-attack"
  case protest
  case riot
  case other
  case unknown

  /// The ACLED event and sub-event type that comes nearest (ACLED codebook 2023).
  public var acled: (event: String, subEvent: String) { crosswalk.acled }

  /// The GTD attack type that comes nearest, 1 to 9 (GTD codebook 2021, variable `attacktype1`).
  public var globalTerrorismDatabaseType: Int { crosswalk.gtd }

  /// Whether UCDP GED can carry it: organised violence that can have deaths as its outcome.
  public var isCarriedByUCDP: Bool { crosswalk.ucdp }

  private typealias Crosswalk = (acled: (event: String, subEvent: String), gtd: Int, ucdp: Bool)

  private var crosswalk: Crosswalk {
    switch self {
    case .armedAssault: (("Battles", "Armed clash"), 2, true)
    case .ambush: (("Battles", "Armed clash"), 2, true)
    case .shelling:
      (("Explosions/Remote violence", "Shelling/artillery/missile attack"), 3, true)
    case .airOrDroneStrike: (("Explosions/Remote violence", "Air/drone strike"), 3, true)
    case .improvisedExplosive:
      (("Explosions/Remote violence", "Remote explosive/landmine/IED"), 3, true)
    case .suicideAttack: (("Explosions/Remote violence", "Suicide bomb"), 3, true)
    case .grenade: (("Explosions/Remote violence", "Grenade"), 3, true)
    case .abduction:
      (("Violence against civilians", "Abduction/forced disappearance"), 6, false)
    case .assassination: (("Violence against civilians", "Attack"), 1, true)
    case .massKilling: (("Violence against civilians", "Attack"), 2, true)
    case .raidOrLooting: (("Strategic developments", "Looting/property destruction"), 7, false)
    case .arson: (("Strategic developments", "Looting/property destruction"), 7, false)
    case .facilityAttack: (("Strategic developments", "Looting/property destruction"), 7, false)
    case .hijacking: (("Violence against civilians", "Attack"), 4, false)
    case .hostageBarricade: (("Violence against civilians", "Attack"), 5, true)
    case .territoryTaken: (("Battles", "Non-state actor overtakes territory"), 2, true)
    case .territoryRegained: (("Battles", "Government regains territory"), 2, true)
    case .sexualViolence: (("Violence against civilians", "Sexual violence"), 8, false)
    case .complexAttack: (("Battles", "Armed clash"), 2, true)
    case .protest: (("Protests", "Peaceful protest"), 9, false)
    case .riot: (("Riots", "Violent demonstration"), 8, false)
    case .other: (("Strategic developments", "Other"), 9, false)
    case .unknown: (("Violence against civilians", "Attack"), 9, true)
    }
  }
}

// MARK: - Other words

extension AttackKind {
  /// Words that are no kinds, folded, with the kind that people, ACLED or GTD mean by them.
  package static let otherWords = Dictionary(
    uniqueKeysWithValues: words.flatMap { kind, words in
      words.split(separator: ",").map { ($0.trimmed, kind) }
    })

  private static let words: [(AttackKind, String)] = [
    (.armedAssault, "battle, clash, armed clash, shooting, gunfire, gunfight, firefight"),
    (.ambush, "embuscade"),
    (.shelling, "artillery, mortar, mortars, rocket, rockets, missile, bombardment, bombardement"),
    (
      .airOrDroneStrike,
      "airstrike, air strike, air raid, air attack, drone, drone strike, frappe aerienne"
    ),
    (
      .improvisedExplosive,
      "bomb, bombing, explosion, explosive, landmine, mine, roadside bomb, remote explosive, eei"
    ),
    (
      .suicideAttack,
      "suicide bomb, suicide bombing, suicide bomber, car bomb, vbied, svbied, attentat suicide"
    ),
    (
      .abduction,
      "kidnap, kidnapping, enlevement, forced disappearance, disappearance, hostage taking"
    ),
    (.assassination, "murder, killing, execution, targeted killing, assassinat"),
    (.massKilling, "massacre"),
    (.raidOrLooting, "raid, looting, pillage, robbery, theft, property destruction"),
    (.arson, "fire, burning, incendie"),
    (.facilityAttack, "sabotage, infrastructure attack"),
    (.hijacking, "carjacking"),
    (.hostageBarricade, "siege, hostages, barricade"),
    (.sexualViolence, "rape, viol"),
    (.complexAttack, "attaque complexe"),
    (.protest, "demonstration, manifestation, peaceful protest"),
    (.riot, "mob violence, violent demonstration, emeute"),
  ]
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
