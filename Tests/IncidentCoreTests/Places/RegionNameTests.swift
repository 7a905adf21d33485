import IncidentCore
import Testing

@Suite("RegionName")
struct RegionNameTests {
  private func id(_ text: String, on day: String?) -> String? {
    guard case .one(let name, _) = Samples.regions.match(text) else { return nil }
    return name.region(on: day.map(Samples.day))?.id
  }

  @Test(
    "A name means the highest level that bears it on the map in use",
    arguments: [
      ("Kayes", "2020-01-01", "ml-kayes"), ("Kayes", "2025-01-01", "ml-kayes"),
      ("Nioro", "2023-03-12", "ml-nioro-cercle"), ("Nioro", "2023-03-13", "ml-nioro"),
      ("cercle:Kayes", "2023-03-12", "ml-kayes-cercle"),
      ("cercle:Kayes", "2023-03-13", "ml-kayes-cercle-2023"),
      ("adm2:nioro", "2023-03-13", "ml-nioro-cercle-2023"),
      ("region:kayes", "2020-01-01", "ml-kayes"),
      ("ml-kayes-cercle", "2020-01-01", "ml-kayes-cercle"),
      ("segou", "2020-01-01", "ml-segou"), ("MENAKA", "2020-01-01", "ml-menaka"),
      ("ML-9", "2020-01-01", "ml-menaka"), ("zone:western mali", "2020-01-01", "zone-western-mali"),
    ])
  func meaning(text: String, day: String, region: String) {
    #expect(id(text, on: day) == region)
  }

  @Test("Before it existed a region is not on the map")
  func beforeItExisted() {
    #expect(id("Ménaka", on: "2015-12-31") == nil)
    #expect(id("Ménaka", on: "2016-01-01") == "ml-menaka")
    #expect(id("ml-nioro-cercle", on: nil) == nil)
    #expect(id("Nioro", on: nil) == "ml-nioro")
  }

  @Test("Regions of one level and time that share a name are ambiguous")
  func ambiguous() {
    let map = RegionMap([
      Region(id: "bf-centre", name: "Centre", kind: .adm1),
      Region(id: "ht-centre", name: "Centre", kind: .adm1),
    ])
    guard case .several(let found) = map.match("centre") else {
      Issue.record("not ambiguous")
      return
    }
    #expect(found.flatMap(\.candidates).map(\.id) == ["bf-centre", "ht-centre"])
    guard case .one(let one, _) = map.match("ht-centre") else {
      Issue.record("an id is not ambiguous")
      return
    }
    #expect(one.candidates.map(\.id) == ["ht-centre"])
  }

  @Test("A name that is not known comes with those that are near")
  func unknown() {
    guard case .none(let suggestions) = Samples.regions.match("Kaynes") else {
      Issue.record("found")
      return
    }
    #expect(suggestions == ["`Kayes`"])
  }
}
