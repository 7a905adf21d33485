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

  @Test("The longest name that a text begins with is suggested where no spelling is near")
  func beginning() {
    #expect(
      finder.suggestions("Niono military camp", on: Samples.day("2025-07-01")) == [
        "`Niono` (Ségou, Mali)"
      ])
    #expect(finder.suggestions("Gogi", onlyIn: "SN", on: nil) == [])
  }
}
