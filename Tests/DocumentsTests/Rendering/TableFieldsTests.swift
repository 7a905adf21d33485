import Documents
import Testing
import TextBasics

@Suite("Table fields, as CSV and TSV")
struct TableFieldsTests {
  @Test("CSV has keys first, values as programs want them, and no totals")
  func csv() {
    #expect(
      Samples.render(CSVRenderer.self, Document([.table(Samples.attacks)])) == """
        date,town,kind,killed,id,latitude
        2025-07-01,Nioro du Sahel,armed assault,12,IN-7,14.50
        2025-07-01,Niono,shelling,,IN-12,14.50

        """)
  }

  @Test("Marks that set the direction of writing stay for programs, and are shown for spreadsheets")
  func directions() {
    let marks =
      "\u{061C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}"
      + "\u{2066}\u{2067}\u{2068}\u{2069}"
    let document = Document([
      .table(Table(columns: [Column("x", "X")], rows: [Row([Cell(RichText("a\(marks)b"))])]))
    ])
    let shown = marks.unicodeScalars.map {
      "<U+\(String($0.value, radix: 16, uppercase: true).leftPadded)>"
    }.joined()
    #expect(Samples.render(CSVRenderer.self, document) == "x\na\(marks)b\n")
    for renderer in [CSVRenderer.self, TSVRenderer.self] as [any Renderer.Type] {
      let safe = renderer.render(document, look: Look(isSpreadsheetSafe: true))
      #expect(String(decoding: safe, as: UTF8.self) == "x\na\(shown)b\n")
    }
  }

  @Test("Tables are set apart by an empty line and everything else is left out")
  func several() {
    let document = Document(
      title: "Title",
      [
        .paragraph("text"), .table(Samples.shares), .notes(["note"]),
        .table(Table(columns: [Column("x", "X"), Column("y", "Y")])),
      ])
    #expect(
      Samples.render(CSVRenderer.self, document)
        == "actor,share\nJNIM,0.875\nISSP,0.125\n\nx,y\n")
    #expect(
      Samples.render(TSVRenderer.self, document)
        == "actor\tshare\nJNIM\t0.875\nISSP\t0.125\n\nx\ty\n")
  }

  @Test("A document without a table gives its facts, with what the heading above is about")
  func facts() {
    let document = Document([
      .facts([Fact("Before", "any heading")]),
      .heading("\("IN-7", .identifier) Attack", level: 1),
      .facts([Fact("When", "1 Jul"), Fact("Killed", "\(5, .number)")]),
      .heading("Sources", level: 2), .facts([Fact("s1", "AFP, by wire")]),
      .heading("Another", level: 1), .facts([Fact("When", "2 Jul")]), .notes(["note"]),
    ])
    #expect(
      Samples.render(CSVRenderer.self, document) == """
        record,field,value
        ,Before,any heading
        IN-7,When,1 Jul
        IN-7,Killed,5
        IN-7,s1,"AFP, by wire"
        Another,When,2 Jul

        """)
    #expect(Samples.render(CSVRenderer.self, Document([.paragraph("text")])) == "")
  }

  @Test(
    "A cell's value decides its field",
    arguments: [
      (nil, "shown"), (.null, ""), (.string("as is"), "as is"), (JSON(.number("14.50")), "14.50"),
      (.bool(true), "true"),
    ] as [(JSON?, String)])
  func values(value: JSON?, field: String) {
    let table = Table(
      columns: [Column("a", "a"), Column("b", "b")],
      rows: [Row([Cell("shown", value: value), Cell("z")])])
    #expect(Samples.render(TSVRenderer.self, Document([.table(table)])) == "a\tb\n\(field)\tz\n")
  }

  @Test("Raw text is quoted in CSV and escaped in TSV")
  func quoting() {
    let table = Table(
      columns: [Column("a", "a"), Column("b", "b")],
      rows: [Row([Cell("x,\"y\"\nz"), Cell("tab\there \\ and\r\nthere")])])
    let document = Document([.table(table)])
    #expect(
      Samples.render(CSVRenderer.self, document)
        == "a,b\n\"x,\"\"y\"\"\nz\",\"tab\there \\ and\r\nthere\"\n")
    #expect(
      Samples.render(TSVRenderer.self, document)
        == "a\tb\nx,\"y\"\\nz\ttab\\there \\\\ and\\r\\nthere\n")
  }

  @Test("No control acts, and on a screen tabs, line ends and marks of order are shown too")
  func controls() {
    let table = Table(
      columns: [Column("a", "a"), Column("b", "b")],
      rows: [Row([Cell("x\u{1B}[2J"), Cell("y\tz\n\u{202E}")])])
    let document = Document([.table(table)])
    #expect(
      Samples.render(CSVRenderer.self, document) == "a,b\nx␛[2J,\"y\tz\n\u{202E}\"\n")
    #expect(Samples.render(TSVRenderer.self, document) == "a\tb\nx␛[2J\ty\\tz\\n\u{202E}\n")
    let screen = Look(isOnScreen: true)
    #expect(Samples.render(CSVRenderer.self, document, screen) == "a,b\nx␛[2J,y␉z␤<U+202E>\n")
    #expect(Samples.render(TSVRenderer.self, document, screen) == "a\tb\nx␛[2J\ty␉z␤<U+202E>\n")
  }

  @Test("Formulas are disarmed where spreadsheets are asked for")
  func formulas() {
    let table = Table(
      columns: [Column("a", "a"), Column("b", "b")], rows: [Row([Cell("=1+1"), Cell("-5")])])
    let look = Look(isSpreadsheetSafe: true)
    let document = Document([.table(table)])
    #expect(Samples.render(CSVRenderer.self, document, look) == "a,b\n'=1+1,-5\n")
    #expect(Samples.render(CSVRenderer.self, document) == "a,b\n=1+1,-5\n")
  }
}

extension String {
  fileprivate var leftPadded: String { String(repeating: "0", count: max(0, 4 - count)) + self }
}
