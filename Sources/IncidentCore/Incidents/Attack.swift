/// What happened at one place in one span of time.
public struct Attack: Sendable, Hashable {
  /// The kind of attack.
  public var kind: AttackKind
  /// Who or what was attacked.
  public var targets: [Target]
  /// Weapons used, in the words of the sources.
  public var weapons: [String]
  /// How it ended, if that is known.
  public var outcome: Outcome?

  /// How an attack ended for the attackers.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case succeeded, repelled, foiled, unknown
  }

  /// Makes an attack of a kind.
  public init(
    kind: AttackKind, targets: [Target] = [], weapons: [String] = [], outcome: Outcome? = nil
  ) {
    self.kind = kind
    self.targets = targets
    self.weapons = weapons
    self.outcome = outcome
  }
}

/// Who or what an attack was aimed at.
public struct Target: Sendable, Hashable {
  /// The kind of target.
  public var category: Category
  /// The actor that was attacked, by id.
  public var actor: String?
  /// The target in words, such as "customs post".
  public var description: String?

  /// Kinds of target.
  public enum Category: String, Sendable, Hashable, CaseIterable {
    case military
    case police
    case government
    case civilians
    case peacekeepers
    case aidWorkers = "aid-workers"
    case journalists
    case education
    case health
    case religious
    case infrastructure
    case transport
    case business
    case armedGroup = "armed-group"
    case diplomatic
    case other
    case unknown
  }

  /// Makes a target of a category.
  public init(_ category: Category, actor: String? = nil, description: String? = nil) {
    self.category = category
    self.actor = actor
    self.description = description
  }
}
