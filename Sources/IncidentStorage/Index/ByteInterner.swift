#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives each different text of bytes a small number: the dictionary of an encoded column.
///
/// Number 0 is the empty text, which stands for what is not there. It is shared, not copied, and
/// has one owner at a time.
final class ByteInterner: @unchecked Sendable {
  let texts = GrowingColumn<UInt8>()
  /// Where each text ends.
  let ends = GrowingColumn<UInt32>()
  private let hashes = GrowingColumn<UInt64>()
  private var slots = ByteInterner.slots(256)
  private var mask = 255

  /// What a look-up needs of a text before it compares the bytes, in one place.
  private struct Slot {
    /// The upper half of its hash.
    var hash: UInt32 = 0
    /// 0 where the slot is free.
    var number: UInt32 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  init() {
    ends.append(0)
    hashes.append(0)
  }

  deinit { slots.deallocate() }

  private static func slots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(), count: count)
    return slots
  }

  /// How many texts there are, the empty one included.
  var count: Int { ends.count }

  /// The bytes of a text.
  subscript(number: UInt32) -> [UInt8] {
    withBytes(number) { Array($0) }
  }

  /// Calls a closure with the bytes of a text, behind which 8 more are readable.
  func withBytes<Result>(_ number: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let number = Int(number)
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return body(
      UnsafeRawBufferPointer(
        UnsafeBufferPointer(rebasing: texts.elements[start..<Int(ends[number])])))
  }

  /// Finds the number of a text.
  ///
  /// - Parameter bytes: Valid for the time of the call, with 8 more readable bytes behind.
  /// - Returns: The number; 0 where the text is empty or not known.
  @inline(__always)
  func find(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    find(bytes, hash: ByteInterner.textHash(bytes))
  }

  /// Finds the number of a text whose hash is known; see ``textHash(_:)``.
  @inline(__always)
  func find(_ bytes: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    var place = Int(truncatingIfNeeded: hash) & mask
    while case let slot = slots[place], slot.number != 0 {
      if slot.hash == UInt32(truncatingIfNeeded: hash >> 32), Int(slot.count) == bytes.count,
        let texts = UnsafeRawPointer(texts.elements.baseAddress),
        memcmp(texts + Int(slot.start), start, bytes.count) == 0
      {
        return slot.number
      }
      place = (place + 1) & mask
    }
    return 0
  }

  /// A number where a text with this hash may be: reading it brings the memory near.
  @inline(__always)
  func guess(hash: UInt64) -> UInt32 { slots[Int(truncatingIfNeeded: hash) & mask].number }

  /// Adds a text that is not known.
  ///
  /// - Parameter bytes: As ``find(_:)`` takes them, not empty.
  /// - Returns: Its number.
  func add(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let number = ends.count
    texts.append(contentsOf: bytes)
    ends.append(UInt32(texts.count))
    hashes.append(ByteInterner.textHash(bytes))
    if ends.count * 4 > (mask + 1) * 3 {
      slots.deallocate()
      mask = 2 * mask + 1
      slots = ByteInterner.slots(mask + 1)
      for number in 1...number { take(number) }
    } else {
      take(number)
    }
    return UInt32(number)
  }

  /// Finds the number of a text, which may be new.
  ///
  /// - Parameter bytes: As ``find(_:)`` takes them.
  /// - Returns: The number, and whether the text was not known before.
  func number(of bytes: UnsafeRawBufferPointer) -> (number: UInt32, isNew: Bool) {
    let known = find(bytes)
    guard known == 0, !bytes.isEmpty else { return (known, false) }
    return (add(bytes), true)
  }

  /// Finds the number of a text, which gets 8 more bytes for the time of the call.
  func number(ofPadded text: inout [UInt8]) -> (number: UInt32, isNew: Bool) {
    let count = text.count
    text.append(contentsOf: repeatElement(0, count: 8))
    defer { text.removeLast(8) }
    return text.withUnsafeBytes { number(of: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// The number of a text, which may be new.
  func number(of bytes: some Sequence<UInt8>) -> UInt32 {
    let padded = Array(bytes) + [0, 0, 0, 0, 0, 0, 0, 0]
    return padded.withUnsafeBytes {
      number(of: UnsafeRawBufferPointer(rebasing: $0.dropLast(8))).number
    }
  }

  /// Takes a slot for a text.
  private func take(_ number: Int) {
    var place = Int(truncatingIfNeeded: hashes[number]) & mask
    while slots[place].number != 0 { place = (place + 1) & mask }
    slots[place] = Slot(
      hash: UInt32(truncatingIfNeeded: hashes[number] >> 32), number: UInt32(number),
      start: ends[number - 1], count: ends[number] - ends[number - 1])
  }

  /// The hash by which a text is found: two words at a time, which is twice as fast as ``hash(_:)``.
  ///
  /// At most 8 bytes behind the text are read.
  @inline(__always)
  static func textHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var hash = UInt64(count)
    guard let start = bytes.baseAddress, count > 0 else { return hash }
    func word(_ offset: Int) -> UInt64 {
      start.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
    }
    func take(_ one: UInt64, _ other: UInt64) {
      let product = (one ^ 0xA076_1D64_78BD_642F)
        .multipliedFullWidth(by: other ^ hash ^ 0xE703_7ED1_A0B4_28DB)
      hash = product.high ^ product.low
    }
    if count < 16 {
      let isShort = count < 8
      take(
        isShort ? word(0) & ~0 >> UInt64(64 - 8 * count) : word(0), isShort ? 0 : word(count - 8))
      return hash
    }
    // The last two words overlap those before them.
    var offset = 0
    while offset < count - 16 {
      take(word(offset), word(offset + 8))
      offset += 16
    }
    take(word(count - 16), word(count - 8))
    return hash
  }

  /// A 64-bit hash by folded multiplication of 8 bytes at a time.
  ///
  /// Index files keep the hashes of ids. The last word is read whole: 8 bytes behind the text must
  /// be readable.
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
