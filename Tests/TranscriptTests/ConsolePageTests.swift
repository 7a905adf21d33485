import TestSupport
import Testing

/// Every console session that this project shows: transcripts, the manual's, the README's.
struct ConsolePageTests {
  static let pages: [String] =
    (PackageFolder.files(in: "Tests/TranscriptTests/Transcripts", ending: ".md")
    + PackageFolder.files(in: ManualPage.folder, ending: ".md")
    + PackageFolder.files(in: "\(ManualPage.folder)/Topics", ending: ".md") + ["README.md"])
    .filter { page in
      ((try? PackageFolder.text(page)) ?? nil).map { ConsolePage($0).hasSessions } ?? false
    }

  @Test("Every console session prints what its page shows", arguments: pages)
  func sessions(page: String) throws {
    let text = try #require(try PackageFolder.text(page))
    try expect(try ConsolePage(text).afterRunning(), isIn: page)
  }

  @Test("There are transcripts, and they are run")
  func transcripts() {
    #expect(Self.pages.contains("Tests/TranscriptTests/Transcripts/add.md"))
  }

  @Test("A page is taken apart into what is typed, what is printed and what stands between")
  func parts() {
    let page = ConsolePage(
      """
      Text
      <!-- console: log -->
      ```console
      $ incidentlog add \\
          --date today
      ! recorded
      $ incidentlog list
      ```
      ```file a.txt
      one
      ```
      """)
    #expect(
      page.parts == [
        ConsolePage.Part(lines: ["Text"]),
        ConsolePage.Part(lines: ["<!-- console: log -->"], action: .start("log")),
        ConsolePage.Part(lines: ["```console"]),
        ConsolePage.Part(
          lines: ["$ incidentlog add \\", "    --date today", "! recorded"],
          action: .run(typed: 2)),
        ConsolePage.Part(lines: ["$ incidentlog list"], action: .run(typed: 1)),
        ConsolePage.Part(lines: ["```"]),
        ConsolePage.Part(lines: ["```file a.txt"]),
        ConsolePage.Part(lines: ["one"], action: .write(file: "a.txt")),
        ConsolePage.Part(lines: ["```"]),
      ])
  }

  @Test("A line is read as a shell reads it")
  func line() throws {
    let line = try ConsoleLine(
      "A_B=1 incidentlog add --town \"Nioro du Sahel\" -n < in | jq '.a | .b'")
    #expect(line.variables == ["A_B": "1"])
    #expect(line.words == ["incidentlog", "add", "--town", "Nioro du Sahel", "-n"])
    #expect(line.input == "in")
    #expect(line.pipe == " jq '.a | .b'")
  }
}

/// Expects a file of the package to hold a text; writes it instead where tests record.
func expect(
  _ text: String, isIn file: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let recorded = try PackageFolder.text(file)
  guard text != recorded else { return }
  if PackageFolder.isRecording { return try PackageFolder.write(text, to: file) }
  let (new, old) = (
    text.split(separator: "\n", omittingEmptySubsequences: false),
    (recorded ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  )
  let first = zip(new, old).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(file) differs from line \(first + 1) on; `RECORD=1 swift test --filter TranscriptTests` rewrites it
    there: \(first < old.count ? old[first] : "the end")
    now:   \(first < new.count ? new[first] : "the end")
    """, sourceLocation: sourceLocation)
}
