import IncidentCore
import TestSupport
import Testing
import TextBasics

@testable import IncidentStorage

@Suite struct LogHistoryTests {
  /// A log whose operations are the lines given.
  private func log(_ lines: [String]) throws -> (folder: TemporaryFolder, history: LogHistory) {
    let folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
    try folder.write(lines.map { $0 + "\n" }.joined(), to: "log/operations/2025.jsonl")
    return (folder, try LogHistory(LogContents(LogFolder(folder.file("log")))))
  }

  private func line(
    _ id: String, _ revision: Int, at time: String, by author: String = "A", reason: String? = nil,
    replaces: [String] = [], title: String = "x"
  ) -> String {
    let recorded = JSON.object(present: [
      "at": .string("2025-07-01T\(time):00.000Z"), "by": .string(author),
      "reason": reason.map(JSON.string), "replaces": replaces.isEmpty ? nil : .strings(replaces),
    ])
    return JSON.object([
      "id": .string(id), "revision": .integer(revision), "recorded": recorded,
      "title": .string(title),
    ]).text
  }

  private func hash(_ line: String) -> String {
    String(SHA256.hexadecimal(of: Array(line.utf8)).prefix(16))
  }

  @Test func `lines of one time, author and reason are one change`() throws {
    let (_, history) = try log([
      line("OP-1", 1, at: "12:00"), line("OP-2", 1, at: "12:00"),
      line("OP-3", 1, at: "12:00", by: "B"), line("OP-2", 2, at: "13:00", reason: "toll"),
    ])
    #expect(
      history.changes.map(\.id) == [
        "2025-07-01T12:00:00.000Z", "2025-07-01T12:00:00.000Z/2", "2025-07-01T13:00:00.000Z",
      ])
    #expect(
      history.changes.map { $0.revisions.map(\.line.id) }
        == [["OP-1", "OP-2"], ["OP-3"], ["OP-2"]])
    #expect(history.changes.map(\.recorded.reason) == [nil, nil, "toll"])
  }

  @Test func `one record twice at one time was recorded by two commands`() throws {
    let (_, history) = try log([
      line("OP-1", 2, at: "12:00", reason: "a"), line("OP-1", 1, at: "12:00"),
      line("OP-1", 3, at: "12:00", reason: "a", title: "y"),
    ])
    #expect(history.changes.map { $0.revisions.map(\.line.revision) } == [[1], [2], [3]])
  }

  @Test func `a revision is compared with the line that it replaces`() throws {
    let first = line("OP-1", 1, at: "12:00", title: "first")
    let (_, history) = try log([
      first,
      line("OP-1", 2, at: "13:00", by: "A", reason: "a", replaces: [hash(first)], title: "mine"),
      line("OP-1", 2, at: "13:05", by: "B", reason: "b", replaces: [hash(first)], title: "hers"),
    ])
    let revisions = history.revisions(of: "OP-1", in: .operations)
    #expect(revisions.map(\.standing) == [.superseded, .conflict, .current])
    #expect(
      revisions.dropFirst().map(\.differences) == [
        [RecordDifference(pointer: "/title", before: .string("first"), after: .string("mine"))],
        [RecordDifference(pointer: "/title", before: .string("first"), after: .string("hers"))],
      ])
  }

  @Test func `a line that names none it replaces follows the revision below it`() throws {
    let (_, history) = try log([
      line("OP-1", 5, at: "14:00", reason: "late"), line("OP-1", 2, at: "13:00", reason: "early"),
    ])
    let revisions = history.revisions(of: "OP-1", in: .operations)
    #expect(revisions.map(\.previous?.revision) == [nil, 2])
  }

  @Test func `equal lines are one, and lines that cannot be read are none`() throws {
    let (_, history) = try log([
      line("OP-1", 1, at: "12:00"), line("OP-1", 1, at: "12:00"), "{\"id\":\"OP-1\",\"revision\"",
      "{\"id\":\"OP-1\",\"revision\":2}",
    ])
    #expect(history.changes.flatMap(\.revisions).map(\.line.revision) == [1])
  }

  @Test func `reference data counts once somebody has amended it`() throws {
    let folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
    let log = LogFolder(folder.file("log"))
    #expect(try LogHistory(LogContents(log)).changes.isEmpty)
    let actors = try #require(try folder.text("log/actors.jsonl"))
    let shipped =
      #"{"id":"jnim","name":"JNIM","kind":"jihadist-group","aliases":["GSIM"],"revision":2,"recorded":{"at":"2025-01-01T00:00:00.000Z","by":"reference data","reason":"spelling"}}"#
    let amended =
      #"{"id":"jnim","name":"JNIM","kind":"jihadist-group","aliases":["Nusrat"],"revision":3,"recorded":{"at":"2025-07-01T00:00:00.000Z","by":"A","reason":"spelling"}}"#
    try folder.write("\(actors)\(shipped)\n\(amended)\n", to: "log/actors.jsonl")
    let changes = try LogHistory(LogContents(log)).changes
    #expect(changes.map(\.id) == ["2025-07-01T00:00:00.000Z"])
    #expect(
      changes[0].revisions[0].differences == [
        RecordDifference(
          pointer: "/aliases", before: .strings(["GSIM"]), after: .strings(["Nusrat"]))
      ])
  }

  @Test func `towns have a history where something was recorded, or they stand in several lines`()
    throws
  {
    func town(_ id: String, _ rest: String = "") -> String {
      #"{"id":"\#(id)","name":"X","country":"ML","latitude":1,"longitude":2\#(rest)}"#
    }
    let shipped = town("ml-a")
    let recorded = #","revision":2,"recorded":{"at":"2025-07-01T12:00:00.000Z","by":"A""#
    let folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
    let lines = [
      town("ml-b"), shipped, town("ml-c"), town("ml-c", #","population":7"#), town("ml-d"),
      town("ml-a", recorded + #","replaces":["\#(hash(shipped))"]}"#),
      town("ml-e", #","revision":3"#), "{ " + town("ml-f").dropFirst(), "{", "",
    ]
    try folder.write(lines.map { $0 + "\n" }.joined(), to: "log/towns.jsonl")
    let history = try LogHistory(LogContents(LogFolder(folder.file("log"))))
    #expect(history.changes.map { $0.revisions.map(\.line.number) } == [[6]])
    #expect(history.changes[0].revisions[0].previous?.number == 2)
    let numbers = history.records.filter { $0.key.collection == .towns }
      .map { ($0.key.id, $0.value.map(\.line.number)) }.sorted { $0.0 < $1.0 }
    #expect(numbers.map(\.0) == ["ml-a", "ml-c", "ml-e", "ml-f"])
    #expect(numbers.map { $0.1.sorted() } == [[2, 6], [3, 4], [7], [8]])
  }
}
