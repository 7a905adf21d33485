import Testing

@testable import IncidentCore

@Suite("CasualtyTally")
struct CasualtyTallyTests {
  private func total(
    _ picture: LogPicture, of ids: Set<String>? = nil, _ measure: CasualtyTally.Measure = .total
  ) -> CasualtyTotal {
    CasualtyTally(.killed, measure, in: picture).total(
      of: picture.attacks.filter { ids?.contains($0.incident.id) ?? true })
  }

  private func incident(
    _ id: String, _ figures: CasualtyStatement..., operation: String? = nil,
    state: RecordState = .active
  ) -> Incident {
    Samples.incident(id, casualties: figures, operation: operation, state: state)
  }

  private func operation(_ figures: CasualtyStatement...) -> AttackOperation {
    Samples.operation(Evidence(casualties: figures))
  }

  // MARK: Attacks alone

  @Test("Attacks add up, with the number of those that are known")
  func sum() {
    let found = total(
      Samples.picture([
        incident("1", Samples.casualties(.civilians, CountInterval(exactly: 5))),
        incident("2", Samples.casualties(.civilians, CountInterval(low: 2, best: 3, high: 4))),
      ]))
    #expect(found.count == CountInterval(low: 7, best: 8, high: 9))
    #expect(found.covered == 2)
    #expect(found.attacks == 2)
  }

  @Test("An attack without a figure leaves the sum without an upper bound")
  func coverage() {
    let found = total(
      Samples.picture([
        incident("1", Samples.casualties(.civilians, CountInterval(exactly: 5))), incident("2"),
        incident("3", Samples.casualties(.civilians, .unknown)),
      ]))
    #expect(found.count == CountInterval(low: 5, best: 5, high: nil))
    #expect(found.covered == 1)
    #expect(found.attacks == 3)
  }

  @Test("Not reported and asked but unknown are no count, none is zero")
  func neverZero() {
    #expect(total(Samples.picture([incident("1")])).count == nil)
    let unknown = total(Samples.picture([incident("1", Samples.casualties(.civilians, .unknown))]))
    #expect(unknown.count == nil)
    #expect(unknown.covered == 0)
    let none = Samples.casualties(.civilians, CountInterval(exactly: 0))
    #expect(total(Samples.picture([incident("1", none)])).count == CountInterval(exactly: 0))
    #expect(total(Samples.picture([])).count == nil)
  }

  @Test("One side is told apart from all")
  func side() {
    let picture = Samples.picture([
      incident(
        "1", Samples.casualties(.civilians, CountInterval(exactly: 5)),
        Samples.casualties(.assailants, CountInterval(exactly: 2))),
      incident("2", Samples.casualties(.all, CountInterval(exactly: 9))),
    ])
    #expect(total(picture, .side(.civilians)).count == CountInterval(low: 5, best: 5))
    #expect(total(picture, .side(.civilians)).covered == 1)
    #expect(total(picture, .side(.stateForces)).count == nil)
    #expect(total(picture).count == CountInterval(exactly: 16))
  }

  // MARK: Operations

