/// What a command has to show, apart from how it is shown.
package struct Document: Sendable, Hashable {
  /// The title of the whole; headings stand below it.
  package var title: RichText?
  /// What it is called where it has no title and no heading, as in the title of a web page.
  package var name: String?
  /// The parts in reading order.
  package var blocks: [Block]
  /// What was asked, told below it where it is read apart from the command: Markdown and web pages.
  package var asked: [RichText] = []

  /// Makes a document of blocks.
  package init(title: RichText? = nil, name: String? = nil, _ blocks: [Block] = []) {
    self.title = title
    self.name = name
    self.blocks = blocks
  }

  /// How many rows its tables have, those that sum up others left out; nil where it has no table.
  package var rowCount: Int? {
    let counts = blocks.compactMap { block in
      if case .table(let table) = block { table.rows.count { !$0.isTotal } } else { nil }
    }
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }
}
