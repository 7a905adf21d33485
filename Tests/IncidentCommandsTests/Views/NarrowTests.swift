import CommandLineKit
import TestSupport
import Testing

@Suite("What stays on a narrow screen")
struct NarrowTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test("A summary keeps who was killed, on two lines if need be")
  func summary() {
    let output = log.run("summary", "--width", "40").output
    #expect(output.hasPrefix("Group"))
    #expect(output.contains("Killed, all"))
    #expect(output.contains("≥ 5, reported"))
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(output)")
  }

  @Test("A list keeps what kind of attack it was longer than the region")
  func list() {
    let header = log.run("list", "--width", "70").output.prefix { $0 != "\n" }
    #expect(header.contains("Kind") && !header.contains("Region"), "\(header)")
    #expect(log.run("list", "--width", "120").output.contains("Region"))
  }

  @Test("A pair of duplicates keeps its attacks")
  func duplicates() {
    let add = [
      "add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "armed-assault", "--source",
      "AFP",
    ]
    #expect(log.run(add).exitCode == 0)
    let output = log.run("duplicates", "--width", "80").output
    #expect(output.contains("2025, Kayes"), "\(output)")
    #expect(!output.contains("left out"))
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(output)")
    #expect(
      log.run("duplicates", "--columns", "one,one-attack", "--format", "csv").output.hasPrefix(
        "one,one-attack\nML-"))
  }

  @Test("Help on a narrow screen breaks no word")
  func help() {
    let terminal = TerminalTraits(isOutputTerminal: true, width: 40)
    let output = ToolRun(
      ["help", "--color", "never"], .test(in: log.folder.path, terminal: terminal)
    )
    .output
    for list in [
      "operations list|show", "towns list|show|add|amend|import", "explain query|date|attribution",
    ] {
      for word in list.split(separator: " ") { #expect(output.contains(word), "\(word)") }
    }
  }

  @Test("Best is explained where it is used, and only there")
  func best() {
    let run = log.run(
      "amend", "CCCC", "--killed", "civilians=3-9~4", "--by", "press", "--source", "AFP",
      "--stated",
      "2025-07-01", "--reason", "counted")
    #expect(run.exitCode == 0, "\(run.errors)")
    let legend = "best: the likeliest number"
    let columns = ["--columns", "killed-civilians"]
    #expect(log.run(["list", "kind:ambush"] + columns).output.contains(legend))
    #expect(log.run("summary", "kind:ambush").output.contains(legend))
    #expect(!log.run("list", "town:Kayes").output.contains(legend))
  }
}
