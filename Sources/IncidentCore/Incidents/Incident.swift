/// One attack: one place, one span of time, and everything that was said about it.
public struct Incident: Sendable, Hashable {
  /// The id, which never changes, such as `ML-20250701-K7QX`.
  public var id: String
  /// The revision, from 1.
  public var revision: Int
  /// When, by whom and why this revision was recorded.
  public var recorded: Recording
  /// When its first revision was recorded, where that was looked up; it is no part of the record.
  public var begun: Instant?
  /// Whether it counts.
  public var state: RecordState
  /// The record it was merged into.
  public var mergedInto: String?
  /// How far it has been verified.
  public var verification: Verification?
  /// With whom it may be shared; the log's marking where absent.
  public var marking: Marking?
  /// When it happened.
  public var occurred: Occurrence
  /// Where it happened.
  public var place: IncidentPlace
  /// What happened.
  public var attack: Attack
  /// What was said about it.
  public var evidence: Evidence
  /// The coordinated operation it belongs to, by id.
  public var operation: String?
  /// The sentences that single values rest on.
  public var support: [Support]
  /// Its identity in other datasets.
  public var external: [ExternalID]
  /// Incidents that it was compared with and found not to be.
  public var notDuplicateOf: [String]
  /// Free keywords.
  public var tags: [String]
  /// A title.
  public var title: String?
  /// What happened, in a few sentences.
  public var summary: String?

  /// Makes an incident; by default an active first revision with nothing said about it.
  public init(
    id: String, revision: Int = 1, recorded: Recording, state: RecordState = .active,
    mergedInto: String? = nil, verification: Verification? = nil, marking: Marking? = nil,
    occurred: Occurrence, place: IncidentPlace, attack: Attack, evidence: Evidence = Evidence(),
    operation: String? = nil, support: [Support] = [], external: [ExternalID] = [],
    notDuplicateOf: [String] = [], tags: [String] = [], title: String? = nil,
    summary: String? = nil
  ) {
    self.id = id
    self.revision = revision
    self.recorded = recorded
    self.state = state
    self.mergedInto = mergedInto
    self.verification = verification
    self.marking = marking
    self.occurred = occurred
    self.place = place
    self.attack = attack
    self.evidence = evidence
    self.operation = operation
    self.support = support
    self.external = external
    self.notDuplicateOf = notDuplicateOf
    self.tags = tags
    self.title = title
    self.summary = summary
  }
}
