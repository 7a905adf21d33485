import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The index of a log")
struct IndexFileTests {
  private let folder: TemporaryFolder
  private let log: LogFolder
  private let cache: String

  init() throws {
    folder = try TemporaryFolder()
    let reference = try GeneratedReference.make(in: folder)
    log = LogFolder(folder.file("log"))
    cache = folder.file("cache")
    _ = try GeneratedLog.write(seed: 9, revisions: 60, to: log.path, reference: reference)
  }

  private func current() throws -> IncidentIndex {
    try #require(try IncidentIndex.current(try LogBasis(log), cache: cache))
  }

  private func scanned() throws -> IncidentIndex {
    try #require(try IncidentIndex.scan(try LogBasis(log)))
  }

  /// The current rows of an index with all that is kept of them.
  private func rows(_ index: IncidentIndex) -> [String] {
    let columns = index.columns
    return (0..<columns.count).filter { columns.standings[$0] & 3 != 3 }.map { row in
      """
      \(columns.id(row)) \(String(decoding: index.line(row), as: UTF8.self)) \
      \(index.values.occurrence(columns.occurrences[row])) \
      \(index.values.place(columns.places[row])) \
      \(index.values.leaders(columns.leaders[row])) \
      \(index.values.assurances(columns.assurances[row])) \
      \(columns.figures(row).map(columns.count))
      """
    }.sorted()
  }

  private var indexPath: String? { IndexFile.path(of: log, in: cache) }

  @Test("What is read from it is what was scanned")
  func isRead() throws {
    let first = rows(try current())
    let path = try #require(indexPath)
    #expect(IndexFile.read(path) != nil)
    #expect(rows(try current()) == first)
    #expect(first == rows(try scanned()))
    #expect(first.count > 50)
  }

  @Test("It is never put in the log")
  func isOutsideOfTheLog() throws {
    let before = folder.allFiles().filter { $0.hasPrefix("log/") }
    _ = try current()
    #expect(folder.allFiles().filter { $0.hasPrefix("log/") } == before)
  }

  @Test(
    "Whatever changes in the journals, the answers are those without it",
    arguments: [
      "append", "edit in the middle", "edit with the old time", "replace", "cut", "new segment",
      "merge", "remove a segment", "operations", "actors",
    ])
  func followsChanges(change: String) throws {
    _ = try current()
    let name = try #require(try log.files(of: .incidents).first)
    let path = log.file(name)
    var bytes = try #require(try FileAccess().read(path))
    let lines = bytes.split(separator: 0x0A).map(Array.init)
    switch change {
    case "append":
      try folder.write(bytes + renamed(lines[0], "ML-20200101-NEW1") + [0x0A], to: "log/\(name)")
    case "edit in the middle", "edit with the old time":
      var status = stat()
      try #require(stat(path, &status) == 0)
      let position = try #require(bytes.firstIndex(of: UInt8(ascii: "-")))
      bytes[position + 1] = bytes[position + 1] == 0x31 ? 0x32 : 0x31
      // In place, so that the file keeps its number in the file system.
      let descriptor = open(path, O_WRONLY)
      try #require(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
      if change == "edit with the old time" {
        #if canImport(Darwin)
          var times = [status.st_atimespec, status.st_mtimespec]
        #else
          var times = [status.st_atim, status.st_mtim]
        #endif
        try #require(futimens(descriptor, &times) == 0)
      }
      close(descriptor)
    case "replace":
      try folder.write(lines.reversed().flatMap { $0 + [0x0A] }, to: "log/new.jsonl")
      try #require(rename(log.file("new.jsonl"), path) == 0)
    case "cut": try #require(truncate(path, off_t(bytes.count / 2)) == 0)
    case "new segment":
      try folder.write(
        renamed(lines[0], "ML-20200101-NEW2") + [0x0A], to: "log/incidents/9999.jsonl")
    case "merge":
      try folder.write(bytes + bytes + renamed(lines[1], "ML-20200101-NEW3"), to: "log/\(name)")
    case "remove a segment": try #require(unlink(path) == 0)
    case "operations":
      for file in try log.files(of: .operations) { try #require(unlink(log.file(file)) == 0) }
    default:
      let actors = try #require(try FileAccess().read(log.file("actors.jsonl")))
      try folder.write(Array(actors.split(separator: 0x0A)[0]), to: "log/actors.jsonl")
    }
    let basis = try LogBasis(log)
    let kept = try #require(try IncidentIndex.current(basis, cache: cache))
    #expect(rows(kept) == rows(try scanned()))
    #expect(kept.problems == (try scanned().problems))
  }

  private func renamed(_ line: [UInt8], _ id: String) -> [UInt8] {
    var json = (try? JSONReader.read(line)) ?? .null
    json["id"] = .string(id)
    return Array(json.text.utf8)
  }

  @Test("A damaged one is passed over", arguments: [0, 9, 20, 200, 5000, -1])
  func isDamaged(place: Int) throws {
    let wanted = rows(try current())
    let path = try #require(indexPath)
    var bytes = try #require(try FileAccess().read(path))
    if place < 0 { bytes.removeLast(64) } else { bytes[place] ^= 0x40 }
    try folder.write(bytes, to: String(path.dropFirst(folder.path.count + 1)))
    #expect(IndexFile.read(path) == nil)
    #expect(rows(try current()) == wanted)
  }

  @Test("Without a cache that can be written everything is read all the same")
  func cannotBeWritten() throws {
    try folder.write("a file", to: "cache")
    #expect(rows(try current()) == rows(try scanned()))
    #expect(try folder.text("cache") == "a file")
  }
}
