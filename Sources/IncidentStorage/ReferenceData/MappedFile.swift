#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file mapped into memory, read without being copied.
///
/// The mapping lasts as long as the object. The log's own writers only append behind what a reader
/// has mapped, or put a new file in place of the old one; a file that is cut short in place while it
/// is mapped ends the process. Bytes that stand in no file as they are can be held the same way.
final class MappedFile: Sendable {
  /// The bytes of the file as long as it was when it was mapped.
  ///
  /// Nothing writes to them, they are unmapped only in `deinit`, and no copy of the pointer outlives
  /// a call of a method that holds the object.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  /// What the system said of the file when it was mapped; nil where there is none.
  let stamp: JournalStamp?
  private let isMapped: Bool
  /// The file, open as long as it is mapped; -1 where there is none.
  private let descriptor: Int32

  /// Maps a file; one that is not there has no bytes.
  init(_ path: String) throws(StorageProblem) {
    isMapped = true
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      guard errno == ENOENT else { throw .system(.invalidData, "read the file", file: path) }
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      stamp = nil
      descriptor = -1
      return
    }
    var isKept = false
    defer { if !isKept { close(opened) } }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      throw .system(.invalidData, "read the file", file: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw StorageProblem(.invalidData, code: "folder", "a folder, not a file", file: path)
    }
    stamp = JournalStamp(status)
    let count = Int(status.st_size)
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      descriptor = -1
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, opened, 0),
      start != MAP_FAILED
    else { throw .system(.invalidData, "read the file", file: path) }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    descriptor = opened
    isKept = true
  }

  /// Holds a copy of bytes.
  init(copying bytes: [UInt8]) {
    isMapped = false
    stamp = nil
    descriptor = -1
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(copy)
  }

  /// Calls a closure with a few of the bytes, which lie apart from others that are asked for.
  ///
  /// They are read from the file: to bring a page of it into the mapping takes longer.
  func withFewBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    // The range is within the bytes.
    let mapped = UnsafeRawBufferPointer(rebasing: bytes[range])
    guard descriptor >= 0, range.count <= 4096 else { return body(mapped) }
    return withUnsafeTemporaryAllocation(byteCount: range.count, alignment: 8) { memory in
      let count = pread(descriptor, memory.baseAddress, range.count, off_t(range.lowerBound))
      return body(count == range.count ? UnsafeRawBufferPointer(memory) : mapped)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    guard isMapped else { return bytes.deallocate() }
    guard let start = bytes.baseAddress else { return }
    munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }
}
