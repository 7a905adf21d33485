import TextBasics

/// A field that incidents are asked for by: an option and a word of the query language.
package struct QueryField: Sendable {
  /// Tells whether an attack has the value that was asked for.
  package typealias Matcher = @Sendable (AttackPicture) -> Bool

  /// The name, both of the option and of the word.
  package let name: String
  /// What a value looks like, for help.
  package let valueName: String
  /// One line of help.
  package let help: String
  /// What values can be, for completion and suggestions.
  package let values: Values
  /// Looks a value up.
  let reading: @Sendable (Wanted, inout QueryCompiler) throws(Diagnostic) -> QueryReading

  /// What the values of a field can be.
  package enum Values: Sendable, Hashable {
    /// One of these words.
    case words([String])
    /// The name of something in the log: `town`, `region`, `group`, `operation`.
    case names(String)
    case dates
    case counts
    case text
  }

  /// One value that is asked for.
  package struct Wanted: Sendable {
    let value: String
    let isExact: Bool
    let isCertain: Bool

    /// Whether what is not known is asked for.
    var isUnknown: Bool { !isExact && value.lowercased() == "unknown" }
  }

  /// The field with a name.
  package static func named(_ name: String) -> QueryField? { all.first { $0.name == name } }

  /// Whether its values can be known so loosely that `certain:` makes a difference.
  var canBeUncertain: Bool { values == .dates || values == .counts }

  static func unknown(_ name: String, at place: Diagnostic.Place? = nil) -> Diagnostic {
    let names = all.map(\.name)
    let near = Suggestions.closest(to: name, among: names + [QueryTermReader.certain], limit: 3)
    return Diagnostic(
      code: "unknown-field", "no field is called `\(name)`", at: place,
      hints: [
        Suggestions.question(near)
          ?? "the fields are \(names.map { "`\($0)`" }.joined(separator: ", "))"
      ])
  }
}

// MARK: - Kinds of field