  @Test("An operation's figure counts once for all of its attacks")
  func wholeOperation() {
    let picture = Samples.firstOfJuly()
    let found = total(picture)
    #expect(found.count == CountInterval(low: 80))
    #expect(found.covered == 7)
    #expect(found.attacks == 7)
    #expect(
      found.operationFigures == [
        .init(
          operation: "OP-20250701-7M2P", count: CountInterval(low: 80), attacks: 7, here: 7)
      ])
    #expect(found.leftOut == [])
    #expect(total(picture, .side(.stateForces)).count == nil)
  }

  @Test("An operation's figure is left out where only some of its attacks are counted")
  func partOfOperation() {
    let found = total(
      Samples.firstOfJuly(), of: ["ML-20250701-0001", "ML-20250701-0002"])
    #expect(found.count == nil)
    #expect(found.covered == 0)
    #expect(
      found.leftOut == [
        .init(
          operation: "OP-20250701-7M2P", count: CountInterval(low: 80), attacks: 7, here: 2)
      ])
  }

  @Test("Where an operation's figure is left out its attacks' own figures count")
  func ownFigures() {
    let picture = Samples.picture(
      [
        incident(
          "1", Samples.casualties(.assailants, CountInterval(exactly: 10)), operation: "OP-1"),
        incident("2", operation: "OP-1"),
      ],
      operations: [operation(Samples.casualties(.assailants, CountInterval(low: 80)))])
    let part = total(picture, of: ["1"])
    #expect(part.count == CountInterval(exactly: 10))
    #expect(part.leftOut.map(\.here) == [1])
    #expect(total(picture).count == CountInterval(low: 80))
  }

  @Test("An operation's low is raised to the sum of its attacks' own")
  func raised() {
    let picture = Samples.picture(
      [
        incident(
          "1", Samples.casualties(.assailants, CountInterval(exactly: 50)), operation: "OP-1"),
        incident(
          "2", Samples.casualties(.assailants, CountInterval(exactly: 40)), operation: "OP-1"),
      ],
      operations: [operation(Samples.casualties(.assailants, CountInterval(low: 80)))])
    #expect(total(picture).count == CountInterval(low: 90))
  }

  @Test("Other sides of the attacks are added to an operation's figure")
  func otherSides() {
    let picture = Samples.picture(
      [
        incident(
          "1", Samples.casualties(.civilians, CountInterval(exactly: 5)), operation: "OP-1"),
        incident("2", operation: "OP-1"),
      ],
      operations: [operation(Samples.casualties(.assailants, CountInterval(exactly: 80)))])
    #expect(total(picture).count == CountInterval(low: 85, best: 85, high: nil))
    #expect(total(picture).covered == 2)
    #expect(total(picture, .side(.civilians)).covered == 1)
  }

  @Test("A figure with an actor and one without never count the same people twice")
  func withAndWithoutActor() {
    let picture = Samples.picture(
      [
        incident(
          "1", Samples.casualties(.assailants, CountInterval(exactly: 30)), operation: "OP-1")
      ],
      operations: [
        operation(Samples.casualties(.assailants, CountInterval(exactly: 80), actor: "jnim"))
      ])
    #expect(total(picture).count == CountInterval(low: 80))
  }

  @Test("An attack's unsplit total leaves an operation's split figures without an upper bound")
  func unsplitTotal() {
    let picture = Samples.picture(
      [incident("1", Samples.casualties(.all, CountInterval(exactly: 95)), operation: "OP-1")],
      operations: [operation(Samples.casualties(.assailants, CountInterval(exactly: 80)))])
    #expect(total(picture).count == CountInterval(low: 95))
  }

  @Test("An operation whose figure is not known leaves those of its attacks")
  func unknownOfOperation() {
    let picture = Samples.picture(
      [
        incident(
          "1", Samples.casualties(.assailants, CountInterval(exactly: 3)), operation: "OP-1"),
        incident("2", operation: "OP-1"),
      ],
      operations: [operation(Samples.casualties(.assailants, .unknown))])
    #expect(total(picture).count == CountInterval(low: 3, best: 3))
    #expect(total(picture).covered == 1)
    #expect(total(picture).leftOut == [])
  }

  @Test("Retracted attacks do not keep an operation's figure out")
  func retracted() {
    let picture = Samples.picture(
      [
        incident("1", operation: "OP-1"), incident("2", operation: "OP-1", state: .retracted),
      ],
      operations: [operation(Samples.casualties(.assailants, CountInterval(low: 80)))])
    #expect(total(picture, of: ["1"]).count == CountInterval(low: 80))
    #expect(total(picture, of: ["2"]).count == nil)
  }

  // MARK: Parties to the fight

  @Test("A figure of a party to the fight alone is told with its speaker")
  func partyOnly() {
    #expect(
      total(Samples.firstOfJuly()).partyOnly == [
        .init(speakers: ["fama"], attacks: 7, isForOperation: true)
      ])
  }

  @Test("Attacks with figures of the same party are told together")
  func partyOnlyTogether() {
    let figure = Samples.casualties(.assailants, CountInterval(exactly: 2), by: "fama")
    let found = total(Samples.picture([incident("1", figure), incident("2", figure)]))
    #expect(found.partyOnly == [.init(speakers: ["fama"], attacks: 2, isForOperation: false)])
  }

  @Test("A figure that somebody else gives too is none of a party alone")
  func notPartyOnly() {
    let found = total(
      Samples.picture([
        incident(
          "1", Samples.casualties(.assailants, CountInterval(low: 80), by: "fama"),
          Samples.casualties(.assailants, CountInterval(low: 30), by: "ngo"))
      ]))
    #expect(found.partyOnly == [])
  }

  @Test("A total is marked where one of its sides comes from a party alone")
  func partlyPartyOnly() {
    let found = total(
      Samples.picture([
        incident(
          "1", Samples.casualties(.assailants, CountInterval(low: 80), by: "fama"),
          Samples.casualties(.civilians, CountInterval(exactly: 5), by: "ngo"))
      ]))
    #expect(found.count == CountInterval(low: 85))
    #expect(found.partyOnly == [.init(speakers: ["fama"], attacks: 1, isForOperation: false)])
  }

  @Test("A party is who is named, targeted, above or below them, or the state's own force")
  func parties() {
    func speakersAlone(by speaker: String, targets: [Target] = []) -> [[String]] {
      let incident = Samples.incident(
        "1", targets: targets, attributions: [Samples.attribution(["katiba-macina"], .suspected)],
        casualties: [Samples.casualties(.civilians, CountInterval(exactly: 1), by: speaker)])
      return total(Samples.picture([incident])).partyOnly.map(\.speakers)
    }
    #expect(speakersAlone(by: "fama") == [["fama"]])
    #expect(speakersAlone(by: "katiba-macina") == [["katiba-macina"]])
    #expect(speakersAlone(by: "jnim") == [["jnim"]])
    #expect(speakersAlone(by: "africa-corps") == [])
    #expect(
      speakersAlone(by: "africa-corps", targets: [Target(.military, actor: "africa-corps")])
        == [["africa-corps"]])
    #expect(speakersAlone(by: "dataset:ucdp") == [])
    #expect(speakersAlone(by: "authorities") == [])
  }
}
