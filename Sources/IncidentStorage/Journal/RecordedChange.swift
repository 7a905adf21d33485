package import IncidentCore
import TextBasics

/// What one command recorded: the revisions that bear the same time, author and reason.
package struct RecordedChange: Sendable {
  /// The name by which it is taken back: its instant, with `/2`, `/3` … where several share it.
  package let id: String
  /// When, by whom and why; what its lines replace is left out.
  package let recorded: Recording
  /// The revisions, operations first as they are written, then by the ids of the records.
  package let revisions: [RecordRevision]

  /// Makes a change.
  package init(id: String, recorded: Recording, revisions: [RecordRevision]) {
    self.id = id
    self.recorded = recorded
    self.revisions = revisions
  }
}

extension RecordedChange {
  /// Who amends reference data before it is shipped.
  static let shippedAuthor = "reference data"

  /// Puts revisions together as changes, the oldest first.
  ///
  /// Reference data as it was shipped is no change of this log: revisions without a time, and
  /// those whose author is ``shippedAuthor``.
  static func changes(of revisions: [RecordRevision]) -> [RecordedChange] {
    var groups: [Key: [RecordRevision]] = [:]
    // One command writes a record once: what is there twice was recorded by two commands.
    var counts: [Key: [String: Int]] = [:]
    for revision in revisions {
      guard let at = revision.line.recordedAt else { continue }
      let recorded = revision.line.json["recorded"]
      var key = Key(at: at, by: recorded?.text("by") ?? "", reason: recorded?.text("reason"))
      if !revision.collection.isJournal, key.by == shippedAuthor { continue }
      let ordinal = counts[key]?[revision.recordKey] ?? 0
      counts[key, default: [:]][revision.recordKey] = ordinal + 1
      key.ordinal = ordinal
      groups[key, default: []].append(revision)
    }
    var sameInstant = 0
    var previous: Instant?
    return groups.map { (key: $0, revisions: $1.sorted { $0.order < $1.order }) }
      .sorted { $0.key.order($0.revisions) < $1.key.order($1.revisions) }
      .map { key, revisions in
        sameInstant = key.at == previous ? sameInstant + 1 : 1
        previous = key.at
        return RecordedChange(
          id: sameInstant == 1 ? key.at.iso : "\(key.at.iso)/\(sameInstant)",
          recorded: Recording(at: key.at, by: key.by, reason: key.reason), revisions: revisions)
      }
  }

  private struct Key: Hashable {
    let at: Instant
    let by: String
    let reason: String?
    var ordinal = 0

    /// By time; at one instant what began with earlier revisions comes first.
    func order(_ revisions: [RecordRevision]) -> (Instant, Int, Int, String, String) {
      (at, revisions.map(\.line.revision).min() ?? 0, ordinal, by, reason ?? "")
    }
  }
}

extension RecordRevision {
  fileprivate var recordKey: String { "\(collection.rawValue)/\(line.id)" }

  fileprivate var order: (Int, String) {
    (collection == .operations ? 0 : 1, recordKey)
  }
}
