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
    #expect(try names.town("Bankass").note?.isEmpty == false)
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
        "use an id, or narrow it by region: `ml-madina-1` Madina (Kayes, Mali), "
          + "`ml-madina-2` Madina (Ségou, Mali)",
      ])
  }
}
