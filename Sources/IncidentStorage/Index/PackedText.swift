/// A text of a dictionary that is made of small numbers and strings, without any grammar to parse.
struct PackedText {
  private(set) var bytes: [UInt8] = []

  /// Appends a number, 7 bits a byte, the lowest first.
  mutating func append(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a number that is not negative and one more, 0 where there is none.
  mutating func append(optional number: Int?) { append(number.map { $0 + 1 } ?? 0) }

  /// Appends a string behind its length.
  mutating func append(_ string: String) {
    let text = string.utf8
    append(text.count)
    bytes += text
  }

  /// Appends a position in a list of words, 0 where there is none.
  mutating func append<Word: CaseIterable & Equatable>(_ word: Word?) {
    append(Word.allCases.enumerated().first { $0.element == word }.map { $0.offset + 1 } ?? 0)
  }

  /// Appends strings behind their number.
  mutating func append(_ strings: [String]) {
    append(strings.count)
    for string in strings { append(string) }
  }
}

/// Reads a packed text; where it ends too early, what is missing is 0 or empty.
struct PackedTextReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while let byte = rest.popFirst() {
      number |= UInt(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 || shift > 56 { break }
    }
    return Int(bitPattern: number)
  }

  mutating func optionalNumber() -> Int? {
    let number = number()
    return number == 0 ? nil : number - 1
  }

  mutating func string() -> String {
    let count = min(max(0, number()), rest.count)
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  mutating func word<Word: CaseIterable>(_ type: Word.Type = Word.self) -> Word? {
    let position = number()
    return position == 0 ? nil : Word.allCases.dropFirst(position - 1).first
  }

  mutating func strings() -> [String] { list { $0.string() } }

  /// Reads as many elements as a number says; no more than there are bytes.
  mutating func list<Element>(_ element: (inout Self) -> Element) -> [Element] {
    let count = min(max(0, number()), rest.count)
    return (0..<count).map { _ in element(&self) }
  }
}
