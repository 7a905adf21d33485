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
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    // Devices and pipes are written as they stand, since nothing may take their place.
    let isSpecial = kind().map { $0 != S_IFREG } ?? false
    let isReplacing = isForced && !isSpecial
    let target = isReplacing ? "\(path).\(getpid()).new" : path
    let flags = O_WRONLY | O_CREAT | (isSpecial ? 0 : O_EXCL)
    let descriptor = open(target, flags, 0o666)
    guard descriptor >= 0 else { throw errno == EEXIST ? exists() : failed() }
    if case .failed(let reason) = StandardStreams.write(bytes, to: descriptor) {
      close(descriptor)
      if !isSpecial { unlink(target) }
      throw failed(reason)
    }
    guard close(descriptor) == 0 else { throw failed() }
    if isReplacing, rename(target, path) != 0 {
      let failure = failed()
      unlink(target)
      throw failure
    }
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
