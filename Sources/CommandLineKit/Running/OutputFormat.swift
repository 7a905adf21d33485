import Documents
import TextBasics

/// A format a report can be written in.
enum OutputFormat {
  case json
  case jsonLines
  case rendered(any Renderer.Type)

  /// The names that `--format` takes.
  static let names =
    [TextRenderer.name, "json", "jsonl"]
    + renderers.map { $0.name }.filter { $0 != TextRenderer.name }

  private static var renderers: [any Renderer.Type] {
    // A manual page is made of help, never of data.
    RendererCatalog.all.filter { $0.name != ManRenderer.name }
  }

  /// Finds a format by its name.
  init?(named name: String) {
    switch name {
    case "json": self = .json
    case "jsonl": self = .jsonLines
    default:
      guard let renderer = Self.renderers.first(where: { $0.name == name }) else { return nil }
      self = .rendered(renderer)
    }
  }

  /// Finds the format that the ending of a file's name means.
  init?(forFile path: String) {
    let lowercased = path.lowercased()
    if lowercased.hasSuffix(".json") {
      self = .json
    } else if lowercased.hasSuffix(".jsonl") || lowercased.hasSuffix(".ndjson") {
      self = .jsonLines
    } else if let renderer = RendererCatalog.forFile(path), renderer.name != ManRenderer.name {
      self = .rendered(renderer)
    } else {
      return nil
    }
  }

  /// Writes a report.
  func write(_ report: Report, look: Look) -> [UInt8] {
    let output = bytes(of: report, look: look)
    switch self {
    case .json, .jsonLines:
      guard look.isOnScreen else { return output }
      return Array(String(decoding: output, as: UTF8.self).visibleJSON.utf8)
    case .rendered: return output
    }
  }

  private func bytes(of report: Report, look: Look) -> [UInt8] {
    switch self {
    case .json:
      let envelope = JSON.object([
        "schema": .string(report.schema), "query": report.query, "data": report.data,
      ])
      var output: [UInt8] = []
      JSONWriter.appendIndented(envelope, to: &output)
      output.append(UInt8(ascii: "\n"))
      return output
    case .jsonLines:
      return Self.lines(of: report)
    case .rendered(let renderer):
      var document = report.document
      document.name = document.name ?? report.name
      return renderer.render(document, look: look)
    }
  }

  private static func lines(of report: Report) -> [UInt8] {
    var output: [UInt8] = []
    func append(_ lines: some Sequence<[UInt8]>) {
      for line in lines {
        output += line
        output.append(UInt8(ascii: "\n"))
      }
    }
    if let lines = report.lines {
      append(lines)
      return output
    }
    let data = report.data
    for element in data.array ?? [data] {
      JSONWriter.append(element, to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }
}
