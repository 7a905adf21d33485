/// What rows are sorted by in a column; what is not known comes last, whichever way.
package enum SortKey: Comparable, Sendable, Hashable {
  case text(String)
  case number(Double)
  case unknown

  /// Whether it comes before another: what is not known comes last, also where the largest is first.
  package func precedes(_ other: SortKey, isDescending: Bool) -> Bool {
    if self == .unknown || other == .unknown { return self != .unknown }
    return isDescending ? self > other : self < other
  }
}
