import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Amends a record in the person's own editor; what was typed there is never lost.
struct RecordEditing {
  let arguments: ParsedArguments
  let session: Session
  let runner: ChangeRunner

  /// Opens the record, and records it as it was left if nobody changed it meanwhile.
  func run() throws -> Outcome {
    let (record, contents) = try start()
    let opened = RecordEditing.text(of: record.json)
    let file = try EditedFile(opened, named: record.record.id, session)
    let json: JSON
    do throws(CommandFailure) {
      json = try edited(file, record, in: contents)
    } catch {
      throw keeping(file, unless: opened, error)
    }
    let before = record.openLines.first?.json ?? .null
    if RecordDifference.between(before, json).isEmpty, record.openLines.count == 1 {
      file.remove()
      return Outcome(
        messages: [.text("\(record.record.id, .identifier) stays as it is; nothing was recorded")])
    }
    do {
      let outcome = try runner.run { (contents, recording) throws(StorageProblem) in
        try prepared(record, json, in: contents, recording)
      }
      guard arguments.isSet(ChangeOptions.dryRun) else {
        file.remove()
        return outcome
      }
      return outcome.adding(RecordEditing.kept(file))
    } catch let failure as CommandFailure {
      throw keeping(file, unless: opened, failure)
    }
  }

  // MARK: Steps

  private func start() throws -> (AmendmentPlan.Amended, LogContents) {
    do throws(StorageProblem) {
      let contents = try LogContents(runner.folder, cache: runner.session.cacheFolder)
      let plan = AmendmentPlan(
        arguments: arguments, session: session, contents: contents,
        recording: ChangeOptions.recording(arguments, session, at: runner.now))
      let amended = try ChangeRunner.typed { () throws(Diagnostics) in try plan.amended() }
      guard let record = amended.first, amended.count == 1 else {
        throw StorageProblem(
          .wrongInput,
          [
            Diagnostic(
              code: "several-records", "`--edit` opens one record, not \(amended.count)",
              at: Diagnostic.Place(path: "ID"))
          ])
      }
      try plan.refuseOthers(than: arguments.value(AmendCommand.ifRevision), amended)
      return (record, contents)
    } catch {
      throw error.failure
    }
  }

  /// The record as it was left, once it is valid.
  private func edited(
    _ file: EditedFile, _ record: AmendmentPlan.Amended, in contents: LogContents
  ) throws(CommandFailure) -> JSON {
    while true {
      switch session.edit(file.path) {
      case nil:
        throw RecordEditing.failure(
          "no-editor", "there is no editor to open the record in",
          ["set `VISUAL` or `EDITOR`, or amend the record by options"], .wrongUsage)
      case false?:
        throw RecordEditing.failure(
          "editor-failed", "the editor could not be run or ended with an error",
          ["nothing was recorded"], .refused)
      case true?: break
      }
      let bytes = try file.bytes()
      do throws(Diagnostics) {
        return try read(bytes, file, record, in: contents)
      } catch {
        var text: [UInt8] = []
        for problem in error.all { DiagnosticPrinter().append(problem, to: &text) }
        let question = String(decoding: text, as: UTF8.self) + "edit it again?"
        guard session.confirm?(question) == true else {
          throw CommandFailure(diagnostics: error.all, exitCode: .wrongUsage)
        }
      }
    }
  }

  private func read(
    _ bytes: [UInt8], _ file: EditedFile, _ record: AmendmentPlan.Amended,
    in contents: LogContents
  ) throws(Diagnostics) -> JSON {
    let json: JSON
    do throws(JSONProblem) {
      json = try JSONReader.read(bytes)
    } catch {
      throw Diagnostics([LineProblem(error, line: 1, in: bytes[...]).diagnostic(file.path)])
    }
    guard json["id"]?.string == record.record.id else {
      throw Diagnostics([
        Diagnostic(
          code: "other-id", "the id of a record never changes",
          at: Diagnostic.Place(file: file.path, path: "/id"),
          hints: ["write `\(record.record.id)` as it was"])
      ])
    }
    let collection = record.record.collection
    try refuseUsedKeys(json, file, record, in: contents)
    var change = LogChange()
    change.amend(
      record.openLines, to: json, in: collection,
      recorded: ChangeOptions.recording(arguments, session, at: runner.now))
    let problems = change.records.flatMap { change.problems(of: $0.json, in: collection, contents) }
    guard problems.isEmpty else {
      throw Diagnostics(
        problems.map { LineProblem($0, line: 1, in: bytes[...]).diagnostic(file.path) })
    }
    return collection.shape.canonical(json)
  }

  /// Refuses keys that named something else before.
  private func refuseUsedKeys(
    _ json: JSON, _ file: EditedFile, _ record: AmendmentPlan.Amended, in contents: LogContents
  ) throws(Diagnostics) {
    let keys: FreshKeys?
    do throws(StorageProblem) {
      keys = try contents.freshKeys(
        of: json, madeFrom: record.json, in: record.record.collection)
    } catch {
      throw Diagnostics(error.diagnostics)
    }
    let used = (keys?.renamed ?? [:]).sorted { $0.key < $1.key }
    guard used.isEmpty else {
      throw Diagnostics(
        used.map { key, free in
          Diagnostic(
            code: "used-key", "`\(key)` named something else in an earlier revision",
            at: Diagnostic.Place(file: file.path), hints: ["`\(free)` is free"])
        })
    }
  }

  private func prepared(
    _ record: AmendmentPlan.Amended, _ json: JSON, in contents: LogContents,
    _ recording: Recording
  ) throws(StorageProblem) -> ChangeRunner.Prepared {
    let (id, collection) = (record.record.id, record.record.collection)
    let open = contents.openLines(of: id, in: collection)
    guard open.map(\.hash) == record.openLines.map(\.hash) else {
      throw ChangeRunner.changedMeanwhile(
        "`\(id)` changed while you edited it",
        hints: ["`incidentlog history \(id)` shows what changed"])
    }
    var change = LogChange()
    change.amend(open, to: json, in: collection, recorded: recording)
    let amended = AmendmentPlan.Amended(
      record: record.record, openLines: open, json: json,
      differences: RecordDifference.between(open.first?.json ?? .null, json), notes: [])
    return ChangeRunner.Prepared(
      change: change, ids: [id], summary: AmendmentPlan.told(amended), notes: record.notes)
  }

  // MARK: Text

  /// The record over several lines, without what the log itself writes.
  private static func text(of json: JSON) -> [UInt8] {
    var json = json
    json["revision"] = nil
    json["recorded"] = nil
    return Array(json.indentedText.utf8) + [0x0A]
  }

  private static func failure(
    _ code: String, _ summary: String, _ hints: [String], _ exitCode: ExitCode
  ) -> CommandFailure {
    CommandFailure(
      diagnostics: [Diagnostic(code: code, summary, hints: hints)], exitCode: exitCode)
  }

  private static func kept(_ file: EditedFile) -> Diagnostic {
    Diagnostic(.note, code: "kept", "what was typed is kept in `\(file.path)`")
  }

  /// The failure with the place where the text is kept, if anything was typed.
  private func keeping(
    _ file: EditedFile, unless opened: [UInt8], _ failure: CommandFailure
  ) -> CommandFailure {
    var failure = failure
    if (try? file.bytes()) == opened {
      file.remove()
    } else {
      failure.diagnostics.append(RecordEditing.kept(file))
    }
    return failure
  }
}

extension Outcome {
  fileprivate func adding(_ note: Diagnostic) -> Outcome {
    var outcome = self
    outcome.messages.append(.diagnostic(note))
    return outcome
  }
}
