import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Stored line")
struct StoredLineTests {
  /// The name of a line by its SHA-256, as other tests need it.
  static func hash(_ line: String) -> String {
    String(SHA256.hexadecimal(of: Array(line.utf8)).prefix(16))
  }

  @Test("A line is named by the first 16 digits of its SHA-256")
  func named() throws {
    let log = try SampleLog()
    try log.temporary.write(
      #"{"id":"jnim","name":"JNIM","kind":"jihadist-group"}"# + "\r\n", to: "log/actors.jsonl")
    let line = try #require(try LogContents(log.folder).actorRecords["jnim"]?.line)
    // As `printf '%s' '{"id":…}' | sha256sum` gives it.
    #expect(line.hash == "57738a78957192ab")
    #expect(line.revision == 1)
    #expect(line.recordedAt == nil)
    #expect(line.replaces == [])
    #expect(line.json["name"] == .string("JNIM"))
  }
}
