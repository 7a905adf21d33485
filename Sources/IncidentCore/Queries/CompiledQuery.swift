/// A question whose names were looked up, ready to be asked of each attack.
package struct CompiledQuery: Sendable {
  /// The question as it was asked.
  package let query: Query
  /// What names were taken to mean where they could have meant something else.
  package let notes: [String]
  /// The regions that were named, for notes on maps that changed.
  package let regions: [RegionName]
  let context: QueryContext
  private let matcher: QueryField.Matcher

  /// Looks names up.
  ///
  /// - Throws: All problems of the question, not only the first.
  package init(_ query: Query, in context: QueryContext) throws(QueryProblems) {
    self.query = query
    self.context = context
    var compiler = QueryCompiler(context: context)
    matcher = compiler.compile(query)
    guard compiler.problems.isEmpty else { throw QueryProblems(all: compiler.problems) }
    notes = compiler.notes
    regions = compiler.regions
  }

  /// Whether an attack is one that was asked for.
  package func matches(_ attack: AttackPicture) -> Bool { matcher(attack) }
}

/// Everything that is wrong with a question.
package struct QueryProblems: Error, Sendable {
  /// The problems, in the order of the question.
  package var all: [QueryProblem]
}

/// Looks the names of a question up and gathers what is wrong and what is worth knowing.
package struct QueryCompiler {
  let context: QueryContext
  var problems: [QueryProblem] = []
  var notes: [String] = []
  var regions: [RegionName] = []

  init(context: QueryContext) {
    self.context = context
  }

  mutating func compile(_ query: Query) -> QueryField.Matcher {
    switch query {
    case .all: return { _ in true }
    case .not(let inner):
      let matches = compile(inner)
      return { !matches($0) }
    case .and(let parts):
      let matchers = parts.map { compile($0) }
      return { attack in matchers.allSatisfy { $0(attack) } }
    case .or(let parts):
      let matchers = parts.map { compile($0) }
      return { attack in matchers.contains { $0(attack) } }
    case .term(let term): return compile(term)
    }
  }

  mutating func compile(_ term: Query.Term) -> QueryField.Matcher {
    guard let field = QueryField.named(term.field) else {
      problems.append(QueryField.unknown(term.field))
      return { _ in false }
    }
    var matchers: [QueryField.Matcher] = []
    for value in term.values {
      do {
        matchers.append(
          try field.matcher(
            QueryField.Wanted(
              value: value, isExact: term.isExact, isCertain: term.isCertain), &self))
      } catch {
        problems.append(error)
      }
    }
    let any = matchers
    return { attack in any.contains { $0(attack) } }
  }
}
