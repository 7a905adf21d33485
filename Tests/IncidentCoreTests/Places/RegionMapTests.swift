import IncidentCore
import Testing

@Suite("RegionMap")
struct RegionMapTests {
  private let map = Samples.regions

  private func placement(_ town: String, _ day: String?) throws -> Placement {
    map.placement(of: try #require(Samples.towns.town(id: town)), on: day.map(Samples.day))
  }

  @Test(
    "Nioro du Sahel leaves Kayes on 13 March 2023",
    arguments: [
      ("2015-01-01", "ml-kayes", "ml-nioro-cercle"), ("2023-03-12", "ml-kayes", "ml-nioro-cercle"),
      ("2023-03-13", "ml-nioro", "ml-nioro-cercle-2023"),
      ("2025-07-01", "ml-nioro", "ml-nioro-cercle-2023"),
    ])
  func nioro(day: String, region: String, cercle: String) throws {
    let found = try placement("ml-nioro", day)
    #expect(found.region(.adm1) == region)
    #expect(found.region(.adm2) == cercle)
    #expect(found.region(.country) == "ml")
    #expect(found.smallest == cercle)
    #expect(found.zones == ["zone-western-mali"])
  }

  @Test("A town whose new cercle is not known lies in its new region")
  func noCercle() throws {
    let before = try placement("ml-gogui", "2023-03-12")
    #expect(before.region(.adm2) == "ml-nioro-cercle")
    let after = try placement("ml-gogui", "2023-03-13")
    #expect(after.region(.adm2) == nil)
    #expect(after.region(.adm1) == "ml-nioro")
    #expect(after.smallest == "ml-nioro")
  }

  @Test("Where the day is not known the present map is taken")
  func noDay() throws {
    #expect(try placement("ml-nioro", nil).region(.adm1) == "ml-nioro")
  }

  @Test("A zone holds its regions with all they hold, and single towns")
  func zones() throws {
    #expect(try placement("ml-kayes", "2025-07-01").zones == ["zone-western-mali"])
    #expect(try placement("ml-niono", "2025-07-01").zones == ["zone-office-du-niger"])
    #expect(try placement("ml-bankass-1", "2025-07-01").zones == [])
  }

  @Test("A town that lies in a zone by itself and by its region lies in it once")
  func zoneTwice() {
    let map = RegionMap([
      Region(id: "a", name: "A", kind: .adm1),
      Region(id: "z", name: "Z", kind: .zone, members: ["a"]),
    ])
    let town = Town(
      id: "t", name: "T", country: "ML",
      parents: [Membership("a"), Membership("z", validity: Samples.validity(from: "2023-03-13"))],
      coordinates: Coordinates(latitude: 0, longitude: 0))
    #expect(map.placement(of: town, on: nil).zones == ["z"])
    #expect(map.placement(of: town, on: Samples.day("2023-03-12")).zones == ["z"])
  }

  @Test("Of what is not on the map of a day only the country is known")
  func ceased() {
    let before = map.placement(ofRegion: "ml-nioro-cercle", on: Samples.day("2020-01-01"))
    #expect(before.smallest == "ml-nioro-cercle")
    let after = map.placement(ofRegion: "ml-nioro-cercle", on: Samples.day("2025-01-01"))
    #expect(after.region(.adm2) == nil)
    #expect(after.region(.adm1) == nil)
    #expect(after.all == ["ml"])
    let early = map.placement(ofRegion: "ml-nioro", on: Samples.day("2020-01-01"))
    #expect(early.all == ["ml"])
    #expect(map.placement(ofRegion: "nowhere", on: nil) == Placement())
  }

  @Test("Of a country alone only the country is known")
  func country() {
    #expect(map.placement(ofCountry: "ML").all == ["ml"])
    #expect(map.placement(ofCountry: "XX").all == [])
  }

  @Test("Regions that hold each other do not loop")
  func cycle() {
    let map = RegionMap([
      Region(id: "a", name: "A", kind: .adm1, parents: [Membership("b")]),
      Region(id: "b", name: "B", kind: .adm1, parents: [Membership("a")]),
    ])
    #expect(map.placement(ofRegion: "a", on: nil).all == ["a", "b"])
  }

  @Test("Of two regions with one id the later stands; an unknown id is its own name")
  func lookup() {
    let map = RegionMap([
      Region(id: "a", name: "Old", kind: .adm1), Region(id: "a", name: "New", kind: .adm1),
    ])
    #expect(map["a"]?.name == "New")
    #expect(map.name(of: "a") == "New")
    #expect(map.name(of: "b") == "b")
  }
}
