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

  /// Maps a file; one that is not there has no bytes.
  init(_ path: String) throws(StorageProblem) {
    isMapped = true
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw .system(.invalidData, "read the file", file: path) }
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      stamp = nil
      return
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .system(.invalidData, "read the file", file: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw StorageProblem(.invalidData, code: "folder", "a folder, not a file", file: path)
    }
    stamp = JournalStamp(status)
    let count = Int(status.st_size)
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw .system(.invalidData, "read the file", file: path) }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Holds a copy of bytes.
  init(copying bytes: [UInt8]) {
    isMapped = false
    stamp = nil
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(copy)
  }

  deinit {
    guard isMapped else { return bytes.deallocate() }
    guard let start = bytes.baseAddress else { return }
    munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }
}
