#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lock that makes one writer at a time; the system lets go of it when the process ends.
enum FileLock {
  /// Runs a closure while the lock on a file is held, waiting for it for some milliseconds.
  static func whileHeld<Result>(
    _ path: String, waiting milliseconds: Int, _ body: () throws(StorageProblem) -> Result
  ) throws(StorageProblem) -> Result {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.notWritten, "lock the log", file: path) }
    defer { close(descriptor) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .system(.notWritten, "lock the log", file: path)
      }
      guard waited < milliseconds else {
        throw StorageProblem(
          .refused, code: "locked", "another process is changing this log", file: path,
          hints: ["try again when it has finished; nothing was recorded"])
      }
      usleep(20_000)
      waited += 20
    }
    return try body()
  }
}
