/// A question to the log, as it was asked: fields with values, joined by and, or, not.
package indirect enum Query: Sendable, Hashable {
  /// Everything.
  case all
  /// One field and its values.
  case term(Term)
  case not(Query)
  case and([Query])
  case or([Query])

  /// A field and the values it may have; one of them is enough.
  package struct Term: Sendable, Hashable {
    /// The field's name.
    package var field: String
    /// The values, as they were typed.
    package var values: [String]
    /// Whether the value must match exactly: `=jnim` without its components.
    package var isExact: Bool
    /// Whether an uncertain value must match in every case.
    package var isCertain: Bool

    /// Asks for a field's value.
    package init(
      _ field: String, _ values: [String], isExact: Bool = false, isCertain: Bool = false
    ) {
      self.field = field
      self.values = values
      self.isExact = isExact
      self.isCertain = isCertain
    }
  }

  /// Joins questions that must all be met.
  package static func all(of queries: [Query]) -> Query {
    let parts = queries.flatMap { query -> [Query] in
      switch query {
      case .all: []
      case .and(let parts): parts
      case .term, .not, .or: [query]
      }
    }
    return parts.isEmpty ? .all : parts.count == 1 ? parts[0] : .and(parts)
  }

  /// Joins questions of which one must be met; without any, everything is asked for.
  package static func any(of queries: [Query]) -> Query {
    let parts = queries.flatMap { query in
      if case .or(let parts) = query { parts } else { [query] }
    }
    return parts.isEmpty ? .all : parts.count == 1 ? parts[0] : .or(parts)
  }

  /// The terms in reading order.
  package var terms: [Term] {
    switch self {
    case .all: []
    case .term(let term): [term]
    case .not(let inner): inner.terms
    case .and(let parts), .or(let parts): parts.flatMap(\.terms)
    }
  }

  /// The question without what it asks of a field.
  package func without(field: String) -> Query {
    switch self {
    case .term(let term) where term.field == field: .all
    case .and(let parts): .all(of: parts.map { $0.without(field: field) })
    case .all, .term, .not, .or: self
    }
  }
}
