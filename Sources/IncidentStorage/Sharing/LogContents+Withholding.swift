package import IncidentCore
import TextBasics

/// How many records were left out of what is looked at or let out.
package struct Withheld: Sendable, Hashable {
  /// Incidents.
  package var incidents = 0
  /// Operations.
  package var operations = 0
  /// The ids of all of them, which must not be told.
  var ids: Set<String> = []

  /// Nothing was left out.
  package static let none = Withheld()

  /// All records.
  package var count: Int { incidents + operations }

  private init() {}

  init(incidents: Set<String>, operations: Set<String>) {
    self.incidents = incidents.count
    self.operations = operations.count
    ids = incidents.union(operations)
  }
}

extension LogContents {
  /// The marking of an incident: its own or the log's, the closest of revisions in conflict.
  package func marking(of record: StoredRecord<Incident>) -> Marking {
    marking(record.value.marking, record.conflicting)
  }

  /// The marking of an operation: its own or the log's, the closest of revisions in conflict.
  package func marking(of record: StoredRecord<AttackOperation>) -> Marking {
    marking(record.value.marking, record.conflicting)
  }

  private func marking(_ own: Marking?, _ conflicting: [StoredLine]) -> Marking {
    conflicting.reduce(own ?? description.marking) { highest, line in
      max(highest, line.json.word("marking") ?? description.marking)
    }
  }

  /// The log as if records above a marking were not in it, and how many those are.
  ///
  /// Also left out are records that were merged into one that is; references to such records are
  /// taken out of those that stay, visibly.
  package func withholding(above limit: Marking) -> (contents: LogContents, withheld: Withheld) {
    var incidents = Set(self.incidents.all.filter { marking(of: $0) <= limit }.map(\.id))
    var operations = Set(self.operations.all.filter { marking(of: $0) <= limit }.map(\.id))
    followMerges(&incidents, &operations)
    let withheld = Withheld(
      incidents: Set(self.incidents.all.map(\.id)).subtracting(incidents),
      operations: Set(self.operations.all.map(\.id)).subtracting(operations))
    return (
      restricted(toIncidents: incidents, operations: operations)
        .withoutTraces(above: limit, withheld.ids), withheld
    )
  }

  /// The log without the hashes of earlier lines that held what is withheld.
  private func withoutTraces(
    above limit: Marking, _ ids: Set<String>
  ) -> LogContents {
    let redaction = Redaction(of: ids)
    func traced(_ lines: [StoredLine], _ collection: LogCollection) -> Set<String> {
      let amended = Set(lines.filter { !$0.replaces.isEmpty }.map(\.id))
      guard !amended.isEmpty else { return [] }
      // Of lines that cannot be read nobody knows what they held.
      guard let all = try? LogLines.all(of: collection, in: folder, ids: amended) else {
        return amended
      }
      return Dictionary(grouping: all, by: \.id).filter { _, lines in
        let hashes = Set(lines.map(\.hash))
        return lines.contains { line in
          line.json.word("marking") ?? description.marking > limit || redaction.changes(line)
            || !hashes.isSuperset(of: line.replaces)
        }
      }.keys.reduce(into: []) { $0.insert($1) }
    }
    func kept<Value>(
      _ records: RecordSet<Value>, _ collection: LogCollection
    ) -> RecordSet<Value> {
      let all = records.all
      let closed = traced(all.flatMap(\.standingLines), collection)
      guard !closed.isEmpty else { return records }
      return RecordSet(
        all.map { record in
          guard closed.contains(record.id) else { return record }
          return StoredRecord(
            value: record.value, line: Redaction.withoutReplaced(record.line),
            conflicting: record.conflicting.map { Redaction.withoutReplaced($0) },
            edited: record.edited.map { Redaction.withoutReplaced($0) })
        })
    }
    return LogContents(
      self, incidents: kept(incidents, .incidents), operations: kept(operations, .operations),
      problems: problems)
  }

  /// The log with only some of its records, and without references to the others.
  ///
  /// What was merged into a record that is left out is left out too.
  package func restricted(
    toIncidents incidents: Set<String>, operations: Set<String>
  ) -> LogContents {
    var (incidents, operations) = (incidents, operations)
    followMerges(&incidents, &operations)
    let gone = Set(self.incidents.ids).subtracting(incidents)
      .union(Set(self.operations.ids).subtracting(operations))
    let redaction = Redaction(of: gone)
    let unread = problems.filter { $0.severity == .error }.count
    return LogContents(
      self,
      incidents: RecordSet(
        self.incidents.records(withIDs: incidents).map {
          redaction.applied(to: $0, Incident.init(json:))
        }),
      operations: RecordSet(
        self.operations.records(withIDs: operations).map {
          redaction.applied(to: $0, AttackOperation.init(json:))
        }),
      // What a bad line holds may be what is withheld.
      problems: unread == 0
        ? []
        : [
          Diagnostic(
            code: "unread-lines",
            unread == 1
              ? "one line of the log cannot be read" : "\(unread) lines of the log cannot be read",
            hints: ["`incidentlog check` tells which"])
        ])
  }

  private func followMerges(_ incidents: inout Set<String>, _ operations: inout Set<String>) {
    func merges(_ records: [(id: String, into: String?)]) -> [(String, String)] {
      records.compactMap { record in record.into.map { (record.id, $0) } }
    }
    LogContents.followMerges(
      &incidents, merges(mergedIncidents.map { ($0.id, $0.mergedInto) }),
      self.incidents.contains)
    LogContents.followMerges(
      &operations, merges(self.operations.values.map { ($0.id, $0.mergedInto) }),
      self.operations.contains)
  }

  /// Takes out what was merged into something that is not there, over any number of steps.
  private static func followMerges(
    _ kept: inout Set<String>, _ merges: [(id: String, into: String)],
    _ isKnown: (String) -> Bool
  ) {
    while true {
      let gone = merges.filter { id, into in
        kept.contains(id) && !kept.contains(into) && isKnown(into)
      }
      guard !gone.isEmpty else { return }
      kept.subtract(gone.map(\.id))
    }
  }
}
