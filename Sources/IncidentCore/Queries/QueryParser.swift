/// Reads a query: side by side is *and*; `or` binds less, `not` more; brackets hold together.
struct QueryParser {
  /// The question; what is wrong with the form of its parts is left out of it.
  private(set) var query = Query.all
  /// Where the values of each term stand, in the order of the terms, in scalars of the text.
  private(set) var values: [[Range<Int>]] = []
  private(set) var problems: [QueryFormProblem] = []
  private let scalars: [Unicode.Scalar]
  private let tokens: [QueryLexer.Token]
  private var reader: QueryTermReader
  private var position = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    let lexer = QueryLexer(scalars)
    tokens = lexer.tokens
    reader = QueryTermReader(scalars)
    var parts: [Query] = []
    repeat {
      if let part = alternatives(depth: 0) { parts.append(part) }
      if let token = current {
        // Only a bracket ends alternatives early.
        problems.append(.strayBracket(token.range))
        position += 1
      }
    } while current != nil
    query = .all(of: parts)
    problems += reader.problems
    if let quote = lexer.openQuote { problems.append(.openQuote(quote..<scalars.count)) }
  }

  private var current: QueryLexer.Token? {
    tokens.indices.contains(position) ? tokens[position] : nil
  }

  /// Reads parts joined by `or`; nil where nothing stands there at all.
  private mutating func alternatives(depth: Int) -> Query? {
    var parts: [Query] = []
    var sign: QueryLexer.Token?
    while true {
      let part = conditions(depth: depth)
      let next = current.flatMap { $0.kind == .or ? $0 : nil }
      if let part {
        parts.append(part)
      } else if let sign {
        problems.append(.nothingAfter(text(sign), sign.range))
      } else if let next {
        problems.append(.nothingBefore(text(next), next.range))
        parts.append(.all)
      }
      guard let next else { break }
      // Of a sign with nothing on either side one thing is said.
      sign = part == nil && sign == nil ? nil : next
      position += 1
    }
    return parts.isEmpty ? nil : .any(of: parts)
  }

  /// Reads parts side by side; nil where nothing stands there.
  private mutating func conditions(depth: Int) -> Query? {
    var parts: [Query] = []
    var sign: QueryLexer.Token?
    while let token = current {
      if token.kind == .and {
        if let sign { problems.append(.nothingAfter(text(sign), sign.range)) }
        sign = token
        if parts.isEmpty {
          problems.append(.nothingBefore(text(token), token.range))
          parts.append(.all)
          sign = nil
        }
        position += 1
      } else if let part = condition(depth: depth) {
        parts.append(part)
        sign = nil
      } else {
        break
      }
    }
    if let sign { problems.append(.nothingAfter(text(sign), sign.range)) }
    return parts.isEmpty ? nil : .all(of: parts)
  }

  /// Reads a term, a negation or what stands in brackets; nil where none of them begins.
  private mutating func condition(depth: Int) -> Query? {
    guard let token = current else { return nil }
    switch token.kind {
    case .or, .and, .closing: return nil
    case .word:
      position += 1
      guard let reading = reader.read(token.range) else { return .all }
      values.append(reading.values)
      return .term(reading.term)
    case .not:
      position += 1
      if isTooDeep(depth, token) { return .all }
      guard let inner = condition(depth: depth + 1) else {
        problems.append(.nothingAfter(text(token), token.range))
        return .all
      }
      return .not(inner)
    case .opening:
      position += 1
      if isTooDeep(depth, token) { return .all }
      return bracketed(token, depth: depth)
    }
  }

  private mutating func bracketed(_ opening: QueryLexer.Token, depth: Int) -> Query {
    let inner = alternatives(depth: depth + 1)
    guard let closing = current else {
      // What is nested too deeply was not read to its end.
      if problems.last?.isTooDeep != true { problems.append(.openBracket(opening.range)) }
      return inner ?? .all
    }
    position += 1
    if inner == nil {
      problems.append(.emptyBrackets(opening.range.lowerBound..<closing.range.upperBound))
    }
    return inner ?? .all
  }

  /// Whether no more nesting is taken; what follows is then not read.
  private mutating func isTooDeep(_ depth: Int, _ token: QueryLexer.Token) -> Bool {
    guard depth >= QueryFormProblem.deepest else { return false }
    problems.append(.tooDeep(token.range))
    position = tokens.count
    return true
  }

  private func text(_ token: QueryLexer.Token) -> String {
    String(String.UnicodeScalarView(scalars[token.range]))
  }
}

extension QueryFormProblem {
  fileprivate var isTooDeep: Bool {
    if case .tooDeep = self { true } else { false }
  }
}
