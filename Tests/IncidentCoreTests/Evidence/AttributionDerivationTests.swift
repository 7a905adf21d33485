import IncidentCore
import Testing

@Suite("AttributionDerivation")
struct AttributionDerivationTests {
  private func leading(
    _ statements: [Attribution], on day: String? = "2025-07-01"
  ) -> LeadingAttribution {
    AttributionDerivation(statements, on: day.map(Samples.day), actors: Samples.actors).leading
  }

  private func say(
    _ actors: String..., status: Attribution.Status, role: Attribution.Role = .perpetrator,
    _ likelihood: Likelihood? = nil, confidence: Confidence? = nil, by: String = "press",
    at: String = "2025-07-01"
  ) -> Attribution {
    Samples.attribution(
      actors, status, role: role, likelihood: likelihood, confidence: confidence, by: by, at: at)
  }

  // MARK: Rule 1

  @Test("Of one named speaker the latest statement about the same actors stands")
  func latestOfNamedSpeaker() {
    let found = leading([
      say("jnim", status: .assessed, by: "dataset:ucdp", at: "2025-07-02"),
      say("jnim", status: .confirmed, by: "dataset:ucdp", at: "2025-07-01"),
    ])
    #expect(found.status == .assessed)
    #expect(found.actors == ["jnim"])
  }

  @Test("Of two statements by one named speaker at one time the later in the record stands")
  func sameTime() {
    let found = leading([
      say("jnim", status: .claimed, by: "jnim"), say("jnim", status: .denied, by: "jnim"),
    ])
    #expect(found == .unattributed)
  }

  @Test("A named speaker's statement about other actors leaves the earlier one standing")
  func otherActors() {
    let found = leading([
      say("jnim", status: .alleged, by: "fama", at: "2025-07-01"),
      say("is-sahel", status: .alleged, by: "fama", at: "2025-07-02"),
    ])
    #expect(found.status == .contested)
    #expect(found.namedActors == ["is-sahel", "jnim"])
  }

  @Test("Kinds of speaker supersede nobody")
  func kindsOfSpeaker() {
    let found = leading([
      say("jnim", status: .assessed, by: "analyst", at: "2025-07-01"),
      say("jnim", status: .suspected, by: "analyst", at: "2025-07-02"),
    ])
    #expect(found.status == .assessed)
  }

  // MARK: Denials

  private func isDenied(_ statements: [Attribution]) -> Bool {
    AttributionDerivation(statements, on: nil, actors: Samples.actors).isDenied
  }

  @Test("A denial is told of who leads, and only as long as it stands")
  func denied() {
    let alleged = say("jnim", status: .alleged, by: "fama")
    let denial = say("jnim", status: .denied, by: "jnim")
    #expect(isDenied([alleged, denial]))
    #expect(!isDenied([alleged, say("is-sahel", status: .denied, by: "is-sahel")]))
    #expect(!isDenied([denial, say("jnim", status: .claimed, by: "jnim", at: "2025-07-02")]))
    #expect(!isDenied([denial]))
  }

  // MARK: Rule 2

  @Test(
    "A rejection removes earlier assessments of its actors",
    arguments: [Attribution.Status.alleged, .suspected, .assessed])
  func rejection(status: Attribution.Status) {
    let found = leading([
      say("jnim", status: status, at: "2025-07-01"),
      say("jnim", status: .rejected, by: "analyst", at: "2025-07-02"),
    ])
    #expect(found == .unattributed)
  }

  @Test(
    "A rejection leaves claims and confirmations",
    arguments: [Attribution.Status.claimed, .confirmed])
  func rejectionOfClaim(status: Attribution.Status) {
    let found = leading([
      say("jnim", status: status, at: "2025-07-01"),
      say("jnim", status: .rejected, by: "analyst", at: "2025-07-02"),
    ])
    #expect(found.status.rawValue == status.rawValue)
  }

  @Test("A rejection leaves later assessments and those of other actors")
  func rejectionOfOthers() {
    let later = leading([
      say("jnim", status: .rejected, by: "analyst", at: "2025-07-01"),
      say("jnim", status: .suspected, at: "2025-07-02"),
    ])
    #expect(later.actors == ["jnim"])
    let others = leading([
      say("is-sahel", status: .suspected, at: "2025-07-01"),
      say("jnim", status: .rejected, by: "analyst", at: "2025-07-02"),
    ])
    #expect(others.actors == ["is-sahel"])
  }

