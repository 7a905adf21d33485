import Documents
import Testing

@Suite("Text renderer")
struct TextRendererTests {
  private func render(_ blocks: [Block], width: Int? = nil) -> String {
    Samples.render(TextRenderer.self, Document(blocks), Look(width: width))
  }

  @Test("Remarks are as wide as the table above them, and running text no wider than 100")
  func remarks() {
    let remark = RichText(Array(repeating: "nine more", count: 14).joined(separator: " "))
    let wide = Table(
      columns: [Column("a", "a"), Column("b", "b")],
      rows: [
        Row([
          Cell(RichText(String(repeating: "x", count: 60))),
          Cell(RichText(String(repeating: "y", count: 60))),
        ])
      ])
    func longest(_ blocks: [Block], width: Int) -> Int {
      let lines = render(blocks, width: width).split(separator: "\n")
      return lines.filter { $0.hasPrefix("nine") || $0.hasPrefix("more") }.map(\.count).max() ?? 0
    }
    #expect(longest([.table(wide), .notes([remark])], width: 200) == 119)
    #expect(longest([.table(wide), .paragraph(remark)], width: 200) == 99)
    #expect(longest([.notes([remark])], width: 200) == 99)
    #expect(longest([.table(wide), .notes([remark])], width: 50) == 49)
    #expect(render([.notes([remark])]) == remark.plain + "\n")
  }

  @Test("A footnote that only columns refer to which are left out is left out with them")
  func footnotes() {
    let table = Table(
      columns: [Column("b", "Second"), Column("c", "Third"), Column("a", "First", priority: 1)],
      rows: [
        Row([
          Cell(RichText("12²˒¹²")), Cell(RichText("3")),
          Cell(RichText(String(repeating: "x", count: 60) + "¹")),
        ])
      ])
    let notes: [RichText] = ["¹ of the first", "² of the second", "¹² of both", "of none"]
    let wide = render([.table(table), .notes(notes)], width: 100)
    let narrow = render([.table(table), .notes(notes)], width: 30)
    for note in notes { #expect(wide.contains(note.plain)) }
    #expect(narrow.contains("left out for lack of"))
    #expect(!narrow.contains("¹ of the first"))
    for note in notes.dropFirst() { #expect(narrow.contains(note.plain)) }
  }

  @Test("Blocks stand apart by one empty line, and those without content leave none")
  func blocks() {
    let document = Document(
      title: "Attacks",
      [
        .facts([]), .paragraph("Seven towns."), .list([]), .list(["one", "two"]),
        .table(Table(columns: [Column("a", "a")])), .code("ls\n\nls -l\n"),
        .notes(["¹ first", "² second"]), .heading("Next", level: 2),
      ])
    #expect(
      Samples.render(TextRenderer.self, document) == """
        Attacks

        Seven towns.

        - one
        - two

            ls

            ls -l

        ¹ first
        ² second

        Next

        """)
  }

  @Test("Facts are aligned and their further lines stand under the first")
  func facts() {
    let facts: [Block] = [
      .facts([Fact("town", "Niono"), Fact("source", "a report of the army that is long")])
    ]
    #expect(
      render(facts) == """
        town    Niono
        source  a report of the army that is long

        """)
    #expect(
      render(facts, width: 24) == """
        town    Niono
        source  a report of the
                army that is
                long

        """)
  }

  @Test("Values stand below their labels where labels leave them no room")
  func stackedFacts() {
    let facts: [Block] = [
      .facts([Fact("coordinates", "14.25 north, 5.99 west"), Fact("note", "")])
    ]
    #expect(
      render(facts, width: 16) == """
        coordinates
          14.25 north,
          5.99 west
        note

        """)
  }

  @Test("Running text is wrapped at the width, at 100 cells at most, and never in a pipe")
  func wrapping() {
    let words = String(repeating: "word ", count: 40) + "end"
    let blocks: [Block] = [.paragraph(RichText(words))]
    #expect(render(blocks, width: 40).split(separator: "\n").map(\.count).max() == 39)
    #expect(render(blocks, width: 300).split(separator: "\n").map(\.count).max() == 99)
    #expect(render(blocks) == words + "\n")
    #expect(
      render([.list(["first second third"])], width: 14) == """
        - first second
          third

        """)
  }

  @Test("Code is never wrapped, so that it can be copied")
  func code() {
    #expect(render([.code("incidentlog summary")], width: 12) == "    incidentlog summary\n")
  }

  @Test("Colour marks roles and is reset after each")
  func color() {
    let look = Look(hasColor: true)
    let document = Document([
      .heading("Toll", level: 1), .paragraph("by \("JNIM", .actor)"), .notes(["¹ once"]),
    ])
    #expect(
      Samples.render(TextRenderer.self, document, look) == """
        \u{1B}[1mToll\u{1B}[0m

        by \u{1B}[35mJNIM\u{1B}[0m

        \u{1B}[2m¹ once\u{1B}[0m

        """)
  }

  @Test("A theme of one's own replaces the colours")
  func theme() {
    let look = Look(hasColor: true, theme: Theme([.actor: [1, 34], .place: []]))
    let document = Document([.paragraph("\("JNIM", .actor) in \("Niono", .place)")])
    #expect(
      Samples.render(TextRenderer.self, document, look)
        == "\u{1B}[1;34mJNIM\u{1B}[0m in Niono\n")
  }

  @Test("Control characters in data can neither colour nor forge a line")
  func safety() {
    let evil = "a\u{1B}[31mb\nc"
    let column = Column(key: evil, title: evil)
    let blocks: [Block] = [
      .heading(RichText(evil), level: 1), .paragraph(RichText(evil)), .list([RichText(evil)]),
      .facts([Fact(evil, RichText(evil))]), .code("a\u{1B}[31mb"), .notes([RichText(evil)]),
      .table(
        Table(caption: RichText(evil), columns: [column], rows: [Row([Cell(RichText(evil))])])),
    ]
    for width in [nil, 3, 40] {
      let text = render(blocks, width: width)
      #expect(!text.contains("\u{1B}"))
      #expect(text.contains("␛"))
      #expect(text.contains("␤"))
    }
    #expect(render([.paragraph(RichText(evil))]) == "a␛[31mb␤c\n")
  }
}
