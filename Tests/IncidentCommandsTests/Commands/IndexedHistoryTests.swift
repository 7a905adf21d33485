import CommandLineKit
import IncidentStorage
import TestSupport
import Testing

/// What `history` and `undo` say of a log that is long enough for an index, and of it read whole.
@Suite struct IndexedHistoryTests {
  private static let log = Result {
    let reference = try TeamLog("reference")
    let folder = try TemporaryFolder()
    _ = try GeneratedLog.write(
      seed: 3, revisions: 150, to: folder.file("log"), reference: reference.folder)
    return folder
  }

  /// Runs a command with or without a folder of caches; what changes the log on a copy of it.
  private func run(_ words: [String], withIndex: Bool) throws -> (ToolRun, after: String) {
    let original = try Self.log.get()
    let isChange = words[0] == "undo" && !words.contains("-n")
    let folder = try isChange ? TemporaryFolder() : original
    if isChange {
      for file in original.allFiles() where file.hasPrefix("log/") {
        try folder.write(try original.bytes(file) ?? [], to: file)
      }
    }
    let environment = withIndex ? ["XDG_CACHE_HOME": folder.file("cache")] : [:]
    let session = Session.test(
      in: folder.file("log"), at: "2026-02-01T09:00:00.000Z", environment: environment)
    let result = ToolRun(words, session)
    if withIndex { #expect(folder.allFolders().contains { $0.hasPrefix("cache/") }) }
    return (result, isChange ? ToolRun(["history", "--limit", "1"], session).output : "")
  }

  private func expectSame(_ words: [String]) throws -> ToolRun {
    let (found, after) = try run(words, withIndex: true)
    let expected = try run(words, withIndex: false)
    #expect(found == expected.0)
    #expect(after == expected.after)
    return found
  }

  @Test(arguments: [
    "", "--limit 1", "--limit 3", "--limit 1000", "--since 2025-06-01", "--since 2026-01-01",
    "--since 2024-01-01 --limit 2", "--sort record --limit 2", "--max-marking green",
    "--limit 2 --json", "--since 2025-06-01 --format csv", "--until 2025-06-01 --limit 2",
    "--until 2025-06-01", "--since 2024-06-01 --until 2025-06-01 --limit 1",
    "--recorded-by recorder --limit 2", "--until 2100-01-01 --limit 1000",
  ])
  func `history is the same`(options: String) throws {
    let run = try expectSame(["history"] + options.split(separator: " ").map(String.init))
    #expect(run.exitCode == 0)
    #expect(run.output.isEmpty == (options == "--since 2026-01-01"))
  }

  @Test func `the history and the undo of a record and of a change are the same`() throws {
    let whole = try run(["history", "--format", "csv"], withIndex: false).0.output
    let rows = whole.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let amended = try #require(rows.first { $0.count > 4 && $0[4] == "2" })
    let (change, id) = (String(amended[0]), String(amended[3]))
    for words in [
      ["history", id], ["history", id, "--json"], ["history", "nothing"],
      ["undo", id, "-n"], ["undo", id], ["undo", change],
      ["undo", String(change.prefix(16)), "-n"],
      ["undo", "2013-01-01T00:00Z", "-n"], ["undo", "2013-01-01", "-n"], ["undo", "jnim", "-n"],
    ] {
      let run = try expectSame(words)
      #expect((run.exitCode == 0) == (words.contains(id) || words[1].hasPrefix(change.prefix(16))))
    }
    // The change that began a record stands in the way of no other, and in its own.
    let began = try #require(rows.last { $0.count > 4 && $0[3] == id && $0[4] == "1" }?[0])
    let refused = try expectSame(["undo", String(began)])
    #expect(refused.errors.contains("was changed again"))
    #expect(refused.errors.contains("`incidentlog undo \(change)`"))
  }

  @Test func `the last change is taken back, and that again`() throws {
    let run = try expectSame(["undo"])
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("took back the change of "))
  }
}
