/// Renders for a terminal or a pipe: aligned columns, wrapped prose, colour where wanted.
package enum TextRenderer: Renderer {
  package static let name = "text"
  package static let fileExtensions = ["txt"]
  package static let help = "aligned columns for reading in a terminal or a pipe"

  package static func render(_ document: Document, look: Look) -> [UInt8] {
    var canvas = TextCanvas(look: look)
    if let title = document.title { canvas.append(.heading(title, level: 1)) }
    for block in document.blocks { canvas.append(block) }
    return canvas.bytes
  }
}

extension TextCanvas {
  /// Writes a block, apart from the one before.
  mutating func append(_ block: Block) {
    beginBlock()
    switch block {
    case .heading(let text, _):
      appendProse(text.emphasized(.strong))
    case .paragraph(let text):
      appendProse(text)
    case .table(let table):
      append(table)
    case .facts(let facts):
      appendFacts(facts, labelWidth: facts.map { RichText($0.label).visibleWidth }.max() ?? 0)
    case .list(let items):
      for item in items { appendProse(item, mark: "- ") }
    case .code(let text):
      // Never wrapped: a command must stay one line to be copied.
      for line in text.codeLines {
        skip(4)
        append(String(line), .code)
        endLine()
      }
    case .notes(let notes):
      for note in notes where refersToShown(note) { appendNote(note) }
    }
  }
}
