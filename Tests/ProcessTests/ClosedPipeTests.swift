import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The built tool and its streams")
struct ClosedPipeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
  }

  @Test("It tells its version")
  func version() throws {
    let run = try RunningProcess.tool(["--version"], in: folder.path).wait()
    #expect(run.exitCode == 0)
    #expect(run.output == "incidentlog 0.1.0\n")
    #expect(run.errors == "")
  }

  @Test("A reader that has gone is no error", arguments: ["list", "summary", "help add"])
  func closedPipe(words: String) throws {
    try record()
    let run = try RunningProcess.script(
      "{ sleep 0.2; \"$TOOL\" --data log \(words); echo $? >status; } | true; cat status",
      in: folder.path
    ).wait()
    #expect(run.output == "0\n")
    #expect(run.errors == "")
  }

  @Test("A reader that takes one line gets it, and nothing else is said")
  func head() throws {
    try record()
    let run = try RunningProcess.script(
      "\"$TOOL\" --data log list --format jsonl | head -1 | cut -c1-6", in: folder.path
    ).wait()
    #expect(run.exitCode == 0)
    #expect(run.output == "{\"id\":\n")
    #expect(run.errors == "")
  }

  @Test("What is printed never lands in a journal, even where standard output is closed")
  func closedOutput() throws {
    let run = try RunningProcess.script(
      "\"$TOOL\" --data log add --date 2025-07-01 --town Kayes --kind shelling >&- 2>&-",
      in: folder.path
    ).wait()
    #expect(run.exitCode == 0 || run.exitCode == 4)
    let list = try RunningProcess.tool(["--data", "log", "list"], in: folder.path).wait()
    #expect(list.exitCode == 0)
    #expect(list.output.contains("Kayes"))
  }

  @Test("An interrupt while it waits for input ends it with 130, and nothing is recorded")
  func interrupt() throws {
    #expect(mkfifo(folder.file("input"), 0o600) == 0)
    // Open for both, so that neither the shell nor the tool waits for somebody who writes.
    let process = try RunningProcess.script(
      "exec \"$TOOL\" --data log add --records - <>input", in: folder.path)
    usleep(300_000)
    process.send(SIGINT)
    #expect(try process.wait().exitCode == 130)
    #expect(
      folder.allFiles().filter { $0.hasPrefix("log/") } == [
        "log/actors.jsonl", "log/log.json", "log/regions.jsonl", "log/towns.jsonl",
      ])
    try record()
  }

  @Test(
    "A signal while a file is written leaves nothing of it",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func interruptedFile(signal: Int32, exitCode: Int32) throws {
    try record()
    let journal = try #require(folder.allFiles().first { $0.hasPrefix("log/incidents/") })
    let line = try #require(try folder.text(journal))
    let id = try #require(line.split(separator: "\"").dropFirst(3).first)
    let lines = (10_000..<16_000).map { line.replacing(id, with: "ML-20250701-\($0)") }
    try folder.write(lines.joined(), to: journal)
    let process = try RunningProcess.script(
      "\"$TOOL\" --data log list --format json -o out.json; exit $?", in: folder.path)
    func begun() -> [String] { folder.allFiles().filter { $0.hasPrefix("out.json") } }
    var turns = 0
    while begun().isEmpty, turns < 20_000 {
      usleep(1000)
      turns += 1
    }
    let written = try #require(begun().first)
    try #require(written.hasSuffix(".new"))
    let number = try #require(written.split(separator: ".").dropLast().last.flatMap { Int32($0) })
    #expect(kill(number, signal) == 0)
    #expect(try process.wait().exitCode == exitCode)
    #expect(begun().isEmpty)
  }

  private func record() throws {
    let run = try RunningProcess.tool(
      ["--data", "log", "add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "shelling"],
      in: folder.path
    ).wait()
    #expect(run.exitCode == 0)
  }
}
