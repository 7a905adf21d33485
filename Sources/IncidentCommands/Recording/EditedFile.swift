import CommandLineKit
import IncidentStorage
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file in the folder for temporary files that only its owner can read, made to be edited.
struct EditedFile {
  /// The absolute path.
  let path: String

  /// Makes the file with what is to be edited.
  init(_ bytes: [UInt8], named name: String, _ session: Session) throws(CommandFailure) {
    let folder = session.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let start = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    var (path, number) = ("\(start).json", 1)
    var descriptor = EditedFile.make(path)
    while descriptor < 0, errno == EEXIST, number < 1000 {
      number += 1
      path = "\(start)-\(number).json"
      descriptor = EditedFile.make(path)
    }
    self.path = path
    guard descriptor >= 0 else { throw failed() }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        unlink(path)
        throw failed()
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Opens a file that did not exist; what is at the path already, also a link, is left alone.
  private static func make(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  }

  /// What stands in the file now.
  func bytes() throws(CommandFailure) -> [UInt8] {
    guard let bytes = try? FileAccess().read(path) else { throw failed() }
    return bytes
  }

  /// Removes the file.
  func remove() { unlink(path) }

  private func failed() -> CommandFailure {
    let reason = String(cString: strerror(errno)).lowercased()
    return CommandFailure(
      diagnostics: [
        Diagnostic(
          code: "system", "cannot use the file for the editor: \(reason)",
          at: Diagnostic.Place(file: path),
          hints: ["`TMPDIR` names a folder for temporary files; nothing was recorded"])
      ], exitCode: .refused)
  }
}
