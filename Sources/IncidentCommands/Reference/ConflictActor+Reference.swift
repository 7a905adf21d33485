import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

extension ConflictActor: ReferenceRecord {
  private enum Options {
    static let kind = Option.word(
      "kind", "KIND", ConflictActor.Kind.self, help: "the kind of actor", section: "Record",
      isCommon: true)
    static let country = Option.text(
      "country", "CODE", help: "a country it acts in, ISO 3166-1; adds to those it has",
      isRepeatable: true, separator: ",", section: "Record")
    static let relation = Option.text(
      "relation", "RELATION:ACTOR[@FROM..UNTIL]",
      help: "how it stands to another, such as component-of:jnim@2017-03..; one of "
        + Relation.Kind.allCases.map(\.rawValue).joined(separator: ", "),
      isRepeatable: true, section: "Record", isCommon: true)
    static let ofKind = Option.word(
      "kind", "KIND", ConflictActor.Kind.self, help: "only of this kind", section: "Filters",
      isCommon: true)
    static let inCountry = Option.text(
      "country", "CODE", help: "only those that act in this country", section: "Filters",
      isCommon: true)
  }

  static var collection: LogCollection { .actors }
  static var fields: [any ParsableOption] {
    [
      Options.kind, Options.country, Options.relation, ReferenceOptions.from,
      ReferenceOptions.until, RecordOptions.external,
    ]
  }
  static var filters: [any ParsableOption] { [Options.ofKind, Options.inCountry] }
  static func columns(for records: [ConflictActor]) -> [Column] {
    [
      Column("name", "Name", shrinksTo: 12), Column("kind", "Kind", priority: 1),
      Column("active", "Existed", priority: 2),
      Column("relations", "Relations", priority: 3, shrinksTo: 12),
      Column("aliases", "Other names", priority: 4, shrinksTo: 12), Column("id", "ID"),
    ]
  }
  static var examples: [String: [CommandExample]] {
    [
      "list": [
        CommandExample("incidentlog actors list", "all actors"),
        CommandExample(
          "incidentlog actors list --kind jihadist-group --country ML", "those of a kind"),
      ],
      "show": [CommandExample("incidentlog actors show GSIM", "a group with all its names")],
      "add": [
        CommandExample(
          "incidentlog actors add \"Katiba Serma\" --kind jihadist-group --relation component-of:jnim",
          "a component of a group")
      ],
      "amend": [
        CommandExample(
          "incidentlog actors amend JNIM --alias \"JNIM-GSIM\"", "a name that a report uses")
      ],
    ]
  }

  static var importFormats: [String] { ActorImport.Format.allCases.map(\.rawValue) }

  static func imported(
    _ bytes: [UInt8], from format: String, in contents: LogContents
  ) throws(Diagnostic) -> ReferenceImport {
    try ActorImport.read(
      bytes, from: ActorImport.Format(rawValue: format) ?? .sahelActors,
      actors: contents.actors, regions: contents.regions)
  }

