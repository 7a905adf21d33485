package import IncidentStorage
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// System calls that go wrong at a chosen moment, in one folder, and the disk they leave behind.
package final class FaultInjector: Sendable {
  /// What goes wrong; calls are counted from 0.
  package enum Fault: Sendable {
    case none
    /// The process dies before a call; if that is a write, after some of its bytes.
    case kill(call: Int, afterBytes: Int = 0)
    /// One call is refused, with the reason in `errno`.
    case refuse(call: Int, reason: Int32)
    /// Every write from a call on finds the disk full.
    case fullDisk(call: Int)
  }

  private let folder: TemporaryFolder
  private let fault: Fault
  private let state: Mutex<State>

  private struct State: Sendable {
    var disk: DiskModel
    var open: [Int32: Opened] = [:]
    var lengths: [Int?] = []
    var isDead = false
  }

  private enum Opened {
    case file(Int)
    case folder(String)
  }

  /// Prepares a fault; what is in the folder now is safe on disk.
  package init(_ fault: Fault, in folder: TemporaryFolder) throws {
    self.folder = folder
    self.fault = fault
    var files: [String: [UInt8]] = [:]
    for name in folder.allFiles() { files[folder.file(name)] = try folder.bytes(name) ?? [] }
    let folders = folder.allFolders().map { folder.file($0) }
    state = Mutex(
      State(disk: DiskModel(files, folders: Set([folder.path] + folders))))
  }

  /// How many bytes each call was to write; nil for a call that is no write.
  package var lengths: [Int?] { state.withLock { $0.lengths } }

  /// Whether the process has died.
  package var isDead: Bool { state.withLock { $0.isDead } }

  /// Leaves the folder as it is found after a power loss.
  package func losePower(_ loss: PowerLoss) throws {
    let files = state.withLock { $0.disk.files(after: loss) }
    for name in folder.allFiles() where files[folder.file(name)] == nil {
      unlink(folder.file(name))
    }
    for (path, bytes) in files {
      try folder.write(bytes, to: String(path.dropFirst(folder.path.count + 1)))
    }
  }

  /// The calls to give to a writer.
  package var calls: SystemCalls {
    var calls = SystemCalls.real
    calls.open = { path, flags in
      self.call(else: -1) { state in
        let descriptor = SystemCalls.real.open(path, flags)
        guard descriptor >= 0 else { return descriptor }
        state.open[descriptor] =
          FileAccess().isFolder(path)
          ? .folder(path)
          : .file(state.disk.open(path, truncating: flags & O_TRUNC != 0))
        return descriptor
      }
    }
    calls.makeFolder = { path in
      self.call(else: -1) { state in
        let result = SystemCalls.real.makeFolder(path)
        if result == 0 { state.disk.makeFolder(path) }
        return result
      }
    }
    calls.write = { descriptor, bytes in self.write(bytes, to: descriptor) }
    calls.sync = { descriptor in
      self.call(else: -1) { state in
        switch state.open[descriptor] {
        case .file(let number): state.disk.sync(number)
        case .folder(let path): state.disk.syncFolder(path)
        case nil: break
        }
        return 0
      }
    }
    calls.truncate = { descriptor, length in
      self.call(else: -1) { state in
        let result = SystemCalls.real.truncate(descriptor, length)
        if result == 0, case .file(let number) = state.open[descriptor] {
          state.disk.cut(number, to: length)
        }
        return result
      }
    }
    calls.rename = { path, other in
      self.call(else: -1) { state in
        let result = SystemCalls.real.rename(path, other)
        if result == 0 { state.disk.rename(path, to: other) }
        return result
      }
    }
    calls.unlink = { path in
      self.call(else: -1) { state in
        let result = SystemCalls.real.unlink(path)
        if result == 0 { state.disk.remove(path) }
        return result
      }
    }
    return calls
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    let copy = Array(bytes)
    return call(writing: copy.count, else: -1) { state in
      var count = copy.count
      if case .kill(state.lengths.count - 1, let written) = fault {
        count = min(written, count)
        state.isDead = true
      }
      let result = copy.prefix(count).withUnsafeBytes {
        $0.isEmpty ? 0 : SystemCalls.real.write(descriptor, $0)
      }
      if result > 0, case .file(let number) = state.open[descriptor] {
        state.disk.append(copy.prefix(result), to: number)
      }
      return state.isDead ? -1 : result
    }
  }

  /// Counts a call, and carries it out unless the fault says otherwise.
  private func call<Result: Sendable & FixedWidthInteger>(
    writing length: Int? = nil, else failure: Result, _ body: (inout State) -> Result
  ) -> Result {
    let (result, reason): (Result, Int32) = state.withLock { state in
      let number = state.lengths.count
      state.lengths.append(length)
      guard !state.isDead else { return (failure, EIO) }
      switch fault {
      case .kill(number, _) where length == nil:
        state.isDead = true
        return (failure, EIO)
      case .refuse(number, let reason): return (failure, reason)
      case .fullDisk(let first) where length != nil && number >= first: return (failure, ENOSPC)
      default:
        let result = body(&state)
        return (result, errno)
      }
    }
    errno = reason
    return result
  }
}
