import TextBasics

/// A field that incidents are asked for by: an option and a word of the query language.
package struct QueryField: Sendable {
  /// Tells whether an attack has the value that was asked for.
  package typealias Matcher = @Sendable (AttackPicture) -> Bool
  /// Finds a figure among those of a record.
  typealias Figure = @Sendable (CasualtyFigures) -> CasualtyFigure?

  /// The name, both of the option and of the word.
  package let name: String
  /// What a value looks like, for help.
  package let valueName: String
  /// One line of help.
  package let help: String
  /// What values can be, for completion and suggestions.
  package let values: Values
  /// The figure that a field of counts is asked of; nil for other fields.
  var figure: Figure?
  /// Words that are none of its values, with the condition that asks for what they mean.
  package var kindred: [String: Kindred] = [:]
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

  /// The condition that asks for what a word of another field means.
  package struct Kindred: Sendable, Hashable {
    /// The field's name.
    package let field: String
    /// The value.
    package let value: String
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
  /// A field whose value is one of a list of words, and `unknown` where there can be none.
  static func word<Word: CaseIterable & RawRepresentable & Hashable & Sendable>(
    _ name: String, _ type: Word.Type, help: String, canBeUnknown: Bool = false,
    kindred: [String: Kindred] = [:], _ words: @escaping @Sendable (AttackPicture) -> [Word]
  ) -> QueryField where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue) + (canBeUnknown ? ["unknown"] : [])
    return QueryField(
      name: name, valueName: name.uppercased(), help: help, values: .words(known),
      kindred: kindred
    ) { wanted, _ throws(Diagnostic) in
      // Tables show words with blanks.
      let typed = wanted.value.asWord
      let word = Word.allCases.first { $0.rawValue.lowercased() == typed }
      if wanted.isUnknown, known.contains("unknown") {
        // Not known is also what is recorded as `unknown`.
        return QueryReading(.unknown) { attack in
          let words = words(attack)
          return words.isEmpty || word.map(words.contains) ?? false
        }
      }
      if let word { return QueryReading(word.rawValue) { words($0).contains(word) } }
      throw unknownWord(wanted.value, of: name, among: known, kindred)
    }
  }

  /// The problem of a value that is none of the words of a field.
  static func unknownWord(
    _ value: String, of name: String, among known: [String], _ kindred: [String: Kindred] = [:]
  ) -> Diagnostic {
    let near = Suggestions.closest(to: value, among: kindred.keys.sorted() + known, limit: 2)
    let meant = near.map { word in kindred[word].map { "\($0.field):\($0.value)" } ?? word }
      .uniqued()
    return Diagnostic(
      code: "unknown-word", "`\(value)` is not a known \(name)",
      hints: [
        Suggestions.question(meant)
          ?? "use one of \(known.map { "`\($0)`" }.joined(separator: ", "))"
      ])
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
        texts(attack).contains { ByteSearch.stands(folded, in: NameFolding.fold($0)) }
      }
    }
  }

  /// A field that holds a number of casualties: an interval matches when it overlaps.
  static func count(
    _ name: String, help: String, _ figure: @escaping Figure
  ) -> QueryField {
    QueryField(name: name, valueName: "COUNT", help: help, values: .counts, figure: figure) {
      wanted, _ throws(Diagnostic) in
      if wanted.isUnknown {
        return QueryReading(.unknown) { figure($0.casualties)?.count.isUnknown ?? true }
      }
      if let side = sideHint(name, wanted.value) { throw side }
      return try reading(wanted) { attack in
        guard let count = figure(attack.casualties)?.count, !count.isUnknown else { return nil }
        return count
      }
    }
  }

  /// The problem of a side that stands where a count should, as in `killed:civilians:6+`.
  private static func sideHint(_ name: String, _ value: String) -> Diagnostic? {
    let parts = value.split(maxSplits: 1, whereSeparator: { $0 == ":" || $0 == "=" })
    guard let side = parts.first, side.first?.isLetter == true else { return nil }
    let sides = all.map(\.name).filter { $0.hasPrefix("\(name)-") }
      .map { String($0.dropFirst(name.count + 1)) }
    guard let meant = Suggestions.closest(to: String(side), among: sides, limit: 1).first else {
      return nil
    }
    return Diagnostic(
      code: "wrong-count", "`\(value)` is not a count",
      hints: ["write `\(name)-\(meant):\(parts.count > 1 ? parts[1] : "1+")`"])
  }

  /// A field that holds a number of days, which an interval gives; nil where there is none.
  static func days(
    _ name: String, help: String, hint: String,
    _ days: @escaping @Sendable (AttackPicture, ActorRegister) -> CountInterval?
  ) -> QueryField {
    QueryField(name: name, valueName: "DAYS", help: help, values: .counts) {
      wanted, compiler throws(Diagnostic) in
      let actors = compiler.context.actors
      if wanted.isUnknown { return QueryReading(.unknown) { days($0, actors) == nil } }
      return try reading(wanted, of: "number of days", hint: hint) { days($0, actors) }
    }
  }

  /// Reads a range of numbers, in which an attack's number can lie, or must if that is asked for.
  private static func reading(
    _ wanted: Wanted, of kind: String = "count",
    hint: String = "write `5`, `5+`, `..5`, `5..10` or `unknown`",
    _ number: @escaping @Sendable (AttackPicture) -> CountInterval?
  ) throws(Diagnostic) -> QueryReading {
    let range: CountRange
    do throws(CountProblem) {
      range = try CountRange(typed: wanted.value)
    } catch {
      throw Diagnostic(
        code: "wrong-count",
        error.isReversed
          ? "`\(wanted.value)` has its larger number first"
          : "`\(wanted.value)` is not a \(kind)",
        hints: [hint])
    }
    let isCertain = wanted.isCertain
    let unit = kind == "count" ? "" : " days"
    return QueryReading("\(isCertain ? "certainly" : "possibly") \(range.text)\(unit)") { attack in
      guard let number = number(attack) else { return false }
      return isCertain ? range.mustHold(number) : range.canHold(number)
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
  init(typed text: String) throws(CountProblem) {
    func number(_ part: some StringProtocol) -> Int? {
      part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    let bounds: (Int?, Int?)
    if text.hasSuffix("+") {
      bounds = (number(text.dropLast()), .max)
    } else if let dots = text.range(of: "..") {
      let (from, until) = (text[..<dots.lowerBound], text[dots.upperBound...])
      guard !(from.isEmpty && until.isEmpty) else { throw CountProblem(text: text) }
      bounds = (from.isEmpty ? 0 : number(from), until.isEmpty ? .max : number(until))
    } else if let dash = text.firstIndex(of: "-") {
      bounds = (number(text[..<dash]), number(text[text.index(after: dash)...]))
    } else {
      bounds = (number(text), number(text))
    }
    guard let low = bounds.0, let high = bounds.1 else { throw CountProblem(text: text) }
    guard low <= high else { throw CountProblem(text: text, isReversed: true) }
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
