import IncidentStorage
import TextBasics

/// A log as another program may have written it: the keys of all objects in reverse order, and a
/// blank after each colon and comma.
enum AnotherForm {
  /// Writes the records of a log so into a new folder.
  static func write(_ log: LogFolder, to folder: LogFolder) throws {
    for collection in [LogCollection.incidents, .operations] {
      try FileAccess().makeFolder(folder.file(collection.rawValue))
      for name in try log.files(of: collection) {
        try rewrite(log.file(name), to: folder.file(name))
      }
    }
    // Last, since a log is taken for whole where its description is.
    try folder.create(log.description(), reference: log)
  }

  private static func rewrite(_ source: String, to target: String) throws {
    var position = 0
    var rest: [UInt8] = []
    var written = 0
    try FileAccess().replace(target, with: [])
    while let bytes = try FileAccess().read(source, from: position, count: 4 << 20), !bytes.isEmpty
    {
      position += bytes.count
      rest += bytes
      guard let end = rest.lastIndex(of: 0x0A) else { continue }
      var lines: [UInt8] = []
      for line in rest[...end].split(separator: 0x0A) {
        append(try JSONReader.read(line), to: &lines)
        lines.append(0x0A)
      }
      rest.removeSubrange(...end)
      try FileAccess().append(lines, to: target, ofLength: written)
      written += lines.count
    }
  }

  private static func append(_ value: JSON, to output: inout [UInt8]) {
    switch value.kind {
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output += ", ".utf8 }
        append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.reversed().enumerated() {
        if index > 0 { output += ", ".utf8 }
        JSONWriter.append(.string(member.key), to: &output)
        output += ": ".utf8
        append(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    default: JSONWriter.append(value, to: &output)
    }
  }
}