extension QueryField {
  /// A field whose value is one of a list of words.
  static func word<Word: CaseIterable & RawRepresentable & Hashable & Sendable>(
    _ name: String, _ type: Word.Type, help: String,
    _ words: @escaping @Sendable (AttackPicture) -> [Word]
  ) -> QueryField where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue)
    return QueryField(
      name: name, valueName: name.uppercased(), help: help, values: .words(known)
    ) { wanted, _ throws(Diagnostic) in
      let word = Word(rawValue: wanted.value.lowercased())
      if wanted.isUnknown {
        // Not known is also what is recorded as `unknown`.
        return QueryReading(.unknown) { attack in
          let words = words(attack)
          return words.isEmpty || word.map(words.contains) ?? false
        }
      }
      if let word { return QueryReading(word.rawValue) { words($0).contains(word) } }
      let near = Suggestions.closest(to: wanted.value, among: known, limit: 2)
      throw Diagnostic(
        code: "unknown-word", "`\(wanted.value)` is not a known \(name)",
        hints: [
          Suggestions.question(near)
            ?? "use one of \(known.map { "`\($0)`" }.joined(separator: ", "))"
        ])
    }
  }

  /// A field of free text: found anywhere in it, without regard to case and accents.
  static func text(
    _ name: String, _ valueName: String, help: String,
    _ texts: @escaping @Sendable (AttackPicture) -> [String]
  ) -> QueryField {
    QueryField(name: name, valueName: valueName, help: help, values: .text) {
      wanted, _ throws(Diagnostic) in
      if wanted.isUnknown { return QueryReading(.unknown) { texts($0).isEmpty } }
      let folded = NameFolding.fold(wanted.value)
      if wanted.isExact {
        return QueryReading("exactly “\(wanted.value)”") { attack in
          texts(attack).contains { NameFolding.fold($0) == folded }
        }
      }
      return QueryReading("“\(wanted.value)” anywhere in it") { attack in
        texts(attack).contains { NameFolding.fold($0).contains(folded) }
      }
    }
  }

  /// A field that holds a number of casualties: an interval matches when it overlaps.
  static func count(
    _ name: String, help: String,
    _ figure: @escaping @Sendable (AttackPicture) -> CasualtyFigure?
  ) -> QueryField {
    QueryField(name: name, valueName: "COUNT", help: help, values: .counts) {
      wanted, _ throws(Diagnostic) in
      if wanted.isUnknown {
        return QueryReading(.unknown) { figure($0)?.count.isUnknown ?? true }
      }
      guard let range = CountRange(wanted.value) else {
        throw Diagnostic(
          code: "wrong-count", "`\(wanted.value)` is not a count",
          hints: ["write `5`, `5+`, `..5`, `5..10` or `unknown`"])
      }
      let isCertain = wanted.isCertain
      return QueryReading("\(isCertain ? "certainly" : "possibly") \(range.text)") { attack in
        guard let count = figure(attack)?.count, !count.isUnknown else { return false }
        return isCertain ? range.mustHold(count) : range.canHold(count)
      }
    }
  }

  /// A field that holds a span of days: a period matches when it overlaps.
  static func date(
    _ name: String, help: String,
    _ span: @escaping @Sendable (AttackPicture) -> Period?
  ) -> QueryField {
    QueryField(name: name, valueName: "PERIOD", help: help, values: .dates) {
      wanted, compiler throws(Diagnostic) in
      if wanted.isUnknown { return QueryReading(.unknown) { span($0) == nil } }
      let phrase: DatePhrase
      do throws(DatePhraseProblem) {
        phrase = try DatePhrase(wanted.value, today: compiler.context.today)
      } catch {
        throw error.diagnostic
      }
      let period = phrase.period
      let isCertain = wanted.isCertain
      let meaning = QueryMeaning(
        "\(isCertain ? "wholly within" : "possibly in") \(phrase.explanation)", period: period)
      return QueryReading(meaning) { attack in
        guard let span = span(attack) else { return false }
        return isCertain ? period.contains(span) : period.overlaps(span)
      }
    }
  }
}

/// A range of counts that is asked for.
struct CountRange: Sendable, Hashable {
  let low: Int
  let high: Int

  /// Reads `5`, `5+`, `..5`, `5..10`, `5..`, `5-10`.
  init?(_ text: String) {
    func number(_ part: some StringProtocol) -> Int? {
      part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    let bounds: (Int?, Int?)
    if text.hasSuffix("+") {
      bounds = (number(text.dropLast()), .max)
    } else if let dots = text.range(of: "..") {
      let (from, until) = (text[..<dots.lowerBound], text[dots.upperBound...])
      guard !(from.isEmpty && until.isEmpty) else { return nil }
      bounds = (from.isEmpty ? 0 : number(from), until.isEmpty ? .max : number(until))
    } else if let dash = text.firstIndex(of: "-") {
      bounds = (number(text[..<dash]), number(text[text.index(after: dash)...]))
    } else {
      bounds = (number(text), number(text))
    }
    guard let low = bounds.0, let high = bounds.1, low <= high else { return nil }
    self.low = low
    self.high = high
  }

  /// The range in words, such as `5 or more`.
  var text: String {
    switch (low, high) {
    case (let low, .max): "\(low) or more"
    case (let low, let high) where low == high: "\(low)"
    case (0, let high): "\(high) or fewer"
    case (let low, let high): "\(low) to \(high)"
    }
  }

  /// Whether the count can lie in the range.
  func canHold(_ count: CountInterval) -> Bool {
    if count.low == nil, count.high == nil, let best = count.best {
      return (low...high).contains(best)
    }
    return (count.low ?? 0) <= high && (count.high ?? .max) >= low
  }

  /// Whether the count lies in the range in every case.
  func mustHold(_ count: CountInterval) -> Bool {
    (count.low ?? 0) >= low && (high == .max || (count.high ?? .max) <= high)
  }
}

extension StringProtocol {
  /// The first place where a text stands in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
