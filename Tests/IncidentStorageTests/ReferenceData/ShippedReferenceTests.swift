import IncidentCore
import IncidentStorage
import Testing
import TextBasics

/// The regions, towns and actors that come with the tool.
@Suite struct ShippedReferenceTests {
  private let regions: RegionMap
  private let actors: ActorRegister
  private let towns: TownFile

  init() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    let folder = LogFolder(root.joined(separator: "/") + "/data")
    var reader = CollectionReader(folder, try LogSnapshot(folder))
    regions = RegionMap(try reader.read(.regions, references: .none, Region.init(json:)).values)
    actors = ActorRegister(
      try reader.read(.actors, references: .none, ConflictActor.init(json:)).values)
    towns = try TownFile(path: folder.file("towns.jsonl"))
    #expect(reader.problems.isEmpty)
  }

  @Test(arguments: [
    ("Kayes", "ml-kayes", "ml-kayes", "ml-kayes-cercle-2023"),
    ("Diboli", "ml-kayes", "ml-kayes", nil),
    ("Sandere", "ml-kayes", "ml-nioro", "ml-sandare-cercle-2023"),
    ("Nioro du Sahel", "ml-kayes", "ml-nioro", "ml-nioro-du-sahel-cercle-2023"),
    ("Nioro", "ml-kayes", "ml-nioro", "ml-nioro-du-sahel-cercle-2023"),
    ("Gogoui", "ml-kayes", "ml-nioro", nil), ("Gougoui", "ml-kayes", "ml-nioro", nil),
    ("Molodo", "ml-segou", "ml-segou", nil),
    ("Niono", "ml-segou", "ml-segou", "ml-niono-cercle-2023"),
    ("Ménaka", "ml-menaka", "ml-menaka", "ml-menaka-cercle-2023"),
    ("Araouane", "ml-taoudenit", "ml-taoudenit", "ml-araouane-cercle-2023"),
    ("Gossi", "ml-tombouctou", "ml-tombouctou", "ml-gossi-cercle-2023"),
  ])
  func `towns of Mali lie in their region of the day`(
    name: String, region2020: String, region2025: String, cercle2025: String?
  ) throws {
    guard
      case .one(let town, _) = TownFinder(towns: towns, regions: regions)
        .match(name, country: "ML")
    else {
      Issue.record("\(name) is not one town")
      return
    }
    let before = regions.placement(of: town, on: Day(year: 2020, month: 7, day: 1))
    let now = regions.placement(of: town, on: Day(year: 2025, month: 7, day: 1))
    #expect(before.region(.adm1) == region2020)
    #expect(now.region(.adm1) == region2025)
    #expect(now.region(.adm2) == cercle2025)
    #expect(now.region(.country) == "ml")
  }

  @Test func `the map of 2016 moved towns out of Gao and Tombouctou`() throws {
    for (id, before) in [("ml-menaka", "ml-gao"), ("ml-araouane", "ml-tombouctou")] {
      let town = try #require(towns.town(id: id))
      let placement = regions.placement(of: town, on: Day(year: 2016, month: 1, day: 18))
      #expect(placement.region(.adm1) == before)
    }
  }

  @Test func `zones hold their towns on both maps`() throws {
    let diboli = try #require(towns.town(id: "ml-diboli"))
    for year in [2020, 2025] {
      let placement = regions.placement(of: diboli, on: Day(year: year, month: 7, day: 1))
      #expect(
        placement.zones == [
          "zone-mali-mauritania-border", "zone-mali-senegal-border", "zone-western-mali",
        ])
    }
  }

  @Test(arguments: [
    ("Timbuktu", "ml-tombouctou"), ("Nioro du Sahel", "ml-nioro"),
    ("cercle:Kayes", "ml-kayes-cercle"),
    ("ML-9", "ml-menaka"), ("ML-10", "ml-taoudenit"), ("Ivory Coast", "ci"), ("Sénégal", "sn"),
    ("western Mali", "zone-western-mali"), ("Yatenga", "bf-yatenga"),
    ("Liptako Gourma", "zone-liptako-gourma"),
  ])
  func `regions are found by the names in use`(name: String, id: String) {
    guard case .one(let region, _) = regions.match(name) else {
      Issue.record("\(name) is not one region")
      return
    }
    #expect(region.candidates.contains { $0.id == id })
  }

  @Test func `every region that is named exists`() {
    for region in regions.all {
      for id in region.parents.map(\.region) + region.members { #expect(regions[id] != nil) }
    }
    for actor in actors.all {
      for relation in actor.relations { #expect(actors[relation.actor] != nil) }
    }
  }

  @Test func `Mali has nineteen regions, a district and 159 cercles since 13 March 2023`() throws {
    let first = try #require(Day(year: 2023, month: 3, day: 13))
    func count(_ kind: Region.Kind, _ day: Day) -> Int {
      regions.all.filter { $0.id.hasPrefix("ml-") && $0.kind == kind && $0.valid.contains(day) }
        .count
    }
    #expect(count(.adm1, first) == 20)
    #expect(count(.adm2, first) == 159)
    #expect(count(.adm1, first - 1) == 11)
    #expect(count(.adm2, first - 1) == 49)
    #expect(count(.adm1, try #require(Day(year: 2015, month: 1, day: 1))) == 9)
  }

  @Test func `components roll up to their umbrella from the day it exists`() {
    #expect(
      actors.isSameOrComponent("katiba-macina", of: "jnim", on: Day(year: 2017, month: 3, day: 1)))
    #expect(
      !actors.isSameOrComponent("katiba-macina", of: "jnim", on: Day(year: 2017, month: 2, day: 28))
    )
  }
}
