/// A statement about who did it.
public struct Attribution: Statement {
  /// The statement's key, unique in its record, such as `a1`.
  public var key: String
  /// Those who acted, by id; several acted together, and rivals are separate statements.
  public var actors: [String]
  /// What they are said to have been in it.
  public var role: Role
  /// What kind of statement it is.
  public var status: Status
  /// How likely it is, in the words of ICD 203; `even` where absent.
  public var likelihood: Likelihood?
  /// How good the evidence is, which is not the odds.
  public var confidence: Confidence?
  /// Who says it.
  public var by: Speaker
  /// What it rests on.
  public var basis: [Basis]
  /// The day or instant by which it had been said.
  public var stated: PointInTime
  /// The keys of the sources it was published in.
  public var sources: [String]
  /// How the actor claimed it.
  public var claim: Claim?
  /// A note.
  public var note: String?

  /// What actors are said to have been in an attack.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case perpetrator
    /// Took part in a clash of which the source does not say who began it.
    case party
    case sponsor
    case facilitator
  }

  /// What kind of statement an attribution is.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// An assessment without a claim.
    case suspected
    /// A party accuses.
    case alleged
    /// The actor says so itself.
    case claimed
    /// An analyst or a dataset concludes.
    case assessed
    case confirmed
    case denied
    /// Considered and discarded.
    case rejected
    /// Nobody had claimed it by then.
    case unclaimed

    /// The strength by which the leading attribution is found; nil where it names no candidate.
    public var rank: Int? {
      switch self {
      case .confirmed: 5
      case .claimed: 4
      case .assessed: 3
      case .suspected: 2
      case .alleged: 1
      case .denied, .rejected, .unclaimed: nil
      }
    }
  }

  /// How an actor claimed an attack.
  public struct Claim: Sendable, Hashable {
    /// The form, such as `communiqué` or `video`.
    public var mode: String?
    /// The channel, such as a group's media outlet.
    public var channel: String?

    /// Describes a claim.
    public init(mode: String? = nil, channel: String? = nil) {
      self.mode = mode
      self.channel = channel
    }
  }

  /// Makes a statement about who did it.
  public init(
    key: String, actors: [String], role: Role = .perpetrator, status: Status,
    likelihood: Likelihood? = nil, confidence: Confidence? = nil, by: Speaker,
    basis: [Basis] = [], stated: PointInTime, sources: [String] = [], claim: Claim? = nil,
    note: String? = nil
  ) {
    self.key = key
    self.actors = actors
    self.role = role
    self.status = status
    self.likelihood = likelihood
    self.confidence = confidence
    self.by = by
    self.basis = basis
    self.stated = stated
    self.sources = sources
    self.claim = claim
    self.note = note
  }
}
