package import IncidentCore
import TextBasics

extension LogHistory {
  /// The history as if revisions and records above a marking were not in the log.
  ///
  /// Of reference data what is left refers to is told.
  /// - Parameters:
  ///   - limit: The highest marking that is told.
  ///   - contents: The log, already without what is above the marking.
  ///   - withheld: What that left out.
  /// - Returns: What is left of the history; a change of which nothing is left is gone.
  package func withholding(
    above limit: Marking, in contents: LogContents, _ withheld: Withheld
  ) -> LogHistory {
    let redaction = Redaction(of: withheld.ids)
    let reference = ReferenceSelection(contents)
    func isOpen(_ line: StoredLine) -> Bool {
      line.json.word("marking") ?? contents.description.marking <= limit
    }
    // What replaces a line that held what is withheld bears a hash of it.
    let traced = Set(
      records.filter { key, revisions in
        key.collection.isJournal
          && revisions.contains { !isOpen($0.line) || redaction.changes($0.line) }
      }.keys)
    func shown(_ line: StoredLine, _ collection: LogCollection) -> StoredLine {
      let line = redaction.applied(to: line)
      let key = RecordName(collection: collection, id: line.id)
      return traced.contains(key) ? Redaction.withoutReplaced(line, told: false) : line
    }
    return LogHistory(
      changes: changes.compactMap { change in
        let revisions = change.revisions.compactMap { revision -> RecordRevision? in
          let id = revision.line.id
          guard
            revision.collection.isJournal
              ? !withheld.ids.contains(id) && isOpen(revision.line)
              : reference.holds(id, in: revision.collection)
          else { return nil }
          // Beside a revision that is withheld, what came after it begins anew.
          let previous = revision.previous.flatMap { previous in
            !revision.collection.isJournal || isOpen(previous) ? previous : nil
          }
          return RecordRevision(
            collection: revision.collection, line: shown(revision.line, revision.collection),
            previous: previous.map { shown($0, revision.collection) },
            standing: revision.standing)
        }
        guard !revisions.isEmpty else { return nil }
        var recorded = change.recorded
        recorded.reason = recorded.reason.map(redaction.text)
        return RecordedChange(
          id: change.id, recorded: recorded, revisions: revisions,
          source: change.source.map(redaction.text))
      }, imports: [], records: [:])
  }
}
