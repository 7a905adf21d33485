import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows what was said in the order in which it had been said, and what each statement changed.
struct TimelineView {
  let timeline: Timeline
  /// The rows that are shown.
  private(set) var rows: [Timeline.Row]
  let picture: LogPicture
  private let names: AttributionText
  private let texts: StatementText
  private let choice: TableChoice
  /// Whether how each of several attacks stands would fill every row with what did not change in it.
  private let isOfSubjects: Bool

  static let columns = [
    Column("stated", "Said by", shrinksTo: 11, wraps: true),
    Column("speaker", "Speaker", shrinksTo: 7, wraps: true),
    Column("record", "Of", priority: 3),
    Column("statement", "Statement", shrinksTo: 16, wraps: true),
    Column("leading", "Leading", shrinksTo: 12, wraps: true),
    Column("killed", "Killed", priority: 1, shrinksTo: 8, wraps: true),
    Column("sources", "Sources", priority: 2, shrinksTo: 8, wraps: true),
  ]

  init(_ timeline: Timeline, in picture: LogPicture, _ choice: TableChoice) {
    self.timeline = timeline
    self.picture = picture
    self.choice = choice
    names = AttributionText(actors: picture.actors)
    texts = StatementText(names: names)
    isOfSubjects = timeline.rows.contains {
      $0.before.leading.count > 1 || $0.after.leading.count > 1
    }
    rows = timeline.rows
    rows = choice.shown(timeline.rows, TimelineView.columns, cells: cells)
  }

  /// The timeline as people read it.
  var document: Document {
    var columns = TimelineView.columns
    if Set(timeline.rows.map(\.subject)).count == 1 { columns[2].isMachineOnly = true }
    let table = choice.applied(to: Table(columns: columns, rows: rows.map { Row(cells($0)) }))
    guard !rows.isEmpty else { return Document([.table(table)]) }
    return Document([
      .table(table),
      .notes(
        [
          isOfSubjects
            ? "each row shows how things stood before → after it with what it was said of; a day "
              + "means its end"
            : "each row shows how things stood before → after it; a day means its end"
        ] + CasualtyText.legend(table)),
    ])
  }

  /// The cells of the columns.
  private func cells(_ row: Timeline.Row) -> [Cell] {
    let before = isOfSubjects ? row.subjectBefore : row.before
    let after = isOfSubjects ? row.subjectAfter : row.after
    let publishers = row.sources.map(\.publisher).joined(separator: ", ")
    return [
      Cell(RichText(row.at.text, .date), value: .string(row.at.iso)),
      Cell(names.speaker(speaker(of: row)), value: .string(speaker(of: row).text)),
      Cell(RichText(row.subject, .identifier)),
      Cell(content(row.statement)),
      Cell(change(before, after, leading)),
      Cell(
        change(before, after) { CasualtyText.total($0.killed) },
        order: CasualtyText.order(after.killed.count)),
      Cell(RichText(publishers)),
    ]
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
        rows.map { row in
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
