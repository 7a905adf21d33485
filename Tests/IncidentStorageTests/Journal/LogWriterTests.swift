import IncidentCore
import IncidentStorage
import Synchronization
import TestSupport
import Testing
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Log writer")
struct LogWriterTests {
  private static let old = SampleLog.incident("ML-20250101-AAAA")
  private static let new = SampleLog.incident("ML-20250701-0001")
  private static let foreign = SampleLog.incident("ML-20250702-HAND", by: "editor")

  private let log: SampleLog

  init() throws {
    log = try SampleLog()
    try log.write([Self.old])
  }

  private func recordNew(calls: SystemCalls = .unsynced) throws {
    try log.record(SampleLog.change(incidents: [Self.new]), calls: calls)
  }

  @Test("The note is safe on disk before the first byte, and the change before the note goes")
  func order() throws {
    let trace = Trace(log.folder.path)
    try recordNew(calls: trace.calls)
    #expect(
      trace.lines == [
        // The folder of the journal.
        "open .", "sync .",
        // The note.
        "open pending.json.new", "write pending.json.new", "sync pending.json.new",
        "rename pending.json.new pending.json", "open .", "sync .",
        // The journal and its name.
        "open incidents/2025.jsonl", "write incidents/2025.jsonl", "sync incidents/2025.jsonl",
        "open incidents", "sync incidents",
        // The end.
        "unlink pending.json", "open .", "sync .",
      ])
  }

  @Test("While a change is under way the note says what it appends and where")
  func note() throws {
    let note = Mutex("")
    let file = log.temporary.file("log/pending.json")
    var calls = SystemCalls.unsynced
    calls.unlink = { path in
      if path == file, let bytes = try? FileAccess().read(path) {
        note.withLock { $0 = String(decoding: bytes, as: UTF8.self) }
      }
      return SystemCalls.real.unlink(path)
    }
    try recordNew(calls: calls)
    // As `sha256sum` gives them.
    let tail = "dd94d4bb77a17340528550a8e6bfea13d01015ad8fd5214ad5d63c23147f919f"
    let hash = "04cc5ff577713112"
    #expect(
      note.withLock { $0 }
        == "{\"files\":[{\"path\":\"incidents/2025.jsonl\",\"length\":283,\"tail\":\"\(tail)\","
        + "\"lines\":[\"\(hash)\"]}]}\n")
  }

  @Test("Interrupted and short writes are gone on with")
  func shortWrites() throws {
    let count = Mutex(0)
    var calls = SystemCalls.unsynced
    calls.write = { descriptor, bytes in
      let turn = count.withLock { count in
        count += 1
        return count
      }
      if turn % 2 == 0 {
        errno = EINTR
        return -1
      }
      return SystemCalls.real.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)))
    }
    try recordNew(calls: calls)
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.new)\n")
  }

  @Test("A line without an end gets one before the next")
  func missingEnd() throws {
    try log.temporary.write(Self.old, to: "log/incidents/2025.jsonl")
    try recordNew()
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(Self.new)\n")
  }

  @Test("Carriage returns that an editor left stay as they are")
  func carriageReturns() throws {
    try log.temporary.write("\u{FEFF}\(Self.old)\r\n", to: "log/incidents/2025.jsonl")
    try recordNew()
    #expect(try log.text("incidents/2025.jsonl") == "\u{FEFF}\(Self.old)\r\n\(Self.new)\n")
    #expect(
      try log.records() == ["ML-20250101-AAAA": Self.old, "ML-20250701-0001": Self.new])
  }

  @Test("A torn last line is named, stands as it is, and takes no other line with it")
  func tornLine() throws {
    let torn = String(Self.foreign.prefix(100))
    try log.temporary.write("\(Self.old)\n\(torn)", to: "log/incidents/2025.jsonl")
    #expect(try log.problems() == ["unfinished-line incidents/2025.jsonl:2"])
    try recordNew()
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n\(torn)\n\(Self.new)\n")
    #expect(try log.problems() == ["not-json incidents/2025.jsonl:2"])
    #expect(
      try log.records() == ["ML-20250101-AAAA": Self.old, "ML-20250701-0001": Self.new])
  }

  @Test("A change with nothing in it writes nothing")
  func nothing() throws {
    let before = log.temporary.allFiles()
    let trace = Trace(log.folder.path)
    try log.record(LogChange(), calls: trace.calls)
    #expect(trace.lines == [])
    #expect(log.temporary.allFiles() == before)
  }

  @Test("What is wrong with any record of a change keeps all of it out")
  func wrongInput() throws {
    let bad = Self.foreign.replacing("\"shelling\"", with: "\"shellling\"")
    let problem = try #require(throws: StorageProblem.self) {
      try log.record(SampleLog.change(incidents: [Self.new, bad]))
    }
    #expect(problem.kind == .wrongInput)
    #expect(problem.diagnostics.map(\.summary) == ["`shellling` is not a known kind"])
    #expect(try log.text("incidents/2025.jsonl") == "\(Self.old)\n")
  }

  @Test("A record that takes more than 1 MiB is refused, one below is read back")
  func longLine() throws {
    let frame = SampleLog.incident("ML-20250701-0001", title: "").utf8.count
    let room = CollectionReader.maximumLineLength - frame
    let longest = SampleLog.incident(
      "ML-20250701-0001", title: String(repeating: "x", count: room))
    try log.record(SampleLog.change(incidents: [longest]), calls: .unsynced)
    #expect(try log.records()["ML-20250701-0001"] == longest)
    let longer = SampleLog.incident(
      "ML-20250701-0002", title: String(repeating: "x", count: room + 1))
    let problem = try #require(throws: StorageProblem.self) {
      try log.record(SampleLog.change(incidents: [longer]))
    }
    #expect(
      problem.diagnostics.map(\.summary) == [
        "the incident `ML-20250701-0002` takes more than 1 MiB"
      ])
  }

  // MARK: Others at the same time

  @Test("A writer waits for another, and says so when it has waited long enough")
  func locked() throws {
    let problem = try LogWriter(log.folder).change(at: SampleLog.now) {
      (_) throws(StorageProblem) in
      do throws(StorageProblem) {
        _ = try LogWriter(log.folder, patience: 20).change(at: SampleLog.now) {
          (_) throws(StorageProblem) in (LogChange(), ())
        }
        return (LogChange(), StorageProblem?.none)
      } catch {
        return (LogChange(), error)
      }
    }.result
    #expect(problem?.kind == .refused)
    #expect(
      problem?.diagnostics == [
        Diagnostic(
          code: "locked", "another process is changing this log",
          at: Diagnostic.Place(file: log.folder.path),
          hints: ["try again when it has finished; nothing was recorded"])
      ])
  }

  @Test("The lock holds also where an editor puts another `log.json` in its place")
  func replacedDescription() throws {
    let code = try LogWriter(log.folder).change(at: SampleLog.now) {
      (_) throws(StorageProblem) in
      try FileAccess().replace(log.folder.descriptionFile, with: Array("{\"format\":1}\n".utf8))
      do throws(StorageProblem) {
        _ = try LogWriter(log.folder, patience: 20).change(at: SampleLog.now) {
          (_) throws(StorageProblem) in (LogChange(), ())
        }
        return (LogChange(), "not locked")
      } catch {
        return (LogChange(), error.diagnostics.first?.code ?? "")
      }
    }.result
    #expect(code == "locked")
    try recordNew()
    #expect(try log.records()["ML-20250701-0001"] == Self.new)
  }

  @Test("A writer that waits for many is patient as long as they get on")
  func progress() async throws {
    let log = log
    let mark = log.folder.file("held")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        _ = try LogWriter(log.folder).change(at: SampleLog.now) { (_) throws(StorageProblem) in
          try FileAccess().replace(mark, with: [])
          for _ in 0..<20 {
            // As a change begins and ends.
            try FileAccess().replace(log.folder.file("busy"), with: [])
            try FileAccess().remove(log.folder.file("busy"))
            usleep(20_000)
          }
          return (LogChange(), ())
        }
      }
      group.addTask {
        while !FileAccess().exists(mark) { await Task.yield() }
        let change = try SampleLog.change(incidents: [Self.new])
        _ = try LogWriter(log.folder, patience: 200).change(at: SampleLog.now) {
          (_) throws(StorageProblem) in (change, ())
        }
      }
      try await group.waitForAll()
    }
    #expect(try log.records()["ML-20250701-0001"] == Self.new)
  }

  @Test("Sixteen writers in one process all succeed")
  func sixteen() async throws {
    let log = log
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 10..<26 {
        group.addTask {
          let line = SampleLog.incident("ML-20250701-00\(number)")
          try log.record(SampleLog.change(incidents: [line]))
        }
      }
      try await group.waitForAll()
    }
    #expect(try log.records().count == 17)
    #expect(try log.problems() == [])
  }

  @Test("A line that another program appends just before stays, and the change is refused")
  func appendedMeanwhile() throws {
    let journal = log.folder.file("incidents/2025.jsonl")
    let text = "\(Self.old)\n\(Self.foreign)\n"
    let writes = Mutex(0)
    var calls = SystemCalls.unsynced
    calls.open = { path, flags in
      if path == journal { try? FileAccess().replace(journal, with: Array(text.utf8)) }
      return SystemCalls.real.open(path, flags)
    }
    calls.write = { descriptor, bytes in
      writes.withLock { $0 += 1 }
      return SystemCalls.real.write(descriptor, bytes)
    }
    let problem = try #require(throws: StorageProblem.self) { try recordNew(calls: calls) }
    #expect(problem.kind == .refused)
    #expect(
      problem.diagnostics == [
        Diagnostic(
          code: "changed-meanwhile", "another program changed the file during this change",
          at: Diagnostic.Place(file: journal), hints: ["nothing was recorded; try again"])
      ])
    // The note; nothing was written to the journal.
    #expect(writes.withLock { $0 } == 1)
    #expect(try log.text("incidents/2025.jsonl") == text)
    #expect(try log.text("pending.json") == nil)
  }

  @Test("A journal put in the place of the one that was written stays, and the change is refused")
  func replacedMeanwhile() throws {
    let journal = log.folder.file("incidents/2025.jsonl")
    let text = "\(Self.foreign)\n\(Self.old)\n"
    var calls = SystemCalls.unsynced
    calls.write = { descriptor, bytes in
      let count = SystemCalls.real.write(descriptor, bytes)
      if bytes.count == Self.new.utf8.count + 1 {
        try? FileAccess().replace(journal, with: Array(text.utf8))
      }
      return count
    }
    let problem = try #require(throws: StorageProblem.self) { try recordNew(calls: calls) }
    #expect(problem.diagnostics.map(\.code) == ["changed-meanwhile"])
    #expect(try log.text("incidents/2025.jsonl") == text)
    #expect(try log.text("pending.json") == nil)
  }

  @Test("What a reader cannot list is a problem, not an empty log")
  func unreadableFolder() throws {
    try log.temporary.write("", to: "log/operations")
    let problem = try #require(throws: StorageProblem.self) { try log.records() }
    #expect(problem.kind == .invalidData)
    #expect(problem.diagnostics.map(\.summary) == ["cannot read the folder: not a directory"])
  }
}

