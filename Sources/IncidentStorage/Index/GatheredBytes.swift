/// Memory in which the texts of facets are put together.
///
/// What is gathered of a line are bytes of it and the marks between them, each of which stands for
/// one in the line; the key of a value looked up adds less than a line: 4 MiB hold more than both.
final class GatheredBytes {
  let start = UnsafeMutableRawPointer.allocate(byteCount: 4 << 20, alignment: 16)
  var count = 0

  deinit { start.deallocate() }

  var last: UInt8 { start.load(fromByteOffset: count - 1, as: UInt8.self) }

  func bytes(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: self.start + start, count: count - start)
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Appends a number as four bytes.
  @inline(__always)
  func append(number: UInt32) {
    start.storeBytes(of: number.littleEndian, toByteOffset: count, as: UInt32.self)
    count += 4
  }

  @inline(__always)
  func append(_ bytes: Slice<UnsafeRawBufferPointer>) {
    append(UnsafeRawBufferPointer(rebasing: bytes))
  }

  @inline(__always)
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let from = bytes.baseAddress else { return }
    (start + count).copyMemory(from: from, byteCount: bytes.count)
    count += bytes.count
  }

  /// Appends what stands from one address up to another, 16 bytes at a time.
  ///
  /// Up to 15 bytes behind are read and written too: the memory is larger than what is gathered.
  @inline(__always)
  func append(from first: UnsafeRawPointer, to end: UnsafeRawPointer) {
    let target = start + count
    count += end - first
    var offset = 0
    while first + offset < end {
      target.storeBytes(
        of: first.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self),
        toByteOffset: offset, as: SIMD16<UInt8>.self)
      offset += 16
    }
  }

  /// Puts the fields of an object that ends here in canonical order, which is that of their numbers.
  ///
  /// - Parameters:
  ///   - parts: The number of each field, and where its key begins in the text.
  ///   - number: How many they are.
  ///   - first: The number of the object's first field, at most 63 below that of another.
  func putInOrder(
    _ parts: UnsafeMutablePointer<ScanMemory.Part>, _ number: Int, first: Int32
  ) {
    // The text is built anew behind itself: it is no longer than a line.
    let (begin, end) = (parts[0].start, count)
    var present: UInt64 = 0
    for index in 0..<number {
      parts[index].end = index + 1 < number ? parts[index + 1].start - 1 : end
      present |= 1 << UInt64(parts[index].field - first)
    }
    let text = UnsafeRawPointer(start)
    while present != 0 {
      let field = first + Int32(present.trailingZeroBitCount)
      present &= present - 1
      var part = parts
      while part.pointee.field != field { part += 1 }
      append(from: text + part.pointee.start, to: text + part.pointee.end)
      if present != 0 { append(UInt8(ascii: ",")) }
    }
    count = begin
    append(from: text + end, to: text + end + (end - begin))
  }
}
