import Documents
import TextBasics

/// Documents that several tests render.
enum Samples {
  /// Three attacks and their total, in columns that may shrink and be dropped.
  static let attacks = Table(
    columns: [
      Column("date", "date"),
      Column("town", "town", shrinksTo: 6),
      Column("kind", "kind", priority: 1),
      Column("killed", "killed", alignment: .trailing),
      Column("id", "id", priority: 2),
      Column("latitude", "latitude", isMachineOnly: true),
    ],
    rows: [
      attack("2025-07-01", "Nioro du Sahel", "armed assault", killed: 12, id: "IN-7"),
      attack("2025-07-01", "Niono", "shelling", killed: nil, id: "IN-12"),
      Row(
        [Cell("total"), Cell(""), Cell(""), Cell("\(12, .number)", value: .integer(12))],
        isTotal: true),
    ])

  /// Shares drawn as bars.
  static let shares = Table(
    columns: [
      Column("actor", "actor"),
      Column("share", "share", alignment: .trailing),
      Column("bar", "", priority: 1, isTextOnly: true),
    ],
    rows: [
      Row([Cell("JNIM"), Cell("88 %", value: .number(0.875)), .bar(0.875)]),
      Row([Cell("ISSP"), Cell("13 %", value: .number(0.125)), .bar(0.125)]),
    ])

  /// Renders a document as text.
  static func render(
    _ renderer: any Renderer.Type, _ document: Document, _ look: Look = Look()
  ) -> String {
    String(decoding: renderer.render(document, look: look), as: UTF8.self)
  }

  private static func attack(
    _ date: String, _ town: String, _ kind: String, killed: Int?, id: String
  ) -> Row {
    Row([
      Cell(RichText(date, .date)),
      Cell(RichText(town, .place)),
      Cell(RichText(kind)),
      Cell(
        killed.map { "\($0, .number)" } ?? RichText("not reported", .muted),
        value: .integer(orNull: killed)),
      Cell(RichText(id, .identifier)),
      Cell("", value: JSON(.number("14.50"))),
    ])
  }
}
