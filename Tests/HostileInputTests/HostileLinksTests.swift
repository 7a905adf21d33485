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

@Suite("Links and pipes in the place of a log's files")
struct HostileLinksTests {
  private let log: HostileLog
  private static let good = HostileLog.incident + "\n"

  init() throws {
    log = try HostileLog()
    try log.temporary.write(Self.good, to: "outside/secret.jsonl")
    try log.temporary.write("{\"format\":1}\n", to: "outside/log.json")
  }

  private func replace(_ name: String, by target: String) {
    let path = log.folder.file(name)
    rename(path, path + ".old")
    #expect(symlink(target, path) == 0)
  }

  private static let changes = [
    ["add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "ied"],
    ["amend", "ML-20250701-GOOD", "--title", "New", "--reason", "test", "--yes"],
    ["undo", "--yes"], ["retract", "ML-20250701-GOOD", "--reason", "test"],
    ["towns", "add", "Gao", "--at", "16.27,-0.04"],
  ]
  private static let looks = [
    ["list"], ["summary"], ["count"], ["history"], ["check"], ["duplicates"],
    ["export", "--to", "log", "-o", "part"],
  ]

  @Test(
    "A link is refused, by its name, and nothing is read or written through it",
    arguments: [
      ("incidents/2026.jsonl", "../../../outside/secret.jsonl"),
      ("incidents/2025.jsonl", "../../../outside/secret.jsonl"),
      ("incidents/2025.jsonl", "../../../outside/new.jsonl"),
      ("operations/2025.jsonl", "/etc/hostname"), ("actors.jsonl", "../../outside/secret.jsonl"),
      ("imports.jsonl", "../../outside/secret.jsonl"), ("incidents", "../../outside"),
      ("pending.json", "../../outside/log.json"), ("log.json", "../../outside/log.json"),
      ("incidents/2027.jsonl", "."), ("incidents/loop.jsonl", "loop.jsonl"),
    ])
  func links(name: String, target: String) throws {
    replace(name, by: target)
    for words in Self.looks + Self.changes {
      let run = log.run(words)
      #expect(run.exitCode == 3, "\(words) \(run.errors)")
      #expect(run.errors.contains("a symbolic link, which may lead out of the log"), "\(words)")
      #expect(run.errors.contains("log/\(name)"), "\(words) \(run.errors)")
      #expect(!run.output.contains("GOOD"), "\(words)")
    }
    try expectNothingOutside()
  }

  @Test("What a change that never ended had written is not kept through a link")
  func recovered() throws {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    try log.write("", to: "incidents/2025.jsonl")
    try log.write("{\"torn", to: "incidents/2024.jsonl")
    try log.write(
      #"{"files":[{"path":"incidents/2024.jsonl","length":0,"tail":"\#(empty)","lines":[]}]}"#,
      to: "pending.json")
    replace("recovered", by: "../../outside")
    let run = log.run(Self.changes[0])
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("log/recovered"))
    try expectNothingOutside()
  }

  @Test("A link in the place of what is about to be a new file is not written through")
  func temporaryFile() throws {
    replace("pending.json.new", by: "../../outside/secret.jsonl")
    #expect(log.run(Self.changes[0]).exitCode == 4)
    try expectNothingOutside()
    #expect(log.run(["list"]).exitCode == 0)
  }

  @Test(
    "A pipe is refused without waiting for who writes to it",
    arguments: ["log.json", "pending.json", "incidents/2025.jsonl", "towns.jsonl", "imports.jsonl"])
  func pipes(name: String) {
    let path = log.folder.file(name)
    rename(path, path + ".old")
    #expect(mkfifo(path, 0o666) == 0)
    for words in [["list"], ["check"], Self.changes[0]] {
      let run = log.run(words)
      #expect(run.exitCode == 3, "\(words)")
      #expect(run.errors.contains("neither a file nor a folder"), "\(words) \(run.errors)")
    }
  }

  @Test("The folder of a log may itself be a link")
  func folder() {
    #expect(symlink(log.folder.path, log.temporary.file("work/alias")) == 0)
    let words = ["--data", "alias", "list", "--columns", "id", "--format", "csv"]
    #expect(log.run(words).output == "id\nML-20250701-GOOD\n")
    #expect(log.run(["--data", "alias"] + Self.changes[0]).exitCode == 0)
  }

  private func expectNothingOutside() throws {
    let outside = log.temporary.allFiles().filter { $0.hasPrefix("outside/") }
    #expect(outside == ["outside/log.json", "outside/secret.jsonl"])
    #expect(try log.temporary.text("outside/secret.jsonl") == Self.good)
    #expect(try log.temporary.text("outside/log.json") == "{\"format\":1}\n")
  }
}
