import IncidentCore
import Testing

@Suite("MapNote")
struct MapNoteTests {
  private func notes(
    _ query: Query, _ incidents: [Incident], boundaries: String? = nil
  ) throws -> [MapNote] {
    var context = Samples.context
    context.boundaries = boundaries.map(Samples.day)
    return try CompiledQuery(query, in: context)
      .mapNotes(in: Samples.picture(incidents, boundaries: boundaries))
  }

  private func region(_ name: String) -> Query { .term(.init("region", [name])) }

  @Test("Kayes on 1 July 2025 tells what lay in it until 12 March 2023")
  func kayes() throws {
    let query = try CompiledQuery(region("Kayes"), in: Samples.context)
    let picture = Samples.firstOfJuly()
    #expect(
      picture.attacks.filter(query.matches).compactMap(\.town?.name) == ["Diboli", "Kayes"])
    let notes = query.mapNotes(in: picture)
    #expect(notes.count == 1)
    let note = try #require(notes.first)
    #expect(note.region == "ml-kayes")
    #expect(note.name == "Kayes")
    #expect(note.map == .earlier)
    #expect(note.change == Samples.day("2023-03-13"))
    #expect(note.added == 3)
    #expect(note.towns == ["Gogui", "Nioro du Sahel", "Sandaré"])
    #expect(note.attacks == ["ML-20250701-0003", "ML-20250701-0004", "ML-20250701-0005"])
  }

  private func attack(_ id: String, on day: String, _ town: String) -> Incident {
    Samples.incident(id, on: Occurrence(Samples.day(day)), town: town)
  }

  @Test("A region that did not exist yet tells what the present map would add")
  func notYet() throws {
    let found = try notes(region("ml-nioro"), [attack("1", on: "2020-05-01", "ml-gogui")])
    #expect(found.map(\.map) == [.present])
    #expect(found.map(\.attacks) == [["1"]])
    #expect(found.map(\.change) == [Samples.day("2023-03-13")])
  }

  @Test("One map for all tells what the present one would add, and the earlier one")
  func boundaries() throws {
    let attacks = [attack("1", on: "2020-05-01", "ml-gogui")]
    #expect(try notes(region("Kayes"), attacks, boundaries: "2020-01-01") == [])
    let nioro = try notes(region("ml-nioro"), attacks, boundaries: "2020-01-01")
    #expect(nioro.map(\.map) == [.present])
    let kayes = try notes(region("Kayes"), attacks, boundaries: "2025-01-01")
    #expect(kayes.map(\.map) == [.earlier])
  }

  @Test("Other conditions of the question hold on the other map too")
  func otherConditions() throws {
    let attacks = [
      attack("1", on: "2025-07-01", "ml-gogui"), attack("2", on: "2025-08-01", "ml-gogui"),
    ]
    let query = Query.and([region("Kayes"), .term(.init("date", ["2025-07"]))])
    #expect(try notes(query, attacks).map(\.attacks) == [["1"]])
  }

  @Test(
    "A zone of regions that grew and shrank alike, and a question without regions, tell nothing")
  func nothing() throws {
    #expect(try notes(region("Western Mali"), Samples.sevenAttacks) == [])
    #expect(try notes(region("Ségou"), Samples.sevenAttacks) == [])
    #expect(try notes(.all, Samples.sevenAttacks) == [])
  }

  @Test("Of several regions each tells its own")
  func several() throws {
    let attacks = [
      attack("1", on: "2025-07-01", "ml-gogui"), attack("2", on: "2020-07-01", "ml-sandare"),
    ]
    let query = Query.or([
      .and([region("Kayes"), .term(.init("date", ["2025"]))]),
      .and([region("ml-nioro"), .term(.init("date", ["2020"]))]),
    ])
    let found = try notes(query, attacks)
    #expect(found.map(\.region) == ["ml-kayes", "ml-nioro"])
    #expect(found.map(\.attacks) == [["1"], ["2"]])
  }
}
