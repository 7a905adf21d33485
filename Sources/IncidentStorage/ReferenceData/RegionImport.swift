package import IncidentCore
package import TextBasics

/// Makes regions from open data.
///
/// What a log has already is left out, so that an import can be repeated.
package enum RegionImport {
  /// The files that can be read.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    /// A table with the columns of the log's own fields; see ``RegionTableImport``.
    case table = "regions-table"
    /// Mali's regions and cercles since 13 March 2023, with the seats of the cercles.
    case mali2023 = "mali-2023"
    /// GeoNames' `admin1CodesASCII.txt`.
    case geonamesAdmin1 = "geonames-admin1"
    /// GeoNames' `admin2Codes.txt`.
    case geonamesAdmin2 = "geonames-admin2"
  }

  /// Reads regions.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - format: What it is.
  ///   - regions: The regions that the log has.
  /// - Returns: The new records, and what was left out.
  /// - Throws: A diagnostic if the file is not of the format.
  package static func read(
    _ bytes: [UInt8], from format: Format, regions: RegionMap
  ) throws(Diagnostic) -> ReferenceImport {
    switch format {
    case .table: try RegionTableImport.read(bytes, regions: regions)
    case .mali2023: try Mali2023Import.read(bytes, regions: regions)
    case .geonamesAdmin1:
      try GeoNamesDivisionImport.read(bytes, level: .adm1, regions: regions)
    case .geonamesAdmin2:
      try GeoNamesDivisionImport.read(bytes, level: .adm2, regions: regions)
    }
  }
}
