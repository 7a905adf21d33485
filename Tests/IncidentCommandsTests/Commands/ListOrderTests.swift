import CommandLineKit
import Documents
import IncidentStorage
import TestSupport
import Testing

@testable import IncidentCommands

/// The order of a list from columns beside that of decoded records.
@Suite struct ListOrderTests {
  private static let log = Result {
    let reference = try TeamLog("reference")
    let folder = try TemporaryFolder()
    _ = try GeneratedLog.write(
      seed: 8, revisions: SlowTests.areWanted ? 300 : 70, to: folder.file("log"),
      reference: reference.folder)
    return folder
  }

  private func list(_ words: [String]) throws -> String {
    let folder = try Self.log.get()
    return ToolRun(
      ["list"] + (words.contains("--format") ? [] : ["--format", "csv"]) + words,
      .test(in: folder.file("log"), environment: ["XDG_CACHE_HOME": folder.file("cache")])
    ).output
  }

  @Test(arguments: AttackColumn.all.map(\.column.key))
  func `a column sorts the same, whichever way`(column: String) throws {
    for (words, more) in [
      (["--sort", column], []),
      (["--sort", "\(column):desc", "--limit", "9", "--all"], ["--no-index"]),
    ] {
      let asked = words + ["--columns", "id,\(column)"]
      // A marking is asked of decoded records.
      let expected = try list(asked + ["--max-marking", "red"])
      #expect(expected.split(separator: "\n").count > 9)
      #expect(try list(asked + more) == expected)
    }
  }

  @Test(arguments: ["killed:desc", "town", "title", "group"])
  func `what was known at a time, or answers a question, sorts the same`(order: String) throws {
    for words in [["--as-of", "2020-03-01"], ["kind:ied or text:nuit"], ["--boundaries", "2020"]] {
      let asked = words + ["--sort", order]
      let expected = try list(asked + ["--max-marking", "red"])
      #expect(expected.split(separator: "\n").count > 5)
      #expect(try list(asked) == expected)
    }
  }

  @Test(arguments: ["csv", "tsv", "json"])
  func `programs get the same, whichever way`(format: String) throws {
    let columns = AttackColumn.all.map(\.column.key).joined(separator: ",")
    for words in [
      [], ["--all"], ["--columns", columns], ["--as-of", "2020-03-01"], ["kind:none"],
    ] {
      let asked = ["--format", format] + words
      let expected = try list(asked + ["--max-marking", "red"])
      #expect(try list(asked).found == expected.found)
      #expect(try list(asked + ["--no-index"]).found == expected.found)
    }
  }

  @Test(arguments: [[], ["--width", "70"]])
  func `people read the same, whichever way`(width: [String]) throws {
    let columns = AttackColumn.all.map(\.column.key).joined(separator: ",")
    for words in [
      [], ["--all"], ["--columns", columns], ["--as-of", "2020-03-01"], ["kind:none"],
    ] {
      let asked = ["--format", "text"] + width + words
      let expected = try list(asked + ["--max-marking", "red"])
      #expect(expected.isEmpty == (words == ["kind:none"]))
      #expect(try list(asked) == expected)
      #expect(try list(asked + ["--no-index"]) == expected)
    }
  }
}

extension String {
  /// What was found, without what was asked.
  fileprivate var found: Substring? { split(separator: #""data": "#).last }
}
