/// A side in a conflict: an armed group, a state's forces, a mission, a population.
public struct ConflictActor: Sendable, Hashable {
  /// The id, such as `jnim`.
  public var id: String
  /// The name.
  public var name: String
  /// Other names and spellings.
  public var aliases: [String]
  /// What kind of actor it is.
  public var kind: Kind
  /// The countries it acts in, as ISO 3166-1 alpha-2 codes.
  public var countries: [String]
  /// When it existed or was active under this name.
  public var active: Validity
  /// How it stands to other actors, and when.
  public var relations: [Relation]
  /// Its identity in other datasets.
  public var external: [ExternalID]

  /// Kinds of actor.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case government
    case stateForces = "state-forces"
    case rebelGroup = "rebel-group"
    case separatist
    case jihadistGroup = "jihadist-group"
    case militia
    case communalMilitia = "communal-militia"
    case privateMilitaryCompany = "private-military-company"
    case foreignForces = "foreign-forces"
    case internationalForce = "international-force"
    case civilians
    case unidentified
  }

  /// How an actor stands to another in a span of time.
  public struct Relation: Sendable, Hashable {
    /// The other actor, by id.
    public var actor: String
    /// What this actor is to it.
    public var relation: Kind
    /// When.
    public var validity: Validity

    /// What an actor can be to another.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case componentOf = "component-of"
      case affiliateOf = "affiliate-of"
      case alliedWith = "allied-with"
      case auxiliaryOf = "auxiliary-of"
      case splinterOf = "splinter-of"
      case mergedInto = "merged-into"
      case successorOf = "successor-of"
      case rivalOf = "rival-of"
    }

    /// Relates to an actor.
    public init(_ relation: Kind, _ actor: String, validity: Validity = Validity()) {
      self.actor = actor
      self.relation = relation
      self.validity = validity
    }
  }

  /// Makes an actor.
  public init(
    id: String, name: String, aliases: [String] = [], kind: Kind, countries: [String] = [],
    active: Validity = Validity(), relations: [Relation] = [], external: [ExternalID] = []
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.countries = countries
    self.active = active
    self.relations = relations
    self.external = external
  }
}
