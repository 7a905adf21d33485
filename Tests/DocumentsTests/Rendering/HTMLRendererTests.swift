import Documents
import Testing

@Suite("HTML renderer")
struct HTMLRendererTests {
  private func body(_ blocks: [Block], title: RichText? = nil) -> Substring {
    let page = Samples.render(HTMLRenderer.self, Document(title: title, blocks))
    return page.split(separator: "<main>\n")[1].split(separator: "</main>")[0]
  }

  @Test("A page stands alone: type, character set, viewport, title, style, and no script")
  func page() {
    let page = Samples.render(
      HTMLRenderer.self, Document(title: "Attacks <in> Mali", [.paragraph("x")]))
    #expect(
      page.hasPrefix(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        """))
    #expect(page.contains("<title>Attacks &lt;in&gt; Mali</title>"))
    #expect(page.contains("prefers-color-scheme:dark"))
    #expect(!page.contains("<script"))
    #expect(page.hasSuffix("<p>x</p>\n</main>\n</body>\n</html>\n"))
  }

  @Test("A page without a title takes its first heading's or caption's")
  func titles() {
    func title(_ blocks: [Block]) -> Bool {
      Samples.render(HTMLRenderer.self, Document(blocks)).contains("<title>Toll</title>")
    }
    #expect(title([.paragraph("x"), .heading("Toll", level: 1)]))
    #expect(title([.table(Table(caption: "Toll", columns: []))]))
    #expect(!title([.paragraph("Toll")]))
    #expect(
      Samples.render(HTMLRenderer.self, Document(name: "toll of a year", [.paragraph("x")]))
        .contains("<title>toll of a year</title>"))
  }

  @Test("Each kind of block has its element, headings one level below the title")
  func blocks() {
    #expect(
      body(
        [
          .heading("Toll", level: 1), .paragraph("by \("JNIM", .actor), \("7", .strong)"),
          .facts([Fact("town", "Niono")]), .list(["one", "\("two", .code)"]), .code("a\n<b>\n"),
          .notes(["¹ first"]), .list([]), .facts([]),
        ], title: "Attacks") == """
          <h1>Attacks</h1>
          <h2>Toll</h2>
          <p>by <span class="actor">JNIM</span>, <strong>7</strong></p>
          <dl>
          <dt>town</dt><dd>Niono</dd>
          </dl>
          <ul>
          <li>one</li>
          <li><code>two</code></li>
          </ul>
          <pre><code>a
          &lt;b&gt;</code></pre>
          <p class="note">¹ first</p>

          """)
  }

  @Test("Tables have caption, scopes, numbers to the right and bars with a text alternative")
  func tables() {
    var shares = Samples.shares
    shares.caption = "Shares"
    shares.rows.removeLast()
    shares.rows.append(Row([Cell("all"), Cell("100 %"), .bar(0.001)], isTotal: true))
    #expect(
      body([.table(shares)]) == """
        <div class="table">
        <table>
        <caption>Shares</caption>
        <thead>
        <tr><th scope="col">actor</th><th scope="col" class="trailing">share</th>\
        <th scope="col">bar</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row">JNIM</th><td class="trailing">88 %</td>\
        <td><span class="bar" role="img" aria-label="88 %" style="width:8.8em"></span></td></tr>
        <tr class="total"><th scope="row">all</th><td class="trailing">100 %</td>\
        <td><span class="bar" role="img" aria-label="&lt;1 %" style="width:0.0em"></span></td></tr>
        </tbody>
        </table>
        </div>

        """)
    #expect(
      body([.table(Table(caption: "None", columns: []))]) == "<p class=\"caption\">None</p>\n")
  }

  @Test("Whatever stands in the data, it stays text")
  func escaping() {
    let evil = "<script>&\"'\u{1B}\n"
    #expect(body([.paragraph(RichText(evil))]) == "<p>&lt;script&gt;&amp;&quot;&#39;␛␤</p>\n")
    let everywhere: [Block] = [
      .heading(RichText(evil), level: 1), .facts([Fact(evil, RichText(evil, .place))]),
      .list([RichText(evil, .strong)]), .code(evil), .notes([RichText(evil, .code)]),
      .table(
        Table(
          caption: RichText(evil), columns: [Column(evil, evil)],
          rows: [Row([Cell(RichText(evil))])])),
    ]
    #expect(!body(everywhere, title: RichText(evil)).contains("<script"))
  }
}
