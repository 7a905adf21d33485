import IncidentCore
import TextBasics

/// Reads the regions and cercles that Mali's laws of 13 March 2023 made, from a list of them.
///
/// The columns are `level`, `name`, `region`, `iso_3166_2` and `seat_geonameid`. Of a cercle the
/// GeoNames id of its seat is kept as a code of the system `geonames-seat`: by it the import of towns
/// knows which town lies in the cercle. No other town is placed in it, for its bounds are not known.
enum Mali2023Import {
  /// The first day of the map.
  static let firstDay = Day(year: 2023, month: 3, day: 13)

  static func read(
    _ bytes: [UInt8], regions: RegionMap
  ) throws(Diagnostic) -> ReferenceImport {
    let table = try ReferenceTable(bytes, needed: ["level", "name", "region", "seat_geonameid"])
    var result = ReferenceImport(table)
    guard let firstDay else { return result }
    let valid = Validity(from: PartialDate(firstDay))
    let index = RegionIndex(regions)
    for row in table.rows {
      let (name, alias) = split(row["name"])
      let region: Region
      switch row["level"] {
      case "region", "district":
        if index.region(.adm1, named: name, in: "ml", on: firstDay) != nil {
          result.leaveOut(name, line: row.line, because: "already in the log")
          continue
        }
        let iso = row["iso_3166_2"]
        region = Region(
          id: "ml-\(name.idPart)", name: name, aliases: alias, kind: .adm1, valid: valid,
          parents: [Membership("ml")],
          codes: iso.isEmpty ? [] : [Region.Code(system: "iso-3166-2", code: iso)])
      case "cercle":
        let id = "ml-\(name.idPart)-cercle-2023"
        guard index[id] == nil else {
          result.leaveOut(name, line: row.line, because: "already in the log")
          continue
        }
        let above =
          index.region(.adm1, named: row["region"], in: "ml", on: firstDay)?.id
          ?? "ml-\(row["region"].idPart)"
        let seat = row["seat_geonameid"]
        region = Region(
          id: id, name: name, aliases: alias, kind: .adm2, valid: valid,
          parents: [Membership(above)],
          codes: seat.isEmpty ? [] : [Region.Code(system: "geonames-seat", code: seat)])
      default:
        result.leaveOut(name, line: row.line, because: "neither a region nor a cercle")
        continue
      }
      result.records.append(region.json)
    }
    return result
  }

  /// Takes a second name in brackets for an alias: `Inlamawane (Fanfi)`.
  private static func split(_ name: String) -> (name: String, aliases: [String]) {
    guard name.hasSuffix(")"), let bracket = name.firstIndex(of: "(") else { return (name, []) }
    let alias = name[name.index(after: bracket)...].dropLast()
    return (String(name[..<bracket]).withoutBlanksAround, [String(alias).withoutBlanksAround])
  }
}
