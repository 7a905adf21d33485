import CommandLineKit
import IncidentStorage
import TestSupport
import Testing

@Suite("What is said of closely marked records that leave the tool")
struct MarkingNoteTests {
  private let log: TeamLog

  init() throws {
    log = try TeamLog(marking: "green")
    let attack = ["add", "--date", "2025-06-01", "--kind", "ied", "--town"]
    for rest in [["Niono", "--marking", "red"], ["Kayes"]] {
      try #require(log.run(attack + rest).exitCode == 0)
    }
  }

  @Test(
    "The highest marking is named once, by columns and by records",
    arguments: [
      ["list"], ["list", "--no-index"], ["list", "--sort", "id"], ["list", "--format", "csv"],
      ["list", "--format", "jsonl"], ["timeline"], ["list", "-o", "out.md"],
    ])
  func named(words: [String]) {
    #expect(
      log.run(words).errors.contains(
        """
        note: the highest marking in it is `red`, of 1 record
        hint: `--max-marking amber-strict` leaves it out

        """))
  }

  @Test(
    "Nothing is said of the log's own marking, of what was asked for, or on a screen",
    arguments: [
      ["list", "town:Kayes"], ["list", "--max-marking", "red"],
      ["list", "--max-marking", "green"], ["count"], ["summary"],
    ])
  func silent(words: [String]) throws {
    #expect(!log.run(words).errors.contains("highest marking"))
  }

  @Test("Attacks of a closely marked operation are marked by it")
  func ofOperation() throws {
    let added = log.run([
      "add", "--date", "2025-06-02", "--kind", "ied", "--town", "Niono", "--town", "Kayes",
      "--operation", "Two", "--marking", "amber",
    ])
    try #require(added.exitCode == 0)
    for way in [["list"], ["list", "--sort", "id"], ["operations", "list"]] {
      #expect(
        log.run(way + ["date:2025-06-02"]).errors.contains("the highest marking in it is `amber`"),
        "\(way)")
    }
    let seen = ToolRun(
      ["list", "--data", log.folder.path],
      .test(in: log.temporary.path, terminal: TerminalTraits(isOutputTerminal: true, width: 80)))
    #expect(!seen.errors.contains("highest marking"))
  }

  @Test(
    "Operations are counted with a marking of their own, however it is written, and the log's",
    arguments: [
      ("red", nil), ("amber", #","marking":"red""#), ("amber", #","m\u0061rking":"red""#),
    ]
  )
  func ofIndexedOperation(marking: String, written: String?) throws {
    let log = try TeamLog(marking: marking)
    try #require(
      log.run([
        "add", "--date", "2025-06-02", "--kind", "ied", "--town", "Niono", "--town", "Kayes",
        "--operation", "Two",
      ]).exitCode == 0)
    if let written {
      let path = try #require(
        log.temporary.allFiles().first { $0.contains("/operations/") })
      let line = try #require(try log.temporary.text(path))
      try log.temporary.write(
        line.replacing(#""state":"active""#, with: #""state":"active""# + written),
        to: path)
    }
    let count = marking == "red" ? "2 records" : "1 record"
    // The second time operations are read only when somebody asks for them.
    for _ in 0..<2 {
      let listed = ToolRun(
        ["list", "town:Niono", "--format", "jsonl", "--data", log.folder.path],
        .test(
          in: log.temporary.path,
          environment: ["XDG_CACHE_HOME": log.temporary.file("cache")]))
      #expect(listed.errors.contains("`red`, of \(count)"))
    }
    #expect(log.temporary.allFolders().contains { $0.hasPrefix("cache/") })
  }
}
