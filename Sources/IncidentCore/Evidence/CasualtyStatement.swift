/// A statement about who was hurt, and how many.
public struct CasualtyStatement: Statement {
  /// The statement's key, unique in its record, such as `c1`.
  public var key: String
  /// On which side they were.
  public var of: Side
  /// The actor they belonged to, where known, by id.
  public var actor: String?
  /// What happened to them.
  public var outcome: Outcome
  /// How many, as reported.
  public var count: CountInterval
  /// Who says it.
  public var by: Speaker
  /// The day or instant by which it had been said.
  public var stated: PointInTime
  /// The keys of the sources it was published in.
  public var sources: [String]

  /// On which side casualties were.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    case assailants
    case stateForces = "state-forces"
    case armedGroup = "armed-group"
    case civilians
    case peacekeepers
    case aidWorkers = "aid-workers"
    case other
    /// The status of the dead is not known.
    case unspecified
    /// A total that its source does not split.
    case all
  }

  /// What happened to the casualties.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case killed, wounded, captured, abducted, missing
  }

  /// Makes a statement about casualties.
  public init(
    key: String, of side: Side, actor: String? = nil, outcome: Outcome, count: CountInterval,
    by: Speaker, stated: PointInTime, sources: [String] = []
  ) {
    self.key = key
    self.of = side
    self.actor = actor
    self.outcome = outcome
    self.count = count
    self.by = by
    self.stated = stated
    self.sources = sources
  }
}
