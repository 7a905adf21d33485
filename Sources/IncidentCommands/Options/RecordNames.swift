import IncidentCore
import IncidentStorage
import TextBasics

extension LogContents {
  /// Finds the incident that an id or an unambiguous part of one names.
  func incident(named fragment: String) throws(Diagnostic) -> StoredRecord<Incident> {
    try one(of: incidents, named: fragment, "incident")
  }

  /// Finds the operation that an id or an unambiguous part of one names.
  func operation(named fragment: String) throws(Diagnostic) -> StoredRecord<AttackOperation> {
    try one(of: operations, named: fragment, "operation")
  }

  /// An incident or an operation.
  enum Named {
    case incident(StoredRecord<Incident>)
    case operation(StoredRecord<AttackOperation>)
  }

  /// Finds the incident or operation that an id or an unambiguous part of one names.
  func record(named fragment: String) throws(Diagnostic) -> Named {
    guard !fragment.isEmpty else { throw LogContents.emptyID }
    let (incidents, operations) = (
      incidents.records(matching: fragment), operations.records(matching: fragment)
    )
    switch (incidents.count, operations.count) {
    case (1, 0): return .incident(incidents[0])
    case (0, 1): return .operation(operations[0])
    case (0, 0):
      let ids = self.incidents.ids + self.operations.ids
      throw unknown(fragment, "record", among: ids)
    default:
      throw LogContents.ambiguous(fragment, incidents.map(\.id) + operations.map(\.id))
    }
  }

  /// Finds the record that is named, reference data by its full id too.
  func anyRecord(named fragment: String) throws(Diagnostic) -> RecordName {
    for collection in LogCollection.allCases where line(of: fragment, in: collection) != nil {
      return RecordName(collection: collection, id: fragment)
    }
    return try record(named: fragment).name
  }

  private func one<Value>(
    of records: RecordSet<Value>, named fragment: String, _ kind: String
  ) throws(Diagnostic) -> StoredRecord<Value> {
    guard !fragment.isEmpty else { throw LogContents.emptyID }
    let found = records.records(matching: fragment)
    guard let first = found.first else {
      throw unknown(fragment, kind, among: records.ids)
    }
    guard found.count == 1 else {
      throw LogContents.ambiguous(fragment, found.map(\.id))
    }
    return first
  }

  private static var emptyID: Diagnostic {
    Diagnostic(
      code: "empty-value", "the id is empty",
      hints: ["`incidentlog list` shows the incidents and their ids"])
  }

  /// Says that no record is named so, or that the line of the one that is cannot be read.
  private func unknown(_ fragment: String, _ kind: String, among ids: [String]) -> Diagnostic {
    if !problems.isEmpty,
      let named = (try? unreadLines())?.first(where: { $0.id.contains(fragment.uppercased()) })
    {
      return Diagnostic(
        code: "unread-record", "the line of `\(named.id)` cannot be read", at: named.place,
        hints: ["mend the line: `incidentlog check` tells what is wrong with it"])
    }
    let near = Suggestions.closest(to: fragment.uppercased(), among: ids, limit: 2)
    return Diagnostic(
      code: "unknown-\(kind)", "no \(kind) has an id with `\(fragment)` in it",
      hints: unreadHints
        + [Suggestions.question(near) ?? "`incidentlog list` shows the incidents and their ids"])
  }

  /// Says that lines cannot be read, which may be those that are looked for; none if all can be.
  var unreadHints: [String] {
    guard let first = problems.first(where: { $0.place?.line != nil }), let place = first.place,
      let file = place.file, let line = place.line
    else { return [] }
    let name = file.hasPrefix("\(folder.path)/") ? file.dropFirst(folder.path.count + 1) : file[...]
    let lines = problems.count == 1 ? "a line" : "\(problems.count) lines"
    let which = problems.count == 1 ? "" : "the first "
    return [
      "it may stand in \(lines) of the log that cannot be read, \(which)\(name):\(line); "
        + "`incidentlog check` tells what is wrong"
    ]
  }

  private static func ambiguous(_ fragment: String, _ ids: [String]) -> Diagnostic {
    let shown = ids.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    let more = ids.count > 6 ? " and \(ids.count - 6) more" : ""
    return Diagnostic(
      code: "ambiguous-id", "`\(fragment)` is part of several ids",
      hints: ["they are \(shown)\(more)"])
  }
}

extension LogContents {
  /// What the names of a question are looked up in.
  func queryContext(today: Day, boundaries: Day? = nil) -> QueryContext {
    QueryContext(
      actors: actors, regions: regions, towns: towns, today: today, boundaries: boundaries,
      marking: description.marking, home: { [self] in home },
      townsInUse: { [incidents] in Set(incidents.values.compactMap(\.place.town)) })
  }
}
