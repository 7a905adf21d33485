import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Keys of statements and sources")
struct FreshKeysTests {
  private func keys(_ log: TeamLog, _ id: String, _ list: String) throws -> [String] {
    let json = try #require(try LogContents(log.folder).incidents[id]).line.json
    return (json[list]?.array ?? []).compactMap { $0["key"]?.string }
  }

  private func add(_ log: TeamLog, _ words: String...) throws -> String {
    try #require(
      log.run(["add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied"] + words).output
        .split(separator: "\n").first.map(String.init))
  }

  @Test("A key that was taken out is not given again, and sources are cited by the new one")
  func removed() throws {
    let log = try TeamLog()
    let id = try add(log, "--killed", "civilians=1", "--source", "AFP")
    try log.done("amend", id, "--remove", "c1", "--remove", "s1", "--reason", "wrong")
    try log.done("amend", id, "--killed", "civilians=9", "--source", "RFI", "--reason", "right")
    #expect(try keys(log, id, "casualties") == ["c2"])
    #expect(try keys(log, id, "sources") == ["s2"])
    let json = try #require(try LogContents(log.folder).incidents[id]).line.json
    #expect(json["casualties"]?.array?.first?["sources"] == .strings(["s2"]))
    // What is taken back stands under its own key again.
    try log.done("undo", "--yes")
    try log.done("undo", "--yes")
    try log.done("amend", id, "--killed", "civilians=3", "--reason", "more")
    #expect(try keys(log, id, "casualties").last == "c3")
  }

  @Test("What a merge gains gets no key that was taken out")
  func merged() throws {
    let log = try TeamLog()
    let id = try add(log, "--killed", "civilians=1", "--source", "AFP")
    try log.done("amend", id, "--remove", "c1", "--reason", "wrong")
    let other = try add(log, "--killed", "civilians=2", "--source", "RFI")
    try log.done("merge", other, "--into", id, "--yes")
    #expect(try keys(log, id, "casualties") == ["c2"])
  }

  @Test("Nor does what comes in with a settled conflict")
  func settled() throws {
    let mine = try TeamLog("mine")
    let id = try add(mine, "--killed", "civilians=1", "--source", "AFP")
    try mine.done("amend", id, "--remove", "c1", "--reason", "wrong", at: "2025-07-02T10:00:00Z")
    let theirs = try TeamLog("theirs", beside: mine)
    try theirs.done("import", "--from", "log", mine.folder.path)
    try mine.done("amend", id, "--tag", "x", "--reason", "a", at: "2025-07-03T11:00:00Z")
    try theirs.done(
      "amend", id, "--killed", "civilians=4", "--reason", "b", at: "2025-07-03T09:00:00Z")
    #expect(try keys(theirs, id, "casualties") == ["c2"])
    try mine.done("import", "--from", "log", "theirs", at: "2025-07-04T09:00:00Z")
    try mine.done("amend", id, "--tag", "z", "--reason", "c", at: "2025-07-05T09:00:00Z")
    #expect(try keys(mine, id, "casualties") == ["c2"])
  }
}
