import IncidentCore
import Testing

@Suite("TownChoice")
struct TownChoiceTests {
  private static func town(
    _ id: String, _ name: String, _ aliases: [String] = [], kind: String? = nil,
    population: Int? = nil
  ) -> Town {
    Town(
      id: id, name: name, aliases: aliases, country: String(id.prefix(2)).uppercased(),
      coordinates: Coordinates(latitude: 14, longitude: -4), kind: kind, population: population)
  }

  private let finder = TownFinder(
    towns: TownList([
      town("bf-ouahigouya", "Ouahigouya", kind: "seat-adm1", population: 124_587),
      town("ml-wahigouya", "Wahigouya", ["Ouahigouya"]),
      town("bf-barani", "Barani", population: 500),
      town("ml-bagani", "Bagani", ["Barani"]),
      town("sn-mouran", "Mouran", ["Moura"]),
      town("ml-nioro", "Nioro du Sahel", ["Nioro"], kind: "seat-adm1", population: 33_691),
      town("sn-nioro", "Nioro"),
      town("ml-dene", "Dene", ["Djeney"]), town("ml-djenne", "Djénné", population: 40_489),
      town("sn-djene-1", "Djene"), town("sn-djene-2", "Djéné"),
      town("ml-kaya-1", "Kaya"), town("ml-kaya-2", "Kaya"), town("ml-kaia", "Kaïa", ["Kaya"]),
      town("bf-kaya", "Kaya", kind: "seat-adm1", population: 121_970),
      town("ml-bamako", "Bamako", kind: "capital"), town("sn-bamako", "Bamako"),
    ]),
    regions: RegionMap([
      Region(id: "ml", name: "Mali", kind: .country),
      Region(id: "bf", name: "Burkina Faso", kind: .country),
      Region(id: "sn", name: "Senegal", kind: .country),
    ]))

  @Test(
    "A hamlet's other spelling at home gives way to a town of that name; a note says where it is",
    arguments: [
      (
        "Ouahigouya", "bf-ouahigouya",
        "`Ouahigouya` could be any of 2 places; taken as `bf-ouahigouya` Ouahigouya (Burkina Faso), "
          + "the seat of its division, outside Mali"
      ),
      (
        "Barani", "bf-barani",
        "`Barani` could be any of 2 places; taken as `bf-barani` Barani (Burkina Faso), which has it "
          + "as its own name, not as another spelling, outside Mali"
      ),
      (
        "Moura", "sn-mouran",
        "`Moura` is taken as `sn-mouran` Mouran (Senegal), outside Mali"
      ),
      ("Nioro", "ml-nioro", nil), ("Bamako", "ml-bamako", nil), ("sn-bamako", "sn-bamako", nil),
    ])
  func chosen(name: String, id: String, note: String?) {
    guard case .one(let town, let told) = finder.match(name, home: ["ML"]) else {
      Issue.record("not one town")
      return
    }
    #expect(town.id == id)
    #expect(told?.text == note)
  }

  @Test("Hamlets at home are not told apart, and a city of their name abroad is seen beside them")
  func several() {
    guard case .several(let towns) = finder.match("Kaya", home: ["ML"]) else {
      Issue.record("not several")
      return
    }
    #expect(towns.map(\.id) == ["ml-kaya-1", "ml-kaya-2", "bf-kaya", "ml-kaia"])
  }

  @Test("Towns of all countries of the log are at home")
  func severalHomes() {
    guard case .one(let kaya, let note) = finder.match("Kaya", home: ["ML", "BF"]) else {
      Issue.record("not one town")
      return
    }
    #expect(kaya.id == "bf-kaya")
    #expect(note?.text.contains("outside") == false)
    guard case .one(_, let outside) = finder.match("Moura", home: ["ML", "BF"]) else {
      Issue.record("not one town")
      return
    }
    #expect(outside?.text.hasSuffix(", outside Burkina Faso and Mali") == true)
  }

  @Test("A country that was named binds, and names near it there come first")
  func bound() {
    guard case .none(let suggestions) = finder.match("Djene", country: "ML") else {
      Issue.record("found")
      return
    }
    #expect(suggestions.first == "`Djénné` (Mali)")
    guard case .one(let kaya, nil) = finder.match("Kaya", country: "BF", home: ["BF"]) else {
      Issue.record("not one town")
      return
    }
    #expect(kaya.id == "bf-kaya")
  }
}
