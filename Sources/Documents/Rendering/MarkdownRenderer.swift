import TextBasics

/// Renders GitHub Flavored Markdown.
package enum MarkdownRenderer: Renderer {
  package static let name = "markdown"
  package static let fileExtensions = ["md", "markdown"]
  package static let help = "Markdown with tables as GitHub reads them"

  package static func render(_ document: Document, look: Look) -> [UInt8] {
    var page = MarkdownPage(headingOffset: document.title == nil ? 0 : 1)
    if let title = document.title { page.append(heading: title, depth: 1) }
    for block in document.blocks + [.notes(document.asked)] { page.append(block) }
    return Array(page.output.utf8)
  }
}

/// A Markdown page being written.
private struct MarkdownPage {
  let headingOffset: Int
  var output = ""

  init(headingOffset: Int) { self.headingOffset = headingOffset }

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let text, let level):
      append(heading: text, depth: level + headingOffset)
    case .paragraph(let text):
      append(paragraph: text)
    case .table(let table):
      append(table)
    case .facts(let facts):
      // Another bullet than a list's, else Markdown would read neighbours as one list.
      let items = facts.map { RichText("\($0.label):", .strong) + " " + $0.value }
      append(items: items, bullet: "*")
    case .list(let items):
      append(items: items, bullet: "-")
    case .code(let text):
      append(code: text.codeLines.map { String($0).visible })
    case .notes(let notes):
      for note in notes { append(paragraph: note) }
    }
  }

  mutating func append(heading: RichText, depth: Int) {
    beginBlock()
    output += String(repeating: "#", count: min(max(depth, 1), 6))
    output += " \(MarkdownText.inline(heading))\n"
  }

  private mutating func append(paragraph: RichText) {
    beginBlock()
    output += MarkdownText.startOfLine(MarkdownText.inline(paragraph)) + "\n"
  }

  private mutating func append(items: [RichText], bullet: String) {
    if items.isEmpty { return }
    beginBlock()
    for item in items {
      output += "\(bullet) \(MarkdownText.startOfLine(MarkdownText.inline(item)))\n"
    }
  }

  private mutating func append(code lines: [String]) {
    if lines.isEmpty { return }
    beginBlock()
    let fence = String(
      repeating: "`", count: max(3, 1 + (lines.map(MarkdownText.longestBacktickRun).max() ?? 0)))
    for line in [fence] + lines + [fence] { output += line + "\n" }
  }

  private mutating func append(_ table: Table) {
    if let caption = table.caption { append(paragraph: caption.emphasized(.strong)) }
    let columns = table.shownColumns
    if table.rows.isEmpty || columns.isEmpty { return }
    beginBlock()
    appendRow(columns.map { MarkdownText.escaped(table.columns[$0].title.visible) })
    appendRow(
      columns.map {
        switch table.columns[$0].alignment {
        case .leading: "---"
        case .trailing: "---:"
        case .center: ":---:"
        }
      })
    for row in table.rows {
      appendRow(
        columns.map {
          let cell = row.cell($0)
          if let bar = cell.bar { return BarText.draw(bar, width: BarText.widths.lowerBound) }
          return MarkdownText.inline(
            row.isTotal ? cell.text.emphasized(.strong) : cell.text, isInTable: true)
        })
    }
  }

  private mutating func appendRow(_ cells: [String]) {
    output += "| \(cells.joined(separator: " | ")) |\n"
  }

  private mutating func beginBlock() {
    if !output.isEmpty { output += "\n" }
  }
}
