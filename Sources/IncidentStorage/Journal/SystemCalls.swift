#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls that change a log on disk, in one place so that tests can make any of them fail.
///
/// Each returns what the system call of that name returns and leaves the reason in `errno`.
package struct SystemCalls: Sendable {
  /// Opens a file with flags, a new one for everybody as far as the process's mask allows.
  package var open: @Sendable (String, Int32) -> Int32
  /// Makes a folder.
  package var makeFolder: @Sendable (String) -> Int32
  /// Writes bytes to a descriptor: the count written, or -1.
  package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  /// Flushes a descriptor to the device.
  package var sync: @Sendable (Int32) -> Int32
  /// Cuts a file to a length.
  package var truncate: @Sendable (Int32, Int) -> Int32
  /// Gives a file another name, replacing what had it.
  package var rename: @Sendable (String, String) -> Int32
  /// Removes a file.
  package var unlink: @Sendable (String) -> Int32

  /// The system's own calls.
  package static let real = SystemCalls(
    open: { path, flags in posixOpen(path, flags) },
    makeFolder: { path in mkdir(path, 0o777) },
    write: { descriptor, bytes in posixWrite(descriptor, bytes) },
    sync: { descriptor in posixSync(descriptor) },
    truncate: { descriptor, length in ftruncate(descriptor, off_t(length)) },
    rename: { from, to in posixRename(from, to) },
    unlink: { path in posixUnlink(path) })
}

// Module-scope names, so that the members above do not hide the functions they call.

private func posixOpen(_ path: String, _ flags: Int32) -> Int32 {
  open(path, flags | O_CLOEXEC, 0o666)
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func posixSync(_ descriptor: Int32) -> Int32 {
  #if canImport(Darwin)
    // A plain `fsync` on macOS leaves the bytes in the drive's cache.
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
  #endif
  return fsync(descriptor)
}

private func posixRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }

private func posixUnlink(_ path: String) -> Int32 { unlink(path) }
