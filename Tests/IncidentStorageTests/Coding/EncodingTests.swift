import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite("Encoding and decoding of incidents and operations")
struct EncodingTests {
  @Test("An incident with every field is written as it was read")
  func incident() throws {
    let incident = try #require(Incident(json: JSONReader.read(FullRecords.incident)))
    #expect(incident.json.text == FullRecords.incident)
  }

  @Test("An operation with every field is written as it was read")
  func operation() throws {
    let operation = try #require(AttackOperation(json: JSONReader.read(FullRecords.operation)))
    #expect(operation.json.text == FullRecords.operation)
  }

  @Test("What an incident says is read")
  func values() throws {
    let incident = try #require(Incident(json: JSONReader.read(FullRecords.incident)))
    #expect(incident.id == "ML-20250701-K7QX")
    #expect(incident.revision == 3)
    #expect(incident.recorded.at.iso == "2025-07-02T09:00:00.000Z")
    #expect(incident.recorded.replaces == ["0123456789abcdef"])
    #expect(incident.state == .merged)
    #expect(incident.verification == .partlyVerified)
    #expect(incident.marking == .amberStrict)
    #expect(incident.occurred.start == Day(iso: "2025-07-01"))
    #expect(incident.occurred.precision == .dayRange)
    #expect(incident.place.coordinates == Coordinates(latitude: 14.25, longitude: -5.99))
    #expect(incident.attack.kind == .complexAttack)
    #expect(incident.attack.targets.map(\.category) == [.military])
    let evidence = incident.evidence
    #expect(evidence.attributions.map(\.status) == [.claimed])
    #expect(evidence.attributions.map(\.basis) == [[.claim, .tactics]])
    #expect(evidence.casualties.map(\.count) == [CountInterval(low: 5, best: 6, high: 7)])
    #expect(evidence.accounts.map(\.text) == ["smoke"])
    #expect(evidence.sources.map(\.credibility) == [2])
    #expect(incident.support.map(\.sure) == [true])
    #expect(incident.external == [ExternalID(scheme: "ucdp", id: "620345", version: "25.1")])
  }

  @Test("An incident of which little is known is written without what is absent")
  func least() {
    let incident = Incident(
      id: "XX-00000000-0001", revision: 1,
      recorded: Recording(at: Instant(millisecondsSince1970: 0), by: "tester"),
      occurred: Occurrence(start: nil, end: nil, precision: .unknown),
      place: IncidentPlace(country: "XX", precision: .unknown),
      attack: Attack(kind: .unknown),
      evidence: Evidence(casualties: [
        CasualtyStatement(
          key: "c1", of: .civilians, outcome: .killed, count: .unknown, by: Speaker("press"),
          stated: .day(Day(daysSince1970: 0)))
      ]))
    #expect(
      incident.json.text
        == #"{"id":"XX-00000000-0001","revision":1,"#
        + #""recorded":{"at":"1970-01-01T00:00:00.000Z","by":"tester"},"state":"active","#
        + #""occurred":{"precision":"unknown"},"#
        + #""place":{"country":"XX","precision":"unknown"},"attack":{"kind":"unknown"},"#
        + #""casualties":[{"key":"c1","of":"civilians","outcome":"killed","count":{},"#
        + #""by":"press","stated":"1970-01-01"}]}"#)
  }

  @Test("A count keeps the difference between none, not known and not said")
  func counts() throws {
    for text in ["{}", #"{"low":0,"best":0,"high":0}"#, #"{"low":80}"#, #"{"high":7}"#] {
      let line = FullRecords.incident.replacing(#"{"low":5,"best":6,"high":7}"#, with: text)
      let incident = try #require(Incident(json: JSONReader.read(line)))
      #expect(incident.json.text == line)
    }
  }
}

@Suite("Key order of encoding and shapes")
struct KeyOrderTests {
  @Test(
    "Encoding writes every key of the shape, in its order",
    arguments: [
      (LogCollection.incidents, FullRecords.incident), (.operations, FullRecords.operation),
      (.towns, FullRecords.town), (.regions, FullRecords.region), (.actors, FullRecords.actor),
    ])
  func order(collection: LogCollection, line: String) throws {
    var missing: [String] = []
    KeyOrderTests.compare(try JSONReader.read(line), .object(collection.shape), "", &missing)
    // What a value does not hold: the columns of an import, and who recorded reference data.
    let others =
      collection.isJournal ? ["/extras"] : ["/revision", "/recorded", "/state"]
    #expect(missing == others)
  }

  private static func compare(
    _ json: JSON, _ shape: ValueShape, _ pointer: String, _ missing: inout [String]
  ) {
    switch shape {
    case .object(let object):
      let keys = json.members?.map(\.key) ?? []
      #expect(keys == object.fields.map(\.key).filter(keys.contains), "\(pointer)")
      for field in object.fields {
        if let value = json[field.key] {
          compare(value, field.shape, "\(pointer)/\(field.key)", &missing)
        } else {
          missing.append("\(pointer)/\(field.key)")
        }
      }
    case .list(let element):
      #expect(json.array?.isEmpty == false, "\(pointer)")
      for value in json.array ?? [] { compare(value, element, "\(pointer)/0", &missing) }
    default: return
    }
  }
}
