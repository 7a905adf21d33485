import IncidentCore
import TextBasics

/// Reads regions from a table of their fields.
///
/// The columns are `id`, `name`, `aliases`, `kind`, `from`, `until`, `parents`, `members` and
/// `codes`; `|` separates several values. A parent or code may say when it holds:
/// `ml-gao until 2016-01-18|ml-menaka from 2016-01-19`, `iso-3166-2:ML-9 from 2017`.
enum RegionTableImport {
  static func read(
    _ bytes: [UInt8], regions: RegionMap
  ) throws(Diagnostic) -> ReferenceImport {
    let table = try ReferenceTable(bytes, needed: ["id", "name", "kind"])
    var result = ReferenceImport(table)
    for row in table.rows {
      if regions[row["id"]] != nil {
        result.leaveOut(row["id"], line: row.line, because: "already in the log")
      } else if let region = region(row) {
        result.records.append(region.json)
      } else {
        result.leaveOut(row["id"], line: row.line, because: "a value that is not understood")
      }
    }
    return result
  }

  private static func region(_ row: ReferenceTable.Row) -> Region? {
    guard let kind = Region.Kind(rawValue: row["kind"]), !row["id"].isEmpty, !row["name"].isEmpty,
      let valid = validity(from: row["from"], until: row["until"])
    else { return nil }
    let parents = row.list("parents").map(dated)
    let codes = row.list("codes").map(dated)
    var region = Region(
      id: row["id"], name: row["name"], aliases: row.list("aliases"), kind: kind, valid: valid,
      members: row.list("members"))
    for parent in parents {
      guard let parent else { return nil }
      region.parents.append(Membership(parent.value, validity: parent.validity))
    }
    for code in codes {
      guard let code, let colon = code.value.firstIndex(of: ":") else { return nil }
      region.codes.append(
        Region.Code(
          system: String(code.value[..<colon]),
          code: String(code.value[code.value.index(after: colon)...]), validity: code.validity))
    }
    return region
  }

  /// Reads a value and when it holds: `ml-gao from 1960 until 2016-01-18`.
  private static func dated(_ text: String) -> (value: String, validity: Validity)? {
    let words = text.split(separator: " ").map(String.init)
    guard let value = words.first, words.count % 2 == 1 else { return nil }
    var bounds = ["from": "", "until": ""]
    for index in stride(from: 1, to: words.count, by: 2) {
      guard bounds[words[index]] == "" else { return nil }
      bounds[words[index]] = words[index + 1]
    }
    guard let valid = validity(from: bounds["from"] ?? "", until: bounds["until"] ?? "")
    else { return nil }
    return (value, valid)
  }

  private static func validity(from: String, until: String) -> Validity? {
    let validity = Validity(from: PartialDate(iso: from), until: PartialDate(iso: until))
    guard from.isEmpty == (validity.from == nil), until.isEmpty == (validity.until == nil)
    else { return nil }
    return validity
  }
}
