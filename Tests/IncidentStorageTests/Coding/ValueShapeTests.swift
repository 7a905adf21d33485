import IncidentStorage
import Testing
import TextBasics

@Suite("Canonical form of records")
struct ValueShapeTests {
  @Test(
    "Keys are put in order, what is absent is left out, and everything else stays as it was",
    arguments: [
      (#"{"name":"JNIM","id":"jnim"}"#, #"{"id":"jnim","name":"JNIM"}"#),
      (#"{ "id" : "\u0061" }"#, #"{"id":"a"}"#),
      (#"{"id":"a","aliases":[],"from":null}"#, #"{"id":"a"}"#),
      (
        #"{"zeta":1,"id":"a","alpha":null,"name":"A"}"#,
        #"{"id":"a","name":"A","zeta":1,"alpha":null}"#
      ),
      (
        #"{"relations":[{"until":"2025","actor":"b","note":"x"}],"id":"a"}"#,
        #"{"id":"a","relations":[{"actor":"b","until":"2025","note":"x"}]}"#
      ),
      (#"{"id":"a","x":{"b":1,"a":[]}}"#, #"{"id":"a","x":{"b":1,"a":[]}}"#),
      (#"{"id":1.50,"name":[1e2]}"#, #"{"id":1.50,"name":[1e2]}"#),
    ])
  func actor(text: String, canonical: String) throws {
    #expect(try ObjectShape.actor.canonical(JSONReader.read(text)).text == canonical)
  }

  @Test("Numbers keep their spelling and an empty count stays")
  func numbers() throws {
    let text =
      #"{"casualties":[{"count":{},"key":"c1"}],"place":{"longitude":-5.990,"latitude":14.50}}"#
    #expect(
      try ObjectShape.incident.canonical(JSONReader.read(text)).text
        == #"{"place":{"latitude":14.50,"longitude":-5.990},"casualties":[{"key":"c1","count":{}}]}"#
    )
  }

  @Test("Only quotes, backslashes and control characters are escaped")
  func escapes() throws {
    let text = #"{"id":"\u00e9\/\"\\\u000a\u001f\ud83d\ude00"}"#
    #expect(
      try ObjectShape.actor.canonical(JSONReader.read(text)).text
        == #"{"id":"é/\"\\\n\u001f😀"}"#)
  }

  @Test("The canonical form of the canonical form is itself")
  func stable() throws {
    let json = try JSONReader.read(FullRecords.incident)
    #expect(ObjectShape.incident.canonical(json).text == FullRecords.incident)
  }
}
