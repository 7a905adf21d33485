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

@Suite("What the seal of an index vouches for")
struct IndexSealTests {
  private let folder: TemporaryFolder
  private let log: LogFolder
  private let cache: String

  init() throws {
    folder = try TemporaryFolder()
    let reference = try GeneratedReference.make(in: folder)
    log = LogFolder(folder.file("log"))
    cache = folder.file("cache")
    _ = try GeneratedLog.write(seed: 4, revisions: 40, to: log.path, reference: reference)
    try seal()
  }

  /// Keeps an index of the log as it is, and its seal once its files have not changed for a while.
  private func seal() throws {
    usleep(40_000)
    _ = try IncidentIndex.current(try LogBasis(log, cache: cache), cache: cache)
  }

  private var areRight: Bool? {
    IndexFile.path(of: log, in: cache).flatMap(IndexSeal.init(ofIndex:))?.areRight
  }

  /// Expects that a log is read with its seal as it is without one.
  private func expectSame() throws -> LogBasis {
    let (sealed, plain) = (try LogBasis(log, cache: cache), try LogBasis(log))
    #expect(sealed.problems == plain.problems)
    #expect(sealed.actorRecords.values == plain.actorRecords.values)
    #expect(sealed.regionRecords.values == plain.regionRecords.values)
    #expect(sealed.regions.all == plain.regions.all)
    #expect(sealed.operations.values == plain.operations.values)
    return sealed
  }

  private func append(_ text: String, to name: String) throws {
    let bytes = try #require(try FileAccess().read(log.file(name)))
    try folder.write(bytes + Array(text.utf8), to: "log/\(name)")
  }

  @Test("What was right is read unchecked as it is read checked")
  func right() throws {
    #expect(areRight == true)
    let basis = try expectSame()
    #expect(!basis.operations.isEmpty && basis.problems.isEmpty)
  }

  @Test("Of a region with several lines the current one is read")
  func amendedRegions() throws {
    let before = try LogBasis(log)
    let record = try #require(before.regionRecords.all.first { $0.value.kind == .adm1 })
    let hash = record.line.hash
    let amended = #"""
      {"id":"\#(record.id)","revision":2,"recorded":{"at":"2025-07-01T12:00:00.000Z","by":"A","replaces":["\#(hash)"]},"name":"Renamed \"here\"","kind":"adm1"}

      """#
    try append(amended, to: "regions.jsonl")
    try seal()
    #expect(areRight == true)
    #expect(try expectSame().regions[record.id]?.name == #"Renamed "here""#)
  }

  @Test(
    "A file that changed is checked", arguments: ["actors.jsonl", "regions.jsonl", "operations"])
  func changed(name: String) throws {
    let file = name == "operations" ? try #require(try log.files(of: .operations).first) : name
    try append("{\"id\":7}\n", to: file)
    #expect(try !expectSame().problems.isEmpty)
    // What is wrong is told each time.
    try seal()
    #expect(areRight == false)
    #expect(try !expectSame().problems.isEmpty)
  }

  @Test("Where a file that others refer to is gone they are checked")
  func gone() throws {
    try folder.write([], to: "log/actors.jsonl")
    _ = try expectSame()
    unlink(log.file("actors.jsonl"))
    _ = try expectSame()
  }

  @Test("Where our own writer adds to other files than journals of incidents they are checked")
  func written() throws {
    let record = try #require(try LogBasis(log).operations.all.first)
    _ = try LogWriter(log, cache: cache).change(at: SampleLog.now) {
      (_) throws(StorageProblem) in
      var change = LogChange()
      var json = record.value.json
      json["title"] = .string("Another title")
      change.amend(
        record, to: json, in: .operations,
        recorded: Recording(at: SampleLog.now, by: "test", reason: "a test"))
      return (change, ())
    }
    #expect(areRight == false)
    #expect(try expectSame().operations.values.contains { $0.title == "Another title" })
  }

  @Test("Operations that changed after they were found right are checked when they are asked for")
  func changedLater() throws {
    let basis = try LogBasis(log, cache: cache)
    let count = try LogBasis(log).operations.values.count
    let file = try #require(try log.files(of: .operations).first)
    try append("{\"id\":7}\n", to: file)
    #expect(basis.operations.values.count == count)
  }
}
