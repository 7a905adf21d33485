/// Some lines for programs, one behind the other.
package struct LineBlock: Sendable {
  /// How many lines there are.
  package let count: Int
  /// The lines, each with its newline.
  package let bytes: [UInt8]

  /// Takes lines, each with its newline.
  package init(count: Int, bytes: [UInt8]) {
    self.count = count
    self.bytes = bytes
  }

  /// Takes lines without their newlines.
  package init(_ lines: [[UInt8]]) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
    self.init(count: lines.count, bytes: bytes)
  }
}
