import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows what was said in the order in which it had been said, and what each statement changed.
struct TimelineView {
  let timeline: Timeline
  let picture: LogPicture
  private let names: AttributionText
  private let texts: StatementText

  init(_ timeline: Timeline, in picture: LogPicture) {
    self.timeline = timeline
    self.picture = picture
    names = AttributionText(actors: picture.actors)
    texts = StatementText(names: names)
  }

  /// The timeline as people read it.
  var document: Document {
    guard !timeline.rows.isEmpty else { return Document() }
    let hasSubjects = Set(timeline.rows.map(\.subject)).count > 1
    let columns =
      [
        Column("stated", "Said by", shrinksTo: 11, wraps: true),
        Column("speaker", "Speaker", shrinksTo: 7, wraps: true),
      ]
      + (hasSubjects ? [Column("record", "Of", priority: 3)] : [])
      + [
        Column("statement", "Statement", shrinksTo: 16, wraps: true),
        Column("leading", "Leading", shrinksTo: 12, wraps: true),
        Column("killed", "Killed", priority: 1, shrinksTo: 8, wraps: true),
        Column("sources", "Sources", priority: 2, shrinksTo: 8, wraps: true),
      ]
    return Document([
      .table(Table(columns: columns, rows: timeline.rows.map { row($0, hasSubjects) })),
      .notes([
        "each row shows how things stood before → after it; a day means its end"
      ]),
    ])
  }

  private func row(_ row: Timeline.Row, _ hasSubjects: Bool) -> Row {
    let publishers = row.sources.map(\.publisher).joined(separator: ", ")
    return Row(
      [
        Cell(RichText(row.at.text, .date), value: .string(row.at.iso)),
        Cell(names.speaker(speaker(of: row)), value: .string(speaker(of: row).text)),
      ] + (hasSubjects ? [Cell(RichText(row.subject, .identifier))] : []) + [
        Cell(content(row.statement)),
        Cell(change(row.before, row.after, leading)),
        Cell(change(row.before, row.after) { CasualtyText.total($0.killed) }),
        Cell(RichText(publishers)),
      ])
  }

  private func speaker(of row: Timeline.Row) -> Speaker {
    switch row.statement {
    case .attribution(let statement): statement.by
    case .casualties(let statements): statements.first?.by ?? .kind(.recorder)
    case .account(let statement): statement.by
    }
  }

  private func content(_ content: Timeline.Content) -> RichText {
    switch content {
    case .attribution(let statement): texts.attribution(statement)
    case .casualties(let statements): texts.casualties(statements)
    case .account(let statement): texts.account(statement)
    }
  }

  private func leading(_ state: Timeline.State) -> RichText {
    if state.leading.count == 1 { return names.leading(state.leading[0].attribution) }
    return state.leading.map { "\($0.attacks) × \(names.leading($0.attribution))" }
      .joined(separator: ", ")
  }

  /// What was before, an arrow and what was after; once where nothing changed.
  private func change(
    _ before: Timeline.State, _ after: Timeline.State, _ text: (Timeline.State) -> RichText
  ) -> RichText {
    let (old, new) = (text(before), text(after))
    return old == new ? new : old + " → " + new
  }
}

// MARK: - Data

extension TimelineView {
  /// The timeline as data.
  var json: JSON {
    .object([
      "attacks": .strings(timeline.attacks),
      "rows": .array(
        timeline.rows.map { row in
          .object([
            "stated": .string(row.at.iso), "by": .string(speaker(of: row).text),
            "record": .string(row.subject), "kind": .string(kind(row.statement)),
            "statement": statement(row.statement),
            "sources": .array(row.sources.map(\.json)), "before": state(row.before),
            "after": state(row.after),
          ])
        }),
    ])
  }

  private func kind(_ content: Timeline.Content) -> String {
    switch content {
    case .attribution: "attribution"
    case .casualties: "casualties"
    case .account: "account"
    }
  }

  private func statement(_ content: Timeline.Content) -> JSON {
    switch content {
    case .attribution(let statement): statement.json
    case .casualties(let statements): .array(statements.map(\.json))
    case .account(let statement): statement.json
    }
  }

  private func state(_ state: Timeline.State) -> JSON {
    .object([
      "leading": .array(
        state.leading.map { leading in
          .object([
            "leading": AttributionText.json(leading.attribution),
            "attacks": .integer(leading.attacks),
          ])
        }),
      "killed": CasualtyText.json(state.killed),
    ])
  }
}
