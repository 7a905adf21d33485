import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite("Encoding and decoding of reference data")
struct EncodingReferenceTests {
  @Test("A town with every field is written as it was read")
  func town() throws {
    let town = try #require(Town(json: JSONReader.read(FullRecords.town)))
    #expect(town.json.text == FullRecords.town)
    #expect(town.population == 91554)
    #expect(town.parents.map(\.validity.until) == [PartialDate(iso: "2023-03-12")])
  }

  @Test("A region with every field is written as it was read")
  func region() throws {
    let region = try #require(Region(json: JSONReader.read(FullRecords.region)))
    #expect(region.json.text == FullRecords.region)
    #expect(region.kind == .zone)
    #expect(region.codes.map(\.code) == ["ML-1"])
  }

  @Test("An actor with every field is written as it was read")
  func actor() throws {
    let actor = try #require(ConflictActor(json: JSONReader.read(FullRecords.actor)))
    #expect(actor.json.text == FullRecords.actor)
    #expect(actor.relations.map(\.relation) == [.affiliateOf])
    #expect(actor.active.from == PartialDate(iso: "2017-03-02"))
  }

  @Test("What has no bounds in time is written without them")
  func unbounded() throws {
    let line = #"{"id":"ml","name":"Mali","kind":"country"}"#
    let region = try #require(Region(json: JSONReader.read(line)))
    #expect(region.json.text == line)
  }
}
