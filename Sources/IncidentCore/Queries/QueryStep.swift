/// A part of a question, what it was taken to mean, and how many attacks it leaves.
package struct QueryStep: Sendable {
  /// The part as it was asked.
  package let query: Query
  /// What the values of a term mean, in their order.
  package let values: [QueryMeaning]
  /// How many attacks meet this part alone.
  package let alone: Int
  /// How many attacks are left after it and the parts beside it that come before.
  package let left: Int
  /// The steps of its parts, in their order.
  package let parts: [QueryStep]
}

extension CompiledQuery {
  /// Counts what each part of the question leaves of some attacks.
  ///
  /// Side by side each part narrows what those before it left; alternatives and what is negated are
  /// counted among the attacks that came to them.
  ///
  /// - Complexity: O(*n* × *m*) in the attacks and the parts.
  package func steps(over attacks: [AttackPicture]) -> QueryStep {
    CompiledQuery.step(meaning, left: attacks, of: attacks)
  }

  private static func step(
    _ node: QueryNode, left: [AttackPicture], of all: [AttackPicture]
  ) -> QueryStep {
    var remaining = left
    var isNarrowing = false
    if case .and = node.query { isNarrowing = true }
    let parts = node.parts.map { part in
      defer { if isNarrowing { remaining = remaining.filter(part.matches) } }
      return step(part, left: remaining, of: all)
    }
    return QueryStep(
      query: node.query, values: node.values, alone: all.count(where: node.matches),
      left: left.count(where: node.matches), parts: parts)
  }
}
