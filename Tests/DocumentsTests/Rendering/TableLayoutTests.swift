import Documents
import Testing
import TextBasics

@Suite("Table layout")
struct TableLayoutTests {
  private func render(_ table: Table, width: Int? = nil) -> String {
    Samples.render(TextRenderer.self, Document([.table(table)]), Look(width: width))
  }

  @Test("A column of numbers goes over several lines only after all that is needed less is dropped")
  func wrappingNumbers() {
    let table = Table(
      columns: [
        Column("name", "Name"),
        Column("killed", "Killed", alignment: .trailing, priority: 1, shrinksTo: 8, wraps: true),
        Column("share", "Share", priority: 2),
      ], rows: [Row([Cell("JNIM"), Cell("5, reported for 1"), Cell("100 %")])])
    #expect(render(table, width: 30).contains("JNIM  5, reported for 1  100 %\n"))
    #expect(render(table, width: 29).contains("JNIM  5, reported for 1\n"))
    #expect(render(table, width: 20).contains("JNIM     5, reported\n               for 1\n"))
  }

  @Test("In a pipe nothing is cut, numbers stand to the right, and a rule precedes the total")
  func pipe() {
    #expect(
      render(Samples.attacks) == """
        date        town            kind                 killed  id
        ──────────────────────────────────────────────────────────────
        2025-07-01  Nioro du Sahel  armed assault            12  IN-7
        2025-07-01  Niono           shelling       not reported  IN-12
        ──────────────────────────────────────────────────────────────
        total                                                12

        """)
  }

  @Test("Of columns of one priority that which holds the least is dropped first, then the last")
  func emptiest() {
    func column(_ name: String, _ weight: Int) -> Column {
      var column = Column(name, name, priority: 1)
      column.weight = weight
      return column
    }
    let table = Table(
      columns: [
        Column("name", "name"), column("claimed", 1), column("suspected", 5), column("alleged", 5),
        Column("bar", "", name: "Share as a bar", priority: 2, isTextOnly: true),
      ], rows: [Row([Cell("JNIM"), Cell("1"), Cell("5"), Cell("5"), .bar(0.5)])])
    #expect(render(table, width: 33).hasPrefix("name  claimed  suspected  alleged\n"))
    // The bar shows what another column says.
    #expect(!render(table, width: 33).contains("left out"))
    #expect(render(table, width: 30).hasPrefix("name  suspected  alleged\n"))
    #expect(render(table, width: 30).contains("1 column left out for lack of\nwidth: claimed;"))
    #expect(render(table, width: 20).hasPrefix("name  suspected\n"))
  }

  @Test("An indented cell that goes over several lines stays indented")
  func indented() {
    let table = Table(
      columns: [Column("part", "Part", shrinksTo: 6, wraps: true), Column("left", "Left")],
      rows: [Row([Cell("and"), Cell("4")]), Row([Cell("  near:Kayes or so"), Cell("3")])])
    #expect(render(table, width: 18).hasSuffix("\n  near:Kayes  3\n  or so\n"))
    #expect(render(table, width: 16).hasSuffix("\n  near:Kay  3\n  es or so\n"))
  }

  @Test("Where each row becomes a block it is said what makes the table fit")
  func blocksNote() {
    var table = Table(
      columns: [Column("a", "first"), Column("b", "second")], rows: [Row([Cell("1"), Cell("2")])])
    table.blocksNote = "turn it"
    #expect(render(table, width: 10) == "first\n  1\nsecond\n  2\n\nturn it\n")
    #expect(!render(table, width: 13).contains("turn it"))
  }

  @Test("Columns that may shrink do so before any is dropped")
  func shrinking() {
    #expect(
      render(Samples.attacks, width: 57) == """
        date        town       kind                 killed  id
        ─────────────────────────────────────────────────────────
        2025-07-01  Nioro du…  armed assault            12  IN-7
        2025-07-01  Niono      shelling       not reported  IN-12
        ─────────────────────────────────────────────────────────
        total                                           12

        """)
  }

  @Test("Columns are dropped by priority, the table says so, and the rest regains its width")
  func dropping() {
    #expect(
      render(Samples.attacks, width: 52) == """
        date        town         kind                 killed
        ────────────────────────────────────────────────────
        2025-07-01  Nioro du S…  armed assault            12
        2025-07-01  Niono        shelling       not reported
        ────────────────────────────────────────────────────
        total                                             12
        1 column left out for lack of width: id; a wider
        terminal or --format csv shows it

        """)
    #expect(
      render(Samples.attacks, width: 40) == """
        date        town                  killed
        ────────────────────────────────────────
        2025-07-01  Nioro du Sahel            12
        2025-07-01  Niono           not reported
        ────────────────────────────────────────
        total                                 12
        2 columns left out for lack of width:
        kind, id; a wider terminal or --format
        csv shows them

        """)
  }

  @Test("A column that must shrink to its least before one is dropped is shrunk to it")
  func least() {
    let cut = render(Samples.attacks, width: 54)
    #expect(cut.contains("\n2025-07-01  Nioro…  armed assault            12  IN-7\n"))
    #expect(!cut.contains("left out"))
    #expect(render(Samples.attacks, width: 53).contains("1 column left out"))
  }

  @Test("Where even that is too wide each row is a block of its own with all its columns")
  func records() {
    #expect(
      render(Samples.attacks, width: 30) == """
        date    2025-07-01
        town    Nioro du Sahel
        kind    armed assault
        killed  12
        id      IN-7

        date    2025-07-01
        town    Niono
        kind    shelling
        killed  not reported
        id      IN-12

        date    total
        killed  12

        """)
  }

  @Test("A table is not left with a single column, but one that has only one stays a table")
  func single() {
    let two = Table(
      columns: [Column("town", "town"), Column("kind", "kind", priority: 1)],
      rows: [Row([Cell("Molodo"), Cell("shelling")])])
    #expect(render(two, width: 14) == "town  Molodo\nkind  shelling\n")
    let one = Table(columns: [Column("town", "town")], rows: [Row([Cell("Molodo")])])
    #expect(render(one, width: 6) == "town\n──────\nMolodo\n")
  }

  @Test("No line is wider than the width, whatever the width", arguments: 8...90)
  func width(_ width: Int) {
    for table in [Samples.attacks, Samples.shares] {
      for line in render(table, width: width).split(separator: "\n") {
        #expect(String(line).displayWidth <= width)
        #expect(!line.hasSuffix(" "))
      }
    }
  }

  @Test("Bars are drawn in eighths and shrink down to ten cells, below which nobody misses them")
  func bars() {
    #expect(
      render(Samples.shares) == """
        actor  share
        ──────────────────────────────────
        JNIM    88 %  █████████████████▌
        ISSP    13 %  ██▌

        """)
    #expect(
      render(Samples.shares, width: 24) == """
        actor  share
        ────────────────────────
        JNIM    88 %  ████████▊
        ISSP    13 %  █▎

        """)
    #expect(
      render(Samples.shares, width: 23) == """
        actor  share
        ────────────
        JNIM    88 %
        ISSP    13 %

        """)
  }

  @Test("An empty table prints nothing but its caption")
  func empty() {
    #expect(render(Table(caption: "Attacks", columns: [Column("a", "a")])) == "Attacks\n")
    #expect(render(Table(columns: [Column("a", "a")])) == "")
  }

  @Test("Wide characters and short rows keep the columns aligned")
  func alignment() {
    let table = Table(
      caption: "Towns",
      columns: [
        Column("a", "a"), Column("b", "bbbbb", alignment: .center), Column("c", "c"),
      ],
      rows: [Row([Cell("日本"), Cell("x"), Cell("z")]), Row([Cell("q")])])
    #expect(render(table) == "Towns\na     bbbbb  c\n──────────────\n日本    x    z\nq\n")
  }
}
