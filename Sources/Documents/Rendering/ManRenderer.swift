import TextBasics

/// Renders a manual page in the man(7) macros.
///
/// A title such as `tool(1)` gives the page's name and section; without a section it is 1.
/// Tables stand as lines of fixed width, so that no preprocessor is needed.
package enum ManRenderer: Renderer {
  package static let name = "man"
  package static let fileExtensions = ["man", "1"]
  package static let help = "a manual page for man"

  package static func render(_ document: Document, look: Look) -> [UInt8] {
    var page = ManPage()
    page.begin(title: document.title?.plain ?? "")
    for block in document.blocks { page.append(block) }
    return Array(page.output.utf8)
  }
}

/// A manual page being written.
private struct ManPage {
  var output = ""
  private var isAfterHeading = true

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let text, let level):
      output += "\(level <= 1 ? ".SH" : ".SS") \(ManText.argument(text.plain))\n"
    case .paragraph(let text):
      append(paragraph: text)
    case .table(let table):
      append(table)
    case .facts(let facts):
      for fact in facts {
        output += ".TP\n\(ManText.line(RichText(fact.label, .strong)))\n"
        output += "\(ManText.line(fact.value))\n"
      }
    case .list(let items):
      for item in items { output += ".IP \\(bu 2\n\(ManText.line(item))\n" }
    case .code(let text):
      append(lines: text.codeLines.map { String($0) })
    case .notes(let notes):
      for note in notes { append(paragraph: note) }
    }
    isAfterHeading = if case .heading = block { true } else { false }
  }

  mutating func begin(title: String) {
    var name = Substring(title)
    var section = Substring("1")
    if title.hasSuffix(")"), let bracket = title.lastIndex(of: "(") {
      name = title[..<bracket]
      section = title[title.index(after: bracket)...].dropLast()
    }
    output += ".TH \(ManText.argument(String(name))) \(ManText.argument(String(section)))\n"
  }

  private mutating func append(paragraph: RichText) {
    beginParagraph()
    output += "\(ManText.line(paragraph))\n"
  }

  private mutating func append(_ table: Table) {
    var table = table
    if let caption = table.caption {
      append(paragraph: caption.emphasized(.strong))
      isAfterHeading = false
      table.caption = nil
    }
    if table.rows.isEmpty { return }
    let text = TextRenderer.render(Document([.table(table)]), look: Look(width: 72))
    append(lines: String(decoding: text, as: UTF8.self).codeLines.map { String($0) })
  }

  private mutating func append(lines: [String]) {
    if lines.isEmpty { return }
    beginParagraph()
    output += ".RS 4\n.nf\n"
    for line in lines { output += "\(ManText.verbatim(line))\n" }
    output += ".fi\n.RE\n"
  }

  private mutating func beginParagraph() {
    // A section's first paragraph has its own space.
    if !isAfterHeading { output += ".PP\n" }
    isAfterHeading = false
  }
}
