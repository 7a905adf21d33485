#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file it is and how long: what changes when a file is replaced, grows or is cut.
package struct FileStamp: Sendable, Hashable {
  /// The number of the file in its file system, which a file put in its place does not have.
  package let number: UInt64
  /// The length in bytes.
  package let length: Int

  init(_ status: stat) {
    number = UInt64(status.st_ino)
    length = Int(status.st_size)
  }

  /// The stamp of an open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}
