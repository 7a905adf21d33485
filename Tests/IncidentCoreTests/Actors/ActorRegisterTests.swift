import IncidentCore
import Testing

@Suite("ActorRegister")
struct ActorRegisterTests {
  private let actors = Samples.actors

  @Test("A component lies under its umbrella from the day of the relation")
  func umbrellas() {
    #expect(actors.umbrellas(of: "katiba-macina", on: Samples.day("2017-03-01")) == ["jnim"])
    #expect(actors.umbrellas(of: "katiba-macina", on: Samples.day("2017-02-28")) == [])
    #expect(actors.umbrellas(of: "katiba-macina", on: nil) == ["jnim"])
    #expect(actors.umbrellas(of: "africa-corps", on: nil) == [])
    #expect(actors.isSameOrComponent("katiba-macina", of: "jnim", on: nil))
    #expect(!actors.isSameOrComponent("jnim", of: "katiba-macina", on: nil))
    #expect(actors.isSameOrComponent("jnim", of: "jnim", on: nil))
  }

  @Test("The topmost umbrella is the one that has none, in whatever order relations stand")
  func topmost() {
    func actor(_ id: String, _ umbrellas: String...) -> ConflictActor {
      ConflictActor(
        id: id, name: id, kind: .militia, relations: umbrellas.map { .init(.componentOf, $0) })
    }
    let chain = ActorRegister([actor("a", "top", "b"), actor("b", "top"), actor("top")])
    #expect(chain.topUmbrella(of: "a", on: nil) == "top")
    #expect(chain.topUmbrella(of: "top", on: nil) == "top")
    let loop = ActorRegister([actor("a", "b"), actor("b", "a")])
    #expect(loop.topUmbrella(of: "a", on: nil) == "b")
  }

  @Test("An actor is found by id, name, alias or id elsewhere")
  func match() {
    for name in ["jnim", "JNIM", "gsim", "Jama’at Nusrat al-Islam wal-Muslimin", "ucdp:6716"] {
      guard case .one(let actor, _) = actors.match(name) else {
        Issue.record("\(name) is not found")
        continue
      }
      #expect(actor.id == "jnim")
    }
  }

  @Test("Articles and accents do not matter")
  func articles() {
    guard case .one(let actor, _) = actors.match("front de liberation de l azawad") else {
      Issue.record("not found")
      return
    }
    #expect(actor.id == "fla")
  }

  @Test("A name that is not known comes with those that are near")
  func unknown() {
    guard case .none(let suggestions) = actors.match("JNMI") else {
      Issue.record("found")
      return
    }
    #expect(suggestions.first == "`JNIM` (Jama'at Nusrat al-Islam wal-Muslimin)")
  }

  @Test("Actors that share a name are ambiguous")
  func ambiguous() {
    let register = ActorRegister([
      ConflictActor(id: "a", name: "Army", kind: .stateForces),
      ConflictActor(id: "b", name: "The Army", aliases: ["Army"], kind: .stateForces),
    ])
    guard case .several(let found) = register.match("army") else {
      Issue.record("not ambiguous")
      return
    }
    #expect(found.map(\.id) == ["a", "b"])
  }

  @Test("A long name is shortened to its abbreviation in tables")
  func shortNames() {
    #expect(actors.shortName(of: "jnim") == "JNIM")
    #expect(actors.shortName(of: "katiba-macina") == "Katiba Macina")
    #expect(actors.shortName(of: "nobody") == "nobody")
    #expect(actors.name(of: "fama") == "Malian Armed Forces")
  }
}
