/// Why a text is not the JSON that is read here, and where.
package struct JSONProblem: Error, Sendable, Hashable {
  /// What is wrong.
  package var reason: Reason
  /// The UTF-8 offset of the first byte that does not fit.
  package var offset: Int

  /// Makes a problem at a place.
  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What can be wrong with a text.
  package enum Reason: Sendable, Hashable {
    case unexpectedEnd
  }
}
