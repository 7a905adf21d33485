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

  /// Writes a report, what is long a part at a time.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - look: What it is to look like.
  ///   - take: Takes a part; false where no more are wanted.
  /// - Returns: How many rows there are, those that sum up others left out; nil where it is no table.
  @discardableResult
  func write(_ report: Report, look: Look, to take: ([UInt8]) -> Bool) -> Int? {
    func takeData(_ bytes: [UInt8]) -> Bool {
      guard look.isOnScreen else { return take(bytes) }
      return take(Array(String(decoding: bytes, as: UTF8.self).visibleJSON.utf8))
    }
    switch self {
    case .json:
      if let rows = report.rows {
        rows.write(in: Self.envelope(report, rows.frame), to: takeData)
        return (rows.frame.array ?? rows.frame["rows"]?.array).map { _ in rows.count }
      }
      let data = report.data
      _ = takeData(Self.envelope(report, data))
      return (data.array ?? data["rows"]?.array)?.count
    case .jsonLines:
      if let lines = report.lines { return Self.write(lines, to: takeData) }
      let data = report.data
      return Self.write(
        (data.array ?? [data]).lazy.map { LineBlock([Array($0.text.utf8)]) }, to: takeData)
    case .rendered(let renderer):
      if let rows = report.rows, let renderer = renderer as? any FieldRenderer.Type,
        let records = rows.records(renderer.format(look))
      {
        _ = take(records.header) && records.parts.allSatisfy(take)
        return rows.count
      }
      var document = report.document
      document.name = document.name ?? report.name
      document.asked = report.asked
      _ = take(renderer.render(document, look: look))
      return document.rowCount
    }
  }

  /// A report's data with what was asked.
  private static func envelope(_ report: Report, _ data: JSON) -> [UInt8] {
    let envelope = JSON.object([
      "schema": .string(report.schema), "query": report.query, "data": data,
    ])
    var output: [UInt8] = []
    JSONWriter.appendIndented(envelope, to: &output)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// Writes lines, a larger part at a time, and counts them.
  private static func write(_ blocks: some Sequence<LineBlock>, to take: ([UInt8]) -> Bool) -> Int {
    var part: [UInt8] = []
    var count = 0
    for block in blocks {
      count += block.count
      if part.isEmpty { part = block.bytes } else { part += block.bytes }
      if part.count >= 1 << 15 {
        guard take(part) else { return count }
        part = []
      }
    }
    if !part.isEmpty { _ = take(part) }
    return count
  }
}
