import CommandLineKit
import Foundation
import Testing

struct OutputPlanTests {
  private static let csv = "reader,days\nAwa,14\n=Bintou,30\n"
  private static let jsonLines =
    #"{"reader":"Awa","days":14}"# + "\n" + #"{"reader":"=Bintou","days":30}"# + "\n"

  @Test(
    "A report is written in the format asked for",
    arguments: [
      (["--format", "csv"], csv),
      (["--format", "csv", "--safe-csv"], "reader,days\nAwa,14\n'=Bintou,30\n"),
      (["--format", "tsv"], "reader\tdays\nAwa\t14\n=Bintou\t30\n"),
      (["--format", "jsonl"], jsonLines),
      (
        ["--json", "a", "b"],
        """
        {
          "schema": "loans.list/1",
          "query": [
            "a",
            "b"
          ],
          "data": [
            {
              "reader": "Awa",
              "days": 14
            },
            {
              "reader": "=Bintou",
              "days": 30
            }
          ]
        }

        """
      ),
      (
        ["--format", "markdown"],
        "| Reader | Days |\n| --- | ---: |\n| Awa | 14 |\n| =Bintou | 30 |\n"
      ),
    ] as [([String], String)])
  func formats(words: [String], expected: String) {
    #expect(SampleTool.run(["list"] + words).output == expected)
  }

  @Test("JSON and another format contradict each other")
  func contradiction() {
    let run = SampleTool.run(["list", "--json", "--format", "csv"])
    #expect(
      run.errors == """
        error: `--json` and `--format csv` contradict each other
          loans list --json --format csv
                                     ^~~
        hint: leave one of them out

        """)
    #expect(run.status == 2)
  }

  @Test(
    "The ending of the file gives the format",
    arguments: [("a.csv", csv), ("a.JSONL", jsonLines), ("a.ndjson", jsonLines)])
  func endings(name: String, expected: String) throws {
    try withFolder { folder, session in
      let run = SampleTool.run(["list", "-o", name], session)
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasSuffix("\nwrote \(name): 2 rows\n"))
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(text == expected)
    }
  }

  @Test("A format given goes before the ending")
  func formatWins() throws {
    try withFolder { folder, session in
      _ = SampleTool.run(["list", "-o", "a.txt", "--format", "csv"], session)
      let text = try String(contentsOf: folder.appending(path: "a.txt"), encoding: .utf8)
      #expect(text == Self.csv)
    }
  }

  @Test("An ending that means nothing is refused", arguments: ["a.xyz", "a", "a.man"])
  func unknownEnding(name: String) {
    let run = SampleTool.run(["list", "-o", name])
    #expect(
      run.errors.hasPrefix(
        "error: the ending of `\(name)` does not say which format is wanted\n"))
    #expect(
      run.errors.hasSuffix(
        "hint: add `--format`: text, json, jsonl, markdown, html, csv, tsv\n"))
    #expect(run.status == 2)
  }

  @Test("An existing file is overwritten only when forced")
  func overwriting() throws {
    try withFolder { folder, session in
      let file = folder.appending(path: "a.csv")
      try Data("old".utf8).write(to: file)
      let refused = SampleTool.run(["list", "-o", "a.csv"], session)
      #expect(
        refused.errors == """
          error: `a.csv` exists already
          hint: choose another name, or add `--force` to overwrite it

          """)
      #expect(refused.status == 4)
      let kept = try String(contentsOf: file, encoding: .utf8)
      #expect(kept == "old")
      #expect(SampleTool.run(["list", "-o", "a.csv", "--force"], session).status == 0)
      let written = try String(contentsOf: file, encoding: .utf8)
      #expect(written == Self.csv)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files == ["a.csv"])
    }
  }

  @Test("A file that cannot be written is reported and refused")
  func unwritable() throws {
    try withFolder { _, session in
      let run = SampleTool.run(["list", "-o", "none/a.csv"], session)
      #expect(run.errors.hasSuffix("error: cannot write `none/a.csv`: No such file or directory\n"))
      #expect(run.status == 4)
    }
  }

  @Test("A dash is standard output")
  func dash() {
    #expect(SampleTool.run(["list", "-o", "-", "--format", "csv"]).output == Self.csv)
  }

  /// Gives a folder of its own to a test, as the working folder of a session.
  private func withFolder(_ body: (URL, Session) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder, Session(workingFolder: folder.path))
  }
}