  @Test("A denial removes nothing")
  func denial() {
    let found = leading([
      say("jnim", status: .alleged, by: "fama", at: "2025-07-01"),
      say("jnim", status: .denied, by: "jnim", at: "2025-07-02"),
    ])
    #expect(found.status == .alleged)
    #expect(found.actors == ["jnim"])
  }

  // MARK: Rule 3

  @Test(
    "What is held less than even names no candidate",
    arguments: [Likelihood.almostNoChance, .veryUnlikely, .unlikely])
  func unlikely(likelihood: Likelihood) {
    #expect(leading([say("jnim", status: .assessed, likelihood)]) == .unattributed)
  }

  @Test("What is held even names a candidate")
  func even() {
    #expect(leading([say("jnim", status: .suspected, .even)]).actors == ["jnim"])
  }

  @Test("Actors of kind unidentified are no candidates alone, but may act with others")
  func unidentified() {
    #expect(leading([say("gunmen", status: .confirmed)]) == .unattributed)
    #expect(leading([say("gunmen", "fla", status: .suspected)]).actors == ["gunmen", "fla"])
  }

  @Test(
    "Sponsors and facilitators are no candidates",
    arguments: [Attribution.Role.sponsor, .facilitator])
  func otherRoles(role: Attribution.Role) {
    #expect(leading([say("jnim", status: .confirmed, role: role)]) == .unattributed)
  }

  @Test("That nobody had claimed it names nobody")
  func unclaimed() {
    #expect(leading([say(status: .unclaimed)]) == .unattributed)
  }

  // MARK: Rule 4

  @Test("The highest status wins, whatever the likelihood")
  func statusOrder() {
    let order: [Attribution.Status] = [.confirmed, .claimed, .assessed, .suspected, .alleged]
    for (stronger, weaker) in zip(order, order.dropFirst()) {
      let found = leading([
        say("is-sahel", status: weaker, .almostCertain, confidence: .high, at: "2025-07-02"),
        say("jnim", status: stronger, .even, confidence: .low, at: "2025-07-01"),
      ])
      #expect(found.actors == ["jnim"], "\(stronger) against \(weaker)")
    }
  }

  @Test("Of one status the likelier wins, absent being even")
  func likelihoodOrder() {
    let found = leading([
      say("jnim", status: .assessed, .likely, confidence: .low),
      say("is-sahel", status: .assessed, confidence: .high),
    ])
    #expect(found.actors == ["jnim"])
  }

  @Test("Of one likelihood the higher confidence wins, absent being the lowest")
  func confidenceOrder() {
    let found = leading([
      say("jnim", status: .suspected, .even, confidence: .moderate),
      say("is-sahel", status: .suspected),
    ])
    #expect(found.actors == ["jnim"])
    let level = leading([
      say("jnim", status: .suspected, confidence: .low), say("is-sahel", status: .suspected),
    ])
    #expect(level.status == .contested)
  }

  @Test("Level statements on different actors are contested")
  func contested() {
    let found = leading([
      say("jnim", status: .assessed, by: "dataset:acled"),
      say("is-sahel", status: .assessed, by: "dataset:ucdp"),
    ])
    #expect(found.status == .contested)
    #expect(found.actors == [])
    #expect(Set(found.namedActors) == ["jnim", "is-sahel"])
  }

  @Test("Rival claims are contested however likely each is held")
  func rivalClaims() {
    let found = leading([
      say("jnim", status: .claimed, .almostCertain, confidence: .high, by: "jnim"),
      say("is-sahel", status: .claimed, .even, confidence: .low, by: "is-sahel"),
    ])
    #expect(found.status == .contested)
  }

  @Test("A confirmation decides between rival claims")
  func confirmedClaim() {
    let found = leading([
      say("jnim", status: .claimed, by: "jnim"), say("is-sahel", status: .claimed, by: "is-sahel"),
      say("is-sahel", status: .confirmed, by: "authorities"),
    ])
    #expect(found.status == .confirmed)
    #expect(found.actors == ["is-sahel"])
  }

  @Test("Of level statements on the same actors the latest represents them")
  func latestRepresents() {
    let found = leading([
      say("jnim", status: .suspected, by: "press", at: "2025-07-03"),
      say("jnim", status: .suspected, by: "ngo", at: "2025-07-04"),
      say("jnim", status: .suspected, by: "analyst", at: "2025-07-02"),
    ])
    #expect(found.statements.map(\.by) == [.kind(.ngo)])
  }

