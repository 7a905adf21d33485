/// Where text stands in a column that is wider than it.
package enum TextAlignment: Sendable, Hashable, CaseIterable {
  case leading, trailing, center
}
