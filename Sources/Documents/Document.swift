/// What a command has to show, apart from how it is shown.
package struct Document: Sendable, Hashable {
  /// The title of the whole; headings stand below it.
  package var title: RichText?
  /// The parts in reading order.
  package var blocks: [Block]

  /// Makes a document of blocks.
  package init(title: RichText? = nil, _ blocks: [Block] = []) {
    self.title = title
    self.blocks = blocks
  }
}
