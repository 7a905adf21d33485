import IncidentCore
import IncidentStorage
import TextBasics

/// What is odd about records that are about to be recorded: each by itself, and beside the others.
struct RecordWarnings {
  private let contents: LogContents
  private let today: Day

  /// Compares with the records of a log.
  init(_ contents: LogContents, today: Day) {
    self.contents = contents
    self.today = today
  }

  /// The warnings for new records.
  func all(_ operation: AttackOperation?, _ incidents: [Incident]) -> [Diagnostic] {
    var operations = Dictionary(
      contents.operations.values.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    if let operation { operations[operation.id] = operation }
    let context = CheckContext(
      today: today, towns: contents.towns, regions: contents.regions, actors: contents.actors,
      operations: operations)
    let records =
      (operation.map { [CheckedRecord.operation($0)] } ?? [])
      + incidents.map(CheckedRecord.incident)
    return records.flatMap { RecordCheck.diagnostics($0, context) }
      + duplicates(of: incidents, Array(operations.values))
  }

  /// Warns of records that are likely of the same attack as a new one.
  func duplicates(of new: [Incident], _ operations: [AttackOperation]) -> [Diagnostic] {
    let ids = Set(new.map(\.id))
    let spans = new.compactMap(\.occurred.days).map { days in
      (days.lowerBound - DuplicateSearch.longestGap)...(days.upperBound + DuplicateSearch.longestGap)
    }
    let externals = Set(new.flatMap(\.external).map { "\($0.scheme):\($0.id)" })
    // Only those near in time are worth deriving a picture of.
    let others = contents.incidents.values.filter { other in
      guard other.state == .active, !ids.contains(other.id) else { return false }
      return other.occurred.days.map { days in spans.contains { $0.overlaps(days) } } ?? false
        || other.external.contains { externals.contains("\($0.scheme):\($0.id)") }
    }
    guard !others.isEmpty else { return [] }
    let picture = LogPicture(
      incidents: others + new, operations: operations, actors: contents.actors,
      regions: contents.regions, towns: contents.towns)
    let pairs = DuplicateSearch(picture, with: ids).pairs
    var warnings = pairs.prefix(5).map { pair in
      let other = ids.contains(pair.one) ? pair.other : pair.one
      let mine = other == pair.one ? pair.other : pair.one
      let why = pair.score.parts.filter { $0.points > 0 }.map(\.text).joined(separator: "; ")
      return Diagnostic(
        .warning, code: "likely-duplicate",
        "`\(mine)` may be the same attack as `\(other)`: \(why)",
        hints: [
          "`incidentlog merge \(mine) --into \(other)` makes one of both, "
            + "`incidentlog duplicates --not \(mine) \(other)` keeps them apart"
        ])
    }
    if pairs.count > 5 {
      warnings.append(
        Diagnostic(
          .note, code: "likely-duplicate", "\(pairs.count - 5) more pairs are likely duplicates",
          hints: ["`incidentlog duplicates` lists them"]))
    }
    return warnings
  }
}
