import IncidentCore
import Testing

@Suite("AttackKind")
struct AttackKindTests {
  @Test("The kinds are those of the data format")
  func words() {
    #expect(
      AttackKind.allCases.map(\.rawValue) == [
        "armed-assault", "ambush", "shelling", "air-or-drone-strike", "ied", "suicide-attack",
        "grenade", "abduction", "assassination", "mass-killing", "raid-or-looting", "arson",
        "facility-attack", "hijacking", "hostage-barricade", "territory-taken",
        "territory-regained", "sexual-violence", "complex-attack", "protest", "riot", "other",
        "unknown",
      ])
  }

  @Test("Each kind has a type of ACLED's six and of GTD's nine")
  func crosswalk() {
    let events: Set = [
      "Battles", "Explosions/Remote violence", "Violence against civilians",
      "Strategic developments", "Protests", "Riots",
    ]
    #expect(AttackKind.allCases.allSatisfy { events.contains($0.acled.event) })
    #expect(
      AttackKind.allCases.allSatisfy { (1...9).contains($0.globalTerrorismDatabaseType) })
    #expect(AttackKind.suicideAttack.acled.subEvent == "Suicide bomb")
    #expect(AttackKind.assassination.globalTerrorismDatabaseType == 1)
    #expect(AttackKind.shelling.isCarriedByUCDP)
    #expect(!AttackKind.protest.isCarriedByUCDP)
  }

  @Test("Markings are ordered from open to closed")
  func markings() {
    #expect(Marking.allCases.sorted() == [.clear, .green, .amber, .amberStrict, .red])
    #expect(Marking.clear < .green)
    #expect(!(Marking.red < .amberStrict))
  }
}
