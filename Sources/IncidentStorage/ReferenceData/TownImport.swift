package import IncidentCore
package import TextBasics

/// Makes towns from GeoNames' populated places.
///
/// What a log has already, by its GeoNames id, is left out, so that an import can be repeated.
/// Coordinates keep the spelling of the source.
package enum TownImport {
  /// The files that can be read.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    /// A table of populated places with the names of their divisions; for Mali the cercle of 2015
    /// and the region since 13 March 2023.
    case places = "geonames-places"
    /// A country file of GeoNames: 19 columns without a header, of which feature class P is taken.
    case geonames
  }

  /// Reads towns.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - format: What it is.
  ///   - regions: The regions of the log, in which the towns are placed.
  ///   - known: The towns that the log has.
  /// - Returns: The new records, and what was left out.
  /// - Throws: A diagnostic if the file is not of the format.
  package static func read(
    _ bytes: [UInt8], from format: Format, regions: RegionMap, known: [Town] = []
  ) throws(Diagnostic) -> ReferenceImport {
    let table =
      switch format {
      case .places:
        try ReferenceTable(
          bytes, needed: ["geonameid", "name", "latitude", "longitude", "country_code"])
      case .geonames:
        try ReferenceTable(
          bytes, separator: UInt8(ascii: "\t"), columns: GeoNamesPlace.columns, needed: [])
      }
    var result = ReferenceImport(table)
    let index = RegionIndex(regions)
    let placing = TownPlacing(index)
    let countries = index.countries(with: .country)
    var ids = TownIDs(known)
    let places = table.rows.compactMap { row -> GeoNamesPlace? in
      let place = GeoNamesPlace(row)
      if let reason = place.flaw ?? (ids.isKnown(place) ? "already in the log" : nil)
        ?? (countries.contains(place.countryID) ? nil : "a country that is not in the log")
      {
        result.leaveOut(row["name"], line: row.line, because: reason)
        return nil
      }
      return place
    }
    ids.count(places)
    for place in places {
      let parents = placing.parents(of: place)
      if parents.isEmpty {
        result.leaveOut(
          place.name, line: place.line, because: "the region (the town is placed in its country)")
      }
      result.records.append(place.json(id: ids.id(of: place), parents: parents))
    }
    return result
  }
}

/// The ids of towns: `ml-kayes`, with the GeoNames id where the name is not unique in the country.
private struct TownIDs {
  private let taken: Set<String>
  private let geonames: Set<String>
  private var counts: [String: Int] = [:]

  init(_ known: [Town]) {
    taken = Set(known.map(\.id))
    geonames = Set(known.flatMap(\.external).filter { $0.scheme == "geonames" }.map(\.id))
  }

  func isKnown(_ place: GeoNamesPlace) -> Bool { geonames.contains(place.geonamesID) }

  mutating func count(_ places: [GeoNamesPlace]) {
    for place in places { counts[bare(place), default: 0] += 1 }
  }

  func id(of place: GeoNamesPlace) -> String {
    let bare = bare(place)
    let isUnique = counts[bare] == 1 && !taken.contains(bare) && !bare.hasSuffix("-")
    return isUnique ? bare : bare + (bare.hasSuffix("-") ? "" : "-") + place.geonamesID
  }

  private func bare(_ place: GeoNamesPlace) -> String {
    "\(place.countryID)-\(place.name.idPart)"
  }
}
