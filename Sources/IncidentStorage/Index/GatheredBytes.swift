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
}