  static func chosen(_ request: ReferenceRequest) throws -> [ConflictActor] {
    let arguments = request.arguments
    return request.contents.actors.all.filter { actor in
      (arguments.value(Options.ofKind).map { $0 == actor.kind } ?? true)
        && (arguments.value(Options.inCountry).map { actor.countries.contains($0.uppercased()) }
          ?? true)
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  static func match(_ name: String, in contents: LogContents) throws(Diagnostic) -> ConflictActor {
    try contents.names.actor(name)
  }

  static func stored(_ id: String, in contents: LogContents) -> StoredRecord<ConflictActor>? {
    contents.actorRecords[id]
  }

  static func made(
    _ request: ReferenceRequest, named name: String
  ) throws(Diagnostics) -> JSON {
    let arguments = request.arguments
    guard let kind = arguments.value(Options.kind) else {
      throw Diagnostics([
        Diagnostic(
          code: "missing-option", "the kind of actor is not given",
          at: Diagnostic.Place(path: "--kind"),
          hints: [
            "`--kind KIND` is one of "
              + Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
          ])
      ])
    }
    return ConflictActor(
      id: arguments.value(ReferenceOptions.id) ?? ReferenceOptions.slug(name), name: name,
      aliases: arguments.values(ReferenceOptions.alias), kind: kind,
      countries: arguments.values(Options.country).map { $0.uppercased() },
      active: Validity(
        from: arguments.value(ReferenceOptions.from),
        until: arguments.value(ReferenceOptions.until)),
      relations: try relations(request), external: arguments.values(RecordOptions.external)
    ).json
  }

  static func amend(
    _ edit: inout RecordEdit, _ request: ReferenceRequest
  ) throws(Diagnostics) {
    let arguments = request.arguments
    try ReferenceOptions.amendNames(&edit, arguments)
    if let kind = arguments.value(Options.kind) { edit.set("kind", to: .string(kind.rawValue)) }
    if let from = arguments.value(ReferenceOptions.from) { edit.set("from", to: .string(from.iso)) }
    if let until = arguments.value(ReferenceOptions.until) {
      edit.set("until", to: .string(until.iso))
    }
    edit.add(arguments.values(Options.country).map { .string($0.uppercased()) }, to: "countries")
    edit.add(try relations(request).map(\.json), to: "relations")
    edit.add(arguments.values(RecordOptions.external).map(\.json), to: "external")
  }

  private static func relations(_ request: ReferenceRequest) throws(Diagnostics) -> [Relation] {
    var problems = Problems()
    let relations = request.arguments.values(Options.relation).enumerated().compactMap {
      index, typed in
      problems.collect(at: request.arguments.place(of: "relation", occurrence: index)) {
        () throws(Diagnostic) -> Relation in
        let (text, validity) = try ReferenceOptions.dated(typed)
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let words = Relation.Kind.allCases.map(\.rawValue)
        guard parts.count == 2, let kind = Relation.Kind(rawValue: parts[0]) else {
          let near = Suggestions.closest(to: parts.first ?? "", among: words, limit: 2)
          throw Diagnostic(
            code: "unknown-word", "`\(text)` names no relation and actor",
            hints: [
              Suggestions.question(near)
                ?? "write one of \(words.map { "`\($0)`" }.joined(separator: ", ")), a colon and "
                + "the other actor"
            ])
        }
        return Relation(kind, try request.contents.names.actor(parts[1]).id, validity: validity)
      }
    }
    try problems.throwIfAny()
    return relations
  }

  func cells(in contents: LogContents) -> [Cell] {
    let relations = relations.map { relation in
      "\(relation.relation.rawValue) \(contents.actors.shortName(of: relation.actor))"
    }.joined(separator: ", ")
    return [
      Cell(RichText(name, .actor)), Cell(RichText(kind.rawValue)),
      Cell(RichText(active == Validity() ? "" : active.text, .date)), Cell(RichText(relations)),
      Cell(
        RichText(aliases.joined(separator: ", ")), value: .string(aliases.joined(separator: ";"))),
      Cell(RichText(id, .identifier)),
    ]
  }

  func facts(in contents: LogContents) -> [Fact] {
    func text(_ relation: Relation, _ other: String) -> RichText {
      let span = relation.validity == Validity() ? "" : ", \(relation.validity.text)"
      return "\(contents.actors.name(of: other), .actor) (\(other))\(span)"
    }
    var facts = [
      Fact("Other names", RichText(aliases.joined(separator: ", "))),
      Fact("Kind", RichText(kind.rawValue)),
      Fact("Countries", RichText(countries.joined(separator: ", "))),
      Fact("Existed", RichText(active == Validity() ? "" : active.text, .date)),
    ]
    facts += relations.map {
      Fact($0.relation.rawValue.inWords, text($0, $0.actor))
    }
    for other in contents.actors.all {
      for relation in other.relations
      where relation.actor == id && relation.relation == .componentOf {
        facts.append(Fact("component", text(relation, other.id)))
      }
    }
    facts += external.map { Fact("External", RichText("\($0.scheme):\($0.id)")) }
    return facts.filter { !$0.value.isEmpty }
  }
}
