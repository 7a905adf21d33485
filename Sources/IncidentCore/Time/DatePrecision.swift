/// How finely the time of an attack is known.
public enum DatePrecision: String, Sendable, Hashable, CaseIterable {
  case day
  case dayRange = "day-range"
  case week
  case month
  case year
  case unknown
}
