import TextBasics

/// What is wrong with the form of a query, with the place in scalars of its text.
enum QueryFormProblem {
  case openQuote(Range<Int>)
  case openBracket(Range<Int>)
  case strayBracket(Range<Int>)
  case emptyBrackets(Range<Int>)
  case tooDeep(Range<Int>)
  case nothingBefore(String, Range<Int>)
  case nothingAfter(String, Range<Int>)
  case noField(afterCertain: Bool, Range<Int>)
  case unknownField(String, Range<Int>)
  case noValue(String, String?, Range<Int>)
  case missingValue(String, Range<Int>)

  /// How deep brackets and negations may stand in each other.
  static let deepest = 64

  /// The place in scalars of the text.
  var range: Range<Int> {
    switch self {
    case .openQuote(let range), .openBracket(let range), .strayBracket(let range),
      .emptyBrackets(let range), .tooDeep(let range), .nothingBefore(_, let range),
      .nothingAfter(_, let range), .noField(_, let range), .unknownField(_, let range),
      .noValue(_, _, let range), .missingValue(_, let range):
      range
    }
  }

  /// The problem in words.
  func diagnostic(at place: Diagnostic.Place) -> Diagnostic {
    switch self {
    case .openQuote:
      Diagnostic(
        code: "open-quote", "the quotation mark is not closed", at: place,
        hints: ["write one at the end of the value too, such as `town:\"Nioro du Sahel\"`"])
    case .openBracket:
      Diagnostic(
        code: "open-bracket", "the bracket is not closed", at: place,
        hints: ["write `)` where it ends"])
    case .strayBracket:
      Diagnostic(
        code: "stray-bracket", "there is no bracket to close", at: place,
        hints: ["leave it out, or write `(` where it begins"])
    case .emptyBrackets:
      Diagnostic(
        code: "empty-brackets", "nothing stands in the brackets", at: place,
        hints: ["leave them out, or write a condition such as `(kind:ied or kind:ambush)`"])
    case .tooDeep:
      Diagnostic(
        code: "too-deep", "the query is nested more than \(QueryFormProblem.deepest) deep",
        at: place, hints: ["leave out brackets that change nothing"])
    case .nothingBefore(let word, _):
      Diagnostic(
        code: "no-operand", "nothing stands before `\(word)`", at: place,
        hints: [QueryFormProblem.operandHint(word)])
    case .nothingAfter(let word, _):
      Diagnostic(
        code: "no-operand", "nothing stands after `\(word)`", at: place,
        hints: [QueryFormProblem.operandHint(word)])
    case .noField(true, _):
      Diagnostic(
        code: "no-field", "`certain:` stands before a field and its value", at: place,
        hints: ["write `certain:killed:5+`"])
    case .noField(false, _):
      Diagnostic(
        code: "no-field", "no field stands before the colon", at: place,
        hints: [
          "write a field such as `town:Kayes`; what holds a colon is searched for in quotes"
        ])
    case .unknownField(let name, _):
      QueryField.unknown(name, at: place)
    case .noValue(let word, let valueName, _):
      Diagnostic(
        code: "no-value", "`\(word)` has no value", at: place,
        hints: [
          valueName.map {
            "write \($0) right after it, without a blank, or `unknown` for what is not known"
          } ?? "write what is looked for"
        ])
    case .missingValue(let word, _):
      Diagnostic(
        code: "no-value", "a value is missing beside a comma in `\(word)`", at: place,
        hints: ["write alternatives without blanks, such as `kind:ied,ambush`"])
    }
  }

  private static func operandHint(_ word: String) -> String {
    word.lowercased() == "not"
      ? "write what is left out, such as `not kind:protest`, or `\"\(word)\"` to search for the word"
      : "write a condition on both sides, such as `kind:ied \(word) kind:ambush`, or "
        + "`\"\(word)\"` to search for the word"
  }
}
