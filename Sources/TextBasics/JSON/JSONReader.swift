/// Reads JSON strictly by RFC 8259, keeping the place of every value.
///
/// Refused beyond the grammar: a key that appears twice in one object, a NUL character, an
/// unpaired surrogate, nesting deeper than ``maximumDepth``, a number that is not finite as a
/// double, invalid UTF-8, and anything but blanks after the value.
package enum JSONReader {
  /// The deepest nesting of arrays and objects that is read.
  package static let maximumDepth = 64

  /// Reads one value that fills the text, with blanks allowed around it.
  ///
  /// A byte-order mark in front is passed over.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONProblem) -> JSON {
    var cursor = JSONCursor(bytes)
    return try cursor.document()
  }

  /// Reads one value from UTF-8 bytes.
  package static func read(_ bytes: some Sequence<UInt8>) throws(JSONProblem) -> JSON {
    try Array(bytes).withUnsafeBufferPointer { buffer throws(JSONProblem) in try read(buffer) }
  }

  /// Reads one value from text.
  package static func read(_ text: String) throws(JSONProblem) -> JSON {
    try read(text.utf8)
  }
}
