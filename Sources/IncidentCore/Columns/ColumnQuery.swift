import Dispatch
import TextBasics

/// A question ready to be asked of columns.
package struct ColumnQuery {
  private let root: Test

  private indirect enum Test {
    case all
    case not(Test)
    case and([Test])
    case or([Test])
    case facet(ColumnFacet, QueryField.Matcher)
    /// Only a decoded incident tells.
    case decoded(QueryField.Matcher)
    /// Only a decoded incident tells, where one of these words stands in its line.
    case words([String], QueryField.Matcher)
    /// Only a decoded incident tells where this word stands in its line, else a facet.
    case without(String, ColumnFacet, QueryField.Matcher)
  }

  /// Takes a question over whose names were looked up.
  package init(_ query: CompiledQuery) {
    root = ColumnQuery.test(query.meaning)
  }

  private static func test(_ node: QueryNode) -> Test {
    switch node.query {
    case .all: .all
    case .not: node.parts.first.map { .not(test($0)) } ?? .decoded(node.matches)
    case .and: .and(node.parts.map(test))
    case .or: .or(node.parts.map(test))
    case .term(let term): test(term, node.matches)
    }
  }

  private static func test(_ term: Query.Term, _ matches: @escaping QueryField.Matcher) -> Test {
    if let facet = ColumnFacet.ofFields[term.field] { return .facet(facet, matches) }
    if let (word, facet) = ColumnFacet.ofFieldsWithout[term.field] {
      return .without(word, facet, matches)
    }
    if ColumnFacet.fieldsOfWords.contains(term.field) {
      // Of several words that have to stand together the longest is looked for.
      let words = term.values.map { value in
        NameFolding.fold(value).split(separator: " ").max { $0.utf8.count < $1.utf8.count }
      }
      let asksForNone = term.values.contains { $0.lowercased() == "unknown" }
      if !asksForNone, !words.contains(nil) {
        return .words(words.compactMap { $0.map(String.init) }, matches)
      }
    }
    return .decoded(matches)
  }

  /// Finds the rows that answer the question, of the states that are wanted.
  ///
  /// - Parameters:
  ///   - picture: The columns.
  ///   - states: The states of records that are looked at.
  ///   - lines: The lines of rows, asked only for rows that columns cannot tell of.
  /// - Returns: The rows, in the order of the columns.
  package func rows(
    in picture: ColumnPicture, states: Set<RecordState>, lines: RowLines
  ) -> [Int] {
    var asked = Asked(root, picture)
    let wanted = (0..<4).map { code in
      code < RecordState.allCases.count && states.contains(RecordState.allCases[code])
    }
    var rows: [Int] = []
    var doubtful: [Int] = []
    for row in 0..<picture.columns.count where wanted[Int(picture.columns.standings[row] & 3)] {
      switch asked.answer(row) {
      case .no: continue
      case .yes: rows.append(row)
      case .unknown: doubtful.append(row)
      }
    }
    if doubtful.isEmpty { return rows }
    return (rows + decided(doubtful, asked, lines)).sorted()
  }

  /// Those of the rows that columns cannot tell of which answer the question, on two threads.
  private func decided(_ doubtful: [Int], _ asked: Asked, _ lines: RowLines) -> [Int] {
    let middle = doubtful.count / 2
    // Each thread has its own picture, and its own place for what it found.
    nonisolated(unsafe) var asked = (asked, Asked(root, ColumnPicture(besides: asked.picture)))
    nonisolated(unsafe) var found: ([Int], [Int]) = ([], [])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 {
        found.0 = doubtful[..<middle].filter { asked.0.answer($0, lines) }
      } else {
        found.1 = doubtful[middle...].filter { asked.1.answer($0, lines) }
      }
    }
    return found.0 + found.1
  }

  private static func matches(_ test: Test, _ attack: AttackPicture) -> Bool {
    switch test {
    case .all: true
    case .not(let inner): !matches(inner, attack)
    case .and(let parts): parts.allSatisfy { matches($0, attack) }
    case .or(let parts): parts.contains { matches($0, attack) }
    case .facet(_, let matcher), .decoded(let matcher), .words(_, let matcher),
      .without(_, _, let matcher):
      matcher(attack)
    }
  }

  private enum Answer: UInt8 {
    case no, yes, unknown
  }

  /// A question with what was answered before, one list of answers for each of its terms.
  private struct Asked {
    let picture: ColumnPicture
    private let root: Test
    private var test = Prepared.all
    private var answers: [[UInt8]] = []
    private var facets: [(facet: ColumnFacet, matcher: QueryField.Matcher)] = []
    private var counts: [CountAnswers] = []
    private var plans: [FigurePlan?] = []

    init(_ root: Test, _ picture: ColumnPicture) {
      self.root = root
      self.picture = picture
      test = prepare(root)
    }

    indirect enum Prepared {
      case all
      case not(Prepared)
      case and([Prepared])
      case or([Prepared])
      case term(Int)
      case decoded
      case words([String])
      case without(String, Int)
    }

    private mutating func prepare(_ test: Test) -> Prepared {
      switch test {
      case .all: return .all
      case .not(let inner): return .not(prepare(inner))
      case .and(let parts): return .and(parts.map { prepare($0) })
      case .or(let parts): return .or(parts.map { prepare($0) })
      case .decoded: return .decoded
      case .words(let words, _): return .words(words)
      case .without(let word, let facet, let matcher):
        return .without(word, prepare(facet, matcher))
      case .facet(let facet, let matcher): return .term(prepare(facet, matcher))
      }
    }

    private mutating func prepare(
      _ facet: ColumnFacet, _ matcher: @escaping QueryField.Matcher
    ) -> Int {
      answers.append([])
      counts.append(CountAnswers())
      facets.append((facet, matcher))
      if case .casualties(let measure) = facet {
        plans.append(FigurePlan(picture, [measure]))
      } else {
        plans.append(nil)
      }
      return facets.count - 1
    }

    /// What columns tell of a row.
    mutating func answer(_ row: Int) -> Answer { answer(test, row, nil) }

    /// What a row's line tells where columns cannot.
    mutating func answer(_ row: Int, _ lines: RowLines) -> Bool {
      switch answer(test, row, lines) {
      case .yes: return true
      case .no: return false
      case .unknown:
        guard let incident = lines.incident(row) else { return false }
        return ColumnQuery.matches(root, picture.attack(row, decoded: incident))
      }
    }

    private mutating func answer(_ test: Prepared, _ row: Int, _ lines: RowLines?) -> Answer {
      switch test {
      case .all: return .yes
      case .decoded: return .unknown
      case .words(let words):
        // What is said of an operation stands in another line.
        guard let lines, picture.columns.operations[row] == 0 else { return .unknown }
        return lines.mayHold(row, words) ? .unknown : .no
      case .without(let word, let number):
        guard let lines, !lines.mayHold(row, [word]) else { return .unknown }
        return holds(number, row) ? .yes : .no
      case .term(let number): return holds(number, row) ? .yes : .no
      case .not(let inner):
        switch answer(inner, row, lines) {
        case .yes: return .no
        case .no: return .yes
        case .unknown: return .unknown
        }
      case .and(let parts):
        var result = Answer.yes
        for part in parts {
          let answer = answer(part, row, lines)
          if answer == .no { return .no }
          if answer == .unknown { result = .unknown }
        }
        return result
      case .or(let parts):
        var result = Answer.no
        for part in parts {
          let answer = answer(part, row, lines)
          if answer == .yes { return .yes }
          if answer == .unknown { result = .unknown }
        }
        return result
      }
    }

    private mutating func holds(_ number: Int, _ row: Int) -> Bool {
      let (facet, matcher) = facets[number]
      if case .casualties(let measure) = facet {
        let count = plans[number]?.count(row)
        return counts[number].answer(count) { matcher(AttackPicture(with: count, of: measure)) }
      }
      if facet == .id { return matcher(picture.attack(row, .id)) }
      let entry = picture.entry(row, facet)
      if entry >= answers[number].count {
        answers[number] += Array(
          repeating: Answer.unknown.rawValue, count: max(1024, entry * 2) - answers[number].count)
      }
      let known = answers[number][entry]
      if known != Answer.unknown.rawValue { return known == Answer.yes.rawValue }
      let holds = matcher(picture.attack(row, facet))
      answers[number][entry] = holds ? Answer.yes.rawValue : Answer.no.rawValue
      return holds
    }
  }
}

