import Documents
import Testing

@Suite("Markdown renderer")
struct MarkdownRendererTests {
  private func render(_ blocks: [Block], title: RichText? = nil) -> String {
    Samples.render(MarkdownRenderer.self, Document(title: title, blocks))
  }

  @Test("Each kind of block has its Markdown, headings one level below the title")
  func blocks() {
    #expect(
      render(
        [
          .heading("Toll", level: 1), .paragraph("by \("JNIM", .actor)"),
          .facts([Fact("town", "Niono")]), .list(["one", "\("two", .strong)"]),
          .code("ls\nls -l\n"), .notes(["¹ first", "² second"]), .list([]),
        ], title: "Attacks") == """
          # Attacks

          ## Toll

          by JNIM

          * **town:** Niono

          - one
          - **two**

          ```
          ls
          ls -l
          ```

          ¹ first

          ² second

          """)
    #expect(render([.heading("Toll", level: 1)]) == "# Toll\n")
  }

  @Test("Tables keep alignment, caption, bars and total")
  func tables() {
    var shares = Samples.shares
    shares.caption = "Shares"
    #expect(
      render([.table(shares)]) == """
        **Shares**

        | actor | share |  |
        | --- | ---: | --- |
        | JNIM | 88 % | ████████▊ |
        | ISSP | 13 % | █▎ |

        """)
    #expect(render([.table(Samples.attacks)]).contains("| **total** |  |  | **12** |  |\n"))
    #expect(render([.table(Table(caption: "None", columns: []))]) == "**None**\n")
  }

  @Test(
    "What Markdown would read as markup is escaped",
    arguments: [
      ("a|b<c*d_e`f[g]", #"a\|b\<c\*d\_e\`f\[g\]"#), (#"back\slash"#, #"back\\slash"#),
      ("R&amp;D", #"R\&amp;D"#), ("# no heading", "\\# no heading"), ("- no item", #"\- no item"#),
      ("+ no item", #"\+ no item"#), ("1. no item", #"1\. no item"#),
      ("2025) no item", #"2025\) no item"#), ("    no code", "no code"),
      ("2025-07-01", "2025-07-01"), ("a\nb", "a␤b"), ("<\u{301}b>", "\\<\u{301}b\\>"),
    ])
  func escaping(raw: String, escaped: String) {
    #expect(render([.paragraph(RichText(raw))]) == escaped + "\n")
  }

  @Test(
    "Code is fenced by more backticks than it holds",
    arguments: [("ls", "`ls`"), ("a`b", "``a`b``"), ("`x`", "`` `x` ``"), ("a|b", "`a|b`")])
  func code(raw: String, written: String) {
    #expect(render([.paragraph(RichText(raw, .code))]) == written + "\n")
  }

  @Test("A block of code is fenced by more backticks than it holds")
  func codeBlock() {
    #expect(render([.code("````\nx")]) == "`````\n````\nx\n`````\n")
  }

  @Test("A pipe in a table's cell never ends the cell")
  func pipes() {
    let table = Table(
      columns: [Column("a", "a|b")],
      rows: [Row([Cell(RichText("x|y", .code))]), Row([Cell(RichText(#"x\|y"#))])])
    #expect(
      render([.table(table)]) == #"""
        | a\|b |
        | --- |
        | x\|y |
        | x\\\|y |

        """#)
  }

  @Test("Blanks stay outside strong text, where they would undo it")
  func strongBlanks() {
    #expect(
      render([.paragraph("a\(" b ", .strong)c\(" ", .strong)d")]) == "a **b** c d\n")
  }
}
