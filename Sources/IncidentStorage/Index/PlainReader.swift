import IncidentCore

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

  /// Reads up to the next quotation mark and over it; nil where anything is escaped.
  mutating func word() -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] != UInt8(ascii: "\\") else { return nil }
      position += 1
    }
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
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
