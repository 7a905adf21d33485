/// A country, a region, a cercle or their like, or a named zone.
public struct Region: Sendable, Hashable {
  /// The id, such as `ml-kayes` or `zone-western-mali`.
  public var id: String
  /// The name.
  public var name: String
  /// Other names and spellings.
  public var aliases: [String]
  /// The level of the region.
  public var kind: Kind
  /// When it existed.
  public var valid: Validity
  /// The regions that hold it, and when.
  public var parents: [Membership]
  /// What makes up a zone: regions by id, single towns as `town:` and their id.
  public var members: [String]
  /// Its codes in other systems, and when they were in force.
  public var codes: [Code]
  /// Its outer border, where that is known.
  public var outline: Outline?

  /// Levels of region, from the highest; a zone stands beside them and partitions nothing.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case country, adm1, adm2, adm3, zone

    /// The position from the highest level, 0 for a country.
    public var depth: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A code of a region in another system.
  public struct Code: Sendable, Hashable {
    /// The system, such as `iso-3166-2` or `p-code`.
    public var system: String
    /// The code.
    public var code: String
    /// When it was in force.
    public var validity: Validity

    /// Makes a code.
    public init(system: String, code: String, validity: Validity = Validity()) {
      self.system = system
      self.code = code
      self.validity = validity
    }
  }

  /// Makes a region.
  public init(
    id: String, name: String, aliases: [String] = [], kind: Kind, valid: Validity = Validity(),
    parents: [Membership] = [], members: [String] = [], codes: [Code] = [],
    outline: Outline? = nil
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.valid = valid
    self.parents = parents
    self.members = members
    self.codes = codes
    self.outline = outline
  }
}
