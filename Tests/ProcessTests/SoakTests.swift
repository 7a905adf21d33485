import IncidentStorage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Eight writers of one log, killed at random moments, for as long as `INCIDENTLOG_SOAK_SECONDS`
/// says (20 with the slow tests).
@Suite("Kills at random moments under eight writers", .serialized)
struct SoakTests {
  private static let seconds: Int? =
    getenv("INCIDENTLOG_SOAK_SECONDS").flatMap { Int(String(cString: $0)) }
    ?? (SlowTests.areWanted ? 20 : nil)
  /// A log of so many commands is checked as a whole, and another begun: a debug build reads slowly.
  private static let commandsInOneLog = 240

  @Test(
    "What was acknowledged is there, once, and all of a change or none",
    .enabled(if: seconds != nil))
  func soak() throws {
    let end = ContinuousClock.now + .seconds(SoakTests.seconds ?? 0)
    var random = SplitMix64(seed: 1)
    var total = Tally()
    while ContinuousClock.now < end {
      try run(until: end, &random, &total)
    }
    print(
      "\(total.logs) logs: \(total.done) commands acknowledged, \(total.killed) killed; "
        + "\(total.records) records counted")
    #expect(total.done > 0)
    #expect(total.killed > 0)
  }

  private struct Tally {
    var logs = 0
    var done = 0
    var killed = 0
    var records = 0
  }

  /// A writer at work, and what it was told to do.
  private struct Writer {
    let process: RunningProcess
    /// The title that an amendment gives; nil for one that adds.
    let title: String?
    let mayFinish: Bool
  }

  private func run(
    until end: ContinuousClock.Instant, _ random: inout SplitMix64, _ total: inout Tally
  ) throws {
    let folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
    var added: [String] = []
    var titles: [String: String] = [:]
    var writers: [Writer?] = Array(repeating: nil, count: 8)
    var commands = 0
    while commands < SoakTests.commandsInOneLog, ContinuousClock.now < end {
      for index in writers.indices {
        if let writer = writers[index] {
          usleep(UInt32.random(in: 0..<20_000, using: &random))
          if !writer.mayFinish { writer.process.send(SIGKILL) }
          let result = try writer.process.wait()
          #expect([0, 137].contains(result.exitCode), "\(result.errors)")
          if result.exitCode == 0 { total.done += 1 } else { total.killed += 1 }
          // Ids are printed when all is safe: also those of a writer that was killed after it.
          let ids = result.output.split(separator: "\n").map(String.init)
          if let title = writer.title {
            for id in ids { titles[title] = id }
          } else {
            #expect(ids.isEmpty || ids.count == 3)
            added += ids
          }
        }
        commands += 1
        let title = added.isEmpty || commands % 3 > 0 ? nil : "title \(commands)"
        let words =
          title.map {
            [
              "amend", added.randomElement(using: &random) ?? "", "--title", $0, "--reason", $0,
            ]
          } ?? [
            "add", "--date", "2025-07-01", "--kind", "shelling", "--town", "Kayes", "--town",
            "Niono", "--source", "AFP",
          ]
        writers[index] = Writer(
          process: try RunningProcess.tool(["--data", "log"] + words, in: folder.path),
          title: title, mayFinish: Bool.random(using: &random))
      }
    }
    for writer in writers {
      writer?.process.send(SIGKILL)
      guard let result = try writer?.process.wait() else { continue }
      let ids = result.output.split(separator: "\n").map(String.init)
      if let title = writer?.title {
        for id in ids { titles[title] = id }
      } else {
        added += ids
      }
    }
    try expectAll(added, titles, in: folder, &total)
  }

  private func expectAll(
    _ added: [String], _ titles: [String: String], in folder: TemporaryFolder,
    _ total: inout Tally
  ) throws {
    // The next writer takes back what has not ended.
    let last = try RunningProcess.tool(
      [
        "--data", "log", "add", "--date", "2025-07-02", "--kind", "ied", "--town", "Kayes",
        "--source", "AFP",
      ], in: folder.path
    ).wait()
    #expect(last.exitCode == 0, "\(last.errors)")
    let contents = try LogContents(LogFolder(folder.file("log")))
    #expect(contents.problems == [])
    let ids = contents.incidents.all.map(\.id) + contents.operations.all.map(\.id)
    #expect(Set(added).subtracting(ids) == [])
    #expect(Set(added).count == added.count)
    #expect(contents.incidents.all.count == 2 * contents.operations.all.count + 1)
    let lines = try folder.allFiles().filter { $0.hasPrefix("log/") && $0.contains("s/20") }
      .flatMap { try folder.text($0)?.split(separator: "\n") ?? [] }
    #expect(Set(lines).count == lines.count)
    #expect(lines.filter { $0.contains(#""revision":1,"#) }.count == ids.count)
    for (title, id) in titles {
      #expect(
        lines.filter { $0.contains(#""title":"\#(title)""#) && $0.contains(#""id":"\#(id)""#) }
          .isEmpty == false, "\(title) of \(id)")
    }
    let check = try RunningProcess.tool(
      ["--data", "log", "check", "--except", "likely-duplicate,no-union-merge"], in: folder.path
    ).wait()
    #expect(check.exitCode == 0, "\(check.output)")
    total.logs += 1
    total.records += ids.count
  }
}