  @Test("A component and its umbrella are the same from the day of their relation")
  func umbrella() {
    let statements = [
      say("jnim", status: .claimed, by: "jnim", at: "2025-07-02"),
      say("katiba-macina", status: .claimed, by: "katiba-macina", at: "2025-07-01"),
    ]
    let during = leading(statements, on: "2017-03-01")
    #expect(during.status == .claimed)
    #expect(during.actors == ["jnim"])
    #expect(leading(statements, on: "2017-02-28").status == .contested)
    #expect(leading(statements, on: nil).actors == ["jnim"])
  }

  @Test("Beside a rival too a component and its umbrella are represented by the latest")
  func umbrellaBesideRival() {
    let found = leading([
      say("jnim", status: .confirmed, by: "press", at: "2025-07-02"),
      say("fla", status: .confirmed, by: "press", at: "2025-07-02"),
      say("katiba-macina", status: .confirmed, by: "press", at: "2025-07-03"),
    ])
    #expect(found.status == .contested)
    #expect(found.statements.map(\.actors) == [["katiba-macina"], ["fla"]])
    let byUmbrella = leading([
      say("ansar-dine", status: .claimed, by: "ansar-dine", at: "2025-07-01"),
      say("katiba-macina", status: .claimed, by: "katiba-macina", at: "2025-07-01"),
      say("jnim", status: .claimed, by: "jnim", at: "2025-07-02"),
    ])
    #expect(byUmbrella.actors == ["jnim"])
  }

  @Test("Two components of one umbrella are rivals")
  func twoComponents() {
    let found = leading([
      say("ansar-dine", status: .claimed, by: "ansar-dine"),
      say("katiba-macina", status: .claimed, by: "katiba-macina"),
    ])
    #expect(found.status == .contested)
  }

  @Test("Joint actors lead together, in any order; one of them alone is another attribution")
  func joint() {
    let together = leading([
      say("jnim", "fla", status: .claimed, by: "jnim"),
      say("fla", "jnim", status: .claimed, by: "fla", at: "2025-07-02"),
    ])
    #expect(together.status == .claimed)
    #expect(together.actors == ["fla", "jnim"])
    let alone = leading([
      say("jnim", "fla", status: .claimed, by: "jnim"), say("fla", status: .claimed, by: "fla"),
    ])
    #expect(alone.status == .contested)
  }

  // MARK: Rules 5 and 6

  @Test("Without a candidate the sides of a clash count, but for civilians")
  func parties() {
    let found = leading([
      say("jnim", status: .assessed, role: .party, by: "dataset:ucdp"),
      say("fama", "civilians-mali", status: .assessed, role: .party, by: "dataset:ucdp"),
      say("civilians-mali", status: .assessed, role: .party, by: "dataset:acled"),
    ])
    #expect(found.status == .party)
    #expect(found.actors == ["jnim", "fama"])
  }

  @Test("A candidate leads before the sides of a clash")
  func candidateBeforeParties() {
    let found = leading([
      say("fama", status: .confirmed, role: .party), say("jnim", status: .alleged),
    ])
    #expect(found.status == .alleged)
    #expect(found.actors == ["jnim"])
  }

  @Test("Civilians alone as a side leave an attack unattributed")
  func civiliansOnly() {
    #expect(
      leading([say("civilians-mali", status: .assessed, role: .party)]) == .unattributed)
    #expect(leading([]) == .unattributed)
  }

  // MARK: What explains it

  @Test("Each rule tells what it took out")
  func steps() {
    let derivation = AttributionDerivation(
      [
        say("jnim", status: .suspected), say("gunmen", status: .confirmed),
        say("is-sahel", status: .alleged),
      ], on: nil, actors: Samples.actors)
    #expect(derivation.steps.map(\.rule) == [1, 2, 3, 4])
    #expect(
      derivation.steps.map { $0.removed.flatMap(\.actors) } == [[], [], ["gunmen"], ["is-sahel"]])
  }

  @Test("What is said of an operation takes part in each of its attacks")
  func operation() {
    let picture = Samples.picture(
      [
        Samples.incident("1", operation: "OP-1"),
        Samples.incident(
          "2", attributions: [Samples.attribution(["is-sahel"], .confirmed)], operation: "OP-1"),
        Samples.incident("3"),
      ],
      operations: [
        Samples.operation(Evidence(attributions: [Samples.attribution(["jnim"], .claimed)]))
      ])
    #expect(picture.attacks.map(\.leading.status) == [.claimed, .confirmed, .unattributed])
    #expect(picture.attacks.map(\.leading.actors) == [["jnim"], ["is-sahel"], []])
  }
}
