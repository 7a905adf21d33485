/// A line and a column in a text, both from 1; the column counts characters.
package struct TextPosition: Sendable, Hashable {
  /// The line.
  package var line: Int
  /// The column.
  package var column: Int

  /// Finds the position of a UTF-8 offset; bytes that are not UTF-8 count as one character each.
  ///
  /// - Complexity: O(*n*) in the offset.
  package init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let end = max(0, min(offset, bytes.count))
    let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    line = bytes[..<start].count { $0 == 0x0A } + 1
    column = String(decoding: bytes[start..<end], as: UTF8.self).count + 1
  }
}
