import IncidentCore

/// A record that a change touched: how it stood before the change and after it.
package struct ChangedRecord: Sendable {
  /// The collection that the record is in.
  package let collection: LogCollection
  /// The id of the record.
  package let id: String
  /// The lines that stood before, the one that held first; none where the record is new with it.
  package let before: [StoredLine]
  /// The lines that stood after it, the one that held first.
  package let after: [StoredLine]
}

extension LogHistory {
  /// The records that a change touched, in the order of its revisions.
  package func records(of change: RecordedChange) -> [ChangedRecord] {
    var seen: Set<RecordName> = []
    var lines: [RecordName: [StoredLine]] = [:]
    var order: [RecordName] = []
    for revision in change.revisions {
      let key = RecordName(collection: revision.collection, id: revision.line.id)
      if seen.insert(key).inserted { order.append(key) }
      lines[key, default: []].append(revision.line)
    }
    return order.map { key in
      let own = lines[key] ?? []
      return change.source == nil ? recorded(own, key) : imported(own, key, change)
    }
  }

  /// What was recorded here stood on the lines that it replaced.
  private func recorded(_ own: [StoredLine], _ key: RecordName) -> ChangedRecord {
    let all = records[key] ?? []
    let replaced = Set(own.flatMap(\.replaces))
    var before = all.map(\.line).filter { replaced.contains($0.hash) }
    if before.isEmpty {
      // A line that names none it replaces, or one that is lost, follows the revision below it.
      let previous = all.filter { one in own.contains { $0.bytes == one.line.bytes } }
      before = previous.compactMap(\.previous).suffix(1)
    }
    return ChangedRecord(
      collection: key.collection, id: key.id, before: LogHistory.settled(before, alone: true),
      after: LogHistory.settled(own, alone: true))
  }

  /// What was imported came beside what was here, and what came later was made from either.
  private func imported(
    _ own: [StoredLine], _ key: RecordName, _ change: RecordedChange
  ) -> ChangedRecord {
    let lines = (records[key] ?? []).map(\.line)
    var isOwn = Set(own.map(\.hash))
    let later = imports.filter { $0.recorded.at > change.recorded.at }
    var earlier = lines.filter { !isOwn.contains($0.hash) }
    earlier.removeAll { line in later.contains { $0.holds(line.hash, in: key.collection) } }
    // Whatever replaces a line of the import, directly or not, was made after it.
    while true {
      let after = earlier.filter { !isOwn.isDisjoint(with: $0.replaces) }
      guard !after.isEmpty else { break }
      isOwn.formUnion(after.map(\.hash))
      earlier.removeAll { isOwn.contains($0.hash) }
    }
    return ChangedRecord(
      collection: key.collection, id: key.id, before: LogHistory.settled(earlier),
      after: LogHistory.settled(earlier + own))
  }

  /// The lines of a record that are open, the current one first.
  ///
  /// - Parameters:
  ///   - lines: Lines of one record.
  ///   - alone: Takes all of them for open, whatever the others replace.
  /// - Returns: Those that are open.
  private static func settled(_ lines: [StoredLine], alone: Bool = false) -> [StoredLine] {
    guard !alone else { return lines.sorted { $1.isSuperseded(by: $0) } }
    guard let settled = RevisionRule.settle(lines) else { return [] }
    return [settled.current] + settled.conflicting
  }
}
