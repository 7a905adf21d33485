/// Attacks that a question finds only because what is not known of them may be so.
package struct PossibleMatches: Sendable, Hashable {
  /// How many attacks match only possibly.
  package let count: Int
  /// The conditions that leave them out, to be added to the question.
  package let certain: Query
}

/// A figure for a whole operation that a question asks for, but no single attack of it has.
package struct UnaskedFigure: Sendable, Hashable {
  /// The operation, by id.
  package let operation: String
  /// The field that was asked for, such as `killed`.
  package let field: String
  /// The figure.
  package let count: CountInterval
  /// How many attacks the figure is for.
  package let attacks: Int
}

extension CompiledQuery {
  /// The parts of the question that must all be met.
  private var parts: [Query] {
    if case .and(let parts) = query { parts } else { [query] }
  }

  /// How many attacks that were found match only possibly; nil where all match in every case.
  ///
  /// - Parameters:
  ///   - count: How many were found.
  ///   - missing: The positions of those that a stricter question leaves out.
  /// - Returns: What matches only possibly.
  package func possibleMatches(
    among count: Int, missing: (CompiledQuery) -> [Int]
  ) -> PossibleMatches? {
    guard count > 0 else { return nil }
    var doubtful: Set<Int> = []
    var certain: [Query] = []
    for part in parts where part.certain != part {
      guard let stricter = try? CompiledQuery(part.certain, in: context) else { continue }
      let left = missing(stricter)
      guard !left.isEmpty else { continue }
      doubtful.formUnion(left)
      certain.append(part.certain)
    }
    guard !certain.isEmpty else { return nil }
    return PossibleMatches(count: doubtful.count, certain: .all(of: certain))
  }

  /// Whether a number of casualties is asked for, which operations have figures of too.
  package var asksForFigures: Bool {
    parts.contains { part in
      if case .term(let term) = part { QueryField.named(term.field)?.figure != nil } else { false }
    }
  }

  /// The figures for operations that a count in the question holds for, but for no attack of theirs.
  ///
  /// An operation is told of only if one of its attacks meets the rest of the question.
  package func unaskedFigures(in picture: LogPicture) -> [UnaskedFigure] {
    let members = Dictionary(
      grouping: picture.attacks.filter { $0.incident.operation != nil }
    ) { $0.incident.operation ?? "" }
    return parts.flatMap { part -> [UnaskedFigure] in
      guard case .term(let term) = part, let field = QueryField.named(term.field),
        let figure = field.figure, let alone = try? CompiledQuery(part, in: context),
        let others = try? CompiledQuery(.all(of: parts.filter { $0 != part }), in: context)
      else { return [] }
      let ranges = term.values.compactMap { try? CountRange(typed: $0) }
      return members.sorted { $0.key < $1.key }.compactMap { id, attacks in
        guard let operation = picture.operations[id],
          let count = figure(operation.casualties)?.count, !count.isUnknown,
          ranges.contains(where: { term.isCertain ? $0.mustHold(count) : $0.canHold(count) }),
          !attacks.contains(where: alone.matches), attacks.contains(where: others.matches)
        else { return nil }
        return UnaskedFigure(
          operation: id, field: field.name, count: count, attacks: operation.members.count)
      }
    }
  }
}

extension Query {
  /// The same question, met only by what matches in every case.
  var certain: Query { asked(certainly: true) }

  private func asked(certainly isCertain: Bool) -> Query {
    switch self {
    case .all: return self
    case .term(var term):
      if QueryField.named(term.field)?.canBeUncertain == true { term.isCertain = isCertain }
      return .term(term)
    // What is ruled out only in every case is itself met where it is possible.
    case .not(let inner): return .not(inner.asked(certainly: !isCertain))
    case .and(let parts): return .and(parts.map { $0.asked(certainly: isCertain) })
    case .or(let parts): return .or(parts.map { $0.asked(certainly: isCertain) })
    }
  }
}
