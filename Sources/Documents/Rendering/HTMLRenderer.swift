import TextBasics

/// Renders one whole HTML page that needs nothing else and runs nothing.
package enum HTMLRenderer: Renderer {
  package static let name = "html"
  package static let fileExtensions = ["html", "htm"]
  package static let help = "one web page that stands alone, for light and dark screens"

  package static func render(_ document: Document, look: Look) -> [UInt8] {
    var page = HTMLPage(headingOffset: document.title == nil ? 0 : 1)
    page.begin(title: title(of: document))
    if let title = document.title { page.append(.heading(title, level: 0)) }
    for block in document.blocks + [.notes(document.asked)] { page.append(block) }
    page.end()
    return Array(page.output.utf8)
  }

  private static func title(of document: Document) -> String {
    if let title = document.title { return title.plain }
    for case .heading(let text, _) in document.blocks { return text.plain }
    for case .table(let table) in document.blocks {
      if let caption = table.caption { return caption.plain }
    }
    return document.name ?? "Document"
  }
}

/// An HTML page being written.
private struct HTMLPage {
  let headingOffset: Int
  var output = ""

  init(headingOffset: Int) { self.headingOffset = headingOffset }

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let text, let level):
      let depth = min(max(level + headingOffset, 1), 6)
      output += "<h\(depth)>\(HTMLText.inline(text))</h\(depth)>\n"
    case .paragraph(let text):
      output += "<p>\(HTMLText.inline(text))</p>\n"
    case .table(let table):
      append(table)
    case .facts(let facts):
      append(facts)
    case .list(let items):
      append(items: items)
    case .code(let text):
      let lines = text.codeLines.map { HTMLText.escaped(String($0)) }
      output += "<pre><code>\(lines.joined(separator: "\n"))</code></pre>\n"
    case .notes(let notes):
      for note in notes { output += "<p class=\"note\">\(HTMLText.inline(note))</p>\n" }
    }
  }

  mutating func begin(title: String) {
    output += """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(HTMLText.policy)">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(HTMLText.style)
      </style>
      </head>
      <body>
      <main>

      """
  }

  mutating func end() {
    output += "</main>\n</body>\n</html>\n"
  }

  private mutating func append(_ facts: [Fact]) {
    if facts.isEmpty { return }
    output += "<dl>\n"
    for fact in facts {
      let label = HTMLText.escaped(fact.label)
      output += "<dt>\(label)</dt><dd>\(HTMLText.inline(fact.value))</dd>\n"
    }
    output += "</dl>\n"
  }

  private mutating func append(items: [RichText]) {
    if items.isEmpty { return }
    output += "<ul>\n"
    for item in items { output += "<li>\(HTMLText.inline(item))</li>\n" }
    output += "</ul>\n"
  }

  private mutating func append(_ table: Table) {
    let columns = table.shownColumns
    if table.rows.isEmpty || columns.isEmpty {
      if let caption = table.caption {
        output += "<p class=\"caption\">\(HTMLText.inline(caption))</p>\n"
      }
      return
    }
    output += "<div class=\"table\">\n<table>\n"
    if let caption = table.caption {
      output += "<caption>\(HTMLText.inline(caption))</caption>\n"
    }
    output += "<thead>\n<tr>"
    for column in columns.map({ table.columns[$0] }) {
      let title = HTMLText.escaped(column.label)
      output += "<th scope=\"col\"\(Self.alignment(of: column))>\(title)</th>"
    }
    output += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows { append(row, columns: columns, of: table) }
    output += "</tbody>\n</table>\n</div>\n"
  }

  private mutating func append(_ row: Row, columns: [Int], of table: Table) {
    output += row.isTotal ? "<tr class=\"total\">" : "<tr>"
    for (index, column) in columns.enumerated() {
      let cell = row.cell(column)
      let attribute = Self.alignment(of: table.columns[column])
      let content = cell.bar.map(HTMLText.bar) ?? HTMLText.inline(cell.text)
      output +=
        index == 0
        ? "<th scope=\"row\"\(attribute)>\(content)</th>" : "<td\(attribute)>\(content)</td>"
    }
    output += "</tr>\n"
  }

  private static func alignment(of column: Column) -> String {
    switch column.alignment {
    case .leading: ""
    case .trailing: " class=\"trailing\""
    case .center: " class=\"center\""
    }
  }
}
