import IncidentCore
import Testing
import TextBasics

@Suite("RecordCheck")
struct RecordCheckTests {
  private func found(_ change: (inout Incident) -> Void) -> [String] {
    var incident = Samples.incident("1", town: "ml-kayes")
    change(&incident)
    let context = CheckContext(
      today: Samples.day("2025-07-09"), towns: Samples.towns, regions: Samples.regions,
      actors: Samples.actors, operations: [:])
    return RecordCheck.diagnostics(.incident(incident), context).map {
      "\($0.severity) \($0.code) \($0.place?.path ?? "")"
    }
  }

  @Test("An incident that is in order has nothing odd")
  func inOrder() {
    #expect(found { _ in } == [])
    #expect(found { $0.occurred = Occurrence(Samples.day("2025-07-09")) } == [])
    #expect(found { $0.occurred = .unknown } == [])
    #expect(found { $0.occurred = Occurrence(Samples.day("1900-01-01")) } == [])
  }

  @Test("Dates after today and before 1900 are odd")
  func dates() {
    #expect(
      found { $0.occurred = Occurrence(Samples.day("2025-07-10")) }
        == ["warning future-date /occurred/start"])
    #expect(
      found { $0.occurred = Occurrence(Samples.day("1899-12-31")) }
        == ["warning ancient-date /occurred/start"])
  }

  @Test("A point at 0, 0 and one with north and east swapped are odd")
  func points() {
    #expect(
      found { $0.place.coordinates = Coordinates(latitude: 0, longitude: 0) }
        == ["warning zero-coordinates /place/latitude"])
    #expect(
      found { $0.place.coordinates = Coordinates(latitude: -11.44, longitude: 14.45) }
        == ["warning swapped-coordinates /place/latitude"])
    #expect(found { $0.place.coordinates = Coordinates(latitude: 14.45, longitude: -11.44) } == [])
    #expect(
      found { $0.place.coordinates = Coordinates(latitude: 50, longitude: 50) }
        == ["warning far-from-town /place/latitude"])
  }

  @Test("An attribution that names somebody needs a basis, and every statement a source")
  func basis() {
    #expect(
      found { $0.evidence.attributions = [Samples.attribution(["jnim"], .suspected)] }
        == ["warning no-basis /attributions/a1", "warning no-source /attributions/a1"])
    #expect(
      found { $0.evidence.attributions = [Samples.attribution([], .unclaimed)] }
        == ["warning no-source /attributions/a1"])
  }

  @Test("Credibility 1 needs two sources, of which neither repeats the other")
  func credibility() {
    let first = Source(key: "s1", publisher: "A", kind: .media, credibility: 1)
    let relay = Source(key: "s2", publisher: "B", kind: .media, relays: "s1")
    let other = Source(key: "s3", publisher: "C", kind: .ngo)
    let warning = ["warning uncorroborated /sources/s1/credibility"]
    #expect(found { $0.evidence.sources = [first] } == warning)
    #expect(found { $0.evidence.sources = [first, relay] } == warning)
    #expect(found { $0.evidence.sources = [first, relay, other] } == [])
  }

  @Test("Every check has a name of its own and help")
  func catalog() {
    let names = LogCheck.all.map(\.name)
    #expect(names.count == 36)
    #expect(Set(names).count == names.count)
    #expect(LogCheck.all.allSatisfy { !$0.help.isEmpty })
  }
}
