extension CompiledQuery {
  /// The question for attacks whose date is unknown, which no period in this one can find.
  ///
  /// Nil where the question asks for no period that must be met, or for unknown dates themselves.
  package var undated: CompiledQuery? {
    let parts = if case .and(let parts) = query { parts } else { [query] }
    let dates = parts.flatMap { part -> [String] in
      if case .term(let term) = part, term.field == "date" { term.values } else { [] }
    }
    guard !dates.isEmpty, !dates.contains(where: { $0.lowercased() == "unknown" }) else {
      return nil
    }
    let unknown = Query.term(Query.Term("date", ["unknown"]))
    return try? CompiledQuery(.all(of: [unknown, query.without(field: "date")]), in: context)
  }
}
