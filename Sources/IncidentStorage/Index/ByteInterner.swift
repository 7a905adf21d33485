#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives each different text of bytes a small number: the dictionary of an encoded column.
///
/// Number 0 is the empty text, which stands for what is not there.
struct ByteInterner {
  private(set) var texts: [UInt8] = []
  private(set) var ends: [Int] = [0]
  private var hashes: [UInt64] = [0]
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)

  /// How many texts there are, the empty one included.
  var count: Int { ends.count }

  /// The bytes of a text.
  subscript(number: UInt32) -> ArraySlice<UInt8> {
    let number = Int(number)
    return number == 0 ? [] : texts[ends[number - 1]..<ends[number]]
  }

  /// Finds the number of a text.
  ///
  /// - Parameter bytes: Valid for the time of the call, with 8 more readable bytes behind.
  /// - Returns: The number, and whether the text was not known before.
  mutating func number(of bytes: UnsafeRawBufferPointer) -> (number: UInt32, isNew: Bool) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return (0, false) }
    let hash = ByteInterner.hash(bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash {
        let from = ends[number - 1]
        let isSame =
          ends[number] - from == bytes.count
          && texts.withUnsafeBytes { texts in
            texts.baseAddress.map { memcmp($0 + from, start, bytes.count) == 0 } ?? false
          }
        if isSame { return (UInt32(number), false) }
      }
      slot = (slot + 1) & mask
    }
    texts.append(contentsOf: bytes)
    ends.append(texts.count)
    hashes.append(hash)
    slots[slot] = UInt32(ends.count - 1)
    if ends.count * 2 > slots.count { grow() }
    return (UInt32(ends.count - 1), true)
  }

  /// Finds the number of a text, which gets 8 more bytes for the time of the call.
  mutating func number(ofPadded text: inout [UInt8]) -> (number: UInt32, isNew: Bool) {
    let count = text.count
    text.append(contentsOf: repeatElement(0, count: 8))
    defer { text.removeLast(8) }
    return text.withUnsafeBytes { number(of: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// The number of a text, which may be new.
  mutating func number(of bytes: some Sequence<UInt8>) -> UInt32 {
    let padded = Array(bytes) + [0, 0, 0, 0, 0, 0, 0, 0]
    return padded.withUnsafeBytes {
      number(of: UnsafeRawBufferPointer(rebasing: $0.dropLast(8))).number
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for number in 1..<ends.count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number)
    }
  }

  /// A 64-bit hash by folded multiplication of 8 bytes at a time.
  ///
  /// The last word is read whole: 8 bytes behind the text must be readable.
  @inline(__always)
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    guard let start = bytes.baseAddress else { return hash }
    var offset = 0
    while offset < bytes.count {
      var word = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let rest = bytes.count - offset
      if rest < 8 { word &= ~0 >> UInt64(64 - 8 * rest) }
      let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low ^ 0xE703_7ED1_A0B4_28DB
      offset += 8
    }
    return hash
  }
}
