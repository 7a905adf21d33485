package import TextBasics

/// What a change that has not ended is about to append, and how long the files were before.
///
/// It is written before the first byte of a change and removed after the last sync: while it is
/// there, none of the change was recorded. Its lines are named, so that they are known again also
/// in a file that was rewritten meanwhile, and what others appended behind them is not lost.
package struct PendingChange: Sendable, Hashable {
  /// The files that the change appends to.
  package var files: [File]

  /// A file before the change.
  package struct File: Sendable, Hashable {
    /// The path, from the log's folder on.
    package var path: String
    /// The length in bytes, 0 where there was no file.
    package var length: Int
    /// The SHA-256 of the last 4 KiB before that length, in hexadecimal.
    package var tail: String
    /// The lines to append, by the first 16 hexadecimal digits of their SHA-256.
    package var lines: [String]
  }

  static let tailLength = 4096

  /// Makes a note of files as they are.
  init(_ files: [File]) {
    self.files = files
  }

  /// Reads the change that is under way; nil where there is none or its note cannot be read.
  package init?(in folder: LogFolder) throws(StorageProblem) {
    guard try FileAccess().ownStamp(of: folder.pendingFile) != nil,
      let bytes = try FileAccess().read(folder.pendingFile)
    else { return nil }
    self.init(bytes)
  }

  /// Reads a note; nil where it is torn, or names files that are none of a log's.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSONReader.read(bytes), let entries = json["files"]?.array else {
      return nil
    }
    files = entries.compactMap(File.init(json:))
    guard files.count == entries.count else { return nil }
  }

  /// The change as it stands in `pending.json`.
  package var json: JSON { .object(["files": .array(files.map(\.json))]) }

  /// The file with a path, if the change appends to it.
  func file(_ path: String) -> File? { files.first { $0.path == path } }
}

extension PendingChange.File {
  /// Makes a note of a file as it ends now.
  init(_ addition: LogAddition, after end: FileEnd) {
    self.init(
      path: addition.file, length: end.length, tail: SHA256.hexadecimal(of: end.tail),
      lines: addition.hashes)
  }

  fileprivate init?(json: JSON) {
    // The note is data that anybody may have written: it must not lead out of the log.
    guard let path = json.text("path"), LogFolder.isAppendedTo(path),
      let length = json["length"]?.integer, length >= 0, let tail = json.text("tail")
    else { return nil }
    self.init(path: path, length: length, tail: tail, lines: json.texts("lines"))
  }

  fileprivate var json: JSON {
    .object([
      "path": .string(path), "length": .integer(length), "tail": .string(tail),
      "lines": .strings(lines),
    ])
  }

  /// Whether the file still begins as it was before the change.
  func fits(in folder: LogFolder) throws(StorageProblem) -> Bool {
    let start = max(0, length - PendingChange.tailLength)
    let bytes = try FileAccess().read(folder.file(path), from: start, count: length - start) ?? []
    return bytes.count == length - start && SHA256.hexadecimal(of: bytes) == tail
  }
}

/// How a file ends.
struct FileEnd {
  /// The length in bytes, 0 where there is no file.
  let length: Int
  /// The last 4 KiB, or all there is.
  let tail: [UInt8]

  /// Whether the next line can begin there.
  var isAtLineStart: Bool { tail.last ?? 0x0A == 0x0A }

  /// Looks at a file.
  init(of path: String) throws(StorageProblem) {
    length = try FileAccess().stamp(of: path)?.length ?? 0
    let start = max(0, length - PendingChange.tailLength)
    tail = try FileAccess().read(path, from: start, count: length - start) ?? []
  }
}
