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

  /// Reads an object in which one list of lists of numbers may be passed over.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - key: The object's key that may hold the list.
  /// - Returns: The object and, where the list holds nothing but numbers between -180 and 180, the
  ///   place of the list, which is empty in the object.
  /// - Throws: What is wrong with the text.
  package static func read(
    _ bytes: ArraySlice<UInt8>, passingOver key: String
  ) throws(JSONProblem) -> (json: JSON, passed: ArraySlice<UInt8>?) {
    let (json, passed) = try bytes.withUnsafeBufferPointer { buffer throws(JSONProblem) in
      var cursor = JSONCursor(buffer, passingOver: key)
      return (try cursor.document(), cursor.passed)
    }
    let start = bytes.startIndex
    return (json, passed.map { bytes[(start + $0.lowerBound)..<(start + $0.upperBound)] })
  }

  /// Reads one value from a part of UTF-8 bytes, which are not copied.
  package static func read(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> JSON {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONProblem) in try read(buffer) }
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
