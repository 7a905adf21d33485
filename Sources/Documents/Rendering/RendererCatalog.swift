/// All formats a document can be rendered in.
package enum RendererCatalog {
  /// The renderers, in the order help lists them.
  package static let all: [any Renderer.Type] = [
    TextRenderer.self, MarkdownRenderer.self, HTMLRenderer.self, CSVRenderer.self,
    TSVRenderer.self, ManRenderer.self,
  ]

  /// Finds a renderer by its name.
  package static func named(_ name: String) -> (any Renderer.Type)? {
    all.first { $0.name == name }
  }

  /// Finds the renderer that a file name's extension means, in upper or lower case.
  package static func forFile(_ path: String) -> (any Renderer.Type)? {
    guard let name = path.split(separator: "/").last,
      let dot = name.lastIndex(of: "."), dot != name.startIndex
    else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    return all.first { $0.fileExtensions.contains(suffix) }
  }
}
