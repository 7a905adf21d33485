import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Records attacks: by options, or as complete records from a file.
enum AddCommand: Command {
  static let like = Option.text(
    "like", "ID", help: "copy place, kind and targets of another incident",
    completes: "incident", section: "Record")
  static let records = Option.text(
    "records", "FILE", help: "complete records in the log's own shape; - is standard input",
    section: "Record")

  static let specification = CommandSpecification(
    name: "add", group: .record, abstract: "Record an attack, or several at once",
    discussion: [
      "A date, a place and a kind are required; everything else can be added by `amend`.",
      "Several towns make one attack each and one operation. What is said of all of them "
        + "(sources, attributions, casualties, accounts) is written once, on the operation, and "
        + "never divided. All are recorded or none.",
      "One command speaks for one speaker: what two sides say takes two commands.",
    ],
    options: AttackOptions.all + PlaceOptions.all + EvidenceOptions.all + SourceOptions.all
      + RecordOptions.all + [like, records] + ChangeOptions.all,
    examples: [
      CommandExample(
        "incidentlog add --date 2025-07-01 --town Kayes --kind armed-assault --target military",
        "an attack of which no more is known"),
      CommandExample(
        "incidentlog add --date yesterday --town Niono --kind ied --killed civilians=2+ "
          + "--source \"Radio Niono\"",
        "with what a source says of casualties"),
      CommandExample(
        "incidentlog add --date 2025-07-01 --town Molodo --town Niono --kind shelling "
          + "--group JNIM --status suspected --basis tactics --source AFP",
        "two attacks of one operation, with who is suspected"),
    ],
    seeAlso: ["dates", "data"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let runner = try ChangeRunner(arguments, session)
    if let path = arguments.value(records) {
      let bytes = try session.bytes(ofFile: path)
      return try runner.run { (contents, recording) throws(StorageProblem) in
        var input = RecordInput(bytes, from: path, in: contents, recording: recording, session)
        return try input.prepared()
      }
    }
    return try runner.run { (contents, recording) throws(StorageProblem) in
      var builder = RecordBuilder(arguments, session, in: contents, recording: recording)
      let records = try ChangeRunner.typed { () throws(Diagnostics) in try builder.records() }
      return prepared(records, in: contents)
    }
  }

  static func problems(_ arguments: ParsedArguments, _ session: Session) -> [Diagnostic] {
    guard !arguments.isTyped(records), let runner = try? ChangeRunner(arguments, session)
    else { return [] }
    return runner.problems { contents, recording throws(Diagnostics) in
      var builder = RecordBuilder(arguments, session, in: contents, recording: recording)
      _ = try builder.records()
    }
  }

  private static func prepared(
    _ records: RecordBuilder.Records, in contents: LogContents
  ) -> ChangeRunner.Prepared {
    var change = LogChange()
    if let operation = records.operation {
      change.add(operation.json, to: .operations, recorded: operation.recorded)
    }
    for incident in records.incidents {
      change.add(incident.json, to: .incidents, recorded: incident.recorded)
    }
    let ids = (records.operation.map { [$0.id] } ?? []) + records.incidents.map(\.id)
    return ChangeRunner.Prepared(
      change: change, ids: ids, summary: summary(records, in: contents), notes: records.notes)
  }

  private static func summary(
    _ records: RecordBuilder.Records, in contents: LogContents
  ) -> RichText {
    let places = records.incidents.map { incident -> RichText in
      let town = incident.place.town.flatMap(contents.towns.town(id:))?.name
      let region = incident.place.region.map(contents.regions.name)
      return RichText(
        town ?? incident.place.asWritten ?? region ?? incident.place.country, .place)
    }.joined(separator: ", ")
    let attacks = records.incidents.count == 1 ? "1 attack" : "\(records.incidents.count) attacks"
    guard let operation = records.operation else {
      return "recorded \(attacks): \(places)"
    }
    let title = operation.title.map { " (\($0))" } ?? ""
    return "recorded \(attacks) of the operation \(operation.id, .identifier)\(title): \(places)"
  }
}
