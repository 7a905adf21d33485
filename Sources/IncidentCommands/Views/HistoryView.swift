import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows changes of the log: who changed what, when and why, field by field.
struct HistoryView {
  private var changes: [RecordedChange]
  /// Whether new records are told field by field too, rather than in a line.
  let isFull: Bool
  private let values: ValueText
  private let namesRecords: Bool
  /// Revisions, by record and number, of which there are several.
  private let forked: Set<String>
  private let choice: TableChoice

  static let columns =
    [
      Column("change", "Change", isMachineOnly: true), Column("by", "By", isMachineOnly: true),
      Column("reason", "Reason", isMachineOnly: true), Column("record", "Record"),
      Column("revision", "Revision", shrinksTo: 1),
    ] + ValueText.columns

  init(
    _ changes: [RecordedChange], isFull: Bool, in contents: LogContents, _ choice: TableChoice
  ) {
    self.changes = changes
    self.isFull = isFull
    values = ValueText(contents)
    let names = changes.filter { $0.source == nil }.flatMap(\.revisions).map(HistoryView.name)
    forked = Set(Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).filter { $1 > 1 }.keys)
    let records = Set(changes.flatMap(\.revisions).map(\.line.id))
    namesRecords = !isFull || records.count > 1
    self.choice = choice
    self.changes = choice.shown(changes, HistoryView.columns) { change in
      change.revisions.first.flatMap { rows($0, of: change).first?.cells } ?? []
    }
  }

  // MARK: Text

  /// The changes as people read them.
  var document: Document {
    Document(
      changes.flatMap { change -> [Block] in
        [.heading(heading(change), level: 2), .table(table(change))] + conflicts(change)
      })
  }

  private func heading(_ change: RecordedChange) -> RichText {
    let reason = change.recorded.reason.map { ": \($0)" } ?? ""
    let source = change.source.map {
      " imported from \($0): \(HistoryView.counted(change.revisions))"
    }
    return "\(change.id, .identifier) \(change.recorded.by)\(source ?? "")\(reason)"
  }

  /// How many records of each collection some revisions are of.
  private static func counted(_ revisions: [RecordRevision]) -> String {
    let ids = Dictionary(grouping: revisions, by: \.collection).mapValues {
      Set($0.map(\.line.id)).count
    }
    return LogCollection.allCases.reversed().compactMap { collection in
      ids[collection].map {
        "\($0.grouped) \($0 == 1 ? collection.recordName : collection.rawValue)"
      }
    }.joined(separator: ", ")
  }

  private func table(_ change: RecordedChange) -> Table {
    var columns = HistoryView.columns
    columns[3].isMachineOnly = !namesRecords
    return choice.applied(
      to: Table(
        columns: columns,
        rows: change.revisions.flatMap { rows($0, of: change) }))
  }

  private func rows(_ revision: RecordRevision, of change: RecordedChange) -> [Row] {
    let told: [[Cell]]
    if change.source != nil {
      let text = values.record(revision.line.json, in: revision.collection)
      let imported = [Cell("imported", value: .null), Cell(""), Cell(text + author(revision))]
      told = [imported] + (isFull ? revision.differences.map(values.cells) : [])
    } else if revision.previous == nil, !isFull {
      let text = values.record(revision.line.json, in: revision.collection)
      told = [[Cell("new", value: .null), Cell(""), Cell(text)]]
    } else {
      let differences = revision.differences
      told =
        differences.isEmpty
        ? [[Cell(RichText("nothing", .muted), value: .null), Cell(""), Cell("")]]
        : differences.map(values.cells)
    }
    return told.enumerated().map { index, cells in
      // People read the record and the revision once, programs in every row.
      let id = index == 0 ? RichText(revision.line.id, .identifier) : RichText()
      let number = index == 0 ? self.number(revision) : RichText()
      return Row(
        [
          Cell(RichText(change.id)), Cell(RichText(change.recorded.by)),
          Cell(RichText(change.recorded.reason ?? "")),
          Cell(id, value: .string(revision.line.id)),
          Cell(number, value: .integer(revision.line.revision)),
        ] + cells)
    }
  }

  /// Who recorded a revision that was taken over, and when; nothing of data that was shipped.
  private func author(_ revision: RecordRevision) -> RichText {
    guard let at = revision.line.recordedAt else { return RichText() }
    return ", recorded by \(revision.line.author) on \(at.text, .date)"
  }

  /// A record and the number of a revision, which those made side by side share.
  private static func name(_ revision: RecordRevision) -> String {
    "\(revision.collection.rawValue)/\(revision.line.id)/\(revision.line.revision)"
  }

  private func number(_ revision: RecordRevision) -> RichText {
    let line = revision.line
    let number = RichText(String(line.revision), .number)
    if revision.standing == .conflict { return number + RichText(" in conflict", .warning) }
    if revision.standing == .edited {
      return number + RichText(" \(Disagreement.edited.word)", .warning)
    }
    if line.replaces.count > 1 { return number + RichText(" joins \(line.replaces.count)") }
    let isForked =
      revision.standing == .superseded && forked.contains(HistoryView.name(revision))
    return isForked ? number + RichText(" side by side") : number
  }

  private func conflicts(_ change: RecordedChange) -> [Block] {
    guard change.source == nil else { return [] }
    let lines = change.revisions.filter { $0.standing == .conflict }.map(\.line)
    let edited = change.revisions.contains { $0.standing == .edited }
    guard !lines.isEmpty || edited else { return [] }
    return [
      .notes(
        (edited ? [Disagreement.edited.legend] : [])
          + lines.map { line in
            let amend = "incidentlog amend \(line.id) --reason TEXT"
            return """
              made side by side with the current revision; \(amend, .code) joins them, \
              with \("--take \(line.hash)", .code) it keeps this one
              """
          })
    ]
  }

  // MARK: Data

  /// The changes as data.
  var json: JSON {
    .array(
      changes.map { change in
        .object([
          "change": .string(change.id), "at": .string(change.recorded.at.iso),
          "by": .string(change.recorded.by), "reason": .string(orNull: change.recorded.reason),
          "importedFrom": .string(orNull: change.source),
          "revisions": .array(change.revisions.map(json)),
        ])
      })
  }

  private func json(_ revision: RecordRevision) -> JSON {
    .object([
      "collection": .string(revision.collection.rawValue), "id": .string(revision.line.id),
      "revision": .integer(revision.line.revision),
      "recordedAt": .string(orNull: revision.line.recordedAt?.iso),
      "recordedBy": .string(orNull: revision.line.recordedAt.map { _ in revision.line.author }),
      "hash": .string(revision.line.hash),
      "standing": .string(revision.standing.rawValue),
      "previous": .integer(orNull: revision.previous?.revision),
      "differences": .array(
        revision.differences.map { difference in
          .object([
            "field": .string(difference.pointer), "before": difference.before ?? .null,
            "after": difference.after ?? .null,
          ])
        }),
    ])
  }
}
