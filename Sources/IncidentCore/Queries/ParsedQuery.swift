package import TextBasics

/// A query as it was typed: the question, and where each part of it stands.
package struct ParsedQuery: Sendable {
  /// The query as it was typed.
  package let text: String
  /// The question; terms that cannot be read are left out of it, and ``problems`` says so.
  package let query: Query
  /// Everything that is wrong with its form, in the order of the text.
  package let problems: [Diagnostic]
  private let values: [[Range<Int>]]
  private let scalars: [Unicode.Scalar]

  /// Reads a query.
  ///
  /// Side by side is *and*; `or` binds less than that and `not` more; brackets hold together.
  /// `field:value` asks for a value, `field:a,b` for one of several, `field:=value` for exactly
  /// that, `field:unknown` for what is not known, `certain:field:value` for what holds in every
  /// case. A word without a field is searched for as `text:` would. What holds blanks, commas or
  /// brackets stands in quotation marks, in which a backslash keeps one: `\"`.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
    let parser = QueryParser(scalars)
    query = parser.query
    values = parser.values
    let scalars = scalars
    problems = parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { problem in
      problem.diagnostic(at: ParsedQuery.place(problem.range, in: text, scalars))
    }
  }

  /// A problem with a value as a diagnostic, with the place of the value.
  ///
  /// `preceding` terms of the question that was compiled came before this query's own.
  package func diagnostic(_ problem: QueryProblem, after preceding: Int = 0) -> Diagnostic {
    let term = problem.term - preceding
    guard values.indices.contains(term), values[term].indices.contains(problem.position) else {
      return problem.diagnostic(at: Diagnostic.Place(excerpt: text))
    }
    let range = values[term][problem.position]
    return problem.diagnostic(at: ParsedQuery.place(range, in: text, scalars))
  }

  private static func place(
    _ range: Range<Int>, in text: String, _ scalars: [Unicode.Scalar]
  ) -> Diagnostic.Place {
    func characters(before end: Int) -> Int {
      String(String.UnicodeScalarView(scalars[..<end])).count
    }
    let start = characters(before: range.lowerBound)
    return Diagnostic.Place(
      excerpt: text, marked: start..<max(characters(before: range.upperBound), start))
  }
}

// MARK: - Words of a command line

extension ParsedQuery {
  /// Reads the words of a command line, joined by blanks.
  ///
  /// A shell takes quotation marks away: of `region:"western Mali"` it leaves one word with a blank
  /// in it. Such a word that begins with a field and holds no other sign of a query is one term.
  package init(words: [String]) {
    self.init(words.map(ParsedQuery.requoted).joined(separator: " "))
  }

  private static func requoted(_ word: String) -> String {
    guard word.contains(where: \.isWhitespace), !word.contains(where: { "\"()".contains($0) })
    else { return word }
    let pieces = word.split(whereSeparator: \.isWhitespace)
    let names = pieces.map(fieldName)
    guard let name = names.first ?? nil, !name.isEmpty, word.hasPrefix(name),
      names.dropFirst().allSatisfy({ $0 == nil }),
      !pieces.contains(where: { ["and", "or", "not"].contains($0.lowercased()) })
    else { return word }
    let values = word.dropFirst(name.count).split(
      separator: ",", omittingEmptySubsequences: false)
    return name
      + values.map { Query.Term.quoted(DateText.trimmed($0)) }.joined(separator: ",")
  }

  /// The field, or `certain:` and the field, with its colon, that a piece of a word begins with.
  private static func fieldName(_ piece: Substring) -> Substring? {
    guard let colon = piece.firstIndex(of: ":") else { return nil }
    let name = piece[..<colon]
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }), !name.isEmpty else {
      return nil
    }
    let rest = piece[piece.index(after: colon)...]
    if name.lowercased() == QueryTermReader.certain, let second = fieldName(rest) {
      return piece[..<second.endIndex]
    }
    return piece[...colon]
  }
}
