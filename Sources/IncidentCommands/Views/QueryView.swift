import Documents
import IncidentCore
import TextBasics

/// Shows a query as a tree, with what its parts mean and leave.
struct QueryView {
  let step: QueryStep
  /// How many attacks the query is asked of.
  let total: Int

  /// The tree as people read it, one part a line.
  var document: Document {
    Document([
      .table(
        Table(
          columns: [
            Column("part", "Part", shrinksTo: 12, wraps: true),
            Column("alone", "Alone", alignment: .trailing),
            Column("left", "Left", alignment: .trailing),
            Column("meaning", "Meaning", shrinksTo: 16, wraps: true),
          ], rows: rows(step, depth: 0))),
      .notes([
        "of \(total) \(total == 1 ? "attack" : "attacks"), those that meet the part alone, and "
          + "those left after it and the parts side by side before it"
      ]),
    ])
  }

  private func rows(_ step: QueryStep, depth: Int) -> [Row] {
    let indentation = String(repeating: "  ", count: depth)
    let row = Row([
      Cell(RichText(indentation) + RichText(label(step.query), .code)),
      Cell(RichText(String(step.alone), .number), value: .integer(step.alone)),
      Cell(RichText(String(step.left), .number), value: .integer(step.left)),
      Cell(RichText(step.values.map(\.text).joined(separator: " or "))),
    ])
    return [row] + step.parts.flatMap { rows($0, depth: depth + 1) }
  }

  private func label(_ query: Query) -> String {
    switch query {
    case .all: "everything"
    case .term: query.text
    case .not: "not"
    case .and: "and"
    case .or: "or"
    }
  }

  /// The tree as data.
  var json: JSON { json(step) }

  private func json(_ step: QueryStep) -> JSON {
    .object([
      "kind": .string(kind(step.query)), "text": .string(step.query.text),
      "alone": .integer(step.alone), "left": .integer(step.left),
      "meanings": .array(step.values.map(json)), "parts": .array(step.parts.map(json)),
    ])
  }

  private func kind(_ query: Query) -> String {
    switch query {
    case .all: "all"
    case .term: "term"
    case .not: "not"
    case .and: "and"
    case .or: "or"
    }
  }

  private func json(_ meaning: QueryMeaning) -> JSON {
    .object([
      "text": .string(meaning.text), "ids": .strings(meaning.ids),
      "start": .string(orNull: meaning.period?.start?.iso),
      "end": .string(orNull: meaning.period?.end?.iso),
    ])
  }
}
