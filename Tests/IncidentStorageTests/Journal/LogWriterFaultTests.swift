import IncidentCore
import IncidentStorage
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

/// A change that goes wrong at every system call, in every way, and the log afterwards.
@Suite("A change that goes wrong")
struct LogWriterFaultTests {
  /// A change, on a log that holds two records already.
  struct Scenario: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let operations: [String]
    let incidents: [String]
    /// What `incidents/2025.jsonl` holds before; nil where there is no such file yet.
    let before: String?

    static let earlier = [
      SampleLog.incident("ML-20250101-AAAA"), SampleLog.incident("ML-20250102-BBBB"),
    ]

    static let all = [
      Scenario(
        testDescription: "one record in a journal", operations: [],
        incidents: [SampleLog.incident("ML-20250701-0001")],
        before: earlier[0] + "\n" + earlier[1] + "\n"),
      Scenario(
        testDescription: "an operation and its attacks, in new journals",
        operations: [SampleLog.operation("OP-20250701-0001")],
        incidents: [
          SampleLog.incident("ML-20250701-0001", operation: "OP-20250701-0001"),
          SampleLog.incident("ML-20250701-0002", operation: "OP-20250701-0001"),
        ], before: nil),
      Scenario(
        testDescription: "an operation and its attack, after a line without an end",
        operations: [SampleLog.operation("OP-20250701-0001")],
        incidents: [SampleLog.incident("ML-20250701-0001", operation: "OP-20250701-0001")],
        before: earlier[0] + "\n" + earlier[1]),
    ]

    func log() throws -> SampleLog {
      let log = try SampleLog()
      if let before {
        try log.temporary.write(before, to: "log/incidents/2025.jsonl")
      } else {
        try log.write(Scenario.earlier, to: "incidents/2024.jsonl")
      }
      return log
    }

    func change() throws -> LogChange {
      try SampleLog.change(operations: operations, incidents: incidents)
    }

    /// How many bytes each call writes where nothing goes wrong; nil for other calls.
    func calls() throws -> [Int?] {
      let log = try log()
      let injector = try FaultInjector(.none, in: log.temporary)
      try log.record(change(), calls: injector.calls)
      return injector.lengths
    }

    /// Deaths before every call and, in every write, after some of its bytes.
    func deaths(among lengths: [Int?]) -> [FaultInjector.Fault] {
      lengths.enumerated().flatMap { call, length in
        let written = length.map { Set([0, 1, $0 / 2, $0 - 1, $0]).sorted() } ?? [0]
        return written.map { FaultInjector.Fault.kill(call: call, afterBytes: $0) }
      }
    }

    /// Whether the records of the change are in the log, all of them; fails if some are.
    func isRecorded(in log: SampleLog, _ comment: Comment) throws -> Bool {
      let contents = try LogContents(log.folder)
      let records = SampleLog.records(contents)
      for line in Scenario.earlier {
        #expect(records.values.contains(line), comment)
      }
      let added = (operations + incidents).filter(records.values.contains)
      #expect(added.isEmpty || added == operations + incidents, comment)
      #expect(SampleLog.problems(contents) == [], comment)
      return !added.isEmpty
    }

