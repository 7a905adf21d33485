#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lock that makes one writer at a time; the system lets go of it when the process ends.
///
/// A log is locked by its folder, which no editor puts another in the place of, and by `log.json`,
/// whose lock also holds between machines that share a file system.
enum FileLock {
  /// Runs a closure while the locks on files or folders are held.
  ///
  /// - Parameters:
  ///   - paths: What is locked, one after the other, in the same order by everybody.
  ///   - milliseconds: How long to wait for other processes in all.
  ///   - body: What is done meanwhile.
  /// - Returns: What the closure returns.
  /// - Throws: A problem if the time runs out or the system refuses the lock.
  static func whileHeld<Result>(
    _ paths: [String], waiting milliseconds: Int, _ body: () throws(StorageProblem) -> Result
  ) throws(StorageProblem) -> Result {
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    for path in paths {
      if let descriptor = try hold(path, until: deadline) { descriptors.append(descriptor) }
    }
    return try body()
  }

  /// Locks a file or folder; nil for a folder on a file system that cannot lock folders.
  private static func hold(
    _ path: String, until deadline: ContinuousClock.Instant
  ) throws(StorageProblem) -> Int32? {
    let isFolder = FileAccess().isFolder(path)
    while true {
      // Some file systems lock only what is open for writing, which a folder cannot be.
      let descriptor = open(path, (isFolder ? O_RDONLY : O_RDWR) | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system(.notWritten, "lock the log", file: path) }
      do throws(StorageProblem) {
        guard try wait(for: descriptor, path, until: deadline) else {
          if isFolder {
            close(descriptor)
            return nil
          }
          throw .system(.notWritten, "lock the log", file: path)
        }
        // A lock on a file that was replaced meanwhile keeps nobody out.
        let named = try FileAccess().stamp(of: path)
        if named?.number == FileStamp(descriptor: descriptor)?.number { return descriptor }
      } catch {
        close(descriptor)
        throw error
      }
      close(descriptor)
    }
  }

  /// Waits for the lock on a descriptor; false where the system has none to give.
  private static func wait(
    for descriptor: Int32, _ path: String, until deadline: ContinuousClock.Instant
  ) throws(StorageProblem) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      guard ContinuousClock.now < deadline else {
        throw StorageProblem(
          .refused, code: "locked", "another process is changing this log", file: path,
          hints: ["try again when it has finished; nothing was recorded"])
      }
      // Short, and never the same, so that of many who wait nobody is always too late.
      usleep(UInt32.random(in: 2_000...8_000))
    }
    return true
  }
}
