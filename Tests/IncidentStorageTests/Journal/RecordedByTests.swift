import IncidentCore
import TestSupport
import Testing
import TextBasics

@testable import IncidentStorage

@Suite("What had been recorded by a time")
struct RecordedByTests {
  private func line(_ revision: Int, at time: String, after previous: StoredLine?) throws
    -> StoredLine
  {
    let replaces = previous.map { #","replaces":["\#($0.hash)"]"# } ?? ""
    let text =
      #"{"id":"ML-1","revision":\#(revision),"recorded":{"at":"2025-07-01T\#(time):00.000Z","by":"a""#
      + replaces + "}}"
    let bytes = Array(text.utf8)[...]
    return try #require(
      StoredLine(try JSONReader.read(bytes), file: "x", number: revision, bytes: bytes))
  }

  @Test("A revision was not recorded before the one it replaces, whatever the clock said")
  func clockSetBack() throws {
    let first = try line(1, at: "10:00", after: nil)
    let second = try line(2, at: "12:00", after: first)
    let third = try line(3, at: "09:00", after: second)
    let lines = [third, first, second]
    func known(_ time: String) throws -> [Int] {
      let time = try #require(Instant(iso: "2025-07-01T\(time):00Z"))
      return zip(lines, RevisionRule.recorded(by: time, lines)).filter(\.1).map(\.0.revision)
        .sorted()
    }
    #expect(try known("09:30") == [])
    #expect(try known("10:30") == [1])
    #expect(try known("12:00") == [1, 2, 3])
  }
}
