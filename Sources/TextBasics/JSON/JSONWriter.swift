/// Writes JSON in one canonical form: no blanks, only `"`, `\` and control characters escaped.
///
/// Key order is the caller's; numbers are written as they are spelled.
package enum JSONWriter {
  /// Appends a value as UTF-8.
  package static func append(_ value: JSON, to output: inout [UInt8]) {
    switch value.kind {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .number(let spelling): output += spelling.utf8
    case .string(let text): append(text, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        append(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a value over several lines, two blanks a level, for people to read.
  package static func appendIndented(_ value: JSON, level: Int = 0, to output: inout [UInt8]) {
    func breakLine(_ level: Int) {
      if level <= mostLevels {
        output += lineBreak[...(2 * level)]
      } else {
        output += lineBreak + repeatElement(UInt8(ascii: " "), count: 2 * (level - mostLevels))
      }
    }
    switch value.kind {
    case .array(let elements) where !elements.isEmpty:
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        breakLine(level + 1)
        appendIndented(element, level: level + 1, to: &output)
      }
      breakLine(level)
      output.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        breakLine(level + 1)
        append(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        output.append(UInt8(ascii: " "))
        appendIndented(member.value, level: level + 1, to: &output)
      }
      breakLine(level)
      output.append(UInt8(ascii: "}"))
    default: append(value, to: &output)
    }
  }

  /// A line's end with the blanks of so many levels.
  private static let mostLevels = 20
  private static let lineBreak =
    [UInt8(ascii: "\n")] + Array(repeating: UInt8(ascii: " "), count: 2 * mostLevels)

  /// What stands before each member of an object over several lines, and after the last.
  package static func indentation(ofMembers keys: [String], level: Int) -> [[UInt8]] {
    let start = "\n" + String(repeating: "  ", count: level + 1)
    let before = keys.enumerated().map { index, key in
      Array("\(index == 0 ? "{" : ",")\(start)\(JSON.string(key).text): ".utf8)
    }
    return before + [Array("\n\(String(repeating: "  ", count: level))}".utf8)]
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let isWritten =
      text.utf8.withContiguousStorageIfAvailable { bytes in
        if bytes.contains(where: isEscaped) { return false }
        output.append(contentsOf: bytes)
        return true
      } ?? false
    if !isWritten { appendEscaping(text, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaping(_ text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x08: output += #"\b"#.utf8
      case 0x09: output += #"\t"#.utf8
      case 0x0A: output += #"\n"#.utf8
      case 0x0C: output += #"\f"#.utf8
      case 0x0D: output += #"\r"#.utf8
      case ..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output += #"\u00"#.utf8
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      default: output.append(byte)
      }
    }
  }
}

extension JSON {
  /// The value in canonical form, as text.
  package var text: String {
    var output: [UInt8] = []
    JSONWriter.append(self, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The value over several indented lines, as text.
  package var indentedText: String {
    var output: [UInt8] = []
    JSONWriter.appendIndented(self, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
