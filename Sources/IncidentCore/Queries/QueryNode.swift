/// A part of a question with what it turned out to mean.
package struct QueryNode: Sendable {
  /// The part as it was asked.
  package let query: Query
  /// What the values of a term mean, in their order; none where the part is no term.
  package let values: [QueryMeaning]
  /// The parts of this part, in their order.
  package let parts: [QueryNode]
  /// Whether an attack is one that the part asks for.
  package let matches: QueryField.Matcher

  init(
    _ query: Query, values: [QueryMeaning] = [], parts: [QueryNode] = [],
    matches: @escaping QueryField.Matcher
  ) {
    self.query = query
    self.values = values
    self.parts = parts
    self.matches = matches
  }

  /// The dates that the question holds, as they were typed, with the days that they mean.
  package var dates: [(value: String, period: Period)] {
    var dates = parts.flatMap(\.dates)
    if case .term(let term) = query {
      dates += zip(term.values, values).compactMap { value, meaning in
        meaning.period.map { (value, $0) }
      }
    }
    return dates
  }
}

/// What a value in a question was taken to mean.
package struct QueryMeaning: Sendable, Hashable {
  /// The meaning in words.
  package var text: String
  /// What was found by its name, by id.
  package var ids: [String]
  /// The days that a date means.
  package var period: Period?

  init(_ text: String, ids: [String] = [], period: Period? = nil) {
    self.text = text
    self.ids = ids
    self.period = period
  }

  static let unknown = QueryMeaning("what is not known")
}

/// A value that was looked up: what it means, and which attacks have it.
struct QueryReading: Sendable {
  let meaning: QueryMeaning
  let matches: QueryField.Matcher

  init(_ meaning: QueryMeaning, matches: @escaping QueryField.Matcher) {
    self.meaning = meaning
    self.matches = matches
  }

  init(_ text: String, matches: @escaping QueryField.Matcher) {
    self.init(QueryMeaning(text), matches: matches)
  }
}
