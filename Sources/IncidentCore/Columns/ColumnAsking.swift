/// What columns tell of a row, the more certain that it answers the question the greater.
enum ColumnAnswer: UInt8, Comparable {
  case no, unknown, yes

  @inline(__always)
  static func < (one: ColumnAnswer, other: ColumnAnswer) -> Bool { one.rawValue < other.rawValue }
}

/// A question with what was answered before, one list of answers for each of its terms.
struct ColumnAsking {
  private typealias Answer = ColumnAnswer

  private let picture: ColumnPicture
  private let root: ColumnQuery.Test
  private var test = Prepared.all
  private var terms: [Term] = []

  /// So many rows are asked of at a time that what is noted of them stays in the nearest memory.
  private static let block = 2048

  private struct Term {
    let facet: ColumnFacet
    let matcher: QueryField.Matcher
    let isDecoded: QueryField.Matcher?
    /// By the number of what it looks at; nil where that was not asked for.
    var known: [Answer?] = []
    var counts = CountAnswers()
    var plan: FigurePlan?
  }

  private indirect enum Prepared {
    case all
    case not(Prepared)
    case and([Prepared])
    case or([Prepared])
    case term(Int)
    case decoded
    case words([String], ofTexts: QueryField.Matcher?)
  }

  /// Takes a question, with answers of ``answersOfValues(_:_:)``, if there are some.
  init(_ root: ColumnQuery.Test, _ picture: ColumnPicture, _ answers: [ColumnAnswer?] = []) {
    self.root = root
    self.picture = picture
    test = prepare(root)
    if case .term(let number) = test { terms[number].known = answers }
  }

  /// The answers of the different values of a part, where a question asks of one alone and many
  /// differ in it; none for other questions.
  ///
  /// To look at every row for its value takes as long as to ask of it, so that only some are looked at:
  /// what is seldom is asked when it is met.
  static func answersOfValues(
    _ root: ColumnQuery.Test, _ picture: ColumnPicture
  ) -> [ColumnAnswer?] {
    guard case .facet(let facet, let matcher) = root, picture.isManifold(facet) else { return [] }
    return picture.ofEachValue(of: facet, every: 16) { matcher($0) ? .yes : .no }
  }

  private mutating func prepare(_ test: ColumnQuery.Test) -> Prepared {
    switch test {
    case .all: return .all
    case .not(let inner): return .not(prepare(inner))
    case .and(let parts): return .and(parts.map { prepare($0) })
    case .or(let parts): return .or(parts.map { prepare($0) })
    case .decoded: return .decoded
    case .words(let words, let matcher, let areTexts):
      return .words(words, ofTexts: areTexts ? matcher : nil)
    case .facet(let facet, let matcher): return .term(prepare(facet, matcher))
    case .unless(let facet, let matcher, let isDecoded):
      return .term(prepare(facet, matcher, isDecoded: isDecoded))
    }
  }

  private mutating func prepare(
    _ facet: ColumnFacet, _ matcher: @escaping QueryField.Matcher,
    isDecoded: QueryField.Matcher? = nil
  ) -> Int {
    var term = Term(facet: facet, matcher: matcher, isDecoded: isDecoded)
    if case .casualties(let measure) = facet { term.plan = FigurePlan(picture, [measure]) }
    terms.append(term)
    return terms.count - 1
  }

