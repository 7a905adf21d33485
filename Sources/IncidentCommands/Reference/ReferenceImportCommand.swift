import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Takes reference data over from a file of another project.
enum ReferenceImportCommand<Record: ReferenceRecord>: Command {
  static var file: Argument<String> {
    .text("FILE", help: "the file; - is standard input", completes: "file")
  }

  static var format: Option<String> {
    Option.text(
      "from", "FORMAT", help: "what the file is", choices: Record.importFormats,
      section: "Import", isCommon: true, defaultText: Record.importFormats.first)
  }

  static var specification: CommandSpecification {
    CommandSpecification(
      name: "\(Record.plural) import", group: .reference,
      abstract: "Take \(Record.plural) over from a file of open data",
      discussion: [
        "What the log has already is left out, so that an import can be repeated. All records "
          + "are recorded or none; what was left out is told with the reason."
      ],
      arguments: [file], options: [format] + ChangeOptions.all,
      examples: [
        CommandExample(
          "incidentlog \(Record.plural) import --from \(Record.importFormats[0]) FILE",
          "a file as it is published")
      ])
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let path = arguments.value(file) ?? "-"
    let bytes = try session.bytes(ofFile: path)
    let runner = try ChangeRunner(arguments, session)
    let chosen = arguments.value(format) ?? Record.importFormats[0]
    return try runner.run { (contents, recording) throws(StorageProblem) in
      let made: ReferenceImport
      do throws(Diagnostic) {
        made = try Record.imported(bytes, from: chosen, in: contents)
      } catch {
        throw StorageProblem(.invalidData, [error])
      }
      var change = LogChange(importedFrom: path, recorded: recording)
      for record in made.records { change.ship(record, to: Record.collection) }
      let count = made.records.count
      let what = count == 1 ? Record.singular : Record.plural
      return ChangeRunner.Prepared(
        change: change, ids: [], summary: "recorded \(count.grouped) \(what)",
        notes: made.leftOut.map(note))
    }
  }

  private static func note(_ leftOut: ReferenceImport.LeftOut) -> Diagnostic {
    Diagnostic(
      .note, code: "left-out", "left out: \(leftOut.count.grouped), \(leftOut.reason)",
      hints: [leftOut.examples.joined(separator: "; ")])
  }
}
