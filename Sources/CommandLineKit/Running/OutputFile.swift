import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that output is written to, by default only where there is none yet.
struct OutputFile {
  /// The path as it was typed.
  let name: String
  private let path: String
  private let isForced: Bool

  /// Makes a file of a path that is relative to a folder.
  init(_ name: String, in folder: String, isForced: Bool) {
    self.name = name
    path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
    self.isForced = isForced
  }

  /// Refuses a file that exists, before any work is done for it.
  func check() throws(CommandFailure) {
    if !isForced, kind() == S_IFREG { throw exists() }
  }

  /// Writes the file whole; what was begun and failed is removed.
  ///
  /// What is given `give` hands over a part at a time, until one is not taken.
  func write(_ give: (_ take: ([UInt8]) -> Bool) -> Void) throws(CommandFailure) {
    // Devices and pipes are written as they stand, since nothing may take their place.
    let isSpecial = kind().map { $0 != S_IFREG } ?? false
    // A file that is not whole has another name, since writing may take long and be interrupted.
    let target = isSpecial ? path : "\(path).\(getpid()).new"
    // Told before it is made: a signal may come as soon as the file is there.
    let unfinished = isSpecial ? nil : strdup(target)
    OutputFile.unfinished = unfinished
    defer {
      OutputFile.unfinished = nil
      free(unfinished)
    }
    let flags = O_WRONLY | O_CREAT | (isSpecial ? 0 : O_EXCL)
    let descriptor = open(target, flags, 0o666)
    guard descriptor >= 0 else { throw errno == EEXIST ? exists() : failed() }
    var result = StandardStreams.WriteResult.written
    give { part in
      result = StandardStreams.write(part, to: descriptor)
      return result == .written
    }
    if case .failed(let reason) = result {
      close(descriptor)
      if !isSpecial { unlink(target) }
      throw failed(reason)
    }
    guard close(descriptor) == 0 else { throw failed() }
    if isSpecial { return }
    defer { unlink(target) }
    if isForced {
      guard rename(target, path) == 0 else { throw failed() }
    } else if link(target, path) != 0 {
      // Some file systems know no second name; there the first is given up.
      guard errno != EEXIST, kind() == nil else { throw exists() }
      guard rename(target, path) == 0 else { throw failed() }
    }
  }

  /// The path of a file that is not yet whole.
  ///
  /// It is there for handlers of signals, which may use nothing but memory that stands where it is;
  /// it is forgotten before it is freed.
  nonisolated(unsafe) static var unfinished: UnsafeMutablePointer<CChar>?

  /// Removes a file that is not yet whole; a handler of signals may call it.
  static func removeUnfinished() {
    if let unfinished { unlink(unfinished) }
  }

  /// The kind of file there is, as `st_mode` has it; `nil` for none.
  private func kind() -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func exists() -> CommandFailure {
    refusal(
      Diagnostic(
        code: "file-exists", "`\(name)` exists already",
        hints: ["choose another name, or add `--force` to overwrite it"]))
  }

  private func failed(_ reason: String = String(cString: strerror(errno))) -> CommandFailure {
    refusal(Diagnostic(code: "cannot-write", "cannot write `\(name)`: \(reason)"))
  }

  private func refusal(_ problem: Diagnostic) -> CommandFailure {
    CommandFailure(diagnostics: [problem], exitCode: .refused)
  }
}
