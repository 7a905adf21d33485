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
    CompiledQuery.step(meaning, left: Set(attacks.indices)) { node in
      Set(attacks.indices.filter { node.matches(attacks[$0]) })
    }.step
  }

  /// The same of all rows of columns that are of some states, and how many these are.
  package func steps(
    in picture: ColumnPicture, states: Set<RecordState>, lines: RowLines
  ) -> (step: QueryStep, total: Int) {
    let all = picture.columns.rows(0..<picture.columns.count, of: states)
    let explained = CompiledQuery.step(meaning, left: Set(all)) { node in
      Set(ColumnQuery(node).rows(in: picture, states: states, lines: lines))
    }
    return (explained.step, all.count)
  }

  /// Explains a part, and tells which attacks meet it.
  private static func step(
    _ node: QueryNode, left: Set<Int>, matching: (QueryNode) -> Set<Int>
  ) -> (step: QueryStep, alone: Set<Int>) {
    var remaining = left
    var isNarrowing = false
    if case .and = node.query { isNarrowing = true }
    let parts = node.parts.map { part in
      let (step, alone) = step(part, left: remaining, matching: matching)
      if isNarrowing { remaining.formIntersection(alone) }
      return step
    }
    let alone = matching(node)
    return (
      QueryStep(
        query: node.query, values: node.values, alone: alone.count,
        left: left.intersection(alone).count, parts: parts), alone
    )
  }
}
