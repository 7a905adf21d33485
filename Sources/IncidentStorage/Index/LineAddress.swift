/// Steps in a line that need no table: each reads only bytes up to the first that does not fit.
///
/// A line ends with a byte below 0x20 that is no blank, and has ``LineScanner/slack`` readable bytes
/// behind: no step goes past the end, and blocks and words may be read from every place up to it.
extension UnsafeRawPointer {
  @inline(__always)
  func isAt(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  /// The byte that stands here.
  var byte: UInt8 {
    @inline(__always) get { load(as: UInt8.self) }
  }

  /// The next 8 bytes, the first the lowest.
  var word: UInt64 {
    @inline(__always) get { loadUnaligned(as: UInt64.self).littleEndian }
  }

  var behindBlanks: UnsafeRawPointer {
    @inline(__always) get {
      var at = self
      while at.byte <= 0x20 {
        guard at.byte == 0x20 || at.byte == 0x09 || at.byte == 0x0D else { break }
        at += 1
      }
      return at
    }
  }

  /// What stands behind a word that begins here; nil where it does not.
  func behind(_ word: StaticString) -> UnsafeRawPointer? {
    for index in 0..<word.utf8CodeUnitCount
    where (self + index).byte != word.utf8Start[index] {
      return nil
    }
    return self + word.utf8CodeUnitCount
  }

  /// Walks a number without an exponent and gives its digits before the point.
  var plainNumber: (whole: Int, behind: UnsafeRawPointer)? {
    let first = isAt("-") ? self + 1 : self
    var at = first
    var whole = 0
    while case let digit = at.byte &- 48, digit < 10, at - first < 17 {
      whole = whole * 10 + Int(digit)
      at += 1
    }
    guard at > first, at - first < 17, at - first == 1 || !first.isAt("0") else { return nil }
    if at.isAt(".") {
      let point = at
      repeat { at += 1 } while at.byte &- 48 < 10
      guard at > point + 1 else { return nil }
    }
    guard at.byte | 0x20 != UInt8(ascii: "e"), at - self < 64 else { return nil }
    return (whole, at)
  }

  /// Where the string that begins here has its closing quote; nil where there is none.
  ///
  /// Its characters are checked. Its escapes are those of one letter; where it is text that nobody
  /// compares by its bytes, also those by number.
  @inline(__always)
  func closingQuote(isFreeText: Bool) -> UnsafeRawPointer? {
    guard isAt("\"") else { return nil }
    let stops = ByteBlock(self + 1).stops
    if stops != 0 {
      let stop = self + 1 + stops.trailingZeroBitCount
      if stop.isAt("\"") { return stop }
    }
    return (self + 1).restOfString(isFreeText: isFreeText)
  }

  /// Where the string that goes on here has its closing quote.
  private func restOfString(isFreeText: Bool) -> UnsafeRawPointer? {
    var at = self
    while true {
      let block = ByteBlock(at)
      let stops = block.stops
      guard stops != 0 else {
        at += 16
        continue
      }
      let parts = block.parts
      let ends = stops & ~parts
      if parts != 0 {
        // Up to the first end all may be characters of two bytes.
        let region = ends == 0 ? 0xFFFF : ends ^ (ends &- 1)
        let (leads, followers) = (block.leads, block.followers)
        let wrong = (leads << 1 ^ followers) | (parts & ~(leads | followers))
        guard wrong & region == 0 else {
          guard let behind = (at + parts.trailingZeroBitCount).behindCharacter else { return nil }
          at = behind
          continue
        }
        if ends == 0 {
          // A character that the block cuts is looked at again.
          at += 16 - Int(leads >> 15)
          continue
        }
      }
      at += ends.trailingZeroBitCount
      if at.isAt("\"") { return at }
      guard at.isAt("\\") else { return nil }
      if (at + 1).isEscape {
        at += 2
      } else {
        guard isFreeText, let behind = at.behindNumberedEscape else { return nil }
        at = behind
      }
    }
  }

  /// What stands behind an escape `\uXXXX`, or two for one character; nil where it is none.
  private var behindNumberedEscape: UnsafeRawPointer? {
    guard let number = escapedNumber, number != 0 else { return nil }
    guard number & 0xF800 == 0xD800 else { return self + 6 }
    guard number < 0xDC00, let other = (self + 6).escapedNumber, other & 0xFC00 == 0xDC00
    else { return nil }
    return self + 12
  }

  /// The number in an escape `\uXXXX` that begins here.
  private var escapedNumber: Int? {
    guard isAt("\\"), (self + 1).isAt("u") else { return nil }
    var number = 0
    for index in 2..<6 {
      let byte = (self + index).byte
      let digit = byte &- 48 < 10 ? byte &- 48 : (byte | 0x20) &- 87
      guard digit < 16, byte &- 48 < 10 || digit >= 10 else { return nil }
      number = number << 4 | Int(digit)
    }
    return number
  }

  /// Whether the letter here is an escape of its own.
  private var isEscape: Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      true
    default: false
    }
  }

  /// What stands behind a character of several bytes, by table 3-7 of the Unicode Standard.
  private var behindCharacter: UnsafeRawPointer? {
    func isRest(_ offset: Int) -> Bool { (self + offset).byte & 0xC0 == 0x80 }
    let second = (self + 1).byte
    switch byte {
    case 0xC2...0xDF where isRest(1): return self + 2
    case 0xE0 where second >= 0xA0 && isRest(1) && isRest(2): return self + 3
    case 0xED where second < 0xA0 && isRest(1) && isRest(2): return self + 3
    case 0xE1...0xEC where isRest(1) && isRest(2): return self + 3
    case 0xEE...0xEF where isRest(1) && isRest(2): return self + 3
    case 0xF0 where second >= 0x90 && isRest(1) && isRest(2) && isRest(3): return self + 4
    case 0xF1...0xF3 where isRest(1) && isRest(2) && isRest(3): return self + 4
    case 0xF4 where second < 0x90 && isRest(1) && isRest(2) && isRest(3): return self + 4
    default: return nil
    }
  }
}
