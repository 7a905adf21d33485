import IncidentStorage
import Testing
import TextBasics

@Suite("Record difference")
struct RecordDifferenceTests {
  private static func lines(_ before: String, _ after: String) throws -> [String] {
    RecordDifference.between(try JSONReader.read(before), try JSONReader.read(after)).map {
      "\($0.pointer): \($0.before?.text ?? "–") → \($0.after?.text ?? "–")"
    }
  }

  @Test("Values that were put in, changed and taken out are told by their place")
  func values() throws {
    #expect(
      try Self.lines(
        #"{"title":"a","place":{"town":"x","country":"ML"},"tags":["a"],"marking":"red"}"#,
        #"{"title":"b","place":{"country":"ML","region":"y"},"tags":["a","b"],"marking":"red"}"#)
        == [
          #"/title: "a" → "b""#, #"/place/town: "x" → –"#, #"/place/region: – → "y""#,
          #"/tags: ["a"] → ["a","b"]"#,
        ])
  }

  @Test("Statements are told apart by their key, whatever their order")
  func keys() throws {
    #expect(
      try Self.lines(
        #"{"sources":[{"key":"s1","kind":"media"},{"key":"s2","kind":"ngo"}]}"#,
        #"{"sources":[{"key":"s2","kind":"ngo"},{"key":"s3","kind":"media"}]}"#)
        == [
          #"/sources/s1: {"key":"s1","kind":"media"} → –"#,
          #"/sources/s3: – → {"key":"s3","kind":"media"}"#,
        ])
  }

  @Test("What every revision changes is left out, also against nothing")
  func recording() throws {
    #expect(
      try Self.lines(
        #"{"id":"a","revision":1,"recorded":{"by":"x"}}"#,
        #"{"id":"a","revision":2,"recorded":{"by":"y","reason":"z"}}"#) == [])
    #expect(try Self.lines("{}", #"{"id":"a","revision":1,"recorded":{}}"#) == [#"/id: – → "a""#])
  }
}
