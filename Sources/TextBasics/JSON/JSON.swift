/// A JSON value that remembers where it was read, how its numbers were spelled, and its key order.
///
/// A record read from a file is edited as this tree and written again, so that whatever nobody
/// touched (unknown keys, `14.50` as a latitude) is written as it stood.
/// Two values are equal if what they say is equal; places are not compared.
package struct JSON: Sendable {
  /// What the value is.
  package var kind: Kind
  /// The UTF-8 offset of the value's first byte in the text it was read from, or -1.
  package var offset: Int

  /// One of JSON's six kinds of value.
  package enum Kind: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number in its own spelling, valid by RFC 8259.
    case number(String)
    case string(String)
    case array([JSON])
    case object([JSONMember])
  }

  /// Makes a value, by default one that stands in no text.
  package init(_ kind: Kind, offset: Int = -1) {
    self.kind = kind
    self.offset = offset
  }
}

/// One key and its value in an object.
package struct JSONMember: Sendable, Hashable {
  /// The key, unescaped.
  package var key: String
  /// The value under the key.
  package var value: JSON

  /// Makes a member of an object.
  package init(_ key: String, _ value: JSON) {
    self.key = key
    self.value = value
  }

  /// Whether it has a key, byte by byte; most that do not are of another length.
  @inline(__always)
  func isNamed(_ key: String) -> Bool {
    self.key.utf8.count == key.utf8.count && self.key == key
  }
}

extension JSON: Hashable {
  package static func == (one: JSON, other: JSON) -> Bool { one.kind == other.kind }

  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

// MARK: - Reading

extension JSON {
  /// The text of a string value.
  package var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// The truth value of a boolean.
  package var bool: Bool? {
    if case .bool(let value) = kind { value } else { nil }
  }

  /// The spelling of a number.
  package var spelling: String? {
    if case .number(let spelling) = kind { spelling } else { nil }
  }

  /// A finite number's value.
  package var double: Double? {
    guard let spelling else { return nil }
    if let value = JSON.shortDecimal(spelling) { return value }
    guard let value = Double(spelling), value.isFinite else { return nil }
    return value
  }

  /// A whole number's value, also where it is spelled `5.0` or `5e0`.
  package var integer: Int? {
    guard let spelling else { return nil }
    if let value = Int(spelling) { return value }
    guard let value = Double(spelling), abs(value) < 9e15 else { return nil }
    return Int(exactly: value)
  }

  /// The elements of an array.
  package var array: [JSON]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The members of an object, in order.
  package var members: [JSONMember]? {
    if case .object(let members) = kind { members } else { nil }
  }

  /// Whether the value is `null`.
  package var isNull: Bool { kind == .null }

  /// The value under a key of an object; setting `nil` takes the key out, a new key goes last.
  package subscript(_ key: String) -> JSON? {
    get {
      guard case .object(let members) = kind else { return nil }
      for index in members.indices where members[index].isNamed(key) {
        return members[index].value
      }
      return nil
    }
    set {
      guard case .object(var members) = kind else { return }
      let position = members.firstIndex { $0.isNamed(key) }
      switch (position, newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): members.remove(at: position)
      case (nil, let value?): members.append(JSONMember(key, value))
      case (nil, nil): return
      }
      kind = .object(members)
    }
  }
}

extension JSON {
  /// Powers of ten that a double holds exactly and that fit with 15 digits.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The value of a number of at most 15 digits without exponent; nil for others.
  ///
  /// Both the digits and the power of ten are exact as doubles, so that their quotient is the
  /// double nearest to the number, as W. D. Clinger showed (How to Read Floating Point Numbers
  /// Accurately, 1990).
  private static func shortDecimal(_ spelling: String) -> Double? {
    let bytes = spelling.utf8
    guard bytes.count <= 17 else { return nil }
    var isNegative = false
    var digits = 0
    var value = 0
    var fraction: Int?
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        value = 10 * value + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ".") where fraction == nil: fraction = digits
      case UInt8(ascii: "-") where digits == 0 && fraction == nil && !isNegative:
        isNegative = true
      default: return nil
      }
    }
    guard (1...15).contains(digits) else { return nil }
    let magnitude = Double(value) / powers[digits - (fraction ?? digits)]
    return isNegative ? -magnitude : magnitude
  }
}

// MARK: - Making

extension JSON {
  /// `null`.
  package static var null: JSON { JSON(.null) }

  /// A string.
  package static func string(_ text: String) -> JSON { JSON(.string(text)) }

  /// A string, or `null` where there is none.
  package static func string(orNull text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A whole number.
  package static func integer(_ value: Int) -> JSON { JSON(.number(String(value))) }

  /// A whole number, or `null` where there is none.
  package static func integer(orNull value: Int?) -> JSON { value.map(JSON.integer) ?? .null }

  /// A finite number in its shortest spelling; `null` where it is not finite.
  package static func number(_ value: Double) -> JSON {
    guard value.isFinite else { return .null }
    if let whole = Int(exactly: value), abs(whole) < 9_007_199_254_740_992 {
      return .integer(whole)
    }
    return JSON(.number("\(value)"))
  }

  /// A truth value.
  package static func bool(_ value: Bool) -> JSON { JSON(.bool(value)) }

  /// An array.
  package static func array(_ elements: some Sequence<JSON>) -> JSON {
    JSON(.array(Array(elements)))
  }

  /// An array of strings.
  package static func strings(_ texts: some Sequence<String>) -> JSON {
    JSON(.array(texts.map(JSON.string)))
  }

  /// An object with its keys in the order given.
  package static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    JSON(.object(members.map { JSONMember($0.key, $0.value) }))
  }

  /// An object without the members that have no value, its keys in the order given.
  package static func object(present members: KeyValuePairs<String, JSON?>) -> JSON {
    JSON(.object(members.compactMap { key, value in value.map { JSONMember(key, $0) } }))
  }
}