  /// Tells which rows, of the states that are wanted, answer the question.
  ///
  /// - Parameters:
  ///   - range: The rows by 64.
  ///   - states: The states.
  /// - Returns: A bit for each of the rows, and those of which columns cannot tell.
  consuming func told(
    _ range: Range<Int>, of states: Set<RecordState>
  ) -> (words: [UInt64], doubtful: [Int]) {
    var told = ToldRows(picture.columns.standings, states, words: range.count)
    let rows = 64 * range.lowerBound..<min(64 * range.upperBound, picture.columns.count)
    switch test {
    case .all:
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 64) {
        told.add(start..<min(start + 64, rows.upperBound), .allYes)
      }
      return (told.words, told.doubtful)
    case .term(let number) where tell(rows, number, &told): return (told.words, told.doubtful)
    default: break
    }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: ColumnAsking.block) {
      let block = start..<min(start + ColumnAsking.block, rows.upperBound)
      let answers = answers(test, block, nil)
      for offset in stride(from: 0, to: block.count, by: 64) {
        let rows = start + offset..<min(start + offset + 64, block.upperBound)
        var bits = AnswerBits()
        for position in (offset..<offset + rows.count).reversed() {
          bits.prepend(answers[position].rawValue)
        }
        told.add(rows, bits)
      }
    }
    return (told.words, told.doubtful)
  }

  /// Tells what a term says of rows where a table has its answers; else false.
  private mutating func tell(_ rows: Range<Int>, _ number: Int, _ told: inout ToldRows) -> Bool {
    if let places = picture.places(of: terms[number].facet) {
      tell(rows, number, &told, places)
    } else if let places = picture.placesInTime(of: terms[number].facet) {
      tell(rows, number, &told, places)
    } else {
      return false
    }
    return true
  }

  /// Tells what a term says of rows, each of which has a place in a table of answers.
  private mutating func tell(
    _ rows: Range<Int>, _ number: Int, _ told: inout ToldRows, _ places: some RowPlaces
  ) {
    var table = terms[number].known.map { $0?.rawValue ?? AnswerBits.open }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 64) {
      let word = start..<min(start + 64, rows.upperBound)
      var bits = AnswerBits()
      places.forEachBackwards(word) { place in
        bits.prepend(place < table.count ? table[place] : AnswerBits.open)
      }
      bits.close { offset in
        let place = places.place(start + offset)
        if place >= table.count {
          table += Array(
            repeating: AnswerBits.open, count: max(1024, 2 * place) - table.count)
        }
        if table[place] == AnswerBits.open {
          table[place] = answer(number, start + offset).rawValue
        }
        return ColumnAnswer(rawValue: table[place]) ?? .no
      }
      told.add(word, bits)
    }
  }

  /// Whether rows answer the question, as their lines tell where columns cannot.
  consuming func holds(_ rows: ArraySlice<Int>, _ lines: RowLines) -> [Bool] {
    var held: [Bool] = []
    held.reserveCapacity(rows.count)
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: ColumnAsking.block) {
      let block = rows[start..<min(start + ColumnAsking.block, rows.endIndex)]
      for (row, answer) in zip(block, answers(test, block, lines)) {
        held.append(answer == .unknown ? holds(row, lines) : answer == .yes)
      }
    }
    return held
  }

  private func holds(_ row: Int, _ lines: RowLines) -> Bool {
    guard let incident = lines.incident(row) else { return false }
    return ColumnQuery.matches(root, picture.attack(row, decoded: incident))
  }

  // MARK: Answers

  private mutating func answers<Rows: RandomAccessCollection<Int>>(
    _ test: Prepared, _ rows: Rows, _ lines: RowLines?
  ) -> [Answer] {
    switch test {
    case .all: return Array(repeating: .yes, count: rows.count)
    case .decoded: return Array(repeating: .unknown, count: rows.count)
    case .words(let words, let matcher):
      // What is said of an operation stands in another line.
      return rows.map { row in
        guard let lines, picture.columns.operations[row] == 0 else { return .unknown }
        switch lines.texts(row, words) {
        case .without: return .no
        case .with(let texts):
          guard let texts, let matcher else { return .unknown }
          return matcher(AttackPicture(picture.columns.id(row), telling: texts)) ? .yes : .no
        }
      }
    case .term(let number): return answers(number, rows)
    case .not(let inner):
      return answers(inner, rows, lines).map {
        $0 == .unknown ? .unknown : $0 == .no ? .yes : .no
      }
    case .and(let parts): return answers(parts, rows, lines, from: .yes, min)
    case .or(let parts): return answers(parts, rows, lines, from: .no, max)
    }
  }

  /// What several parts tell together, of which one can decide.
  @inline(__always)
  private mutating func answers<Rows: RandomAccessCollection<Int>>(
    _ parts: [Prepared], _ rows: Rows, _ lines: RowLines?, from start: Answer,
    _ joined: (Answer, Answer) -> Answer
  ) -> [Answer] {
    let deciding: Answer = start == .yes ? .no : .yes
    var answers = [Answer](repeating: start, count: rows.count)
    for part in parts {
      let open = answers.count { $0 != deciding }
      if open == 0 { break }
      // Where a line may have to be read it is only for rows that are not decided yet.
      if open * 2 > rows.count, lines == nil || open == rows.count {
        for (position, answer) in self.answers(part, rows, lines).enumerated() {
          answers[position] = joined(answers[position], answer)
        }
      } else {
        let positions = answers.indices.filter { answers[$0] != deciding }
        let left = positions.map { rows[rows.index(rows.startIndex, offsetBy: $0)] }
        for (position, answer) in zip(positions, self.answers(part, left[...], lines)) {
          answers[position] = joined(answers[position], answer)
        }
      }
    }
    return answers
  }

  /// What a term tells, which is asked once for each different value.
  private mutating func answers<Rows: RandomAccessCollection<Int>>(
    _ number: Int, _ rows: Rows
  ) -> [Answer] {
    let (facet, matcher) = (terms[number].facet, terms[number].matcher)
    if facet == .id {
      return rows.map { matcher(picture.attack($0, .id)) ? .yes : .no }
    }
    if case .casualties(let measure) = facet { return answers(number, rows, counting: measure) }
    var known: [Answer?] = []
    // Held twice it would be copied where something is noted.
    swap(&known, &terms[number].known)
    defer { swap(&known, &terms[number].known) }
    let entries = picture.entries(rows, facet)
    var answers = [Answer](repeating: .no, count: entries.count)
    var told = answers.mutableSpan
    for position in entries.indices {
      let entry = entries[position]
      if entry < known.count, let answer = known[entry] {
        told[position] = answer
      } else {
        let row = rows[rows.index(rows.startIndex, offsetBy: position)]
        told[position] = ask(number, picture.attack(row, facet))
        ColumnAsking.note(told[position], of: entry, &known)
      }
    }
    return answers
  }

  /// What a term tells of a row, asked once for all that have the same value.
  private mutating func answer(_ number: Int, _ row: Int) -> Answer {
    let facet = terms[number].facet
    let entry = picture.entry(row, facet)
    if entry < terms[number].known.count, let answer = terms[number].known[entry] { return answer }
    let answer = ask(number, picture.attack(row, facet))
    ColumnAsking.note(answer, of: entry, &terms[number].known)
    return answer
  }

  private static func note(_ answer: Answer, of entry: Int, _ known: inout [Answer?]) {
    if entry >= known.count {
      known += Array(repeating: nil, count: max(1024, entry * 2) - known.count)
    }
    known[entry] = answer
  }

  private func ask(_ number: Int, _ attack: AttackPicture) -> Answer {
    if terms[number].isDecoded?(attack) == true { return .unknown }
    return terms[number].matcher(attack) ? .yes : .no
  }

  private mutating func answers<Rows: RandomAccessCollection<Int>>(
    _ number: Int, _ rows: Rows, counting measure: SummaryRequest.Measure
  ) -> [Answer] {
    guard var plan = terms[number].plan else { return [] }
    terms[number].plan = nil
    defer { terms[number].plan = plan }
    let matcher = terms[number].matcher
    return rows.map { row in
      let bounds = plan.bounds(row)
      let holds = terms[number].counts.answer(bounds) {
        matcher(AttackPicture(with: bounds.map(CountInterval.init(bounds:)), of: measure))
      }
      return holds ? .yes : .no
    }
  }
}

