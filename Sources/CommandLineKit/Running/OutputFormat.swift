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

  /// A report as it was written.
  struct Written {
    var bytes: [UInt8]
    /// How many rows it has, those that sum up others left out; nil where it is no table.
    var rows: Int?
  }

  /// Writes a report.
  func write(_ report: Report, look: Look) -> Written {
    var output = written(report, look: look)
    switch self {
    case .json, .jsonLines:
      if look.isOnScreen {
        output.bytes = Array(String(decoding: output.bytes, as: UTF8.self).visibleJSON.utf8)
      }
    case .rendered: break
    }
    return output
  }

  private func written(_ report: Report, look: Look) -> Written {
    switch self {
    case .json:
      let data = report.data
      let envelope = JSON.object([
        "schema": .string(report.schema), "query": report.query, "data": data,
      ])
      var output: [UInt8] = []
      JSONWriter.appendIndented(envelope, to: &output)
      output.append(UInt8(ascii: "\n"))
      return Written(bytes: output, rows: (data.array ?? data["rows"]?.array)?.count)
    case .jsonLines:
      return Self.lines(of: report)
    case .rendered(let renderer):
      var document = report.document
      document.name = document.name ?? report.name
      return Written(bytes: renderer.render(document, look: look), rows: document.rowCount)
    }
  }

  private static func lines(of report: Report) -> Written {
    var output = Written(bytes: [], rows: 0)
    func append(_ lines: some Sequence<[UInt8]>) {
      for line in lines {
        output.bytes += line
        output.bytes.append(UInt8(ascii: "\n"))
        output.rows? += 1
      }
    }
    if let lines = report.lines {
      append(lines)
      return output
    }
    let data = report.data
    append(
      (data.array ?? [data]).lazy.map { element in
        var line: [UInt8] = []
        JSONWriter.append(element, to: &line)
        return line
      })
    return output
  }
}
