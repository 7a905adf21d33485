import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// A generated log, read whole and as columns.
struct GeneratedPair {
  let folder: TemporaryFolder
  let contents: LogContents
  let basis: LogBasis
  let index: IncidentIndex

  init(seed: UInt64, revisions: Int) throws {
    let folder = try TemporaryFolder()
    let reference = try GeneratedReference.make(in: folder)
    _ = try GeneratedLog.write(
      seed: seed, revisions: revisions, to: folder.file("log"), reference: reference)
    try self.init(folder)
  }

  init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    let log = LogFolder(folder.file("log"))
    contents = try LogContents(log)
    basis = try LogBasis(log)
    index = try #require(try IncidentIndex.scan(basis))
  }

  func picture(_ boundaries: Day? = nil, states: Set<RecordState> = [.active]) -> ColumnPicture {
    ColumnPicture(
      index.columns, index.values,
      operations: basis.operations.values.filter { states.contains($0.state) },
      actors: basis.actors, regions: basis.regions, towns: basis.towns, boundaries: boundaries)
  }

  /// The picture with the tolls of all rows but the last few.
  private var pictureWithTolls: ColumnPicture {
    let picture = picture()
    let tolls = RowTolls(of: picture)
    let kept = RowTolls(
      numbers: NumberColumn(tolls.numbers.all.dropLast(5)), tolls: tolls.tolls,
      voices: tolls.voices, partyEnds: tolls.partyEnds, partySpeakers: tolls.partySpeakers)
    return ColumnPicture(
      IncidentColumns(index.columns, tolls: kept), index.values,
      operations: basis.operations.values.filter { $0.state == .active },
      actors: basis.actors, regions: basis.regions, towns: basis.towns)
  }

  func context(_ boundaries: Day?) -> QueryContext {
    QueryContext(
      actors: contents.actors, regions: contents.regions, towns: contents.towns,
      today: Day(daysSince1970: 20_300), boundaries: boundaries,
      marking: contents.description.marking)
  }

  func rows(
    _ query: CompiledQuery, in picture: ColumnPicture, states: Set<RecordState> = [.active]
  ) -> [Int] {
    // Asked on one thread and on two.
    let rows = [1_000_000, 0].map { fewRows in
      Array(
        ColumnQuery(query).rows(
          in: picture, states: states, lines: index.lines(), fewRows: fewRows))
    }
    #expect(rows[0] == rows[1])
    return rows[0]
  }

  func expectSameAttacks(_ location: SourceLocation = #_sourceLocation) throws {
    let states = Set(RecordState.allCases)
    let whole = contents.picture(states: states)
    let columns = picture(states: states)
    let rows = rows(try CompiledQuery(.all, in: context(nil)), in: columns, states: states)
    #expect(index.problems == contents.problems, sourceLocation: location)
    #expect(
      rows.map(index.columns.id).sorted() == whole.attacks.map(\.incident.id),
      sourceLocation: location)
    let order = columns.newestFirst(RowSet(rows))
    for limit in [1, 7, rows.count] {
      #expect(
        columns.newestFirst(RowSet(rows), limit: limit) == Array(order.prefix(limit)),
        sourceLocation: location)
    }
    let attacks = Dictionary(
      uniqueKeysWithValues: whole.attacks.map { ($0.incident.id, $0) })
    let disagreement = index.disagreementFinder()
    for row in rows {
      let attack = columns.attack(row)
      let stored = try #require(contents.incidents[attack.incident.id])
      let wanted = try #require(attacks[attack.incident.id])
      #expect(describe(attack) == describe(wanted), sourceLocation: location)
      #expect(index.line(row) == Array(stored.line.bytes), sourceLocation: location)
      #expect(
        disagreement(row) == stored.disagreement, sourceLocation: location)
    }
  }

  /// Everything that columns know of an attack.
  func describe(_ attack: AttackPicture) -> [String] {
    let incident = attack.incident
    let leading = attack.leading
    return [
      incident.id, incident.occurred.start?.iso ?? "", incident.occurred.end?.iso ?? "",
      incident.occurred.precision.rawValue, incident.place.town ?? "",
      incident.place.region ?? "", incident.place.country, incident.place.precision.rawValue,
      incident.attack.kind.rawValue,
      incident.attack.targets.map { "\($0.category) \($0.actor ?? "")" }.joined(),
      incident.state.rawValue, incident.verification?.rawValue ?? "",
      incident.marking?.rawValue ?? "", incident.operation ?? "",
      incident.recorded.at.day.iso, attack.placement.all.sorted().joined(separator: " "),
      leading.status.rawValue, leading.actors.joined(separator: " "),
      leading.namedActors.joined(separator: " "),
      leading.statements.map { "\($0.role) \($0.status) \($0.confidence?.rawValue ?? "")" }
        .joined(), incident.evidence.sources.map(\.publisher).joined(separator: " "),
      attack.casualties.byKey.map { key, figure in
        "\(key.side) \(key.actor ?? "") \(key.outcome) \(figure.count)"
      }.sorted().joined(separator: ", "),
    ]
  }

  func expectSameAnswers(
    _ query: Query, boundaries: Day?, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let asksForState = query.terms.contains { $0.field == "state" }
    let states = asksForState ? Set(RecordState.allCases) : [.active]
    let whole = contents.picture(states: states, boundaries: boundaries)
    let columns = picture(boundaries, states: states)
    let compiled = try CompiledQuery(query, in: context(boundaries))
    let wanted = whole.attacks.filter(compiled.matches).map(\.incident.id)
    let rows = rows(compiled, in: columns, states: states)
    #expect(rows.map(index.columns.id).sorted() == wanted, sourceLocation: location)
    #expect(
      compiled.mapNotes(in: columns, found: RowSet(rows), states: states, lines: index.lines())
        == compiled.mapNotes(in: whole), sourceLocation: location)
  }

  func expectSameSummary(
    _ request: SummaryRequest, _ query: Query, comparedWith other: Query? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let whole = contents.picture()
    let columns = picture()
    let compiled = try CompiledQuery(query, in: context(nil))
    let before = try other.map { try CompiledQuery($0, in: context(nil)) }
    var request = request
    request.compared = before.map { whole.attacks.filter($0.matches) } ?? []
    let compared = before.map { rows($0, in: columns) } ?? []
    let summary = Summary(whole.attacks.filter(compiled.matches), in: whole, request)
    let found = rows(compiled, in: columns)
    // With one thread and with two, and with what an index would keep.
    for (fewRows, isKept) in [(found.count + 1, false), (2, false), (2, true)] {
      let counted = try #require(
        Summary(
          RowSet(found), compared: RowSet(compared), in: isKept ? pictureWithTolls : columns,
          lines: index.lines(), request, fewRows: fewRows),
        sourceLocation: location)
      #expect(
        (counted.rows + [counted.total]).map(describe)
          == (summary.rows + [summary.total]).map(describe),
        sourceLocation: location)
      #expect(counted.crossing == summary.crossing, sourceLocation: location)
      #expect(counted.footnotes == summary.footnotes, sourceLocation: location)
    }
  }

  private func describe(_ row: Summary.Row) -> String {
    """
    \(row.key) \(row.attacks) \(row.byStatus) \(row.towns) \(row.firstDay?.iso ?? "") \
    \(row.lastDay?.iso ?? "") \(row.killed) \(String(describing: row.ownKilled)) \
    \(row.stateForcesKilled) \(row.civiliansKilled) \(row.share) \(row.value) \
    \(row.crossed.sorted { "\($0.key)" < "\($1.key)" }) \(String(describing: row.comparison))
    """
  }
}
