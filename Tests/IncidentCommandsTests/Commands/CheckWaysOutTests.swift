import TestSupport
import Testing

@Suite struct CheckWaysOutTests {
  private static let file = "log/incidents/2025.jsonl"

  /// An incident whose revision and whatever else are as a test wants them.
  private static func incident(_ revision: String = "1", more: String = "") -> String {
    #"{"id":"ML-20250701-AAAA","revision":\#(revision),"recorded":{"at":"2025-07-01T09:00:00.000Z","#
      + #""by":"a","reason":"r"},"occurred":{"start":"2025-07-01","end":"2025-07-01","#
      + #""precision":"day"},"place":{"town":"ml-niono","country":"ML","precision":"settlement"},"#
      + #""attack":{"kind":"ied"}\#(more)}"#
  }

  @Test(arguments: [
    ("not-json", "{\"id\":}\n", "put the line back from a copy"),
    ("not-json", "\u{1}\n", "mend it in an editor, or take it out and record it again"),
    ("long-line", "\"" + String(repeating: "x", count: 1 << 20) + "\"\n", "take it out"),
    ("unfinished-line", "{\"id\":\"ML-2", "if nothing writes any more"),
    ("unfinished-line", "{\"id\":\"ML-2", "is kept in `recovered/`"),
    ("wrong-type", incident("\"one\"") + "\n", "mend the value in an editor"),
    ("wrong-type", "7\n", "mend the value in an editor"),
    ("out-of-range", incident("0") + "\n", "mend the value in an editor"),
    ("missing-value", incident(more: #","casualties":[{"key":"c1"}]"#) + "\n", "`"),
    (
      "key-twice",
      incident(
        more: #","sources":[{"key":"s1","publisher":"A","kind":"media"},"#
          + #"{"key":"s1","publisher":"B","kind":"media"}]"#) + "\n", "mend the value in an editor"
    ),
    ("unknown-region", incident(more: "").replacing("town", with: "region") + "\n", "editor"),
    ("unknown-operation", incident(more: #","operation":"OP-1""#) + "\n", "editor"),
    ("unknown-field", incident(more: #","zzzzzzzz":1"#) + "\n", "moves it to `extras`"),
  ])
  func `each line that cannot be read has a way out`(
    _ code: String, _ text: String, _ wayOut: String
  ) throws {
    let log = try TeamLog()
    try log.temporary.write(text, to: Self.file)
    let found = log.run(["check", "--only", code, "--format", "jsonl"])
    let lines = found.output.split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { #expect(!line.contains("\"hints\":[]"), "\(line)") }
    #expect(found.output.contains(wayOut), "\(found.output)")
  }

  @Test(arguments: ["{\"format\":1", "{\"format\":\"one\"}", "{}", ""])
  func `a description of the log that cannot be read has a way out`(_ text: String) throws {
    let log = try TeamLog()
    try log.temporary.write(text, to: "log/log.json")
    for command in [["list"], ["check"], ["undo"]] {
      let run = log.run(command)
      #expect(run.exitCode != 0)
      #expect(run.errors.contains("hint: put the file back from a copy"), "\(run.errors)")
    }
    try log.temporary.write("{\"format\":1}", to: "log/log.json")
    #expect(log.run(["list"]).exitCode == 0)
  }

  @Test func `a number given by hand is told besides a line that was lost, and can be mended`()
    throws
  {
    let log = try TeamLog()
    let id = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
    try log.done("amend", id, "--tag", "x", "--reason", "r")
    let text = try #require(try log.temporary.text(Self.file))
    let byHand = text.replacing("\"revision\":2", with: "\"revision\":9")
    #expect(byHand != text)
    try log.temporary.write(byHand, to: Self.file)
    let told = log.run(["check", "--only", "revision-gap"]).output
    let words = told.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("has a revision 9, and none with the number 2 to 8"))
    #expect(words.contains("a line was lost, or a number was given by hand"))
    #expect(words.contains("set `revision` of the last line to 2 in an editor"))
    try log.temporary.write(text, to: Self.file)
    #expect(log.run(["check"]).output == "")

    // Once a later line rests on it, another number would break that.
    try log.temporary.write(byHand, to: Self.file)
    try log.done("amend", id, "--tag", "y", "--reason", "r")
    let later = log.run(["check", "--only", "revision-gap"]).output
    #expect(
      later.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "if there was none, leave the numbers as they are"))
  }

  @Test func `files that were kept aside are told, and are no finding`() throws {
    let log = try TeamLog()
    #expect(!log.run(["check"]).errors.contains("keeps what"))
    try log.temporary.write("{}\n", to: "log/recovered/2025-07-02T090000.000Z.jsonl")
    let one = log.run(["check"])
    #expect(one.exitCode == 0)
    #expect(
      one.errors.contains(
        """
        note: a file keeps what a change that never ended had written
          log/recovered
        hint: it is no part of the log: record again what is missing, then the file can be removed
        """))
    try log.temporary.write("{}\n", to: "log/recovered/2025-07-02T090001.000Z.jsonl")
    #expect(log.run(["check"]).errors.contains("note: 2 files keep what changes"))
    #expect(!log.run(["check", "--only", "conflict"]).errors.contains("files keep"))
  }

  @Test func `every command tells an edited line from a conflict`() throws {
    let log = try TeamLog()
    let id = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
    for tag in ["x", "y"] { try log.done("amend", id, "--tag", tag, "--reason", "r") }
    let text = try #require(try log.temporary.text(Self.file))
    try log.temporary.write(text.replacing("[\"x\"]", with: "[\"z\"]"), to: Self.file)
    let shown = log.run(["show", id]).output
    #expect(shown.contains("Edited by hand: revision 2 by "))
    let lists = [["list"], ["list", "--no-index"], ["list", "--max-marking", "red"]]
    for told in [shown] + lists.map({ log.run($0).output }) + [log.run(["history"]).output] {
      #expect(told.contains("incidentlog check --only lost-line tells how to mend it"), "\(told)")
      #expect(!told.lowercased().contains("conflict"), "\(told)")
    }
    for list in lists { #expect(log.run(list).output.contains("\(id) (edited by hand)")) }
    let history = log.run(["history", "--json"]).output
    #expect(history.contains(#""standing": "edited""#))
    // What was written by hand is not taken over, and putting it back mends all.
    let amended = log.run(["amend", id, "--tag", "w", "--reason", "r"])
    #expect(
      amended.errors.hasPrefix(
        """
        warning: a line of `\(id)` was edited by hand after a later one replaced it
        hint: `incidentlog check --only lost-line` tells how to mend it

        """), "\(amended.errors)")
    #expect(log.run(["show", id]).output.contains("x, y, w"))
    #expect(log.run(["check", "--only", "lost-line"]).exitCode == 1)
    let edited = try #require(try log.temporary.text(Self.file))
    try log.temporary.write(edited.replacing("[\"z\"]", with: "[\"x\"]"), to: Self.file)
    #expect(log.run(["check", "--only", "lost-line,conflict"]).exitCode == 0)
    try log.temporary.write(edited, to: Self.file)
    let other = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
    for command in [["undo", id], ["merge", other, "--into", id]] {
      let run = log.run(command + ["--reason", "r"])
      #expect(run.exitCode == 4, "\(run.errors)")
      #expect(
        run.errors.contains("a line of `\(id)` was edited by hand after a later one replaced it"),
        "\(run.errors)")
    }
  }
}
