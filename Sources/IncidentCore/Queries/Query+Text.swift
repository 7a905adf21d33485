extension Query {
  /// The question as it can be typed: `region:Kayes status:suspected,claimed`.
  package var text: String {
    switch self {
    case .all: ""
    case .term(let term): term.text
    case .not(let inner): "not \(inner.textAsPart)"
    case .and(let parts): parts.map(\.textInAnd).joined(separator: " ")
    case .or(let parts): parts.map(\.textAsPart).joined(separator: " or ")
    }
  }

  /// The question where only one part can stand: several stand in brackets.
  private var textAsPart: String {
    switch self {
    case .and, .or: "(\(text))"
    case .all, .term, .not: text
    }
  }

  private var textInAnd: String {
    if case .or = self { "(\(text))" } else { text }
  }
}

extension Query.Term {
  /// The term as it can be typed.
  var text: String {
    let sign = isExact ? ":=" : ":"
    return (isCertain ? "certain:" : "") + field + sign
      + values.map(Query.Term.quoted).joined(separator: ",")
  }

  /// A value in quotes if it holds what ends a value.
  private static func quoted(_ value: String) -> String {
    let isPlain = !value.isEmpty && value.allSatisfy { !" ,\"()".contains($0) && !$0.isWhitespace }
    guard !isPlain else { return value }
    let escaped = value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}
