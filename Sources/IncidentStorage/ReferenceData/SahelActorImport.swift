import IncidentCore
import TextBasics

/// Reads the compiled table of the Sahel's actors.
///
/// Relations stand in words there (`splinter (2011)`, `rival of is-sahel since 2019-2020`); what
/// the words do not say in the log's vocabulary is left out and named in the report.
enum SahelActorImport {
  static func read(_ bytes: [UInt8], actors: ActorRegister) throws(Diagnostic) -> ReferenceImport {
    let table = try ReferenceTable(bytes, needed: ["key", "name", "kind", "aliases", "parent"])
    var result = ReferenceImport(table)
    let rows = table.rows.filter { !$0["key"].isEmpty }
    let keys = ActorKeys(rows.map { ($0["key"], [$0["name"]] + $0.list("aliases")) })
    let spans = Dictionary(
      rows.map { ($0["key"], active($0)) }, uniquingKeysWith: { first, _ in first })
    let countries = Dictionary(
      rows.map { ($0["key"], codes($0)) }, uniquingKeysWith: { first, _ in first })
    for row in rows {
      let key = row["key"]
      guard actors[key] == nil else {
        result.leaveOut(key, line: row.line, because: "already in the log")
        continue
      }
      guard var kind = kinds[row["kind"]] else {
        result.leaveOut(key, line: row.line, because: "a kind of actor that is not known")
        continue
      }
      let home = countries[row["parent"]] ?? []
      if kind == .stateForces, !home.isEmpty, Set(home).isDisjoint(with: codes(row)) {
        kind = .foreignForces
      }
      var relations = RelationPhrases(actor: key, keys: keys, spans: spans)
      relations.read(parent: row["parent"], row["relation_to_parent"])
      relations.read(others: row["other_relations"])
      for phrase in relations.notUnderstood {
        result.leaveOut(
          "\(key): \(phrase)", line: row.line, because: "words that name no relation")
      }
      let actor = ConflictActor(
        id: key, name: row["name"], aliases: row.list("aliases"), kind: kind,
        countries: codes(row), active: active(row), relations: relations.settled,
        external: external(row, among: rows))
      result.records.append(actor.json)
    }
    return result
  }

  private static let kinds: [String: ConflictActor.Kind] = [
    "jihadist": .jihadistGroup, "separatist": .separatist, "pro-government militia": .militia,
    "communal militia": .communalMilitia, "communal identity": .communalMilitia,
    "state forces": .stateForces, "state": .government,
    "private military company": .privateMilitaryCompany,
    "international force": .internationalForce, "unknown": .unidentified,
  ]

  private static func active(_ row: ReferenceTable.Row) -> Validity {
    Validity(
      from: PartialDate(iso: row["active_from"]), until: PartialDate(iso: row["active_to"]))
  }

  private static func codes(_ row: ReferenceTable.Row) -> [String] {
    CountryNames.codes(row.list("countries"))
  }

  /// The UCDP id, of several rows with one id only for the row that bears UCDP's name.
  ///
  /// UCDP files several actors under one id, such as a state's forces under its government; an id
  /// that names two actors would name neither.
  private static func external(
    _ row: ReferenceTable.Row, among rows: [ReferenceTable.Row]
  ) -> [ExternalID] {
    let id = row["ucdp_actor_id"]
    guard !id.isEmpty else { return [] }
    let wanted = NameFolding.fold(row["ucdp_name"])
    let isNamed = ([row["name"]] + row.list("aliases")).contains { NameFolding.fold($0) == wanted }
    let isAlone = rows.filter { $0["ucdp_actor_id"] == id }.count == 1
    return isNamed || isAlone ? [ExternalID(scheme: "ucdp", id: id)] : []
  }
}