/// What was answered of counts before.
private struct CountAnswers {
  /// By the bounds of small counts: 0 where it was not asked, 1 for no, 2 for yes.
  private var ofSmall: [UInt8] = []
  private var ofOthers: [CountInterval?: Bool] = [:]

  private static let few = 64

  @inline(__always)
  mutating func answer(_ count: CountInterval?, _ ask: () -> Bool) -> Bool {
    guard let place = CountAnswers.place(count) else {
      if let known = ofOthers[count] { return known }
      let answer = ask()
      ofOthers[count] = answer
      return answer
    }
    if ofSmall.isEmpty {
      ofSmall = Array(repeating: 0, count: CountAnswers.few * CountAnswers.few * CountAnswers.few)
    }
    if ofSmall[place] == 0 { ofSmall[place] = ask() ? 2 : 1 }
    return ofSmall[place] == 2
  }

  /// Where the answer of a small count stands; nil for others.
  private static func place(_ count: CountInterval?) -> Int? {
    guard let count else { return nil }
    // What is not known has a place of its own before 0.
    let (low, best, high) = (count.low ?? -1, count.best ?? -1, count.high ?? -1)
    guard max(low, best, high) < few - 1 else { return nil }
    return ((low + 1) * few + best + 1) * few + high + 1
  }
}

/// The lines that rows stand for.
package struct RowLines: Sendable {
  /// The incident of a row, decoded; nil where its line is gone.
  let incident: @Sendable (Int) -> Incident?
  /// Whether the line of a row may hold one of some folded words; false only where it holds none.
  let mayHold: @Sendable (Int, [String]) -> Bool

  /// Takes the ways to decode a line and to look for words in it.
  package init(
    incident: @escaping @Sendable (Int) -> Incident?,
    mayHold: @escaping @Sendable (Int, [String]) -> Bool
  ) {
    self.incident = incident
    self.mayHold = mayHold
  }
}

extension AttackPicture {
  /// An attack of which only one count is known.
  fileprivate convenience init(with count: CountInterval?, of measure: SummaryRequest.Measure) {
    self.init(
      incident: Incident(
        id: "", recorded: Recording(at: Instant(startOf: .earliest), by: ""), occurred: .unknown,
        place: IncidentPlace(country: "XX", precision: .unknown),
        attack: Attack(kind: .unknown)),
      operation: nil, town: nil, placement: Placement(),
      attribution: AttributionDerivation(derived: .unattributed),
      casualties: CasualtyFigures(derived: count.map { [measure.key: CasualtyFigure($0)] } ?? [:]))
  }
}