/// What was answered of counts before.
private struct CountAnswers {
  /// By the bounds of small counts: 0 where it was not asked, 1 for no, 2 for yes.
  private var ofSmall: [UInt8] = []
  private var ofOthers: [SIMD4<Int>?: Bool] = [:]

  private static let few = 64

  @inline(__always)
  mutating func answer(_ bounds: SIMD4<Int>?, _ ask: () -> Bool) -> Bool {
    guard let place = CountAnswers.place(bounds) else {
      if let known = ofOthers[bounds] { return known }
      let answer = ask()
      ofOthers[bounds] = answer
      return answer
    }
    if ofSmall.isEmpty {
      ofSmall = Array(
        repeating: 0, count: CountAnswers.few * CountAnswers.few * CountAnswers.few + 1)
    }
    if ofSmall[place] == 0 { ofSmall[place] = ask() ? 2 : 1 }
    return ofSmall[place] == 2
  }

  /// Where the answer of a small count stands; nil for others.
  @inline(__always)
  private static func place(_ bounds: SIMD4<Int>?) -> Int? {
    guard let bounds else { return 0 }
    guard max(bounds[0], bounds[1], bounds[2]) < few - 1 else { return nil }
    // What is not known has a place of its own before 0.
    return ((bounds[0] + 1) * few + bounds[1] + 1) * few + bounds[2] + 2
  }
}
