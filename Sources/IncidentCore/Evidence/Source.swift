/// Where statements were published.
public struct Source: Sendable, Hashable {
  /// The source's key, unique in its record, such as `s1`.
  public var key: String
  /// Who published it.
  public var publisher: String
  /// Its title.
  public var title: String?
  /// Where it can be read.
  public var url: String?
  /// When it was published.
  public var published: PointInTime?
  /// When the recorder read it.
  public var accessed: PointInTime?
  /// What kind of source it is.
  public var kind: Kind
  /// Its language, as a BCP 47 tag.
  public var language: String?
  /// The reliability of the publisher, A to F (Admiralty code).
  public var reliability: Reliability?
  /// The credibility of what it says, 1 to 6 (Admiralty code).
  public var credibility: Int?
  /// What it repeats: the key of a source in the same record, else the first publisher's name.
  public var relays: String?
  /// Where a copy is kept.
  public var archived: String?
  /// The SHA-256 of the copy, in hexadecimal.
  public var sha256: String?
  /// Its words.
  public var quote: String?

  /// Kinds of source.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case official
    case media
    case social
    case ngo
    case witness
    case dataset
    case groupMedia = "group-media"
  }

  /// The first axis of the Admiralty code, from completely reliable to cannot be judged.
  public enum Reliability: String, Sendable, Hashable, CaseIterable {
    case completelyReliable = "A"
    case usuallyReliable = "B"
    case fairlyReliable = "C"
    case notUsuallyReliable = "D"
    case unreliable = "E"
    case cannotBeJudged = "F"

    /// The position on the scale; the higher, the more reliable.
    public var rank: Int {
      switch self {
      case .completelyReliable: 5
      case .usuallyReliable: 4
      case .fairlyReliable: 3
      case .notUsuallyReliable: 2
      case .unreliable: 1
      case .cannotBeJudged: 0
      }
    }
  }

  /// Names a source.
  public init(
    key: String, publisher: String, title: String? = nil, url: String? = nil,
    published: PointInTime? = nil, accessed: PointInTime? = nil, kind: Kind,
    language: String? = nil, reliability: Reliability? = nil, credibility: Int? = nil,
    relays: String? = nil, archived: String? = nil, sha256: String? = nil, quote: String? = nil
  ) {
    self.key = key
    self.publisher = publisher
    self.title = title
    self.url = url
    self.published = published
    self.accessed = accessed
    self.kind = kind
    self.language = language
    self.reliability = reliability
    self.credibility = credibility
    self.relays = relays
    self.archived = archived
    self.sha256 = sha256
    self.quote = quote
  }
}
