import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// The log as columns, asked by a command that does not need all of it decoded.
///
/// What it finds is what ``LogLook`` finds of the same words.
struct ColumnLook {
  /// The columns, at the place and time that were asked for.
  let picture: ColumnPicture
  /// The rows that answer the question.
  let found: RowSet
  /// The day that is today.
  let today: Day
  /// The question.
  let query: Query
  /// The way from rows back to records.
  let records: ColumnRecords
  /// The states of records that the question is asked of.
  let states: Set<RecordState>
  private let lines: RowLines
  /// The index of all that was ever said.
  private let whole: IncidentIndex
  private let context: QueryContext
  private let compiled: CompiledQuery
  private let asOf: Instant?
  private let report: LookReport

  /// Asks the log; nil where what was asked needs all of it decoded.
  ///
  /// Records of `states` are looked at; those asked for where it is nil. What is to be done with the rows that are found `needs` columns too.
  init?(
    _ arguments: ParsedArguments, _ session: Session, states wanted: Set<RecordState>? = nil,
    words: Argument<String> = QueryOptions.words, needs: ColumnNeeds = .basic
  ) throws {
    let folder = try session.logFolder(arguments)
    let now = try session.now(arguments)
    today = now.day
    var problems = Problems()
    let look = LookOptions.look(arguments, today, now: now, &problems)
    guard look.asRecorded == nil, look.maxMarking == nil else { return nil }
    asOf = look.asOf
    let question = TypedQuery(arguments, words: arguments.values(words))
    query = question.query
    states = wanted ?? question.states(isAll: look.isAll)
    let basis: LogBasis
    do throws(StorageProblem) {
      basis = try LogBasis(folder, cache: session.cacheFolder)
      guard
        let index = try IncidentIndex.current(
          basis, cache: session.cacheFolder, usesIndex: !arguments.isSet(LookOptions.noIndex),
          needs: needs.union(ColumnNeeds(query)).union(look.asOf == nil ? [] : [.ids, .said]))
      else { return nil }
      whole = index
    } catch {
      throw error.failure
    }
    let (columns, values) = (whole.columns, whole.values)
    context = QueryContext(
      actors: basis.actors, regions: basis.regions, towns: basis.towns, today: today,
      boundaries: look.boundaries, marking: basis.description.marking,
      home: { [whole] in basis.description.home ?? whole.countriesInUse },
      townsInUse: {
        let places = columns.places(of: Set(RecordState.allCases))
        return Set(places.compactMap { values.place($0).town })
      })
    compiled = try question.compiled(
      in: context, problems, now: now, towns: basis.towns, of: folder)
    let states = states
    let operations = Lazily { [basis] in
      basis.operations.values.filter { states.contains($0.state) }
    }
    func picture(
      _ index: IncidentIndex, _ operations: Lazily<[AttackOperation]>
    ) -> ColumnPicture {
      ColumnPicture(
        index.columns, index.values, operations: operations.value, actors: basis.actors,
        regions: basis.regions, towns: basis.towns, boundaries: look.boundaries)
    }
    let index: IncidentIndex
    var later: [Diagnostic] = []
    if let asOf {
      guard let known = IndexAtTime(whole, by: asOf, states: states, basis) else { return nil }
      index = known.index
      self.picture = picture(index, Lazily { known.operations })
      lines = index.lines(by: asOf, operations: known.operations)
      let today = ColumnQuery(compiled).rows(
        in: picture(whole, operations), states: states, lines: whole.lines())
      later = LookNotes.later(today.count(where: known.unknownRows.contains))
    } else {
      index = whole
      self.picture = picture(index, operations)
      lines = index.lines()
    }
    records = ColumnRecords(
      index: index, basis: basis, operations: operations, asOf: asOf, boundaries: look.boundaries)
    let (picture, lines) = (self.picture, lines)
    found = ColumnQuery(compiled).rows(in: picture, states: states, lines: lines)
    // Which publishers are spelled like a source is told by the way that decodes everything.
    if found.isEmpty, query.terms.contains(where: { $0.field == "source" }) { return nil }
    let found = found
    let undated = LookNotes.undated(compiled) { undated in
      let rows = picture.undatedRows(of: states)
      return rows.count
        - ColumnQuery(undated).positionsLeftOut(of: rows, in: picture, lines: lines).count
    }
    let doubts =
      LookNotes.possible(
        compiled.possibleMatches(among: found.count) { stricter in
          ColumnQuery(stricter).positionsLeftOut(of: Array(found), in: picture, lines: lines)
        }, of: found.count)
      + (compiled.asksForFigures
        ? LookNotes.unaskedFigures(compiled, in: records.operationMembers(states)) : [])
    report = LookReport(
      query: compiled, look: look, now: now, folder: folder,
      problems: basis.problems + whole.problems,
      towns: basis.towns,
      notes: LookReport.notes(
        compiled,
        compiled.mapNotes(in: picture, found: found, states: states, lines: lines))
        + undated + doubts + question.bareWords(in: context, isFound: !found.isEmpty) + later,
      isEmpty: index.columns.count == 0, needsFound: arguments.isSet(LogLook.exitStatus))
  }

  /// The rows that answer the question asked of another period.
  func rows(otherwiseIn period: Period) throws -> RowSet {
    let inPeriod = Query.term(Query.Term("date", [period.iso]))
    let compiled = try CompiledQuery(
      .all(of: [query.without(field: "date"), inPeriod]), in: context)
    return ColumnQuery(compiled).rows(in: picture, states: states, lines: lines)
  }

