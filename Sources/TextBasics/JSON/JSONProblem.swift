/// Why a text is not the JSON that is read here, and where.
package struct JSONProblem: Error, Sendable, Hashable {
  /// What is wrong.
  package var reason: Reason
  /// The UTF-8 offset of the first byte that does not fit.
  package var offset: Int

  /// Makes a problem at a place.
  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What can be wrong with a text.
  package enum Reason: Sendable, Hashable {
    /// The text ends within a value.
    case unexpectedEnd
    /// A byte that cannot stand here; what could, in words.
    case unexpected(expected: String)
    /// More text after the value.
    case trailingText
    /// A number in a spelling that JSON does not know, such as `+1`, `01` or `.5`.
    case invalidNumber
    /// A number too large to be finite.
    case infiniteNumber
    /// A backslash with a letter that JSON does not know, or a bad `\u` escape.
    case invalidEscape
    /// Half of a surrogate pair.
    case unpairedSurrogate
    /// A control character that must be escaped.
    case controlCharacter
    /// The NUL character, also as `\u0000`.
    case nul
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A key that stands twice in one object.
    case duplicateKey(String)
    /// Arrays and objects nested too deeply.
    case tooDeep
  }

  /// The problem as the end of a sentence that starts with "not JSON: ".
  package var explanation: String {
    switch reason {
    case .unexpectedEnd: "the text ends within a value"
    case .unexpected(let expected): "expected \(expected)"
    case .trailingText: "there is more text after the value"
    case .invalidNumber: "a number is not spelled as JSON spells it"
    case .infiniteNumber: "a number is too large"
    case .invalidEscape: "an escape that JSON does not know"
    case .unpairedSurrogate: "half of a surrogate pair"
    case .controlCharacter: "a control character that is not escaped"
    case .nul: "a NUL character"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .duplicateKey(let key): "the key `\(key)` stands twice in one object"
    case .tooDeep: "nested more than \(JSONReader.maximumDepth) deep"
    }
  }
}
