/// Two records that are likely of the same attack.
package struct DuplicatePair: Sendable, Hashable {
  /// The id of the one that is the earlier by date and id.
  package let one: String
  /// The id of the other.
  package let other: String
  /// How likely, and why.
  package let score: DuplicateScore
}
