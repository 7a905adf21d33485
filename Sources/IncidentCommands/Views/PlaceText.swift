import Documents
import IncidentCore
import IncidentStorage

extension LogContents {
  /// A place with what shows at a glance whether it is the right one: `Moura (Kédougou, Senegal)`.
  ///
  /// The country is left out where it is the log's own.
  func described(_ place: IncidentPlace, on day: Day?) -> RichText {
    let town = place.town.flatMap(towns.town(id:))
    let placement =
      town.map { regions.placement(of: $0, on: day) }
      ?? place.region.map { regions.placement(ofRegion: $0, on: day) } ?? Placement()
    let country = placement.region(.country).map(regions.name) ?? regions.countryName(place.country)
    let name =
      town?.name ?? place.asWritten ?? place.region.map(regions.name) ?? country
    let division = placement.region(.adm1) ?? placement.region(.adm2)
    let around = [
      division.map(regions.name), place.country == description.country ? nil : country,
    ].compactMap { $0 }.filter { $0 != name }
    guard !around.isEmpty else { return RichText(name, .place) }
    return "\(name, .place) (\(around.joined(separator: ", ")))"
  }
}

extension RegionMap {
  /// The name of the country with a code, or the code where it is not on the map.
  fileprivate func countryName(_ code: String) -> String {
    self[code.lowercased()]?.name ?? code
  }
}
