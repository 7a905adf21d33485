import IncidentCore

extension Occurrence {
  /// Reads the days of an attack as the journal's own form writes one that is known to the day.
  ///
  /// Most are written so, and this takes far less than reading any JSON. It is nil for every other
  /// text, which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip(#"{"start":""#), let start = reader.day(), reader.skip(#"","end":""#),
      let end = reader.day(), reader.skip(#"","precision":"day""#)
    else { return nil }
    var timeOfDay: TimeOfDay?
    if reader.skip(#","timeOfDay":""#) {
      guard let text = reader.word(), let time = TimeOfDay(text: text) else { return nil }
      timeOfDay = time
    }
    guard reader.skip("}"), reader.isAtEnd else { return nil }
    self.init(start: start, end: end, precision: .day, timeOfDay: timeOfDay)
  }
}

/// Reads fixed texts and days from left to right.
///
/// `ISOReader` would do the same, but is generic and of another module, where it is not specialised:
/// with it this took longer than reading JSON.
private struct PlainReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ text: StaticString) -> Bool {
    guard bytes.count - position >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[position + offset] != text.utf8Start[offset] { return false }
    position += text.utf8CodeUnitCount
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
}