/// The calls of a writer as text, with paths from a folder on.
private final class Trace: Sendable {
  private let folder: String
  private let state = Mutex((lines: [String](), names: [Int32: String]()))

  init(_ folder: String) {
    self.folder = folder
  }

  var lines: [String] { state.withLock { $0.lines } }

  var calls: SystemCalls {
    var calls = SystemCalls.real
    calls.open = { path, flags in
      let descriptor = SystemCalls.real.open(path, flags)
      self.add("open \(self.name(path))")
      self.state.withLock { $0.names[descriptor] = self.name(path) }
      return descriptor
    }
    calls.makeFolder = { path in
      self.add("mkdir \(self.name(path))")
      return SystemCalls.real.makeFolder(path)
    }
    calls.write = { descriptor, bytes in
      self.add("write \(self.name(descriptor))")
      return SystemCalls.real.write(descriptor, bytes)
    }
    calls.sync = { descriptor in
      self.add("sync \(self.name(descriptor))")
      return 0
    }
    calls.rename = { path, other in
      self.add("rename \(self.name(path)) \(self.name(other))")
      return SystemCalls.real.rename(path, other)
    }
    calls.unlink = { path in
      self.add("unlink \(self.name(path))")
      return SystemCalls.real.unlink(path)
    }
    return calls
  }

  private func add(_ line: String) { state.withLock { $0.lines.append(line) } }

  private func name(_ descriptor: Int32) -> String {
    state.withLock { $0.names[descriptor] ?? "?" }
  }

  private func name(_ path: String) -> String {
    path == folder ? "." : path.replacing("\(folder)/", with: "")
  }
}
