#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds a short text in many bytes, eight places at a time.
package enum ByteSearch {
  /// Where a text stands first in a range of bytes; nil where it does not.
  package static func offset(
    of text: StaticString, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Int? {
    offset(
      of: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), in: bytes,
      range)
  }

  /// Where a text of two bytes or more stands first in a range of bytes; nil where it does not.
  ///
  /// The range is within the bytes. Both loads of a step end at most at `offset + 9`, which is at
  /// most the end of the range, and a text is compared only where all of it is before the end.
  package static func offset(
    of text: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Int? {
    guard let base = bytes.baseAddress, let start = text.baseAddress else { return nil }
    let count = text.count
    if count >= 6, range.count >= 256 { return distantOffset(of: text, in: bytes, range) }
    let (head, neck) = (text[0], text[1])
    func stands(at place: Int) -> Bool {
      range.upperBound - place >= count && memcmp(base + place, start, count) == 0
    }
    var offset = range.lowerBound
    while range.upperBound - offset >= 9 {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self)
      if marks(of: head, in: first) & marks(of: neck, in: second) != 0 {
        for place in offset..<offset + 8 where stands(at: place) { return place }
      }
      offset += 8
    }
    return (offset..<max(range.upperBound, offset)).first(where: stands)
  }

  /// Where a longer text stands first in a longer range of bytes; nil where it does not.
  ///
  /// Of most places only one byte is looked at, that where the text would end: it tells how far away
  /// the text can stand at the earliest. Texts of more than 255 bytes move on as if they had so many.
  ///
  /// The range is within the bytes, and a step ends before the end of the range.
  private static func distantOffset(
    of text: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Int? {
    guard let base = bytes.baseAddress, let start = text.baseAddress else { return nil }
    let last = text.count - 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { steps in
      steps.initialize(repeating: UInt8(clamping: text.count))
      for offset in 0..<last { steps[Int(text[offset])] = UInt8(clamping: last - offset) }
      let final = text[last]
      var offset = range.lowerBound
      while range.upperBound - offset > last {
        let byte = bytes[offset + last]
        if byte == final, memcmp(base + offset, start, last) == 0 { return offset }
        offset += Int(steps[Int(byte)])
      }
      return nil
    }
  }

  /// Whether JSON in a range of bytes may hold a character that is escaped by its number.
  package static func mayEscape(in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 0
    // Both looks end with the bytes.
    while offset < bytes.count, let found = memchr(base + offset, 0x5C, bytes.count - offset) {
      offset = UnsafeRawPointer(found) - base + 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "u") { return true }
    }
    return false
  }

  /// Whether a text stands in another, byte for byte.
  package static func stands(_ text: String, in other: String) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { text -> Bool? in
      other.utf8.withContiguousStorageIfAvailable { other in
        guard text.count > 1 else { return text.allSatisfy(other.contains) }
        let bytes = UnsafeRawBufferPointer(other)
        return offset(of: UnsafeRawBufferPointer(text), in: bytes, 0..<bytes.count) != nil
      }
    }
    return (found ?? nil) ?? other.contains(text)
  }

  /// The highest bit of each byte of a word that is a given byte, and of none below the first such.
  private static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let zeroes = word ^ (UInt64(byte) &* ones)
    return (zeroes &- ones) & ~zeroes & (ones &* 0x80)
  }
}
