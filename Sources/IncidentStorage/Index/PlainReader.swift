import IncidentCore
import TextBasics

/// Reads fixed texts, words and days from left to right, as the journal's own form writes them.
///
/// `ISOReader` would do the same, but is generic and of another module, where it is not specialised:
/// with it this took longer than reading JSON.
struct PlainReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Reads over a text; false where it does not stand next.
  mutating func skip(_ text: StaticString) -> Bool {
    guard bytes.count - position >= text.utf8CodeUnitCount else { return false }
    let (start, count) = (text.utf8Start, text.utf8CodeUnitCount)
    for offset in 0..<count where bytes[position + offset] != start[offset] { return false }
    position += count
    return true
  }

  /// Reads `2025-07-01`.
  mutating func day() -> Day? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Reads `2025`, `2025-07` or `2025-07-01`.
  mutating func partialDate() -> PartialDate? {
    guard let year = number(digits: 4) else { return nil }
    var (month, day): (Int?, Int?) = (nil, nil)
    if skip("-") {
      guard let read = number(digits: 2) else { return nil }
      month = read
      if skip("-") {
        guard let read = number(digits: 2) else { return nil }
        day = read
      }
    }
    return PartialDate(year: year, month: month, day: day)
  }

  /// Reads a whole number of at most 15 digits.
  mutating func count() -> Int? {
    let start = position
    var value = 0
    while position - start < 16, let digit { value = 10 * value + digit }
    let count = position - start
    guard (1...15).contains(count), count == 1 || bytes[start] != UInt8(ascii: "0") else {
      return nil
    }
    return value
  }

  /// Reads a number of at most 15 digits, of which at most three stand before the point.
  mutating func degrees() -> Double? {
    let start = position
    _ = skip("-")
    let whole = position
    while digit != nil {}
    guard (1...3).contains(position - whole),
      position - whole == 1 || bytes[whole] != UInt8(ascii: "0")
    else { return nil }
    if skip(".") {
      let fraction = position
      while digit != nil {}
      guard (1...12).contains(position - fraction) else { return nil }
    }
    let spelling = UnsafeBufferPointer(rebasing: bytes[start..<position])
    return String(strictUTF8: spelling).flatMap { JSON(.number($0)).double }
  }

  /// Reads a digit where one stands next.
  private var digit: Int? {
    mutating get {
      guard position < bytes.count else { return nil }
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      position += 1
      return Int(digit)
    }
  }

  private mutating func number(digits: Int) -> Int? {
    guard bytes.count - position >= digits else { return nil }
    var value = 0
    for offset in 0..<digits {
      let digit = bytes[position + offset] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    position += digits
    return value
  }

  /// Reads up to the next quotation mark and over it; nil where anything is escaped or wrong.
  mutating func word() -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20 else { return nil }
      position += 1
    }
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return String(strictUTF8: UnsafeBufferPointer(rebasing: bytes[start..<position]))
  }

  /// Reads the rest of a list of words.
  mutating func words() -> [String]? {
    list { $0.skip("\"") ? $0.word() : nil }
  }

  /// Reads the rest of a list that is not empty.
  mutating func list<Element>(_ element: (inout PlainReader) -> Element?) -> [Element]? {
    var elements: [Element] = []
    repeat {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    } while skip(",")
    return skip("]") ? elements : nil
  }

  /// Reads over a word up to the next quotation mark; false where anything is escaped.
  mutating func skipWord() -> Bool {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] != UInt8(ascii: "\\") else { return false }
      position += 1
    }
    guard position < bytes.count else { return false }
    position += 1
    return true
  }

  /// Reads up to the next quotation mark and over it; nil where that is none of some words.
  mutating func word<Word>(in words: PlainWords<Word>) -> Word? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return words.word(UnsafeBufferPointer(rebasing: bytes[start..<position]))
  }
}

extension PlainReader {
  /// Reads a region and when it holds something.
  mutating func membership() -> Membership? {
    guard skip(#"{"region":""#), let region = word(), let validity = validity(isFirst: false)
    else { return nil }
    return Membership(region, validity: validity)
  }

  /// Reads the end of an object, which may tell when it holds.
  mutating func validity(isFirst: Bool) -> Validity? {
    var validity = Validity()
    var isFirst = isFirst
    if isFirst ? skip(#""from":""#) : skip(#","from":""#) {
      guard let from = partialDate(), skip("\"") else { return nil }
      validity.from = from
      isFirst = false
    }
    if isFirst ? skip(#""until":""#) : skip(#","until":""#) {
      guard let until = partialDate(), skip("\"") else { return nil }
      validity.until = until
    }
    return skip("}") ? validity : nil
  }
}

/// The words of a list, found by their bytes without making strings of them.
struct PlainWords<Word: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  private let words = Array(Word.allCases)
  /// The texts one behind the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() {
    for word in words {
      bytes += word.rawValue.utf8
      ends.append(bytes.count)
    }
  }

  /// The word with a text.
  func word(_ text: UnsafeBufferPointer<UInt8>) -> Word? {
    guard let first = text.first else { return nil }
    var start = 0
    for (position, end) in ends.enumerated() {
      if end - start == text.count, bytes[start] == first, isEqual(text, from: start) {
        return words[position]
      }
      start = end
    }
    return nil
  }

  private func isEqual(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    for offset in text.indices where bytes[start + offset] != text[offset] { return false }
    return true
  }
}