  /// The rows that answer the question and are shown, in the order that was asked for.
  func shown(_ choice: TableChoice) -> [Int] {
    guard let sort = choice.sort, let column = AttackColumn.named(sort.name) else {
      return picture.newestFirst(found, limit: choice.limit)
    }
    let log = picture.withoutAttacks.value
    return picture.sorted(
      rows, by: sort.name, limit: choice.limit, lines: lines, key: { column.order($0, log) },
      precedes: { $0.precedes($1, isDescending: sort.isDescending) })
  }

  /// A way to write rows of a list, a part at a time.
  func writing(_ rows: [Int]) -> @Sendable (RowShape) -> any Sequence<[UInt8]> {
    picture.writing(rows, lines: lines)
  }

  /// A way to find the attacks of rows as far as cells of columns of the list go.
  func finding(_ rows: [Int], columns: [String]) -> @Sendable () -> [ColumnAttacks] {
    picture.finding(rows, lines: lines, columns: columns)
  }

  /// Counts the rows that answer the question; nil where columns do not know enough.
  func summary(of compared: RowSet, _ request: SummaryRequest) -> Summary? {
    Summary(found, compared: compared, in: picture, lines: lines, request)
  }

  /// The rows that answer the question, in the order of the columns.
  var rows: [Int] { Array(found) }

  /// What each part of the question leaves, and of how many attacks.
  var steps: (step: QueryStep, total: Int) {
    compiled.steps(in: picture, states: states, lines: lines)
  }

  /// What was asked, as reports tell it.
  var queryJSON: JSON { report.queryJSON }

  /// The days that are asked for, as far as they were over by the time that is looked at.
  var period: Period { report.period }

  /// The one map that all attacks are placed on, if one was asked for.
  var boundaries: Day? { context.boundaries }

  /// Those of some rows that were amended after the time that was asked for.
  func amendments(of rows: [Int]) -> [LogHistory.LaterAmendment] {
    guard let asOf else { return [] }
    let columns = picture.columns
    let later = rows.filter { row in
      columns.revisions[row] > 1
        && Int(columns.recordedDays[row]) >= asOf.day.daysSince1970
    }
    return LookNotes.amendments(
      records.attacks(later), after: asOf, in: records.basis.folder, index: whole)
  }

  /// A report as the end of the command, with what is to be said of the log.
  ///
  /// What was amended later is told of those in `amended`, of all that answer the question where
  /// none are given.
  func outcome(
    _ report: Report, found: Int, amended: [LogHistory.LaterAmendment]? = nil,
    notes: [Diagnostic] = [], nothing: RichText? = nil
  ) -> Outcome {
    var said = self.report
    let amended = amended ?? (asOf == nil ? [] : amendments(of: rows))
    said.notes += notes + LookNotes.amended(amended, after: asOf)
    return said.outcome(report, found: found, nothing: nothing)
  }
}

/// The way from rows of columns back to the records that they stand for.
struct ColumnRecords: Sendable {
  let index: IncidentIndex
  let basis: LogBasis
  let operations: Lazily<[AttackOperation]>
  let asOf: Instant?
  let boundaries: Day?

  /// The attacks of rows, decoded.
  func attacks(_ rows: [Int]) -> [AttackPicture] { picture(rows).attacks }

  /// The picture of the attacks of some states that belong to operations.
  func operationMembers(_ states: Set<RecordState>) -> LogPicture { picture(members(states)) }

  /// The picture of the attacks of some rows, with all attacks of their operations, by id.
  func picture(_ rows: [Int], withOperationsIn states: Set<RecordState>) -> LogPicture {
    let operations = Set(rows.compactMap(operation))
    let others = members(states).filter { operation($0).map(operations.contains) ?? false }
    let ids = Dictionary(
      Set(rows).union(others).map { ($0, index.columns.id($0)) },
      uniquingKeysWith: { first, _ in first })
    return picture(ids.sorted { $0.value < $1.value }.map(\.key))
  }

  /// The id of a row.
  func id(_ row: Int) -> String { index.columns.id(row) }

  /// The operation of a row.
  func operation(_ row: Int) -> String? {
    index.values.operation(index.columns.operations[row])
  }

  private func members(_ states: Set<RecordState>) -> [Int] {
    let columns = index.columns
    return columns.operations.positions { $0 != 0 }.filter { row in
      let standing = IncidentColumns.Standing(code: columns.standings[row])
      return standing.code & 3 != 3 && states.contains(standing.state)
    }
  }

  private func picture(_ rows: [Int]) -> LogPicture {
    LogPicture(
      incidents: index.incidents(rows, by: asOf), operations: operations.value,
      actors: basis.actors,
      regions: basis.regions, towns: basis.towns, asOf: asOf, boundaries: boundaries)
  }

  /// The lines of rows as they stand in the log, some at a time.
  func lines(_ rows: [Int]) -> some Sequence<LineBlock> { index.lines(of: rows) }

  /// Of which records of some rows lines stand beside the current one, by id, and why.
  func disagreements(_ rows: [Int]) -> [String: Disagreement] {
    // To find one by its id costs as much as to pass over some 500 rows.
    let areFew = rows.count < index.columns.count / 500
    let disagreement = index.disagreementFinder(ofFew: areFew)
    return rows.reduce(into: [:]) { found, row in
      if let kind = disagreement(row) { found[index.columns.id(row)] = kind }
    }
  }
}

extension Session {
  /// The folder of the user's caches; nil where none is known.
  var cacheFolder: String? {
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache" }
  }
}
