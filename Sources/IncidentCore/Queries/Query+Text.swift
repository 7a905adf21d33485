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
    (isCertain ? "\(QueryTermReader.certain):" : "") + "\(field):"
      + values.map { Query.Term.quoted(isExact ? "=\($0)" : $0) }.joined(separator: ",")
  }

  /// A value in quotes if it holds what ends a value.
  static func quoted(_ value: String) -> String {
    let isPlain =
      !value.isEmpty
      && value.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && ![",", "\"", "(", ")"].contains(scalar)
      }
    guard !isPlain else { return value }
    var escaped = "\"".unicodeScalars
    for scalar in value.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { escaped.append("\\") }
      escaped.append(scalar)
    }
    escaped.append("\"")
    return String(escaped)
  }
}
