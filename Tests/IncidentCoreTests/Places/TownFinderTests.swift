import IncidentCore
import Testing

@Suite("TownFinder")
struct TownFinderTests {
  private let finder = TownFinder(towns: Samples.towns, regions: Samples.regions)

  private func id(_ name: String, in region: String? = nil, on day: String? = nil) -> String? {
    var within: RegionName?
    if let region, case .one(let found, _) = Samples.regions.match(region) { within = found }
    guard case .one(let town, _) = finder.match(name, in: within, on: day.map(Samples.day))
    else { return nil }
    return town.id
  }

  @Test(
    "A town is found by name, alias or id, whatever its case, accents, articles and blanks",
    arguments: [
      ("Kayes", "ml-kayes"), ("KAYES", "ml-kayes"), ("ml-kayes", "ml-kayes"),
      ("2455518", "ml-kayes"), ("Sandere", "ml-sandare"), ("sandaré", "ml-sandare"),
      ("Sandare", "ml-sandare"), ("nioro-du-sahel", "ml-nioro"), ("Nioro Sahel", "ml-nioro"),
      ("niorodusahel", nil), ("Aguelhok", "ml-aguelhok"), ("L’Aguelhok", "ml-aguelhok"),
      ("Aguel hok", "ml-aguelhok"),
    ])
  func found(name: String, id expected: String?) {
    #expect(id(name) == expected)
  }

  @Test("Towns of one name that nothing tells apart are ambiguous, the largest first")
  func ambiguous() {
    guard case .several(let towns) = finder.match("Madina") else {
      Issue.record("not ambiguous")
      return
    }
    #expect(towns.map(\.id) == ["ml-madina-1", "ml-madina-2"])
  }

  @Test("A region narrows the choice, on the map of a day")
  func region() {
    #expect(id("Madina", in: "Ségou") == "ml-madina-2")
    #expect(id("Gogui", in: "Kayes", on: "2023-03-12") == "ml-gogui")
    #expect(id("Gogui", in: "Kayes", on: "2023-03-13") == nil)
  }

  @Test("A town ten times as large as the next is meant, and a note says so")
  func larger() {
    guard case .one(let town, let note) = finder.match("Bankass") else {
      Issue.record("not found")
      return
    }
    #expect(town.id == "ml-bankass-1")
    #expect(
      note
        == NameNote(
          "`Bankass` could be any of 2 places; taken as `ml-bankass-1` Bankass (Ségou, Mali), by far "
            + "the largest",
          hints: ["an id names another of them: `ml-bankass-2` Bankass (Kayes, Mali)"]))
  }

  @Test("Of many that were not taken three are named, and the command that lists the others")
  func many() {
    let seat = Town(
      id: "a", name: "Ansongo", country: "ML", coordinates: Coordinates(latitude: 15, longitude: 0),
      kind: "seat-adm2")
    let hamlets = (1...5).map { number in
      Town(
        id: "b\(number)", name: "Ansongo", country: "ML",
        coordinates: Coordinates(latitude: 12, longitude: Double(number)))
    }
    let finder = TownFinder(towns: TownList(hamlets + [seat]), regions: RegionMap())
    guard case .one(_, let note) = finder.match("Ansongo") else {
      Issue.record("not found")
      return
    }
    #expect(
      note?.hints == [
        "an id names another of them: `b1` Ansongo (ML), at 12,1; `b2` Ansongo (ML), at 12,2; `b3` "
          + "Ansongo (ML), at 12,3 and 2 more, which `incidentlog towns list Ansongo` shows"
      ])
  }

  @Test("The seat of a division is meant before others")
  func seat() {
    let seat = Town(
      id: "a", name: "Ansongo", country: "ML", coordinates: Coordinates(latitude: 15, longitude: 0),
      kind: "seat-adm2", population: 10)
    var other = seat
    other.id = "b"
    other.kind = nil
    other.population = 50_000
    let finder = TownFinder(towns: TownList([other, seat]), regions: RegionMap())
    guard case .one(let town, let note) = finder.match("ansongo") else {
      Issue.record("not found")
      return
    }
    #expect(town.id == "a")
    #expect(
      note
        == NameNote(
          "`ansongo` could be any of 2 places; taken as `a` Ansongo (ML), at 15,0, the seat of its "
            + "division",
          hints: ["an id names another of them: `b` Ansongo (ML), at 15,0"]))
  }

  @Test("A name that is not known comes with those that are near, with their regions")
  func unknown() {
    guard case .none(let suggestions) = finder.match("Niorno", on: Samples.day("2025-07-01"))
    else {
      Issue.record("found")
      return
    }
    // Both are one letter away; the one whose own name it is comes first.
    #expect(suggestions == ["`Niono` (Ségou, Mali)", "`Nioro du Sahel` (Nioro, Mali)"])
  }

  @Test("A town is described with the regions that hold it on a day")
  func description() throws {
    let nioro = try #require(Samples.towns.town(id: "ml-nioro"))
    #expect(
      finder.description(of: nioro, on: Samples.day("2023-03-12"))
        == "Nioro du Sahel (Nioro, Kayes, Mali)")
    #expect(
      finder.description(of: nioro, on: Samples.day("2023-03-13")) == "Nioro du Sahel (Nioro, Mali)"
    )
  }
}
