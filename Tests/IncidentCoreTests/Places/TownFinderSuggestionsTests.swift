import IncidentCore
import Testing

@Suite("TownFinder, suggestions")
struct TownFinderSuggestionsTests {
  private let finder = TownFinder(towns: Samples.towns, regions: Samples.regions)

  @Test("Towns in the named region come before nearer spellings outside")
  func inside() throws {
    guard case .one(let nioro, _) = Samples.regions.match("Nioro") else {
      Issue.record("no region")
      return
    }
    #expect(
      finder.suggestions("Nionr", in: nioro, on: Samples.day("2025-07-01")) == [
        "`Nioro du Sahel` (Nioro, Mali)", "`Niono` (Ségou, Mali)",
      ])
  }

  @Test("A town abroad that is one slip away comes before one at home that is further")
  func abroad() {
    func town(_ name: String, _ country: String) -> Town {
      Town(
        id: name.lowercased(), name: name, country: country,
        coordinates: Coordinates(latitude: 12, longitude: -1))
    }
    let towns = TownList([town("Dagadougou", "ML"), town("Ouagadougou", "BF")])
    let finder = TownFinder(towns: towns, regions: Samples.regions)
    #expect(
      finder.suggestions("Xuagadougou", countries: ["ML"]).map { $0.prefix { $0 != " " } }
        == ["`Ouagadougou`", "`Dagadougou`"])
    #expect(
      finder.suggestions("Lagadougou", countries: ["ML"]).map { $0.prefix { $0 != " " } }.first
        == "`Dagadougou`")
  }

  @Test("The longest name that a text begins with is suggested where no spelling is near")
  func beginning() {
    #expect(
      finder.suggestions("Niono military camp", on: Samples.day("2025-07-01")) == [
        "`Niono` (Ségou, Mali)"
      ])
    #expect(finder.suggestions("Gogi", onlyIn: ["SN"], on: nil) == [])
  }
}
