import TextBasics

/// One revision of one record: the line that holds it, and the line that it was made from.
package struct RecordRevision: Sendable {
  /// The collection that the record is in.
  package let collection: LogCollection
  /// The line.
  package let line: StoredLine
  /// The line that it was made from; nil for the first revision of a record.
  package let previous: StoredLine?
  /// How it stands to the other revisions of the record.
  package let standing: Standing

  /// How a revision stands to the others of its record.
  package enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It is how the record stands.
    case current
    /// A later revision took its place.
    case superseded
    /// It was made side by side with the current one, and nobody has settled which holds.
    case conflict
    /// It was edited by hand after a later one had replaced it, so that no line replaces it now.
    case edited
  }

  /// The values that it changed, those of a first revision all new.
  ///
  /// - Complexity: O(*n*) in the length of the two lines, which are read anew.
  package var differences: [RecordDifference] {
    RecordDifference.between(previous?.json ?? .object([:]), line.json)
  }

  /// Puts all lines of one record in the order of its revisions, equal lines taken as one.
  static func revisions(of lines: [StoredLine], in collection: LogCollection) -> [RecordRevision] {
    guard let settled = RevisionRule.settle(lines) else { return [] }
    var ordered: [StoredLine] = []
    for line in lines.sorted(by: { $0.isSuperseded(by: $1) })
    where line.bytes != ordered.last?.bytes {
      ordered.append(line)
    }
    // Nobody refers to the only line of a record, and most records have one.
    let hashes = ordered.count > 1 ? ordered.map(\.hash) : [""]
    return ordered.indices.map { index in
      let line = ordered[index]
      let replaced = ordered.indices.last { line.replaces.contains(hashes[$0]) }
      // A line that names none it replaces, or one that is lost, follows the revision below it.
      let below = ordered[..<index].indices.last { ordered[$0].revision < line.revision }
      let isOpen = settled.conflicting.contains { $0.bytes == line.bytes }
      let isEdited = settled.edited.contains { $0.bytes == line.bytes }
      return RecordRevision(
        collection: collection, line: line, previous: (replaced ?? below).map { ordered[$0] },
        standing: line.bytes == settled.current.bytes
          ? .current : isEdited ? .edited : isOpen ? .conflict : .superseded)
    }
  }

  /// The latest revision that some lines were all made from, among all revisions of their record.
  static func commonAncestor(
    of lines: [StoredLine], among all: [RecordRevision]
  ) -> RecordRevision? {
    guard let first = lines.first else { return nil }
    func revision(_ line: StoredLine) -> RecordRevision? {
      all.first { $0.line.bytes == line.bytes }
    }
    func ancestors(of line: StoredLine) -> [RecordRevision] {
      var found: [RecordRevision] = []
      var next = revision(line)?.previous.flatMap(revision)
      while let ancestor = next, !found.contains(where: { $0.line.bytes == ancestor.line.bytes }) {
        found.append(ancestor)
        next = ancestor.previous.flatMap(revision)
      }
      return found
    }
    let others = lines.dropFirst().map(ancestors)
    return ancestors(of: first).first { ancestor in
      others.allSatisfy { $0.contains { $0.line.bytes == ancestor.line.bytes } }
    }
  }
}
