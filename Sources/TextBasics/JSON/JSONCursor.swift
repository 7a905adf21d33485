/// A position in a JSON text, and the grammar that moves it.
///
/// Every access is checked against the end of the buffer, which outlives the cursor because the
/// reader holds it.
struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  /// The key of the whole value under which plain lists of degrees are passed over.
  private let passedKey: String?
  /// Where such lists stand.
  private(set) var passed: Range<Int>?

  init(_ bytes: UnsafeBufferPointer<UInt8>, passingOver key: String? = nil) {
    self.bytes = bytes
    passedKey = key
  }

  mutating func document() throws(JSONProblem) -> JSON {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    skipBlanks()
    let value = try self.value()
    skipBlanks()
    guard position == bytes.count else { throw problem(.trailingText) }
    return value
  }

  private mutating func value() throws(JSONProblem) -> JSON {
    let start = position
    guard let first = peek else { throw problem(.unexpectedEnd) }
    let kind: JSON.Kind
    switch first {
    case UInt8(ascii: "{"): kind = .object(try object())
    case UInt8(ascii: "["): kind = .array(try array())
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): kind = .number(try number())
    case UInt8(ascii: "t"):
      try word("true")
      kind = .bool(true)
    case UInt8(ascii: "f"):
      try word("false")
      kind = .bool(false)
    case UInt8(ascii: "n"):
      try word("null")
      kind = .null
    default: throw unexpected("a value")
    }
    return JSON(kind, offset: start)
  }

  private mutating func object() throws(JSONProblem) -> [JSONMember] {
    try enter()
    var members: [JSONMember] = []
    var keys: Set<String> = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return leave(members) }
    members.reserveCapacity(8)
    while true {
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try string()
      // Few keys are compared one by one; a set costs more than it saves there.
      if members.count < 24 {
        if members.contains(where: { $0.isNamed(key) }) {
          throw JSONProblem(.duplicateKey(key), offset: start)
        }
      } else {
        if keys.isEmpty { keys.formUnion(members.map(\.key)) }
        guard keys.insert(key).inserted else {
          throw JSONProblem(.duplicateKey(key), offset: start)
        }
      }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw unexpected("`:`") }
      skipBlanks()
      if depth == 1, key == passedKey, let end = endOfDegrees(position) {
        passed = position..<end
        members.append(JSONMember(key, JSON(.array([]), offset: position)))
        position = end
      } else {
        members.append(JSONMember(key, try value()))
      }
      skipBlanks()
      if take(UInt8(ascii: "}")) { return leave(members) }
      guard take(UInt8(ascii: ",")) else { throw unexpected("`,` or `}`") }
      skipBlanks()
    }
  }

  private mutating func array() throws(JSONProblem) -> [JSON] {
    try enter()
    var elements: [JSON] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return leave(elements) }
    while true {
      elements.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return leave(elements) }
      guard take(UInt8(ascii: ",")) else { throw unexpected("`,` or `]`") }
      skipBlanks()
    }
  }

  private mutating func enter() throws(JSONProblem) {
    guard depth < JSONReader.maximumDepth else { throw problem(.tooDeep) }
    depth += 1
    position += 1
  }

  private mutating func leave<Value>(_ value: Value) -> Value {
    depth -= 1
    return value
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if let next = peek, isDigit(next) { throw JSONProblem(.invalidNumber, offset: start) }
    } else {
      try digits(since: start)
    }
    var hasExponent = false
    if take(UInt8(ascii: ".")) { try digits(since: start) }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      hasExponent = true
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits(since: start)
    }
    let spelling = String(ascii: UnsafeBufferPointer(rebasing: bytes[start..<position]))
    // Fewer than 300 digits are finite.
    if hasExponent || position - start > 300 {
      guard let value = Double(spelling), value.isFinite else {
        throw JSONProblem(.infiniteNumber, offset: start)
      }
    }
    return spelling
  }

  private mutating func digits(since start: Int) throws(JSONProblem) {
    guard let first = peek else { throw problem(.unexpectedEnd) }
    guard isDigit(first) else { throw JSONProblem(.invalidNumber, offset: start) }
    while let next = peek, isDigit(next) { position += 1 }
  }

  private mutating func word(_ word: StaticString) throws(JSONProblem) {
    for index in 0..<word.utf8CodeUnitCount {
      guard let next = peek else { throw problem(.unexpectedEnd) }
      guard next == word.utf8Start[index] else { throw unexpected("a value") }
      position += 1
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

// MARK: - Lists of degrees

extension JSONCursor {
  /// The end of a list of lists of numbers that begins at an offset; nil where there is none.
  ///
  /// It is strict, so that what it takes needs no other look: no blanks, no exponents, no list
  /// without numbers, all of them between -180 and 180.
  private func endOfDegrees(_ start: Int) -> Int? {
    var offset = start
    func takes(_ byte: UInt8) -> Bool {
      guard offset < bytes.count, bytes[offset] == byte else { return false }
      offset += 1
      return true
    }
    func takesDegrees() -> Bool {
      _ = takes(UInt8(ascii: "-"))
      let whole = offset
      var value = 0
      while offset < bytes.count, isDigit(bytes[offset]), offset - whole < 4 {
        value = 10 * value + Int(bytes[offset] - UInt8(ascii: "0"))
        offset += 1
      }
      let count = offset - whole
      guard (1...3).contains(count), value < 180, count == 1 || bytes[whole] != UInt8(ascii: "0")
      else { return false }
      guard takes(UInt8(ascii: ".")) else { return true }
      let fraction = offset
      while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
      return (1...12).contains(offset - fraction)
    }
    guard takes(UInt8(ascii: "[")) else { return nil }
    repeat {
      guard takes(UInt8(ascii: "[")) else { return nil }
      repeat {
        guard takesDegrees() else { return nil }
      } while takes(UInt8(ascii: ","))
      guard takes(UInt8(ascii: "]")) else { return nil }
    } while takes(UInt8(ascii: ","))
    return takes(UInt8(ascii: "]")) ? offset : nil
  }
}

// MARK: - Strings

extension JSONCursor {
  private mutating func string() throws(JSONProblem) -> String {
    position += 1
    let start = position
    var unescaped: [UInt8]?
    var copied = start
    let isASCII = skipPlainText()
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[copied..<position]
        position += 1
        if isASCII, copied == start { return String(ascii: UnsafeBufferPointer(rebasing: rest)) }
        guard var collected = unescaped else { return try text(rest, from: start) }
        collected += rest
        return try text(collected, from: start)
      case UInt8(ascii: "\\"):
        var collected = unescaped ?? []
        // Held twice it would be copied for every escape.
        unescaped = nil
        collected += bytes[copied..<position]
        try appendEscaped(to: &collected)
        unescaped = collected
        copied = position
        _ = skipPlainText()
      case 0: throw problem(.nul)
      case ..<0x20: throw problem(.controlCharacter)
      default: position += 1
      }
    }
    throw problem(.unexpectedEnd)
  }

  /// Passes over what is neither quote, backslash nor control character, as long as 8 bytes follow.
  ///
  /// - Returns: Whether it came to one of them, and all before it is ASCII.
  private mutating func skipPlainText() -> Bool {
    let text = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var isASCII = true
    while position + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      let quote = word ^ ones &* UInt64(UInt8(ascii: "\""))
      let backslash = word ^ ones &* UInt64(UInt8(ascii: "\\"))
      // The highest bit of the first byte that is 0, or below 0x20, is the lowest that is set.
      let ends =
        ones &* 0x80
        & ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash
          | (word &- ones &* 0x20) & ~word)
      let count = ends.trailingZeroBitCount / 8
      position += count
      // The bytes of the word before its end are its lowest.
      let before = count == 8 ? word : word & (1 << UInt64(8 * count) &- 1)
      if before & (ones &* 0x80) != 0 { isASCII = false }
      if ends != 0 { return isASCII }
    }
    return false
  }

  private func text(_ utf8: some RandomAccessCollection<UInt8>, from start: Int) throws(JSONProblem)
    -> String
  {
    guard let text = String(strictUTF8: utf8) else {
      let valid = bytes[start..<position].validUTF8Count
      throw JSONProblem(.invalidUTF8, offset: start + valid)
    }
    return text
  }

  private mutating func appendEscaped(to output: inout [UInt8]) throws(JSONProblem) {
    let start = position
    position += 1
    guard let letter = peek else { throw problem(.unexpectedEnd) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(letter)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try escapedScalar(from: start)
      guard scalar != "\0" else { throw JSONProblem(.nul, offset: start) }
      output += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw JSONProblem(.invalidEscape, offset: start)
    }
  }

  private mutating func escapedScalar(from start: Int) throws(JSONProblem) -> Unicode.Scalar {
    let first = try fourHexadecimalDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u"))
    else { throw JSONProblem(.unpairedSurrogate, offset: start) }
    let second = try fourHexadecimalDigits(from: start)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONProblem(.unpairedSurrogate, offset: start) }
    return scalar
  }

  private mutating func fourHexadecimalDigits(from start: Int) throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw problem(.unexpectedEnd) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONProblem(.invalidEscape, offset: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

// MARK: - Bytes

extension JSONCursor {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func problem(_ reason: JSONProblem.Reason) -> JSONProblem {
    JSONProblem(reason, offset: position)
  }

  private func unexpected(_ expected: String) -> JSONProblem {
    peek == nil ? problem(.unexpectedEnd) : problem(.unexpected(expected: expected))
  }
}
