import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// What is odd about records that are about to be recorded: each by itself, and beside the others.
struct RecordWarnings {
  private let contents: LogContents
  private let today: Day
  /// Whether the ids of new records are drawn anew when they are recorded.
  private let isDryRun: Bool

  /// Compares with the records of a log.
  init(_ contents: LogContents, today: Day, isDryRun: Bool = false) {
    self.contents = contents
    self.today = today
    self.isDryRun = isDryRun
  }

  /// The warnings for new records, but for those of a kind that was given already.
  func all(
    _ operation: AttackOperation?, _ incidents: [Incident], _ given: [Diagnostic]
  ) -> [Diagnostic] {
    let records =
      (operation.map { [CheckedRecord.operation($0)] } ?? [])
      + incidents.map(CheckedRecord.incident)
    let context = context(of: records, operation, incidents, operation?.id)
    let codes = Set(given.map(\.code))
    return records.flatMap { RecordCheck.diagnostics($0, context) }
      .filter { !codes.contains($0.code) }
      + duplicates(of: incidents, operation.map { [$0] } ?? [])
  }

  /// The warnings for an amended record that its former revision does not deserve too.
  func new(
    in record: CheckedRecord, beside old: CheckedRecord, _ given: [Diagnostic]
  ) -> [Diagnostic] {
    var operation: String?
    if case .operation(let amended) = record { operation = amended.id }
    let context = context(of: [record, old], nil, [], operation)
    let codes = Set(given.map(\.code))
    let before = RecordCheck.diagnostics(old, context)
    return RecordCheck.diagnostics(record, context).filter { warning in
      !codes.contains(warning.code)
        && !before.contains { ($0.code, $0.summary) == (warning.code, warning.summary) }
    }
  }

  /// A note on a country that was typed and that the log has no region for.
  static func unknownCountry(
    _ arguments: ParsedArguments, in contents: LogContents
  ) -> [Diagnostic] {
    guard let typed = arguments.value(PlaceOptions.country), typed.utf8.count == 2,
      contents.regions[typed.lowercased()]?.kind != .country
    else { return [] }
    return [
      Diagnostic(
        .note, code: "unknown-country",
        "`\(typed.uppercased())` is none of the countries among the log's regions",
        at: arguments.place(of: "country"),
        hints: ["`incidentlog regions list --kind country` shows them"])
    ]
  }

  /// The context of a check that looks at no operations but those of some records, and one more.
  private func context(
    of records: [CheckedRecord], _ operation: AttackOperation?, _ incidents: [Incident],
    _ checked: String?
  ) -> CheckContext {
    var operations: [String: AttackOperation] = [:]
    for record in records {
      guard case .incident(let incident) = record, let id = incident.operation else { continue }
      operations[id] = contents.operations[id]?.value
    }
    if let operation { operations[operation.id] = operation }
    let firstDays = checked.flatMap { id in
      contents.firstDay(ofOperation: id).map { [id: $0] }
    }
    return CheckContext(
      today: today, towns: contents.towns, regions: contents.regions, actors: contents.actors,
      operations: operations,
      firstDays: (firstDays ?? [:]).merging(
        CheckedLog.firstDays(of: incidents), uniquingKeysWith: min))
  }

  /// Warns of records that are likely of the same attack as a new one, which may be of operations
  /// that are new too.
  func duplicates(of new: [Incident], _ newOperations: [AttackOperation] = []) -> [Diagnostic] {
    let ids = Set(new.map(\.id))
    func picture(_ incidents: [Incident]) -> LogPicture {
      let named = Set(incidents.compactMap(\.operation))
        .subtracting(newOperations.map(\.id)).sorted()
      let operations = newOperations + named.compactMap { contents.operations[$0]?.value }
      return LogPicture(
        incidents: incidents, operations: operations, actors: contents.actors,
        regions: contents.regions, towns: contents.towns)
    }
    // Only those near in time and place are worth deriving a picture of.
    let surroundings = DuplicateSurroundings(of: picture(new))
    let others = contents.activeIncidents(
      near: surroundings, externals: Set(new.flatMap(\.external))
    ).filter { !ids.contains($0.id) }
    guard !others.isEmpty else { return [] }
    let pairs = DuplicateSearch(picture(others + new), with: ids).pairs
    func name(_ id: String) -> String {
      guard isDryRun, ids.contains(id) else { return "`\(id)`" }
      return ids.count == 1 ? "the new attack" : "one of the new attacks"
    }
    var warnings = pairs.prefix(5).enumerated().map { index, pair in
      let other = ids.contains(pair.one) ? pair.other : pair.one
      let mine = other == pair.one ? pair.other : pair.one
      let why = pair.score.parts.filter { $0.points > 0 }.map(\.text).joined(separator: "; ")
      let wayOut =
        isDryRun
        ? "`incidentlog amend ID` adds to one that is there"
        : "`incidentlog merge \(mine) --into \(other)` makes one of both, "
          + "`incidentlog duplicates --not \(mine) \(other)` keeps them apart"
      return Diagnostic(
        .warning, code: "likely-duplicate",
        "\(name(mine)) may be the same attack as \(name(other)): \(why)",
        // The way out is the same for all, and told once.
        hints: index < min(pairs.count, 5) - 1 ? [] : [wayOut])
    }
    if pairs.count > 5 {
      warnings.append(
        Diagnostic(
          .note, code: "likely-duplicate", "\(pairs.count - 5) more pairs are likely duplicates",
          hints: isDryRun ? [] : ["`incidentlog duplicates` lists them"]))
    }
    return warnings
  }
}
