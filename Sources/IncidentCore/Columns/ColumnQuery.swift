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
    case .term(let term):
      ColumnFacet.ofFields[term.field].map { .facet($0, node.matches) } ?? .decoded(node.matches)
    }
  }

  /// Finds the rows that answer the question, of the states that are wanted.
  ///
  /// - Parameters:
  ///   - picture: The columns.
  ///   - states: The states of records that are looked at.
  ///   - decode: Gives the whole attack of a row; asked only for rows that columns cannot tell of.
  /// - Returns: The rows, in the order of the columns.
  package func rows(
    in picture: ColumnPicture, states: Set<RecordState>, decode: (Int) -> AttackPicture?
  ) -> [Int] {
    var asked = Asked(picture: picture)
    let test = asked.prepare(root)
    let wanted = (0..<4).map { code in
      code < RecordState.allCases.count && states.contains(RecordState.allCases[code])
    }
    var rows: [Int] = []
    for row in 0..<picture.columns.count where wanted[Int(picture.columns.standings[row] & 3)] {
      switch asked.answer(test, row) {
      case .no: continue
      case .yes: rows.append(row)
      case .unknown:
        if let attack = decode(row), ColumnQuery.matches(root, attack) { rows.append(row) }
      }
    }
    return rows
  }

  private static func matches(_ test: Test, _ attack: AttackPicture) -> Bool {
    switch test {
    case .all: true
    case .not(let inner): !matches(inner, attack)
    case .and(let parts): parts.allSatisfy { matches($0, attack) }
    case .or(let parts): parts.contains { matches($0, attack) }
    case .facet(_, let matcher), .decoded(let matcher): matcher(attack)
    }
  }

  private enum Answer: UInt8 {
    case no, yes, unknown
  }

  /// A question with what was answered before, one list of answers for each of its terms.
  private struct Asked {
    let picture: ColumnPicture
    private var answers: [[UInt8]] = []
    private var facets: [(facet: ColumnFacet, matcher: QueryField.Matcher)] = []
    private var counts: [[CountInterval?: Bool]] = []
    private var plans: [SummaryRequest.Measure: FigurePlan] = [:]

    init(picture: ColumnPicture) {
      self.picture = picture
    }

    indirect enum Prepared {
      case all
      case not(Prepared)
      case and([Prepared])
      case or([Prepared])
      case term(Int)
      case decoded
    }

    mutating func prepare(_ test: Test) -> Prepared {
      switch test {
      case .all: return .all
      case .not(let inner): return .not(prepare(inner))
      case .and(let parts): return .and(parts.map { prepare($0) })
      case .or(let parts): return .or(parts.map { prepare($0) })
      case .decoded: return .decoded
      case .facet(let facet, let matcher):
        answers.append([])
        counts.append([:])
        facets.append((facet, matcher))
        if case .casualties(let measure) = facet {
          plans[measure] = FigurePlan(picture, [measure])
        }
        return .term(facets.count - 1)
      }
    }

    mutating func answer(_ test: Prepared, _ row: Int) -> Answer {
      switch test {
      case .all: return .yes
      case .decoded: return .unknown
      case .term(let number): return holds(number, row) ? .yes : .no
      case .not(let inner):
        switch answer(inner, row) {
        case .yes: return .no
        case .no: return .yes
        case .unknown: return .unknown
        }
      case .and(let parts):
        var result = Answer.yes
        for part in parts {
          let answer = answer(part, row)
          if answer == .no { return .no }
          if answer == .unknown { result = .unknown }
        }
        return result
      case .or(let parts):
        var result = Answer.no
        for part in parts {
          let answer = answer(part, row)
          if answer == .yes { return .yes }
          if answer == .unknown { result = .unknown }
        }
        return result
      }
    }

    private mutating func holds(_ number: Int, _ row: Int) -> Bool {
      let (facet, matcher) = facets[number]
      if case .casualties(let measure) = facet {
        let count = plans[measure]?.count(row)
        if let known = counts[number][count] { return known }
        let holds = matcher(AttackPicture(with: count, of: measure))
        counts[number][count] = holds
        return holds
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
