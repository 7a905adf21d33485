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
  /// Where they were taken over from, as they stood there; nil for what was recorded here.
  package let source: String?

  /// Makes a change.
  package init(
    id: String, recorded: Recording, revisions: [RecordRevision], source: String? = nil
  ) {
    self.id = id
    self.recorded = recorded
    self.revisions = revisions
    self.source = source
  }
}

extension RecordedChange {
  /// Who amends reference data before it is shipped.
  static let shippedAuthor = "reference data"

  /// Puts revisions together as changes, the oldest first.
  ///
  /// Reference data as it was shipped is no change of this log: revisions without a time, and
  /// those whose author is ``shippedAuthor``.
  static func changes(
    of revisions: [RecordRevision], _ imports: [RecordedImport] = []
  ) -> [RecordedChange] {
    var groups: [Key: [RecordRevision]] = [:]
    // One command writes one revision of a record, or several that stand side by side.
    var numbers: [Key: [String: [Int]]] = [:]
    for revision in revisions {
      if !imports.isEmpty {
        let hash = revision.line.hash
        for (ordinal, one) in imports.enumerated() where one.holds(hash, in: revision.collection) {
          let recorded = one.recorded
          groups[
            Key(
              at: recorded.at, by: recorded.by, reason: recorded.reason, source: one.source,
              ordinal: ordinal), default: []
          ].append(revision)
        }
      }
      guard let at = revision.line.recordedAt else { continue }
      var key = Key(at: at, by: revision.line.author, reason: revision.line.reason)
      if !revision.collection.isJournal, key.by == shippedAuthor { continue }
      var known = numbers[key]?[revision.recordKey] ?? []
      let number = revision.line.revision
      let ordinal = known.firstIndex(of: number) ?? known.count
      if ordinal == known.count { known.append(number) }
      numbers[key, default: [:]][revision.recordKey] = known
      key.ordinal = ordinal
      groups[key, default: []].append(revision)
    }
    var sameInstant = 0
    var previous: Instant?
    return groups.map {
      (order: $0.order($1), key: $0, revisions: $1.sorted { $0.order < $1.order })
    }
    .sorted { $0.order < $1.order }
    .map { _, key, revisions in
      sameInstant = key.at == previous ? sameInstant + 1 : 1
      previous = key.at
      return RecordedChange(
        id: sameInstant == 1 ? key.at.iso : "\(key.at.iso)/\(sameInstant)",
        recorded: Recording(at: key.at, by: key.by, reason: key.reason), revisions: revisions,
        source: key.source)
    }
  }

  private struct Key: Hashable {
    let at: Instant
    let by: String
    let reason: String?
    var source: String?
    var ordinal = 0

    /// By time; at one instant what began with earlier revisions comes first.
    func order(_ revisions: [RecordRevision]) -> (Instant, Int, Int, String, String) {
      (
        at, revisions.map(\.line.revision).min() ?? 0, ordinal, by,
        "\(source ?? "") \(reason ?? "")"
      )
    }
  }
}

extension RecordRevision {
  fileprivate var recordKey: String { "\(collection.rawValue)/\(line.id)" }

  fileprivate var order: (Int, String) {
    (collection == .operations ? 0 : 1, recordKey)
  }
}
