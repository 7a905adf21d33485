/// When and by whom a revision was recorded.
public struct Recording: Sendable, Hashable {
  /// When it was recorded.
  public var at: Instant
  /// Who recorded it.
  public var by: String
  /// Why the record changed; mandatory from the second revision on.
  public var reason: String?
  /// The first 16 hexadecimal digits of the SHA-256 of each line that this one replaces.
  public var replaces: [String]

  /// Makes the note that goes with a revision.
  public init(at: Instant, by: String, reason: String? = nil, replaces: [String] = []) {
    self.at = at
    self.by = by
    self.reason = reason
    self.replaces = replaces
  }
}

/// Whether a record counts.
public enum RecordState: String, Sendable, Hashable, CaseIterable {
  case active, retracted, merged
}

/// How far an incident has been verified.
public enum Verification: String, Sendable, Hashable, CaseIterable {
  case unverified
  case partlyVerified = "partly-verified"
  case verified
  case disputed
  case `false`
}

/// With whom a record may be shared: the Traffic Light Protocol 2.0 of FIRST.
public enum Marking: String, Sendable, Hashable, CaseIterable, Comparable {
  case clear
  case green
  case amber
  case amberStrict = "amber-strict"
  case red

  /// Orders markings from the most open to the most closed.
  public static func < (one: Marking, other: Marking) -> Bool {
    Marking.allCases.firstIndex(of: one) ?? 0 < Marking.allCases.firstIndex(of: other) ?? 0
  }
}

/// The identity of a thing in another dataset.
public struct ExternalID: Sendable, Hashable {
  /// The dataset or code system, such as `ucdp` or `geonames`.
  public var scheme: String
  /// The id there.
  public var id: String
  /// The release of the dataset.
  public var version: String?

  /// Names a thing in another dataset.
  public init(scheme: String, id: String, version: String? = nil) {
    self.scheme = scheme
    self.id = id
    self.version = version
  }
}