    /// Checks what a reader sees and what the next writer makes of it.
    func check(_ log: SampleLog, isAcknowledged: Bool, _ comment: Comment) throws {
      let wasRecorded = try isRecorded(in: log, comment)
      #expect(wasRecorded || !isAcknowledged, comment)
      let unsettled = try log.unsettled(before ?? "")
      let recovery = try log.record(
        SampleLog.change(incidents: [SampleLog.incident("ML-20250703-NEXT")]), calls: .unsynced)
      #expect(try isRecorded(in: log, comment) == wasRecorded, comment)
      let next = SampleLog.incident("ML-20250703-NEXT")
      #expect(try log.text("pending.json") == nil, comment)
      let journal = try #require(try log.text("incidents/2025.jsonl"))
      let changed = wasRecorded ? incidents : []
      let lines = (before?.split(separator: "\n").map(String.init) ?? []) + changed + [next]
      #expect(journal == lines.map { $0 + "\n" }.joined(), comment)
      if unsettled.isEmpty || wasRecorded {
        #expect(recovery == [], comment)
      } else {
        #expect(recovery.map(\.code) == ["recovered"], comment)
        let kept = try #require(recovery.first?.place?.file)
        let text = try #require(try FileAccess().read(kept))
        #expect(text.filter { $0 != 10 } == unsettled.filter { $0 != 10 }, comment)
      }
    }
  }

  @Test("Nothing goes wrong where nothing is made to", arguments: Scenario.all)
  func control(scenario: Scenario) throws {
    let log = try scenario.log()
    try log.record(scenario.change())
    try scenario.check(log, isAcknowledged: true, "no fault")
  }

  @Test("A process killed at any call leaves all or none", arguments: Scenario.all)
  func kill(scenario: Scenario) throws {
    let calls = try scenario.calls()
    for fault in scenario.deaths(among: calls) {
      let log = try scenario.log()
      let injector = try FaultInjector(fault, in: log.temporary)
      #expect(throws: StorageProblem.self) {
        try log.record(scenario.change(), calls: injector.calls)
      }
      #expect(injector.isDead)
      try scenario.check(log, isAcknowledged: false, "\(fault)")
    }
  }

  @Test("A power loss at any call leaves all or none", arguments: Scenario.all)
  func powerLoss(scenario: Scenario) throws {
    let calls = try scenario.calls()
    let deaths = scenario.deaths(among: calls)
    for (turn, fault) in (deaths + [.none]).enumerated() {
      // What was acknowledged must stand whatever the loss, in every run of this test.
      let isEnded = turn == deaths.count
      for loss in isEnded ? PowerLoss.all : SlowTests.sample(PowerLoss.all, turn: turn) {
        let log = try scenario.log()
        let injector = try FaultInjector(fault, in: log.temporary)
        let isAcknowledged: Bool
        do {
          try log.record(scenario.change(), calls: injector.calls)
          isAcknowledged = true
        } catch {
          isAcknowledged = false
        }
        try injector.losePower(loss)
        try scenario.check(log, isAcknowledged: isAcknowledged, "\(fault), \(loss)")
      }
    }
  }

  @Test(
    "A call that the system refuses leaves all or none, and no note behind",
    arguments: Scenario.all)
  func refuse(scenario: Scenario) throws {
    for call in try scenario.calls().indices {
      let reason = [EIO, ENOSPC, EROFS, EACCES][call % 4]
      let log = try scenario.log()
      let injector = try FaultInjector(.refuse(call: call, reason: reason), in: log.temporary)
      var problem: StorageProblem?
      do {
        try log.record(scenario.change(), calls: injector.calls)
      } catch let error as StorageProblem {
        problem = error
      }
      let code = problem?.diagnostics.first?.code
      let isRecorded = try scenario.isRecorded(in: log, "call \(call)")
      #expect(isRecorded == (problem == nil || code == "not-confirmed"), "call \(call)")
      #expect(problem == nil || problem?.kind == .notWritten, "call \(call)")
      #expect(try log.text("pending.json") == nil, "call \(call)")
      try scenario.check(log, isAcknowledged: problem == nil, "call \(call)")
    }
  }

  @Test("A full disk leaves none, and no note behind", arguments: Scenario.all)
  func fullDisk(scenario: Scenario) throws {
    let calls = try scenario.calls()
    for call in calls.indices where calls[call] != nil {
      let log = try scenario.log()
      let injector = try FaultInjector(.fullDisk(call: call), in: log.temporary)
      let problem = try #require(throws: StorageProblem.self) {
        try log.record(scenario.change(), calls: injector.calls)
      }
      #expect(
        problem.diagnostics.map(\.summary) == ["cannot write the file: no space left on device"])
      #expect(try !scenario.isRecorded(in: log, "call \(call)"))
      #expect(try log.text("pending.json") == nil)
      #expect(try log.text("pending.json.new") == nil)
      try scenario.check(log, isAcknowledged: false, "call \(call)")
    }
  }

  @Test("Recovery killed at any call is done again", arguments: Scenario.all)
  func recovery(scenario: Scenario) throws {
    // The change dies after its last byte, before its note is taken away.
    let calls = try scenario.calls()
    let death = FaultInjector.Fault.kill(call: calls.count - 3)
    let next = try SampleLog.change(incidents: [SampleLog.incident("ML-20250703-SOON")])
    let counting = try scenario.log()
    var injector = try FaultInjector(death, in: counting.temporary)
    _ = try? counting.record(scenario.change(), calls: injector.calls)
    injector = try FaultInjector(.none, in: counting.temporary)
    try counting.record(next, calls: injector.calls)
    for (turn, fault) in scenario.deaths(among: injector.lengths).enumerated() {
      for loss in SlowTests.sample([nil] + PowerLoss.all.map(Optional.some), turn: turn) {
        let log = try scenario.log()
        injector = try FaultInjector(death, in: log.temporary)
        _ = try? log.record(scenario.change(), calls: injector.calls)
        injector = try FaultInjector(fault, in: log.temporary)
        _ = try? log.record(next, calls: injector.calls)
        if let loss { try injector.losePower(loss) }
        let comment: Comment = "\(fault), \(loss?.description ?? "killed only")"
        #expect(try !scenario.isRecorded(in: log, comment), comment)
        try log.record(
          SampleLog.change(incidents: [SampleLog.incident("ML-20250704-LAST")]), calls: .unsynced)
        #expect(try !scenario.isRecorded(in: log, comment), comment)
        // Nothing that was written is gone: it stands in a file that was kept.
        let journal = try #require(try log.text("incidents/2025.jsonl"))
        #expect(journal.hasSuffix(SampleLog.incident("ML-20250704-LAST") + "\n"), comment)
        let kept = try log.recovered()
        for line in scenario.incidents + scenario.operations {
          #expect(kept.contains(line), comment)
        }
      }
    }
  }
}

extension SampleLog {
  /// What stands behind the settled bytes of the journals, note by note.
  fileprivate func unsettled(_ before: String) throws -> [UInt8] {
    guard let note = try text("pending.json") else { return [] }
    var bytes: [UInt8] = []
    for file in try JSONReader.read(note)["files"]?.array ?? [] {
      let path = try #require(file["path"]?.string)
      let length = try #require(file["length"]?.integer)
      bytes += try temporary.bytes("log/\(path)")?.dropFirst(length) ?? []
    }
    return bytes
  }

  /// All that was kept aside.
  fileprivate func recovered() throws -> String {
    try temporary.allFiles().filter { $0.hasPrefix("log/recovered/") }
      .compactMap { try temporary.text($0) }.joined()
  }
}
