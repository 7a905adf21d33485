import IncidentStorage
import TestSupport
import Testing

@Suite struct RecordEditingTests {
  private func log() throws -> CorrectedLog {
    let log = try CorrectedLog()
    log.run("add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "ied", at: "12:00")
    return log
  }

  /// An editor that puts one text in the place of another.
  private func replacing(_ old: String, _ new: String) -> @Sendable (String) -> Bool {
    { path in
      guard let bytes = try? FileAccess().read(path) else { return false }
      let text = String(decoding: bytes, as: UTF8.self).replacing(old, with: new)
      return (try? FileAccess().replace(path, with: Array(text.utf8))) != nil
    }
  }

  /// The files that were kept beside the log.
  private func kept(_ log: CorrectedLog) -> [String] {
    log.folder.allFiles().filter { !$0.hasPrefix("log/") }
  }

  @Test func `the record is opened in full, without what the log writes itself`() throws {
    let log = try log()
    log.editor = { path in
      (try? FileAccess().read(path))
        == Array(
          """
          {
            "id": "ML-20250701-0001",
            "state": "active",
            "occurred": {
              "start": "2025-07-01",
              "end": "2025-07-01",
              "precision": "day"
            },
            "place": {
              "town": "ml-kayes-town",
              "region": "ml",
              "country": "ML",
              "precision": "settlement"
            },
            "attack": {
              "kind": "ied"
            }
          }

          """.utf8)
    }
    let run = log.run("amend", "0001", "--edit", "--reason", "look", at: "13:00")
    #expect(run.errors == "ML-20250701-0001 stays as it is; nothing was recorded\n")
    #expect(run.exitCode == 0)
    #expect(try log.incidentLines().count == 1)
    #expect(kept(log).isEmpty)
  }

  @Test func `what was edited is recorded, and the file is gone`() throws {
    let log = try log()
    log.editor = replacing(#""kind": "ied""#, #""kind": "grenade""#)
    let run = log.run("amend", "0001", "--edit", "--reason", "misread", at: "13:00")
    #expect(run.output == "ML-20250701-0001\n")
    #expect(
      run.errors == """
        amended ML-20250701-0001: 1 value, now revision 2
        to take it back: incidentlog undo

        """)
    #expect(try log.incidentLines()[1].contains(#""attack":{"kind":"grenade"}"#))
    #expect(kept(log).isEmpty)
  }

  @Test func `what is not valid is told and kept`() throws {
    let log = try log()
    log.editor = replacing(#""kind": "ied""#, #""kind": "grenad""#)
    let run = log.run("amend", "0001", "--edit", "--reason", "misread", at: "13:00")
    let file = log.folder.file("ML-20250701-0001.json")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: `grenad` is not a known kind
          \(file):16:13  /attack/kind
        hint: did you mean `grenade`?
        note: what was typed is kept in `\(file)`

        """)
    #expect(kept(log) == ["ML-20250701-0001.json"])
    #expect(try log.incidentLines().count == 1)
  }

  @Test func `the editor opens again until the record is valid`() throws {
    let log = try log()
    log.answer = true
    let texts = [#""ied""#, #""grenad""#, #""grenade""#]
    let count = Questions()
    log.editor = { path in
      count.add(path)
      let step = count.all.count
      return step < texts.count && replacing(texts[step - 1], texts[step])(path)
    }
    let run = log.run("amend", "0001", "--edit", "--reason", "misread", at: "13:00")
    #expect(run.exitCode == 0)
    let file = log.folder.file("ML-20250701-0001.json")
    #expect(
      log.questions.all == [
        """
        error: `grenad` is not a known kind
          \(file):16:13  /attack/kind
        hint: did you mean `grenade`?
        edit it again?
        """
      ])
    #expect(kept(log).isEmpty)
  }

  @Test func `a record that changed meanwhile is left alone, and the text is kept`() throws {
    let log = try log()
    let edit = replacing(#""kind": "ied""#, #""kind": "grenade""#)
    log.meanwhile = ["amend", "0001", "--title", "T", "--reason", "meanwhile"]
    log.editor = edit
    let run = log.run("amend", "0001", "--edit", "--reason", "misread", at: "13:00")
    #expect(run.exitCode == 4)
    let file = log.folder.file("ML-20250701-0001.json")
    #expect(
      run.errors == """
        error: `ML-20250701-0001` changed while you edited it
        hint: nothing was recorded; look again and repeat the command
        hint: `incidentlog history ML-20250701-0001` shows what changed
        note: what was typed is kept in `\(file)`

        """)
    #expect(try log.incidentLines().count == 2)
    #expect(
      try log.folder.text("ML-20250701-0001.json")?.contains(#""kind": "grenade""#) == true)
  }

  @Test func `text that is no JSON, another id and a failing editor record nothing`() throws {
    let log = try log()
    log.editor = replacing("{\n  \"id\"", "{\n  id")
    #expect(
      log.run("amend", "0001", "--edit", "--reason", "x", at: "13:00").errors.hasPrefix(
        "error: not valid JSON: "))
    log.editor = replacing("ML-20250701-0001", "ML-20250701-0002")
    #expect(
      log.run("amend", "0001", "--edit", "--reason", "x", at: "13:00").errors.hasPrefix(
        "error: the id of a record never changes\n"))
    log.editor = { _ in false }
    let failed = log.run("amend", "0001", "--edit", "--reason", "x", at: "13:00")
    #expect(failed.exitCode == 4)
    #expect(
      failed.errors == """
        error: the editor could not be run or ended with an error
        hint: nothing was recorded

        """)
    log.editor = nil
    let none = log.run("amend", "0001", "--edit", "--reason", "x", at: "13:00")
    #expect(none.exitCode == 2)
    #expect(
      none.errors == """
        error: there is no editor to open the record in
        hint: set `VISUAL` or `EDITOR`, or amend the record by options

        """)
    #expect(kept(log) == ["ML-20250701-0001-2.json", "ML-20250701-0001.json"])
    #expect(try log.incidentLines().count == 1)
  }
}
