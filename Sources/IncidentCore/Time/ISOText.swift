/// Writes the numbers of dates and times.
enum ISOText {
  private static let pairs = (0..<100).map { "\($0 / 10)\($0 % 10)" }

  /// Appends a number that is not negative, with zeros in front up to a width.
  static func append(_ value: Int, width: Int, to text: inout String) {
    // Years, months and days are written often.
    if width == 2, value < 100 {
      text += pairs[value]
    } else if width == 4, value < 10000 {
      text += pairs[value / 100]
      text += pairs[value % 100]
    } else {
      let digits = String(value)
      text += String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
  }

  /// Writes a number that is not negative, with zeros in front up to a width.
  static func padded(_ value: Int, width: Int) -> String {
    var text = ""
    append(value, width: width, to: &text)
    return text
  }
}

/// Reads dates and times from bytes, from left to right; what does not fit is nil.
struct ISOReader<Bytes: Collection> where Bytes.Element == UInt8 {
  private var rest: Bytes.SubSequence

  init(_ bytes: Bytes) {
    rest = bytes[...]
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { rest.isEmpty }
  /// The byte to be read next.
  var next: UInt8? { rest.first }

  /// Reads exactly so many digits.
  mutating func number(digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Reads one digit.
  mutating func digit() -> Int? {
    guard let byte = rest.first, (48...57).contains(byte) else { return nil }
    rest.removeFirst()
    return Int(byte) - 48
  }

  /// Reads one byte if it is this one, and says whether it was.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads `2025-07-01`.
  mutating func day() -> Day? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }
}

extension String {
  /// Reads the UTF-8 of the text where it lies in memory.
  func readBytes<Value>(_ read: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
    if let value = utf8.withContiguousStorageIfAvailable(read) { return value }
    return Array(utf8).withUnsafeBufferPointer(read)
  }
}
