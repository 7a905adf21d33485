/// Where an attack took place, as exactly as it is known.
public struct IncidentPlace: Sendable, Hashable {
  /// The place in the words of the source.
  public var asWritten: String?
  /// The town, by its id in the gazetteer.
  public var town: String?
  /// The smallest unit on the attack's date, a snapshot for other readers of the file.
  public var region: String?
  /// The ISO 3166-1 alpha-2 code of the country; `XX` where unknown.
  public var country: String
  /// Where exactly, where a source gives coordinates.
  public var coordinates: Coordinates?
  /// How exactly the place is known.
  public var precision: Precision

  /// How exactly a place is known, from a point to nothing.
  public enum Precision: String, Sendable, Hashable, CaseIterable {
    case site
    case settlement
    case nearSettlement = "near-settlement"
    case adm3
    case adm2
    case adm1
    case area
    case country
    case waterOrAir = "water-or-air"
    case unknown
  }

  /// Makes a place in a country.
  public init(
    asWritten: String? = nil, town: String? = nil, region: String? = nil, country: String,
    coordinates: Coordinates? = nil, precision: Precision
  ) {
    self.asWritten = asWritten
    self.town = town
    self.region = region
    self.country = country
    self.coordinates = coordinates
    self.precision = precision
  }
}
