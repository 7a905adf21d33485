import TextBasics

/// A question ready to be asked of columns.
package struct ColumnQuery {
  private let root: Test

  indirect enum Test: Sendable {
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

    /// The parts of attacks that are looked at.
    var facets: [ColumnFacet] {
      switch self {
      case .facet(let facet, _), .unless(let facet, _, isDecoded: _): [facet]
      case .not(let inner): inner.facets
      case .and(let parts), .or(let parts): parts.flatMap(\.facets)
      case .all, .decoded, .words: []
      }
    }
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
  ///   - fewRows: Fewer rows are asked of before a second thread would have begun.
  /// - Returns: The rows.
  package func rows(
    in picture: ColumnPicture, states: Set<RecordState>, lines: RowLines, fewRows: Int = 50_000
  ) -> RowSet {
    root.facets.forEach(picture.prepare)
    let all = 0..<(picture.columns.count + 63) / 64
    let told: [(words: [UInt64], doubtful: [Int])]
    if picture.columns.count < fewRows {
      told = [ColumnAsking(root, picture).told(all, of: states)]
    } else {
      let answers = ColumnAsking.answersOfValues(root, picture)
      told = picture.inHalves(all) { ColumnAsking(root, $1, answers).told($0, of: states) }
    }
    var rows = RowSet(words: told.flatMap(\.words))
    let doubtful = told.flatMap(\.doubtful)
    if doubtful.isEmpty { return rows }
    let held = picture.inHalves(doubtful, few: 64) { ColumnAsking(root, $1).holds($0, lines) }
      .joined()
    for (row, holds) in zip(doubtful, held) where holds { rows.insert(row) }
    return rows
  }

  /// The positions of those of some rows that do not answer the question.
  package func positionsLeftOut(
    of rows: [Int], in picture: ColumnPicture, lines: RowLines
  ) -> [Int] {
    root.facets.forEach(picture.prepare)
    let held = picture.inHalves(rows, few: 1024) { ColumnAsking(root, $1).holds($0, lines) }
      .joined()
    return zip(rows.indices, held).filter { !$0.1 }.map(\.0)
  }

  static func matches(_ test: Test, _ attack: AttackPicture) -> Bool {
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
}

/// The lines that rows stand for.
package struct RowLines: Sendable {
  /// The incident of a row, decoded; nil where its line is gone.
  let incident: @Sendable (Int) -> Incident?
  /// What the line of a row holds of some folded words.
  let texts: @Sendable (Int, [String]) -> Texts
  /// What the line of a row tells of what stands in no column; nil where only the incident can.
  let details: @Sendable (Int) -> LineDetails?
  /// Whether the line of a row may say that somebody had no part in it, which is told sooner.
  let mayDeny: @Sendable (Int) -> Bool
  /// What the line of a row says of who did it; nil where only the incident can tell.
  let attributions: @Sendable (Int) -> [Attribution]?

  /// The texts of a line.
  package enum Texts: Sendable {
    /// None of the words stands in the line.
    case without
    /// One may stand in it; with the texts that a search looks at, nil where only the incident tells.
    case with([String]?)
  }

  /// Takes the ways to decode a line, to look for words in it and to read single texts of it.
  package init(
    incident: @escaping @Sendable (Int) -> Incident?,
    texts: @escaping @Sendable (Int, [String]) -> Texts,
    details: @escaping @Sendable (Int) -> LineDetails?,
    mayDeny: @escaping @Sendable (Int) -> Bool,
    attributions: @escaping @Sendable (Int) -> [Attribution]?
  ) {
    self.incident = incident
    self.texts = texts
    self.details = details
    self.mayDeny = mayDeny
    self.attributions = attributions
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
  convenience init(_ id: String, telling texts: [String]) {
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
