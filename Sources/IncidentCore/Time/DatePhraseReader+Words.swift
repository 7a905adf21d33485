extension DatePhraseReader {
  /// A part of a phrase in words.
  enum Token {
    case number(Int, digits: Int)
    case word(DateWord)
  }

  /// Reads a phrase in words; nil where it is none.
  func words(_ text: String) throws(DatePhraseProblem) -> Span? {
    guard var tokens = try tokens(text) else { return nil }
    if tokens.count == 4, case .word(.weekday(let weekday)) = tokens[0] {
      tokens.removeFirst()
      let span = try three(tokens[0], tokens[1], tokens[2], in: text)
      guard let day = span?.days.lowerBound, span?.unit == .day else { return nil }
      guard day.weekday == weekday else { throw .otherWeekday(text, day) }
      return span
    }
    switch tokens.count {
    case 1: return try one(tokens[0], in: text)
    case 2: return try two(tokens[0], tokens[1], in: text)
    case 3: return try three(tokens[0], tokens[1], tokens[2], in: text)
    default: return nil
    }
  }

  private func one(_ token: Token, in text: String) throws(DatePhraseProblem) -> Span? {
    guard case .word(let word) = token else { return nil }
    switch word {
    case .day(let offset): return try unit(.day, shiftedBy: offset, in: text)
    case .weekday(let weekday):
      return try unit(.day, shiftedBy: -((today.weekday - weekday + 7) % 7), in: text)
    case .month: throw .noYear(text, example: "\(text) \(CalendarNames.year(today.year))")
    case .relative, .unit, .ago, .count, .quarterSign, .halfSign: return nil
    }
  }

  private func two(
    _ first: Token, _ second: Token, in text: String
  ) throws(DatePhraseProblem) -> Span? {
    switch (first, second) {
    case (.word(.relative(let step)), .word(.unit(let unit))):
      return try self.unit(unit, shiftedBy: step, in: text)
    case (.word(.relative(let step)), .word(.weekday(let weekday))):
      return try self.unit(.day, shiftedBy: days(to: weekday, step), in: text)
    case (.word(.month(let month)), .number(let year, 4)),
      (.number(let year, 4), .word(.month(let month))):
      return try monthSpan(month, year: year, in: text)
    case (.word(.month), .number), (.number, .word(.month)):
      throw .noYear(text, example: "\(text) \(CalendarNames.year(today.year))")
    default: return nil
    }
  }

  private func three(
    _ first: Token, _ second: Token, _ third: Token, in text: String
  ) throws(DatePhraseProblem) -> Span? {
    switch (first, second, third) {
    case (.word(.relative(-1)), let count, .word(.unit(let unit))):
      guard let count = number(count) else { return nil }
      return try latest(count, unit, in: text)
    case (let count, .word(.unit(let unit)), .word(.ago)):
      guard let count = number(count) else { return nil }
      return try self.unit(unit, shiftedBy: -count, in: text)
    case (.number(let day, 1...2), .word(.month(let month)), .number(let year, 4)),
      (.word(.month(let month)), .number(let day, 1...2), .number(let year, 4)),
      (.number(let year, 4), .word(.month(let month)), .number(let day, 1...2)):
      return try daySpan(day, month: month, year: year, in: text)
    case (.number, .word(.month), .number), (.word(.month), .number, .number):
      throw .noYear(text, example: nil)
    case (.word(.quarterSign), .number(let quarter, 1), .number(let year, 4)),
      (.word(.unit(.quarter)), .number(let quarter, 1), .number(let year, 4)):
      return try quarterSpan(quarter, year: year, in: text)
    case (.word(.halfSign), .number(let half, 1), .number(let year, 4)),
      (.number(let year, 4), .word(.halfSign), .number(let half, 1)):
      return try halfSpan(half, year: year, in: text)
    case (.word(.unit(.week)), .number(let week, 1...2), .number(let year, 4)):
      return try weekSpan(week, year: year, in: text)
    default: return nil
    }
  }

  private func number(_ token: Token) -> Int? {
    switch token {
    case .number(let value, _): value
    case .word(.count(let value)): value
    case .word: nil
    }
  }

  /// The days to a weekday: the last one before today, the one of this ISO week, the next one.
  private func days(to weekday: Int, _ step: Int) -> Int {
    let distance = weekday - today.weekday
    switch step {
    case ..<0: return distance < 0 ? distance : distance - 7
    case 0: return distance
    default: return distance > 0 ? distance : distance + 7
    }
  }

  private func unit(
    _ unit: CalendarUnit, shiftedBy count: Int, in text: String
  ) throws(DatePhraseProblem) -> Span {
    guard let days = unit.days(around: today, shiftedBy: count) else { throw .outOfRange(text) }
    return Span(days: days, unit: unit)
  }

  /// The span of so many units that ends today, as long as they are: `last 2 weeks` is 14 days.
  private func latest(
    _ count: Int, _ unit: CalendarUnit, in text: String
  ) throws(DatePhraseProblem) -> Span {
    guard count > 0 else { throw .noDays(text) }
    let before: Day?
    switch unit {
    case .day: before = today.offset(by: -count)
    case .week: before = today.offset(by: -7 * count)
    case .month: before = monthsAgo(count)
    case .quarter: before = monthsAgo(3 * count)
    case .year: before = monthsAgo(12 * count)
    }
    guard let before else { throw .outOfRange(text) }
    return Span(days: before + 1...today, unit: nil)
  }

  /// The same day of the month so many months ago, or the month's last day where it is shorter.
  private func monthsAgo(_ count: Int) -> Day? {
    guard let month = CalendarUnit.month.days(around: today, shiftedBy: -count) else { return nil }
    return min(month.lowerBound + (today.dayOfMonth - 1), month.upperBound)
  }

  /// Cuts a phrase into numbers and known words; nil where a word is unknown.
  private func tokens(_ text: String) throws(DatePhraseProblem) -> [Token]? {
    var tokens: [Token] = []
    for piece in DateText.folded(text).split(whereSeparator: { " ,-_".contains($0) }) {
      var rest = piece
      if rest.last == "." { rest.removeLast() }
      let figures = rest.prefix { ("0"..."9").contains($0) }
      rest = rest[figures.endIndex...]
      if !figures.isEmpty {
        guard figures.count <= 9, let value = Int(figures) else { throw .outOfRange(text) }
        tokens.append(.number(value, digits: figures.count))
        if DateVocabulary.ordinals.contains(String(rest)) { continue }
      }
      let letters = rest.prefix { $0.isLetter }
      rest = rest[letters.endIndex...]
      if !letters.isEmpty, !DateVocabulary.fillers.contains(String(letters)) {
        guard let word = DateVocabulary.meanings[String(letters)] else { return nil }
        tokens.append(.word(word))
      }
      guard !rest.isEmpty else { continue }
      // What follows letters is a number: `q3`, `july2025`.
      guard rest.count <= 4, rest.allSatisfy({ ("0"..."9").contains($0) }), let value = Int(rest)
      else { return nil }
      tokens.append(.number(value, digits: rest.count))
    }
    return tokens
  }
}
