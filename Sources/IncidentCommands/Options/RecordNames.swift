import IncidentCore
import IncidentStorage
import TextBasics

extension LogContents {
  /// Finds the incident that an id or an unambiguous part of one names.
  func incident(named fragment: String) throws(Diagnostic) -> StoredRecord<Incident> {
    try LogContents.one(of: incidents, named: fragment, "incident")
  }

  /// Finds the operation that an id or an unambiguous part of one names.
  func operation(named fragment: String) throws(Diagnostic) -> StoredRecord<AttackOperation> {
    try LogContents.one(of: operations, named: fragment, "operation")
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
      throw LogContents.unknown(fragment, "record", among: ids)
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

  private static func one<Value>(
    of records: RecordSet<Value>, named fragment: String, _ kind: String
  ) throws(Diagnostic) -> StoredRecord<Value> {
    guard !fragment.isEmpty else { throw emptyID }
    let found = records.records(matching: fragment)
    guard let first = found.first else {
      throw unknown(fragment, kind, among: records.ids)
    }
    guard found.count == 1 else { throw ambiguous(fragment, found.map(\.id)) }
    return first
  }

  private static var emptyID: Diagnostic {
    Diagnostic(
      code: "empty-value", "the id is empty",
      hints: ["`incidentlog list` shows the incidents and their ids"])
  }

  private static func unknown(
    _ fragment: String, _ kind: String, among ids: [String]
  ) -> Diagnostic {
    let near = Suggestions.closest(to: fragment.uppercased(), among: ids, limit: 2)
    return Diagnostic(
      code: "unknown-\(kind)", "no \(kind) has an id with `\(fragment)` in it",
      hints: [Suggestions.question(near) ?? "`incidentlog list` shows the incidents and their ids"])
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
