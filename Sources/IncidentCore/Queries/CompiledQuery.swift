import TextBasics

/// A question whose names were looked up, ready to be asked of each attack.
package struct CompiledQuery: Sendable {
  /// The question as it was asked.
  package let query: Query
  /// What names were taken to mean where they could have meant something else.
  package let notes: [NameNote]
  /// The regions that were named, for notes on maps that changed.
  package let regions: [RegionName]
  /// What each part of the question turned out to mean.
  package let meaning: QueryNode
  let context: QueryContext

  /// Looks names up.
  ///
  /// - Throws: All problems of the question, not only the first.
  package init(_ query: Query, in context: QueryContext) throws(QueryProblems) {
    self.query = query
    self.context = context
    var compiler = QueryCompiler(context: context)
    meaning = compiler.compile(query)
    guard compiler.problems.isEmpty else { throw QueryProblems(all: compiler.problems) }
    notes = compiler.notes
    regions = compiler.regions
  }

  /// The days that are asked for by dates which must be met, those between several among them.
  package var period: Period {
    let parts = if case .and = query { meaning.parts } else { [meaning] }
    return parts.reduce(.always) { period, part in
      guard case .term(let term) = part.query, term.field == "date" else { return period }
      let starts = part.values.map(\.period?.start)
      let ends = part.values.map(\.period?.end)
      let all = Period(
        start: starts.contains(nil) ? nil : starts.compactMap { $0 }.min(),
        end: ends.contains(nil) ? nil : ends.compactMap { $0 }.max())
      return all.flatMap(period.intersection) ?? period
    }
  }

  /// Whether an attack is one that was asked for.
  package func matches(_ attack: AttackPicture) -> Bool { meaning.matches(attack) }
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
  var notes: [NameNote] = []
  var regions: [RegionName] = []
  private var termCount = 0

  init(context: QueryContext) {
    self.context = context
  }

  mutating func compile(_ query: Query) -> QueryNode {
    switch query {
    case .all: return QueryNode(query) { _ in true }
    case .not(let inner):
      let node = compile(inner)
      return QueryNode(query, parts: [node]) { !node.matches($0) }
    case .and(let parts):
      let nodes = parts.map { compile($0) }
      return QueryNode(query, parts: nodes) { attack in
        nodes.allSatisfy { $0.matches(attack) }
      }
    case .or(let parts):
      let nodes = parts.map { compile($0) }
      return QueryNode(query, parts: nodes) { attack in nodes.contains { $0.matches(attack) } }
    case .term(let term): return compile(term)
    }
  }

  private mutating func compile(_ term: Query.Term) -> QueryNode {
    defer { termCount += 1 }
    var readings: [QueryReading] = []
    for (position, value) in QueryCompiler.values(of: term) {
      do throws(Diagnostic) {
        readings.append(try reading(of: value, in: term))
      } catch {
        let error = offeringUnknown(error, for: value, in: term)
        problems.append(
          QueryProblem(
            field: term.field, value: value, code: error.code, summary: error.summary,
            hints: error.hints, term: termCount, position: position))
      }
    }
    let any = readings
    return QueryNode(.term(term), values: readings.map(\.meaning)) { attack in
      any.contains { $0.matches(attack) }
    }
  }

  /// A problem that first asks whether `unknown` was meant, where one slip makes the value of it.
  private func offeringUnknown(
    _ problem: Diagnostic, for value: String, in term: Query.Term
  ) -> Diagnostic {
    let unknown = "unknown"
    guard Suggestions.distance(value, unknown) == 1,
      !problem.hints.flatMap(Suggestions.names(inQuestion:)).contains(unknown)
    else { return problem }
    var reader = self
    let asked = Query.Term(term.field, [unknown], isCertain: term.isCertain)
    guard (try? reader.reading(of: unknown, in: asked)) != nil else { return problem }
    var problem = problem
    problem.hints.insert("did you mean `\(unknown)`?", at: 0)
    return problem
  }

  private mutating func reading(
    of value: String, in term: Query.Term
  ) throws(Diagnostic) -> QueryReading {
    guard let field = QueryField.named(term.field) else { throw QueryField.unknown(term.field) }
    guard !value.isEmpty else {
      throw Diagnostic(
        code: "empty-value", "the value of `\(field.name)` is empty",
        hints: ["write \(field.valueName), or `unknown` for what is not known"])
    }
    guard !term.isCertain || field.canBeUncertain else {
      throw Diagnostic(
        code: "never-uncertain", "`certain:` does not go with `\(field.name)`",
        hints: ["it goes with days and numbers, such as `certain:killed:5+`"])
    }
    // Each of several values can be exact for itself.
    let exact = term.isExact ? value : value.afterEqualsSign
    let wanted = QueryField.Wanted(
      value: exact ?? value, isExact: exact != nil, isCertain: term.isCertain)
    return try field.reading(wanted, &self)
  }
}
