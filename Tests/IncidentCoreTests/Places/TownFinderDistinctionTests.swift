import IncidentCore
import Testing

@Suite("TownFinder, distinctions")
struct TownFinderDistinctionTests {
  private let finder = TownFinder(towns: Samples.towns, regions: Samples.regions)

  @Test(
    "Namesakes are told apart by cercle, also by the last one, and by their points",
    arguments: [
      ("2023-03-12", "`ml-molodo` Molodo (Niono, Ségou, Mali), at 14.25,-6.03"),
      (
        "2023-03-13", "`ml-molodo` Molodo (Ségou, Mali), in Niono until 12 Mar 2023, at 14.25,-6.03"
      ),
    ])
  func distinction(day: String, text: String) throws {
    let molodo = try #require(Samples.towns.town(id: "ml-molodo"))
    #expect(finder.distinction(of: molodo, on: Samples.day(day)) == text)
  }

  @Test("A region that held a town at another time is told with that time")
  func otherTimes() throws {
    guard case .one(let kayes, _) = Samples.regions.match("Kayes") else {
      Issue.record("no region")
      return
    }
    #expect(
      finder.otherTimes(of: "Gogui", in: kayes, on: Samples.day("2024-01-01")) == [
        "`ml-gogui` Gogui (Nioro, Mali) lay in Kayes until 12 Mar 2023"
      ])
    #expect(finder.otherTimes(of: "Niono", in: kayes, on: Samples.day("2024-01-01")) == [])
  }
}
