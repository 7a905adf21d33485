import CommandLineKit
import Documents
import IncidentStorage

extension HelpTopic {
  /// The files of a log and the fields of its records.
  static let data = HelpTopic(
    name: "data",
    otherNames: [
      "files", "file", "records", "record", "fields", "journal", "model", "schema", "schemas",
    ],
    abstract: "the files of a log and the fields of its records",
    document: Document(files + revisions + records))

  private static let files: [Block] = [
    .paragraph("A log is a folder, whole in itself:"),
    .facts([
      fact("log.json", "the title, country, language and marking of the log"),
      fact("incidents/*.jsonl", "one revision of one attack a line, by the year of recording"),
      fact("operations/*.jsonl", "the same for coordinated operations"),
      fact("actors.jsonl", "armed groups, state forces and others"),
      fact("regions.jsonl", "countries, regions, cercles, zones, and when they existed"),
      fact("towns.jsonl", "the gazetteer"),
      fact("pending.json", "only while a change is being written"),
      fact("recovered/", "what a change that never ended had written, if there was one"),
    ]),
  ]

  private static let revisions: [Block] = [
    .heading("Revisions", level: 1),
    .paragraph(
      OptionText.prose(
        "Nothing is overwritten. A correction is a new line with the same `id` and the next "
          + "`revision`. Of the lines with one `id` the highest `revision` is current; of two alike "
          + "the one recorded later, then the greater in bytes. Where a line stands means nothing, "
          + "so two logs are joined by joining their lines.")),
    .paragraph(
      OptionText.prose(
        "`recorded.replaces` names the lines that a revision replaces. A line that is not current "
          + "and that none replaces is a conflict: two people amended the record at once. Both are "
          + "kept; the next `amend` joins what was added on both sides, and replaces both.")),
    .paragraph(
      OptionText.prose(
        "A value that is absent is not known. `\"count\":{}` was asked for and is not known; zero "
          + "is written as `\"count\":{\"low\":0,\"best\":0,\"high\":0}`. Keys that this version "
          + "does not know are kept.")),
  ]

  private static let records: [Block] =
    [
      .heading("Fields", level: 1),
      .paragraph("A field marked with an asterisk must be there."),
    ]
    + [
      ("Incident", .incident), ("Operation", .operation), ("Actor", .actor),
      ("Region", .region), ("Town", .town),
    ].flatMap { (title: String, shape: ObjectShape) in fields(title, shape) }
    + [
      .heading("Parts of records", level: 1),
      .paragraph("Objects that stand in the fields above."),
    ]
    + ObjectShape.parts(of: [.incident, .operation, .actor, .region, .town])
    .flatMap { fields($0.name.capitalizedFirst, $0) }

  private static func fields(_ title: String, _ shape: ObjectShape) -> [Block] {
    [
      .heading(RichText(title), level: 2),
      .table(
        Table(
          columns: [
            Column("key", "Key"), Column("value", "Value", shrinksTo: 16, wraps: true),
            Column("meaning", "Meaning", shrinksTo: 20, wraps: true),
          ],
          rows: shape.fields.map { field in
            Row([
              Cell(RichText(field.key, .code) + RichText(field.isRequired ? "*" : "")),
              Cell(RichText(field.shape.text)), Cell(RichText(field.meaning)),
            ])
          })),
    ]
  }

  private static func fact(_ name: String, _ meaning: String) -> Fact {
    Fact(name, RichText(meaning))
  }
}

extension ObjectShape {
  /// The objects within objects, each once, in the order in which they come up.
  fileprivate static func parts(of shapes: [ObjectShape]) -> [ObjectShape] {
    var found: [ObjectShape] = []
    func visit(_ shape: ValueShape) {
      switch shape {
      case .list(let element): visit(element)
      case .object(let object):
        guard !found.contains(where: { $0.name == object.name }) else { return }
        found.append(object)
        object.fields.map(\.shape).forEach(visit)
      default: return
      }
    }
    for shape in shapes { shape.fields.map(\.shape).forEach(visit) }
    return found
  }
}

extension ValueShape {
  /// What a value may be, in words.
  fileprivate var text: String {
    switch self {
    case .text: "text"
    case .word(_, let words): words.joined(separator: ", ")
    case .integer(let range):
      range.upperBound >= 1_000_000
        ? "a whole number, \(range.lowerBound) or more"
        : "a whole number, \(range.lowerBound) to \(range.upperBound)"
    case .number(let range):
      "a number, \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    case .boolean: "true or false"
    case .day: "a day"
    case .instant: "an instant in UTC"
    case .pointInTime: "a day or an instant in UTC"
    case .partialDate: "a year, a month or a day"
    case .timeOfDay: "HH:MM, or a part of the day"
    case .reference(let kind):
      "the id of \("aeio".contains(kind.rawValue.prefix(1)) ? "an" : "a") \(kind.rawValue)"
    case .speaker: "an actor's id, dataset: and a name, or a kind of speaker"
    case .list(.word(_, let words)): "a list of \(words.joined(separator: ", "))"
    case .list(.object(let object)): "a list of objects: \(object.name)"
    case .list(let element): "a list: \(element.text)"
    case .object(let object): "an object: \(object.name)"
    case .any: "any JSON"
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
