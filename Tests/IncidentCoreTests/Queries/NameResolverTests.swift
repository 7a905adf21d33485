import IncidentCore
import Testing
import TextBasics

@Suite("NameResolver")
struct NameResolverTests {
  private let names = NameResolver(
    actors: Samples.actors, regions: Samples.regions, towns: Samples.towns)

  private func problem(_ look: () throws(Diagnostic) -> Void) -> [String] {
    do throws(Diagnostic) {
      try look()
      return []
    } catch {
      return [error.code, error.summary] + error.hints
    }
  }

  @Test("Names are found whatever their spelling")
  func found() throws {
    #expect(try names.actor("gsim").id == "jnim")
    #expect(try names.region("segou").candidates.map(\.id) == ["ml-segou"])
    #expect(try names.town("sandere").town.id == "ml-sandare")
    #expect(try names.town("Bankass").note != nil)
  }

  @Test(
    "A speaker is a kind, a dataset or an actor by any name",
    arguments: [
      ("Local sources", Speaker.kind(.localSources)), ("press", .kind(.press)),
      ("dataset:acled", .dataset("acled")), ("FAMa", .actor("fama")),
    ])
  func speakers(name: String, speaker: Speaker) throws {
    #expect(try names.speaker(name) == speaker)
  }

  @Test("What is not known is refused with what may have been meant")
  func unknown() {
    #expect(
      problem { () throws(Diagnostic) in _ = try names.actor("Ansar Dyne") } == [
        "unknown-group", "no actor is called `Ansar Dyne`", "did you mean `Ansar Dine`?",
        "`incidentlog actors add NAME --kind KIND` records one that is not there",
      ])
    #expect(
      problem { () throws(Diagnostic) in _ = try names.speaker("pres") } == [
        "unknown-speaker", "nobody is called `pres`", "did you mean `press`?",
      ])
    #expect(
      problem { () throws(Diagnostic) in _ = try names.region("Segu") } == [
        "unknown-region", "no region is called `Segu`", "did you mean `Ségou`?",
      ])
    #expect(
      problem { () throws(Diagnostic) in _ = try names.town("Gogi") } == [
        "unknown-town", "no town named `Gogi` in the gazetteer",
        "did you mean `Gogui` (Nioro, Mali)?",
      ])
  }

  @Test("What is ambiguous is refused with the ids that tell it apart")
  func ambiguous() {
    #expect(
      problem { () throws(Diagnostic) in _ = try names.town("Madina") } == [
        "ambiguous-town", "`Madina` names 2 towns",
        "use an id, or narrow it by region: `ml-madina-1` Madina (Kayes, Mali); "
          + "`ml-madina-2` Madina (Ségou, Mali)",
      ])
  }

  @Test("Namesakes that read alike are told apart by cercle and point, and all can be listed")
  func alike() {
    func town(_ id: String, _ longitude: Double, _ parents: [Membership]) -> Town {
      Town(
        id: id, name: "Boni", country: "ML", parents: parents,
        coordinates: Coordinates(latitude: 14, longitude: longitude))
    }
    let before = Samples.validity(until: "2023-03-12")
    let resolver = NameResolver(
      actors: Samples.actors, regions: Samples.regions,
      towns: TownList([
        town(
          "a", -9,
          [Membership("ml-nioro-cercle", validity: before), Membership("ml-kayes")]),
        town("b", -10, [Membership("ml-kayes")]), town("c", -6, [Membership("ml-segou")]),
      ]))
    #expect(
      problem { () throws(Diagnostic) in
        _ = try resolver.town("Boni", on: Samples.day("2025-07-01"))
      } == [
        "ambiguous-town", "`Boni` names 3 towns",
        "use an id, or narrow it by region: `a` Boni (Kayes, Mali), in Nioro until 12 Mar 2023, at "
          + "14,-9; `b` Boni (Kayes, Mali), at 14,-10; `c` Boni (Ségou, Mali)",
        "`incidentlog towns list Boni` shows where each of them lies",
      ])
  }

  @Test("A hamlet abroad is not taken where a town of the log's country is one slip away")
  func slip() throws {
    func town(_ id: String, _ name: String, _ kind: String? = nil) -> Town {
      Town(
        id: id, name: name, country: String(id.prefix(2)).uppercased(),
        coordinates: Coordinates(latitude: 14, longitude: -9), kind: kind)
    }
    let resolver = NameResolver(
      actors: Samples.actors, regions: Samples.regions,
      towns: TownList([
        town("sn-kaye", "Kaye"), town("ml-kayes", "Kayes", "seat-adm1"), town("ml-moro", "Moro"),
        town("sn-mora", "Mora"), town("sn-niona", "Niona", "seat-adm3"),
        town("ml-niono", "Niono", "seat-adm2"),
      ]))
    #expect(
      problem { () throws(Diagnostic) in _ = try resolver.town("Kaye", home: ["ML"]) } == [
        "town-elsewhere", "no town named `Kaye` in Mali", "did you mean `Kayes` (Mali)?",
        "elsewhere `Kaye` is `sn-kaye` Kaye (SN)",
      ])
    #expect(try resolver.town("sn-kaye", home: ["ML"]).town.id == "sn-kaye")
    #expect(try resolver.town("Kaye").town.id == "sn-kaye")
    #expect(try resolver.town("Kaye", home: ["ML"], isAnywhere: true).town.id == "sn-kaye")
    // A seat is no hamlet.
    #expect(try resolver.town("Niona", home: ["ML"]).town.id == "sn-niona")
    // Another hamlet is no likelier.
    #expect(try resolver.town("Mora", home: ["ML"]).town.id == "sn-mora")
  }

  @Test("A town outside the named region or country is refused, with where it is")
  func elsewhere() throws {
    let kayes = try names.region("Kayes")
    #expect(
      problem { () throws(Diagnostic) in
        _ = try names.town("Niono", in: kayes, on: Samples.day("2025-07-01"))
      } == [
        "town-elsewhere", "no town named `Niono` in Kayes",
        "elsewhere `Niono` is `ml-niono` Niono (Ségou, Mali)",
        "did you mean `Nioro du Sahel` (Nioro, Mali)?",
      ])
    #expect(
      problem { () throws(Diagnostic) in
        _ = try names.town("Gogui", country: "SN", on: Samples.day("2025-07-01"))
      }.prefix(3) == [
        "town-elsewhere", "no town named `Gogui` in SN",
        "elsewhere `Gogui` is `ml-gogui` Gogui (Nioro, Mali)",
      ])
  }

  @Test("A town that the region held at another time is told with that time")
  func otherTime() throws {
    let kayes = try names.region("Kayes")
    #expect(
      problem { () throws(Diagnostic) in
        _ = try names.town("Gogui", in: kayes, on: Samples.day("2023-03-13"))
      }.prefix(3) == [
        "town-elsewhere", "no town named `Gogui` in Kayes",
        "`ml-gogui` Gogui (Nioro, Mali) lay in Kayes until 12 Mar 2023",
      ])
  }
}
