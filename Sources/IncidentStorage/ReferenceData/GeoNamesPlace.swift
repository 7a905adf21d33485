import IncidentCore
import TextBasics

/// One populated place of GeoNames as an import reads it.
struct GeoNamesPlace {
  /// The columns of a country file; the division's names stand only in the joined table.
  static let columns = [
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class",
    "feature_code", "country_code", "cc2", "admin1_code", "admin2_code", "admin3_code",
    "admin4_code", "population", "elevation", "dem", "timezone", "modified",
  ]

  let line: Int
  let geonamesID: String
  let name: String
  let alternateNames: [String]
  let latitude: String
  let longitude: String
  let featureClass: String
  let featureCode: String
  let country: String
  /// The first-level code of GeoNames, such as `ML.03`.
  let admin1: String
  /// The second-level code of GeoNames, where the file has it.
  let admin2: String
  /// The name of the second level, for Mali that of 2015, where the file has it.
  let admin2Name: String
  /// The name of the first level of Mali since 13 March 2023, where the file has it.
  let region2023: String
  let population: Int

  /// Reads a row.
  init(_ row: ReferenceTable.Row) {
    line = row.line
    geonamesID = row["geonameid"]
    name = row["name"]
    alternateNames = row.list("alternatenames", separator: ",")
    latitude = row["latitude"]
    longitude = row["longitude"]
    featureClass = row["feature_class"]
    featureCode = row["feature_code"]
    country = row["country_code"]
    admin1 = "\(country).\(row["admin1_code"])"
    admin2 = row["admin2_code"].isEmpty ? "" : "\(admin1).\(row["admin2_code"])"
    admin2Name = row["admin2_name"]
    region2023 = row["region_2023_approx"]
    population = Int(row["population"]) ?? 0
  }

  /// The id of the country's region.
  var countryID: String { country.lowercased() }

  /// Why the row is no town; nil where it is one.
  var flaw: String? {
    if !featureClass.isEmpty, featureClass != "P" { return "not a populated place" }
    if name.isEmpty || geonamesID.isEmpty { return "no name or no GeoNames id" }
    if !country.utf8.allSatisfy({ (65...90).contains($0) }) || country.utf8.count != 2 {
      return "no country"
    }
    guard let latitude = GeoNamesPlace.number(latitude)?.double,
      let longitude = GeoNamesPlace.number(longitude)?.double,
      Coordinates(latitude: latitude, longitude: longitude).isOnEarth
    else { return "no coordinates" }
    return nil
  }

  /// The town as it will stand in the log.
  func json(id: String, parents: [Membership]) -> JSON {
    let names = PlaceNames.aliases(among: alternateNames, of: name)
    return .object(present: [
      "id": .string(id), "name": .string(name), "aliases": .list(names.map(JSON.string)),
      "country": .string(country), "parents": .list(parents.map(\.json)),
      "latitude": GeoNamesPlace.number(latitude), "longitude": GeoNamesPlace.number(longitude),
      "kind": kind.map(JSON.string), "population": population > 0 ? .integer(population) : nil,
      "external": .list([ExternalID(scheme: "geonames", id: geonamesID).json]),
    ])
  }

  /// A number in its own spelling.
  private static func number(_ text: String) -> JSON? {
    guard let json = try? JSONReader.read(text), json.double != nil else { return nil }
    return json
  }

  /// What the place is, after GeoNames' feature code.
  private var kind: String? {
    switch featureCode {
    case "PPLC": "capital"
    case "PPLA": "seat-adm1"
    case "PPLA2": "seat-adm2"
    case "PPLA3": "seat-adm3"
    case "PPLA4": "seat-adm4"
    case "PPL": "town"
    case "PPLX": "quarter"
    case "PPLS": "group-of-places"
    case "PPLF": "farm-village"
    case "PPLR": "religious-place"
    case "PPLQ": "abandoned-place"
    case "PPLW": "destroyed-place"
    case "PPLH": "historical-place"
    case "PPLCH": "former-capital"
    case "PPLG": "seat-of-government"
    case "STLMT": "settlement"
    case "PPLL", "LCTY": "locality"
    case "AREA": "area"
    case "WLL": "well"
    case "PND": "pond"
    case "MRSH": "marsh"
    case "RUIN": "ruin"
    default: nil
    }
  }
}
