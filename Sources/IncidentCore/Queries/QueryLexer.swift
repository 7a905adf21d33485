/// Splits a query into words and signs: blanks and brackets end a word, quotation marks keep them.
struct QueryLexer {
  /// A word or a sign, with its place in scalars of the text.
  struct Token: Sendable, Hashable {
    var kind: Kind
    var range: Range<Int>

    enum Kind: Sendable, Hashable {
      case opening, closing, word, and, or, not
    }
  }

  private(set) var tokens: [Token] = []
  /// The quotation mark that nothing closes.
  private(set) var openQuote: Int?
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    while position < scalars.count { readToken() }
  }

  private mutating func readToken() {
    let start = position
    switch scalars[position] {
    case "(":
      position += 1
      tokens.append(Token(kind: .opening, range: start..<position))
    case ")":
      position += 1
      tokens.append(Token(kind: .closing, range: start..<position))
    case let scalar where scalar.properties.isWhitespace:
      position += 1
    default:
      readWord()
      tokens.append(Token(kind: kind(ofWord: start..<position), range: start..<position))
    }
  }

  private mutating func readWord() {
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar == "\"" {
        readQuoted()
      } else if scalar == "(" || scalar == ")" || scalar.properties.isWhitespace {
        return
      } else {
        position += 1
      }
    }
  }

  private mutating func readQuoted() {
    let start = position
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      position += scalar == "\\" && position + 1 < scalars.count ? 2 : 1
      if scalar == "\"" { return }
    }
    openQuote = start
  }

  private func kind(ofWord range: Range<Int>) -> Token.Kind {
    switch String(String.UnicodeScalarView(scalars[range])).lowercased() {
    case "and": .and
    case "or": .or
    case "not": .not
    default: .word
    }
  }
}
