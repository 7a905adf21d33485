import IncidentCore
import TextBasics

/// Reads the actors of UCDP's actor dataset that were active in the log's countries.
///
/// A government is taken only if it is that of such a country: the dataset lists it under every
/// country to which it sent troops. The dataset says what an actor is only in four words; a formally
/// organised group becomes a rebel group, as it does not tell a jihadist one.
enum UCDPActorImport {
  static func read(
    _ bytes: [UInt8], actors: ActorRegister, regions: RegionMap
  ) throws(Diagnostic) -> ReferenceImport {
    let table = try ReferenceTable(
      bytes,
      needed: ["ActorId", "NameData", "NameOrigFullEng", "NewNameFullEng", "Org", "Location"])
    var result = ReferenceImport(table)
    let countries = Set(regions.all.filter { $0.kind == .country }.map { $0.id.uppercased() })
    let known = Set(actors.all.flatMap(\.external).filter { $0.scheme == "ucdp" }.map(\.id))
    for row in table.rows {
      let name = row["NameData"]
      guard let kind = kind(row["Org"]), !name.isEmpty, !row["ActorId"].isEmpty else {
        result.leaveOut(name, line: row.line, because: "a kind of actor that is not known")
        continue
      }
      let active = CountryNames.codes(row.list("Location", separator: ","))
      let own = kind == .government ? government(name).map { [$0] } ?? [] : active
      guard own.contains(where: countries.contains) else {
        result.leaveOut(name, line: row.line, because: "not an actor of the log's countries")
        continue
      }
      guard !known.contains(row["ActorId"]), actors["ucdp-\(row["ActorId"])"] == nil else {
        result.leaveOut(name, line: row.line, because: "already in the log")
        continue
      }
      let others = ["NameOrig", "NameOrigFullEng", "NewName", "NewNameFullEng"].map { row[$0] }
      let actor = ConflictActor(
        id: "ucdp-\(row["ActorId"])", name: name, aliases: names(others, besides: name),
        kind: kind, countries: own,
        external: [ExternalID(scheme: "ucdp", id: row["ActorId"])])
      result.records.append(actor.json)
    }
    return result
  }

  private static func kind(_ organisation: String) -> ConflictActor.Kind? {
    switch organisation {
    case "1": .rebelGroup
    case "2": .militia
    case "3": .communalMilitia
    case "4": .government
    default: nil
    }
  }

  private static func government(_ name: String) -> String? {
    name.hasPrefix("Government of ")
      ? CountryNames.code(String(name.dropFirst("Government of ".count))) : nil
  }

  private static func names(_ names: [String], besides name: String) -> [String] {
    var folded: Set<String> = [NameFolding.fold(name), NameFolding.fold("n/a")]
    return names.filter {
      let fold = NameFolding.fold($0)
      return !fold.isEmpty && folded.insert(fold).inserted
    }
  }
}
