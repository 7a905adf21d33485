import Documents
import Testing

@Suite("Renderer catalog")
struct RendererCatalogTests {
  @Test("The formats are listed in the order help shows them")
  func names() {
    #expect(
      RendererCatalog.all.map { $0.name } == ["text", "markdown", "html", "csv", "tsv", "man"])
  }

  @Test("A name finds its renderer and an unknown one finds none")
  func named() {
    #expect(RendererCatalog.named("csv") == CSVRenderer.self)
    #expect(RendererCatalog.named("CSV") == nil)
    #expect(RendererCatalog.named("pdf") == nil)
  }

  @Test(
    "A file's extension finds its format",
    arguments: [
      ("out.md", "markdown"), ("a.b/Report.HTML", "html"), ("x.htm", "html"), ("x.csv", "csv"),
      ("x.tsv", "tsv"), ("notes.txt", "text"), ("tool.1", "man"), ("x.pdf", nil), ("csv", nil),
      (".csv", nil), ("dir.csv/file", nil), ("", nil),
    ] as [(String, String?)])
  func files(path: String, name: String?) {
    #expect(RendererCatalog.forFile(path)?.name == name)
  }

  @Test("Every format has one line of help and no two share an extension")
  func descriptions() {
    let extensions = RendererCatalog.all.flatMap { $0.fileExtensions }
    #expect(Set(extensions).count == extensions.count)
    #expect(RendererCatalog.all.allSatisfy { !$0.help.isEmpty && !$0.help.contains("\n") })
  }

  @Test("An empty document renders to nothing but what its format always has")
  func empty() {
    for renderer in [TextRenderer.self, MarkdownRenderer.self, CSVRenderer.self, TSVRenderer.self]
      as [any Renderer.Type]
    {
      #expect(renderer.render(Document(), look: Look()).isEmpty)
    }
    #expect(Samples.render(ManRenderer.self, Document()) == ".TH \"\" \"1\"\n")
  }
}
