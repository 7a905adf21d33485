/// The seven expressions of likelihood of Intelligence Community Directive 203.
public enum Likelihood: String, Sendable, Hashable, CaseIterable, Comparable {
  case almostNoChance = "almost-no-chance"
  case veryUnlikely = "very-unlikely"
  case unlikely
  case even
  case likely
  case veryLikely = "very-likely"
  case almostCertain = "almost-certain"

  /// The position on the scale, from 0.
  public var rank: Int { Likelihood.allCases.firstIndex(of: self) ?? 0 }

  /// Orders by likelihood.
  public static func < (one: Likelihood, other: Likelihood) -> Bool { one.rank < other.rank }
}

/// How good the evidence is; the odds are a ``Likelihood``.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
  case low, moderate, high

  /// The position on the scale, from 0.
  public var rank: Int { Confidence.allCases.firstIndex(of: self) ?? 0 }
}

/// What an attribution rests on.
public enum Basis: String, Sendable, Hashable, CaseIterable {
  case claim
  case officialStatement = "official-statement"
  case witness
  case tactics
  case coordination
  case weapons
  case areaOfOperation = "area-of-operation"
  case imagery
  case detainee
  case threat
  case forensic
  case court
  case dataset
  case other
}
