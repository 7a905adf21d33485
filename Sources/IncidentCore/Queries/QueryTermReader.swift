import TextBasics

/// Reads one word of a query: `field:value,value`, `certain:field:value` or a word to search for.
struct QueryTermReader {
  /// What a word was read as, with the places of its parts in scalars of the text.
  struct Reading {
    var term: Query.Term
    var values: [Range<Int>]
  }

  let scalars: [Unicode.Scalar]
  private(set) var problems: [QueryFormProblem] = []

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  /// Reads the word at a place; nil where it asks for nothing that can be looked for.
  mutating func read(_ word: Range<Int>) -> Reading? {
    guard let first = name(in: word) else {
      return values(in: word, of: word).map { reading("text", isCertain: false, $0) }
    }
    var name = first
    let isCertain = text(name) == QueryTermReader.certain
    if isCertain {
      guard let second = self.name(in: (name.upperBound + 1)..<word.upperBound) else {
        problems.append(.noField(afterCertain: true, word))
        return nil
      }
      name = second
    }
    guard !name.isEmpty else {
      problems.append(.noField(afterCertain: false, word))
      return nil
    }
    let field = QueryField.named(text(name))
    if field == nil { problems.append(.unknownField(typed(name), name)) }
    let found = values(
      in: (name.upperBound + 1)..<word.upperBound, of: word, valueName: field?.valueName)
    guard let field, let found else { return nil }
    return reading(field.name, isCertain: isCertain, found)
  }

  /// The word that asks for what holds in every case.
  static let certain = "certain"

  private func reading(
    _ field: String, isCertain: Bool, _ found: [(value: String, range: Range<Int>)]
  ) -> Reading {
    // Several values may be exact each for itself; only where all are, the term is.
    let exact = found.compactMap(\.value.afterEqualsSign)
    let isExact = exact.count == found.count
    return Reading(
      term: Query.Term(
        field, isExact ? exact : found.map(\.value), isExact: isExact, isCertain: isCertain),
      values: found.map(\.range))
  }

  /// What stands before a colon, if the word has one outside quotation marks.
  private func name(in word: Range<Int>) -> Range<Int>? {
    for position in word {
      switch scalars[position] {
      case ":": return word.lowerBound..<position
      case "\"": return nil
      default: continue
      }
    }
    return nil
  }

  /// The values between commas; nil where there is none.
  private mutating func values(
    in range: Range<Int>, of word: Range<Int>, valueName: String? = nil
  ) -> [(value: String, range: Range<Int>)]? {
    var values: [(value: String, range: Range<Int>)] = []
    var missing: Int?
    for part in parts(of: range) {
      let value = unquoted(part)
      if value.isEmpty || value == "=" {
        missing = missing ?? part.lowerBound
      } else {
        values.append((value, part))
      }
    }
    if let missing {
      // The comma before or after is shown where nothing else is.
      let mark = missing > range.lowerBound ? missing - 1 : missing
      problems.append(
        values.isEmpty
          ? .noValue(typed(word), valueName, word)
          : .missingValue(typed(word), mark..<(mark + 1)))
    }
    return values.isEmpty ? nil : values
  }

  private func parts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var position = range.lowerBound
    var isQuoted = false
    while position < range.upperBound {
      switch scalars[position] {
      case "\"": isQuoted.toggle()
      case "\\" where isQuoted: position += 1
      case "," where !isQuoted:
        parts.append(start..<position)
        start = position + 1
      default: break
      }
      position += 1
    }
    return parts + [start..<range.upperBound]
  }

  /// The text of a value without its quotation marks and what stands for some in it.
  private func unquoted(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    var isQuoted = false
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = scalars[position]
      let next = position + 1 < range.upperBound ? scalars[position + 1] : nil
      if scalar == "\"" {
        isQuoted.toggle()
      } else if isQuoted, scalar == "\\", let next, next == "\"" || next == "\\" {
        text.append(next)
        position += 1
      } else {
        text.append(scalar)
      }
      position += 1
    }
    return String(text)
  }

  private func text(_ range: Range<Int>) -> String { typed(range).lowercased() }

  private func typed(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

extension String {
  /// What follows the sign for exactly, if the text begins with it.
  var afterEqualsSign: String? {
    // An accent that follows would make another character of it.
    unicodeScalars.first == "=" ? String(unicodeScalars.dropFirst()) : nil
  }
}
