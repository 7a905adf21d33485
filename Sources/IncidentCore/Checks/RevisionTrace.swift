/// One line of a file that holds a revision of a record.
package struct RevisionTrace: Sendable, Hashable {
  /// The kind of record.
  package let kind: RecordKind
  /// The id of the record.
  package let id: String
  /// The revision.
  package let revision: Int
  /// When it was recorded; nil for reference data as it was shipped.
  package let recordedAt: Instant?
  /// Who recorded it.
  package let recordedBy: String?
  /// The first 16 hexadecimal digits of the SHA-256 of the line.
  package let hash: String
  /// The lines that it replaces.
  package let replaces: [String]
  /// The file, from the log's folder on.
  package let file: String
  /// The number of the line.
  package let line: Int
  /// Whether it stands beside the current line and nobody has replaced it.
  package let isConflicting: Bool

  /// Describes a line.
  package init(
    kind: RecordKind, id: String, revision: Int, recordedAt: Instant?, recordedBy: String?,
    hash: String, replaces: [String], file: String, line: Int, isConflicting: Bool
  ) {
    self.kind = kind
    self.id = id
    self.revision = revision
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.hash = hash
    self.replaces = replaces
    self.file = file
    self.line = line
    self.isConflicting = isConflicting
  }

  var link: RevisionLink {
    RevisionLink(hash: hash, revision: revision, replaces: replaces, isOpen: isConflicting)
  }

  var subject: CheckFinding.Subject { .line(file: file, number: line, id: id) }
}
