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
struct FileLock {
  private let folder: LogFolder
  private let patience: Duration

  /// Describes the lock of a log.
  ///
  /// - Parameters:
  ///   - folder: The log.
  ///   - milliseconds: How long to wait while others hold the lock and none of them ends a change.
  init(_ folder: LogFolder, patience milliseconds: Int) {
    self.folder = folder
    patience = .milliseconds(milliseconds)
  }

  /// Runs a closure while the lock is held.
  func whileHeld<Result>(
    _ body: () throws(StorageProblem) -> Result
  ) throws(StorageProblem) -> Result {
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    // In the same order by everybody, so that no two wait for each other.
    for path in [folder.path, folder.descriptionFile] where FileAccess().exists(path) {
      if let descriptor = try hold(path) { descriptors.append(descriptor) }
    }
    return try body()
  }

  /// Locks a file or folder; nil for a folder on a file system that cannot lock folders.
  private func hold(_ path: String) throws(StorageProblem) -> Int32? {
    let isFolder = path == folder.path
    while true {
      // Some file systems lock only what is open for writing, which a folder cannot be.
      let descriptor = open(path, (isFolder ? O_RDONLY : O_RDWR) | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system(.notWritten, "lock the log", file: path) }
      do throws(StorageProblem) {
        guard try wait(for: descriptor) else {
          guard isFolder else { throw .system(.notWritten, "lock the log", file: path) }
          close(descriptor)
          return nil
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
  private func wait(for descriptor: Int32) throws(StorageProblem) -> Bool {
    var deadline = ContinuousClock.now + patience
    var seen: FileStamp?
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      // Every change makes a note in the folder and removes it: whoever waits for many that each
      // take their time is not to give up before one that hangs.
      let stamp = try FileAccess().stamp(of: folder.path)
      if stamp != seen {
        seen = stamp
        deadline = ContinuousClock.now + patience
      }
      guard ContinuousClock.now < deadline else {
        throw StorageProblem(
          .refused, code: "locked", "another process is changing this log", file: folder.path,
          hints: ["try again when it has finished; nothing was recorded"])
      }
      // Short, and never the same, so that of many who wait nobody is always too late.
      usleep(UInt32.random(in: 2_000...8_000))
    }
    return true
  }
}
