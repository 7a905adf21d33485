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
    /// A facet tells, unless the second matcher finds that only a decoded incident does.
    case unless(ColumnFacet, QueryField.Matcher, isDecoded: QueryField.Matcher)
    /// Only a decoded incident tells.
    case decoded(QueryField.Matcher)
    /// Only a decoded incident tells, where one of these words stands in its line, or for a search
    /// of texts those texts.
    case words([String], QueryField.Matcher, areTexts: Bool)
  }

  /// Takes a question over whose names were looked up.
  package init(_ query: CompiledQuery) {
    self.init(query.meaning)
  }

  /// Takes a part of a question.
  init(_ node: QueryNode) {
    root = ColumnQuery.test(node)
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
    if let facet = ColumnFacet.ofFields[term.field] {
      return ColumnFacet.exceptions[term.field].map {
        .unless(facet, matches, isDecoded: $0)
      } ?? .facet(facet, matches)
    }
    if ColumnFacet.fieldsOfWords.contains(term.field) {
      // Of several words that have to stand together the longest is looked for.
      let words = term.values.map { value in
        NameFolding.fold(value).split(separator: " ").max { $0.utf8.count < $1.utf8.count }
      }
      let asksForNone = term.values.contains { $0.lowercased() == "unknown" }
      if !asksForNone, !words.contains(nil) {
        return .words(
          words.compactMap { $0.map(String.init) }, matches, areTexts: term.field == "text")
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
    var rows: [Int] = []
    var doubtful: [Int] = []
    ColumnQuery.inBlocks(0..<picture.columns.count) { all in
      let block = picture.columns.rows(all, of: states)[...]
      for (row, answer) in zip(block, asked.answers(block)) {
        switch answer {
        case .no: continue
        case .yes: rows.append(row)
        case .unknown: doubtful.append(row)
        }
      }
    }
    if doubtful.isEmpty { return rows }
    return (rows + decided(doubtful, asked, lines)).sorted()
  }

  /// Calls back with so many rows at a time that what is noted of them stays in the nearest memory.
  private static func inBlocks(_ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: 1024) {
      body(start..<min(start + 1024, range.upperBound))
    }
  }

  /// Those of the rows that columns cannot tell of which answer the question, on two threads.
  private func decided(_ doubtful: [Int], _ asked: Asked, _ lines: RowLines) -> [Int] {
    let middle = doubtful.count / 2
    // Each thread has its own picture, and its own place for what it found.
    nonisolated(unsafe) var asked = (asked, Asked(root, ColumnPicture(besides: asked.picture)))
    nonisolated(unsafe) var found: ([Int], [Int]) = ([], [])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 {
        found.0 = asked.0.matching(doubtful[..<middle], lines)
      } else {
        found.1 = asked.1.matching(doubtful[middle...], lines)
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
    case .facet(_, let matcher), .unless(_, let matcher, _), .decoded(let matcher),
      .words(_, let matcher, _):
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
    private var known: [[Answer?]] = []
    private var facets:
      [(facet: ColumnFacet, matcher: QueryField.Matcher, isDecoded: QueryField.Matcher?)] = []
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
      case words([String], ofTexts: QueryField.Matcher?)
    }

    private mutating func prepare(_ test: Test) -> Prepared {
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
      known.append([])
      counts.append(CountAnswers())
      facets.append((facet, matcher, isDecoded))
      if case .casualties(let measure) = facet {
        plans.append(FigurePlan(picture, [measure]))
      } else {
        plans.append(nil)
      }
      return facets.count - 1
    }

    /// What columns tell of rows.
    mutating func answers(_ rows: ArraySlice<Int>) -> [Answer] { answers(test, rows, nil) }

    /// The rows that answer the question as their lines tell where columns cannot.
    mutating func matching(_ rows: ArraySlice<Int>, _ lines: RowLines) -> [Int] {
      var found: [Int] = []
      ColumnQuery.inBlocks(rows.indices) { range in
        for (row, answer) in zip(rows[range], answers(test, rows[range], lines)) {
          switch answer {
          case .no: continue
          case .yes: found.append(row)
          case .unknown:
            guard let incident = lines.incident(row) else { continue }
            let attack = picture.attack(row, decoded: incident)
            if ColumnQuery.matches(root, attack) { found.append(row) }
          }
        }
      }
      return found
    }

    private mutating func answers(
      _ test: Prepared, _ rows: ArraySlice<Int>, _ lines: RowLines?
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
      case .and(let parts): return answers(all: parts, rows, lines, unless: .no)
      case .or(let parts): return answers(all: parts, rows, lines, unless: .yes)
      }
    }

    /// What several parts tell: one of them `deciding` is enough, and the others are not asked then.
    private mutating func answers(
      all parts: [Prepared], _ rows: ArraySlice<Int>, _ lines: RowLines?, unless deciding: Answer
    ) -> [Answer] {
      var results = Array(repeating: deciding == .no ? Answer.yes : .no, count: rows.count)
      var open = Array(results.indices)
      for part in parts {
        let asked = open.count == rows.count ? rows : open.map { rows[rows.startIndex + $0] }[...]
        let answers = answers(part, asked, lines)
        var stillOpen: [Int] = []
        for (position, answer) in zip(open, answers) {
          if answer == deciding || answer == .unknown { results[position] = answer }
          if answer != deciding { stillOpen.append(position) }
        }
        open = stillOpen
        if open.isEmpty { break }
      }
      return results
    }

    /// What a term tells, which is asked once for each different value.
    private mutating func answers(_ number: Int, _ rows: ArraySlice<Int>) -> [Answer] {
      let (facet, matcher, isDecoded) = facets[number]
      if facet == .id {
        return rows.map { matcher(picture.attack($0, .id)) ? .yes : .no }
      }
      if case .casualties(let measure) = facet {
        return rows.map { row in
          let count = plans[number]?.count(row)
          let holds = counts[number].answer(count) {
            matcher(AttackPicture(with: count, of: measure))
          }
          return holds ? .yes : .no
        }
      }
      var known = self.known[number]
      // Held twice it would be copied where something is noted.
      self.known[number] = []
      defer { self.known[number] = known }
      return zip(rows, picture.entries(rows, facet)).map { row, entry in
        if entry >= known.count {
          known += Array(repeating: nil, count: max(1024, entry * 2) - known.count)
        }
        if let answer = known[entry] { return answer }
        let attack = picture.attack(row, facet)
        let answer: Answer = isDecoded?(attack) == true ? .unknown : matcher(attack) ? .yes : .no
        known[entry] = answer
        return answer
      }
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
  /// What the line of a row holds of some folded words.
  let texts: @Sendable (Int, [String]) -> Texts

  /// The texts of a line.
  package enum Texts: Sendable {
    /// None of the words stands in the line.
    case without
    /// One may stand in it; with the texts that a search looks at, nil where only the incident tells.
    case with([String]?)
  }

  /// Takes the ways to decode a line and to look for words in it.
  package init(
    incident: @escaping @Sendable (Int) -> Incident?,
    texts: @escaping @Sendable (Int, [String]) -> Texts
  ) {
    self.incident = incident
    self.texts = texts
  }
}

extension AttackPicture {
  /// An attack of which only one count is known.
  convenience init(with count: CountInterval?, of measure: SummaryRequest.Measure) {
    self.init(
      Incident(knownOnlyBy: ""),
      CasualtyFigures(derived: count.map { [measure.key: CasualtyFigure($0)] } ?? [:]))
  }

  /// An attack of which only its id is known, and what texts say of it.
  fileprivate convenience init(_ id: String, telling texts: [String]) {
    var incident = Incident(knownOnlyBy: id)
    incident.evidence.accounts = texts.map {
      Account(key: "", text: $0, by: .kind(.recorder), stated: .day(.earliest))
    }
    self.init(incident, CasualtyFigures(derived: [:]))
  }

  private convenience init(_ incident: Incident, _ casualties: CasualtyFigures) {
    self.init(
      incident: incident, operation: nil, town: nil, placement: Placement(),
      attribution: AttributionDerivation(derived: .unattributed), casualties: casualties)
  }
}

extension Incident {
  fileprivate init(knownOnlyBy id: String) {
    self.init(
      id: id, recorded: Recording(at: Instant(startOf: .earliest), by: ""), occurred: .unknown,
      place: IncidentPlace(country: "XX", precision: .unknown), attack: Attack(kind: .unknown))
  }
}
