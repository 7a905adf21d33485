/// A coordinated operation: what is said of all its attacks at once; membership stands on them.
public struct AttackOperation: Sendable, Hashable {
  /// The id, such as `OP-20250701-7M2P`.
  public var id: String
  /// The revision, from 1.
  public var revision: Int
  /// When, by whom and why this revision was recorded.
  public var recorded: Recording
  /// Whether it counts.
  public var state: RecordState
  /// The record it was merged into.
  public var mergedInto: String?
  /// With whom it may be shared; the log's marking where absent.
  public var marking: Marking?
  /// What it is called.
  public var title: String?
  /// Why these attacks are taken for one operation.
  public var basis: [Basis]
  /// What was said about all its attacks.
  public var evidence: Evidence
  /// Its identity in other datasets.
  public var external: [ExternalID]
  /// What happened, in a few sentences.
  public var summary: String?

  /// Makes an operation; by default an active first revision with nothing said about it.
  public init(
    id: String, revision: Int = 1, recorded: Recording, state: RecordState = .active,
    mergedInto: String? = nil, marking: Marking? = nil, title: String? = nil,
    basis: [Basis] = [], evidence: Evidence = Evidence(), external: [ExternalID] = [],
    summary: String? = nil
  ) {
    self.id = id
    self.revision = revision
    self.recorded = recorded
    self.state = state
    self.mergedInto = mergedInto
    self.marking = marking
    self.title = title
    self.basis = basis
    self.evidence = evidence
    self.external = external
    self.summary = summary
  }
}
