import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows pairs of likely duplicates, each with what its score is made of.
struct DuplicatesView {
  private var pairs: [DuplicatePair]
  private let places: [String: (occurred: Occurrence, place: String)]
  private let choice: TableChoice

  static let columns = [
    Column("points", "Points", alignment: .trailing),
    Column("one", "One", shrinksTo: 16, wraps: true),
    Column("other", "Other", shrinksTo: 16, wraps: true),
    Column("one-attack", "One's attack", shrinksTo: 12, wraps: true, isMachineOnly: true),
    Column("other-attack", "Other's attack", shrinksTo: 12, wraps: true, isMachineOnly: true),
    Column("why", "Why", shrinksTo: 24, wraps: true),
  ]

  init(_ search: DuplicateSearch, _ choice: TableChoice) {
    pairs = search.pairs
    places = search.places
    self.choice = choice
    pairs = choice.shown(pairs, DuplicatesView.columns, cells: cells)
  }

  /// The pairs as people read them.
  var document: Document {
    let table = choice.applied(
      to: Table(columns: DuplicatesView.columns, rows: pairs.map { Row(cells($0)) }))
    guard !pairs.isEmpty else { return Document([.table(table)]) }
    return Document([
      .table(table),
      .notes([
        "\("incidentlog merge OTHER --into ONE", .code) makes one record of a pair; "
          + "\("incidentlog duplicates --not ONE OTHER", .code) keeps it apart"
      ]),
    ])
  }

  /// The cells of the columns.
  private func cells(_ pair: DuplicatePair) -> [Cell] {
    [
      Cell(RichText(String(pair.total), .number), value: .integer(pair.total)),
      record(pair.one), record(pair.other),
      Cell(described(pair.one)), Cell(described(pair.other)), Cell(reasons(pair)),
    ]
  }

  /// An id, and for people where and when its attack was.
  private func record(_ id: String) -> Cell {
    Cell("\(id, .identifier) \(described(id))", value: .string(id))
  }

  /// The pairs for programs.
  var json: JSON {
    .array(
      pairs.map { pair in
        .object([
          "points": .integer(pair.total), "one": .string(pair.one),
          "other": .string(pair.other),
          "parts": .array(
            pair.score.parts.map {
              .object([
                "name": .string($0.name.rawValue), "points": .integer($0.points),
                "text": .string($0.text),
              ])
            }),
        ])
      })
  }

  private func reasons(_ pair: DuplicatePair) -> RichText {
    pair.score.parts.filter { $0.points != 0 }.map { part in
      let points = part.points > 0 ? "+\(part.points)" : "−\(-part.points)"
      return "\(part.name.rawValue) \(points, .number): \(part.text)"
    }.joined(separator: "; ")
  }

  private func described(_ id: String) -> RichText {
    guard let (occurred, place) = places[id] else { return RichText() }
    return "\(occurred.text, .date), \(place, .place)"
  }
}
