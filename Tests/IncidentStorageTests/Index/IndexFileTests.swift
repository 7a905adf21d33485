import Dispatch
import Synchronization
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
    _ = try GeneratedLog.write(
      seed: 9, revisions: SlowTests.areWanted ? 60 : 40, to: log.path, reference: reference)
  }

  private func current() throws -> IncidentIndex {
    try #require(try IncidentIndex.current(try LogBasis(log), cache: cache))
  }

  /// What is found without the index, where it may be known that lines were right.
  private func withoutIndex(_ needs: ColumnNeeds = .all) throws -> IncidentIndex {
    try #require(
      try IncidentIndex.current(
        try LogBasis(log, cache: cache), cache: cache, usesIndex: false, needs: needs))
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
      \(figures(row, in: index))
      """
    }.sorted()
  }

  /// The current rows with what is read of lines where no more is asked for.
  private func basics(_ index: IncidentIndex) -> [String] {
    let (columns, values) = (index.columns, index.values)
    return (0..<columns.count).filter { columns.standings[$0] & 3 != 3 }.map { row in
      """
      \(columns.id(row)) \(values.occurrence(columns.occurrences[row])) \
      \(values.place(columns.places[row])) \(values.attack(columns.attacks[row]))
      """
    }.sorted()
  }

  /// The figures of a row with what they are about; their order says nothing.
  private func figures(_ row: Int, in index: IncidentIndex) -> [String] {
    let columns = index.columns
    return columns.figures(row).map { figure in
      "\(index.values.figureKey(columns.figureKeys[figure])) \(columns.count(figure))"
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
    #expect(first.count > 20)
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
      "merge", "remove a segment", "operations", "actors", "a wrong line", "another order",
      "a place behind the attack",
    ])
  func followsChanges(change: String) throws {
    _ = try current()
    usleep(25_000)
    _ = try current()
    #expect(try withoutIndex().known == .ordered)
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
      try folder.write(
        bytes + bytes + renamed(lines[lines.count - 1], "ML-20200101-NEW3"), to: "log/\(name)")
    case "remove a segment": try #require(unlink(path) == 0)
    case "a wrong line":
      let wrong = String(decoding: lines[0], as: UTF8.self)
        .replacing("\"precision\":\"", with: "\"precision\":\"un")
      try folder.write(bytes + Array(wrong.utf8) + [0x0A], to: "log/\(name)")
    case "another order":
      var json = (try? JSONReader.read(renamed(lines[0], "ML-20200101-NEW4"))) ?? .null
      json = JSON(.object((json.members ?? []).reversed()))
      try folder.write(bytes + Array(json.text.utf8) + [0x0A], to: "log/\(name)")
    case "a place behind the attack":
      let json = (try? JSONReader.read(renamed(lines[0], "ML-20200101-NEW5"))) ?? .null
      var members = json.members ?? []
      let place = try #require(members.firstIndex { $0.key == "place" })
      try #require(members[place + 1].key == "attack")
      members.swapAt(place, place + 1)
      try folder.write(
        bytes + Array(JSON(.object(members)).text.utf8) + [0x0A], to: "log/\(name)")
    case "operations":
      for file in try log.files(of: .operations) { try #require(unlink(log.file(file)) == 0) }
    default:
      let actors = try #require(try FileAccess().read(log.file("actors.jsonl")))
      try folder.write(Array(actors.split(separator: 0x0A)[0]), to: "log/actors.jsonl")
    }
    let scanned = try scanned()
    // What one way keeps for the next time the other finds.
    for usesIndex in [false, true, false] {
      let found = usesIndex ? try current() : try withoutIndex()
      #expect(rows(found) == rows(scanned))
      #expect(found.problems == scanned.problems)
      #expect(basics(try withoutIndex(.basic)) == basics(scanned))
      usleep(25_000)
    }
  }

  private func renamed(_ line: [UInt8], _ id: String) -> [UInt8] {
    var json = (try? JSONReader.read(line)) ?? .null
    json["id"] = .string(id)
    return Array(json.text.utf8)
  }

  private func amended(_ line: [UInt8]) -> [UInt8] {
    var json = (try? JSONReader.read(line)) ?? .null
    json["revision"] = .integer((json["revision"]?.integer ?? 1) + 1)
    json["recorded"]?["reason"] = .string("a test")
    return Array(json.text.utf8)
  }

  @Test("Where none can be kept only the columns are filled that are asked for")
  func cannotBeKept() throws {
    try folder.write([], to: "file")
    for cache in [folder.file("file"), folder.file("file/cache")] {
      let index = try #require(
        try IncidentIndex.current(try LogBasis(log), cache: cache, needs: .occurred))
      #expect(basics(index).count == basics(try scanned()).count)
      #expect(index.columns.figureKeys.count == 0)
      #expect(try #require(try FileAccess().read(folder.file("file"))).isEmpty)
    }
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

  @Test("What our own writer appends is put behind it, without reading the rest again")
  func followsTheWriter() throws {
    _ = try current()
    let path = try #require(indexPath)
    let built = try #require(JournalStamp(path: path))
    // The seal of files that changed just now is only set when they have been looked at later.
    usleep(40_000)
    _ = try current()
    let before = try #require(IndexSeal(ofIndex: path))
    for number in 1...3 {
      _ = try LogWriter(log, cache: cache).change(at: SampleLog.now) {
        (contents) throws(StorageProblem) in
        var change = LogChange()
        let record = contents.incidents.all[number]
        var json = record.value.json
        json["title"] = .string("Number \(number)")
        change.amend(
          record, to: json, in: .incidents,
          recorded: Recording(at: SampleLog.now, by: "test", reason: "a test"))
        return (change, ())
      }
      #expect(rows(try current()) == rows(try scanned()))
    }
    let after = try #require(IndexSeal(ofIndex: path))
    #expect(JournalStamp(path: path) == built)
    #expect(after.index == before.index)
    #expect(after.lines == .ordered)
    #expect(rows(try withoutIndex()) == rows(try scanned()))
    let grown = Set(after.files.filter { before.files[$0.key] != $0.value }.keys)
    let journals = Set(try log.files(of: .incidents))
    #expect(!grown.isEmpty && grown.isSubset(of: journals))
    for (file, stamp) in after.files { #expect(JournalStamp(path: log.file(file)) == stamp) }
  }

  @Test("After many changes of all kinds the answers are still those without it")
  func followsAnything() throws {
    var random = SplitMix64(seed: 11)
    for round in 0..<(SlowTests.areWanted ? 200 : 4) {
      let names = try log.files(of: .incidents)
      let name = names[Int(random.next() % UInt64(names.count))]
      var bytes = try #require(try FileAccess().read(log.file(name)))
      let lines = bytes.split(separator: 0x0A).map(Array.init)
      let line = lines[Int(random.next() % UInt64(lines.count))]
      switch random.next() % 6 {
      case 0: bytes += renamed(line, "ML-20200101-R\(round)") + [0x0A]
      case 1: bytes += renamed(line, "ML-20200101-R\(round)")
      case 2: bytes += (bytes.last == 0x0A ? [] : [0x0A]) + amended(line) + [0x0A]
      case 3: bytes = Array(lines.shuffled(using: &random).joined(separator: [0x0A])) + [0x0A]
      case 4: bytes += Array("{\"id\":1}\n".utf8)
      default: bytes.removeLast(lines.last?.count ?? 0)
      }
      try folder.write(bytes, to: "log/\(name)")
      if random.next() % 2 == 0 {
        // The clock was set back.
        let descriptor = open(log.file(name), O_WRONLY)
        var times = [timespec(), timespec()]
        try #require(futimens(descriptor, &times) == 0)
        close(descriptor)
      }
      let kept = try IncidentIndex.current(try LogBasis(log), cache: cache)
      let fresh = try IncidentIndex.scan(try LogBasis(log))
      #expect(kept.map(rows) == fresh.map(rows))
      #expect(kept?.problems == fresh?.problems)
      for row in 0..<(kept?.columns.count ?? 0) {
        let id = try #require(kept?.columns.id(row))
        #expect(kept?.rows(withID: id).contains(row) == true)
      }
    }
  }

  @Test("The index of another log is passed over")
  func isForeign() throws {
    let other = try TemporaryFolder()
    let reference = try GeneratedReference.make(in: other)
    let second = LogFolder(other.file("log"))
    _ = try GeneratedLog.write(seed: 10, revisions: 24, to: second.path, reference: reference)
    _ = try IncidentIndex.current(try LogBasis(second), cache: cache)
    let foreign = try #require(IndexFile.path(of: second, in: cache))
    let path = try #require(indexPath)
    let prefix = folder.path.count + 1
    for end in ["", ".seal"] {
      let bytes = try #require(try FileAccess().read(foreign + end))
      try folder.write(bytes, to: String((path + end).dropFirst(prefix)))
    }
    #expect(rows(try current()) == rows(try scanned()))
  }

  @Test("Several may make it at once")
  func isMadeAtOnce() throws {
    let wanted = rows(try scanned())
    let (log, cache) = (log, cache)
    let found = Mutex<[IncidentIndex]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for _ in 0..<2 {
        guard let basis = try? LogBasis(log),
          let index = try? IncidentIndex.current(basis, cache: cache)
        else { continue }
        found.withLock { $0.append(index) }
      }
    }
    let all = found.withLock { $0 }
    #expect(all.count == 8)
    for index in all { #expect(rows(index) == wanted) }
    #expect(rows(try current()) == wanted)
  }

  @Test("Without a cache that can be written everything is read all the same")
  func cannotBeWritten() throws {
    try folder.write("a file", to: "cache")
    #expect(rows(try current()) == rows(try scanned()))
    #expect(try folder.text("cache") == "a file")
  }
}
