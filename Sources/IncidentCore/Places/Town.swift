/// A town or village of the gazetteer.
public struct Town: Sendable, Hashable {
  /// The id, such as `ml-kayes`, or `ml-madina-2454268` where the name is not unique.
  public var id: String
  /// The name.
  public var name: String
  /// Other names and spellings.
  public var aliases: [String]
  /// The ISO 3166-1 alpha-2 code of its country.
  public var country: String
  /// The smallest known regions that hold it, and when.
  public var parents: [Membership]
  /// Where it lies.
  public var coordinates: Coordinates
  /// What it is, in the words of the gazetteer: `seat-adm1`, `town`, `well` and the like.
  public var kind: String?
  /// How many people live there.
  public var population: Int?
  /// Its identity in other gazetteers.
  public var external: [ExternalID]

  /// Makes a town.
  public init(
    id: String, name: String, aliases: [String] = [], country: String,
    parents: [Membership] = [], coordinates: Coordinates, kind: String? = nil,
    population: Int? = nil, external: [ExternalID] = []
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.country = country
    self.parents = parents
    self.coordinates = coordinates
    self.kind = kind
    self.population = population
    self.external = external
  }
}

/// That a town or region lies in a region, and when.
public struct Membership: Sendable, Hashable {
  /// The region, by id.
  public var region: String
  /// When.
  public var validity: Validity

  /// Places something in a region.
  public init(_ region: String, validity: Validity = Validity()) {
    self.region = region
    self.validity = validity
  }
}
