#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file it is, how long and since when: what differs once a file or folder has changed.
package struct FileStamp: Sendable, Hashable {
  /// The number of the file in its file system, which a file put in its place does not have.
  package let number: UInt64
  /// The length in bytes.
  package let length: Int
  /// When it was last changed, in nanoseconds since 1970, as exactly as the file system knows.
  package let changedAt: Int64

  init(_ status: stat) {
    number = UInt64(status.st_ino)
    length = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    changedAt = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The stamp of an open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}
