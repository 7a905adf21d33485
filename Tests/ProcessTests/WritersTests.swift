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

@Suite("Several processes and one log", .serialized)
struct WritersTests {
  private static let add = "\"$TOOL\" --data log add --date 2025-07-01 --kind shelling --town Kayes"

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
  }

  @Test("Eight writers of twelve records each lose none and none has to give up")
  func writers() throws {
    let writers = try (0..<8).map { _ in
      try RunningProcess.script(
        "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do \(Self.add) || exit 1; done", in: folder.path)
    }
    let runs = try writers.map { try $0.wait() }
    #expect(runs.map(\.exitCode) == [0, 0, 0, 0, 0, 0, 0, 0])
    let ids = runs.flatMap { $0.output.split(separator: "\n").map(String.init) }
    #expect(ids.count == 96)
    #expect(Set(ids).count == 96)
    let contents = try LogContents(LogFolder(folder.file("log")))
    #expect(Set(contents.incidents.all.map(\.id)) == Set(ids))
    #expect(contents.problems == [])
  }

  @Test("Sixteen writers at once all get their turn")
  func sixteen() throws {
    let writers = try (0..<16).map { _ in
      try RunningProcess.script("\(Self.add) --town Niono", in: folder.path)
    }
    let runs = try writers.map { try $0.wait() }
    #expect(runs.allSatisfy { $0.exitCode == 0 })
    let contents = try LogContents(LogFolder(folder.file("log")))
    #expect(contents.incidents.all.count == 32)
    #expect(contents.operations.all.count == 16)
    #expect(contents.problems == [])
  }

  @Test("A reader beside writers always sees whole changes, and never fewer than before")
  func readers() throws {
    let writers = try (0..<3).map { _ in
      try RunningProcess.script(
        "for i in 1 2 3 4 5 6 7 8; do \(Self.add) --town Niono || exit 1; done; touch done",
        in: folder.path)
    }
    let log = LogFolder(folder.file("log"))
    var counts = [0]
    while try folder.bytes("done") == nil {
      let contents = try LogContents(log)
      #expect(contents.problems == [])
      #expect(contents.incidents.all.count == 2 * contents.operations.all.count)
      counts.append(contents.operations.all.count)
    }
    #expect(counts == counts.sorted())
    #expect(counts.count > 10)
    let runs = try writers.map { try $0.wait() }
    #expect(runs.map(\.exitCode) == [0, 0, 0])
    #expect(try LogContents(log).operations.all.count == 24)
  }

  @Test("Of several that make one log at once one does, and the others are told")
  func makers() throws {
    let makers = try (0..<8).map { number in
      try RunningProcess.tool(
        ["init", "new", "--title", "Log \(number)", "--reference", "log"], in: folder.path)
    }
    let runs = try makers.map { try $0.wait() }
    #expect(runs.map(\.exitCode).sorted() == [0, 4, 4, 4, 4, 4, 4, 4])
    let maker = try #require(runs.firstIndex { $0.exitCode == 0 })
    let contents = try LogContents(LogFolder(folder.file("new")))
    #expect(contents.description.title == "Log \(maker)")
    #expect(contents.problems == [])
    #expect(try folder.bytes("new/towns.jsonl") == folder.bytes("log/towns.jsonl"))
  }

  @Test(
    "Of writers that are killed at random moments every acknowledged record is there",
    arguments: SlowTests.areWanted ? Array(1...20) : [1])
  func kills(seed: UInt64) throws {
    var delay = seed
    var acknowledged: Set<String> = []
    var killed = 0
    for _ in 0..<60 {
      let writers = try (0..<3).map { _ in
        try RunningProcess.tool(
          [
            "--data", "log", "add", "--date", "2025-07-01", "--kind", "shelling",
            "--town", "Kayes", "--town", "Niono",
          ], in: folder.path)
      }
      for writer in writers {
        // A sequence that is the same in every run; how far a writer gets meanwhile is not.
        delay = delay &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        usleep(UInt32(delay >> 33 % 12_000))
        writer.send(SIGKILL)
      }
      for writer in writers {
        let run = try writer.wait()
        #expect(run.exitCode == 0 || run.exitCode == 137)
        if run.exitCode != 0 { killed += 1 }
        acknowledged.formUnion(run.output.split(separator: "\n").map(String.init))
      }
      let contents = try LogContents(LogFolder(folder.file("log")))
      #expect(contents.problems == [])
      #expect(contents.incidents.all.count == 2 * contents.operations.all.count)
    }
    #expect(killed > 10)
    #expect(
      try RunningProcess.script("\(Self.add) --town Niono", in: folder.path).wait().exitCode == 0)
    let contents = try LogContents(LogFolder(folder.file("log")))
    let ids = contents.incidents.all.map(\.id) + contents.operations.all.map(\.id)
    #expect(acknowledged.subtracting(ids) == [])
    #expect(contents.incidents.all.count == 2 * contents.operations.all.count)
    #expect(contents.problems == [])
  }
}
