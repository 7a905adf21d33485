import IncidentCore
import TextBasics

/// Reads the divisions of the log's countries from GeoNames' files of first- and second-level codes.
///
/// The columns are the code (`BF.12`, `BF.12.75`), the name, the name in ASCII and the GeoNames id.
/// A level that a country has in the log already is left to it. The divisions have no dates:
/// GeoNames gives none.
enum GeoNamesDivisionImport {
  static func read(
    _ bytes: [UInt8], level: Region.Kind, regions: RegionMap
  ) throws(Diagnostic) -> ReferenceImport {
    let table = try ReferenceTable(
      bytes, separator: UInt8(ascii: "\t"), columns: ["code", "name", "asciiname", "geonameid"],
      needed: [])
    var result = ReferenceImport(table)
    let index = RegionIndex(regions)
    let known = index.countries(with: .country)
    let filled = index.countries(with: level)
    var taken = Set(regions.all.map(\.id))
    for row in table.rows {
      let parts = row["code"].split(separator: ".").map(String.init)
      guard parts.count == level.depth + 1, !row["name"].isEmpty else {
        result.leaveOut(row["code"], line: row.line, because: "not a code of this level")
        continue
      }
      let country = parts[0].lowercased()
      guard known.contains(country) else {
        result.leaveOut(row["name"], line: row.line, because: "a country that is not in the log")
        continue
      }
      guard !filled.contains(country) else {
        result.leaveOut(
          row["name"], line: row.line, because: "a country whose divisions are in the log")
        continue
      }
      let above = parts.dropLast().joined(separator: ".")
      let parent =
        level == .adm1 ? country : index.region(system: "geonames", code: above)?.id
      guard let parent else {
        result.leaveOut(row["name"], line: row.line, because: "a division above is not in the log")
        continue
      }
      let name = bareName(row["name"])
      var id = "\(country)-\(name.idPart)"
      if taken.contains(id) { id += "-\(level.rawValue)" }
      if !taken.insert(id).inserted { id += "-\(row["geonameid"])" }
      let region = Region(
        id: id, name: name, aliases: name == row["name"] ? [] : [row["name"]], kind: level,
        parents: [Membership(parent)],
        codes: [Region.Code(system: "geonames", code: row["code"])])
      result.records.append(region.json)
    }
    return result
  }

  /// A division's own name: `Cascades` of `Cascades Region`, `Yatenga` of `Province du Yatenga`.
  static func bareName(_ name: String) -> String {
    for word in [
      "Autonomous District", "Special Zone", "Region", "District", "Province", "Prefecture",
      "Department", "Cercle",
    ]
    where name.hasSuffix(" \(word)") {
      return String(name.dropLast(word.count + 1))
    }
    for word in ["Province", "Préfecture", "Région", "Département", "Cercle"]
    where name.hasPrefix("\(word) d") {
      let rest = name.dropFirst(word.count + 1)
      for article in ["de la ", "de l’", "de l'", "des ", "du ", "de ", "d’", "d'"]
      where rest.hasPrefix(article) {
        return String(rest.dropFirst(article.count)).withoutBlanksAround
      }
    }
    return name
  }
}
