/// Who makes a statement: a named actor or dataset, or only a kind of speaker.
public enum Speaker: Sendable, Hashable {
  /// An actor, by id.
  case actor(String)
  /// A dataset, by its short name.
  case dataset(String)
  /// Somebody of a kind, of whom no more is said.
  case kind(Kind)

  /// Kinds of speaker that are not named.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case press
    case socialMedia = "social-media"
    case witness
    case localSources = "local-sources"
    case authorities
    case ngo
    case analyst
    case recorder
  }

  /// Reads a speaker as it stands in files: a kind, `dataset:<name>`, or an actor's id.
  public init(_ text: String) {
    if let kind = Kind(rawValue: text) {
      self = .kind(kind)
    } else if text.hasPrefix("dataset:") {
      self = .dataset(String(text.dropFirst("dataset:".count)))
    } else {
      self = .actor(text)
    }
  }

  /// The speaker as it stands in files.
  public var text: String {
    switch self {
    case .actor(let id): id
    case .dataset(let name): "dataset:\(name)"
    case .kind(let kind): kind.rawValue
    }
  }

  /// Whether it is an actor, who may be a party to the fight.
  var isActor: Bool {
    if case .actor = self { true } else { false }
  }

  /// Whether a later statement of this speaker replaces an earlier one.
  public var isNamed: Bool {
    if case .kind = self { false } else { true }
  }
}
