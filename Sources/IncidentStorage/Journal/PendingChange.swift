package import TextBasics

/// How long the files of a log were before a change that has not ended.
///
/// It is written before the first byte of a change and removed after the last sync: while it is
/// there, what stands behind these lengths was never recorded.
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
  }

  static let tailLength = 4096

  /// Notes the files as they are.
  init(_ paths: [String], in folder: LogFolder) throws(StorageProblem) {
    files = []
    for path in paths {
      let bytes = try FileAccess().read(folder.file(path)) ?? []
      files.append(
        File(path: path, length: bytes.count, tail: PendingChange.tail(bytes, bytes.count)))
    }
  }

  /// Reads the change that is under way; nil where there is none, or its own note is torn: then no
  /// byte of the change was written yet.
  package init?(in folder: LogFolder) throws(StorageProblem) {
    guard let bytes = try FileAccess().read(folder.pendingFile) else { return nil }
    guard let json = try? JSONReader.read(bytes) else { return nil }
    files = json.list("files") { file in
      guard let path = file.text("path"), let length = file["length"]?.integer,
        let tail = file.text("tail")
      else { return nil }
      return File(path: path, length: length, tail: tail)
    }
  }

  /// The change as it stands in `pending.json`.
  package var json: JSON {
    .object([
      "files": .array(
        files.map { file in
          .object([
            "path": .string(file.path), "length": .integer(file.length),
            "tail": .string(file.tail),
          ])
        })
    ])
  }

  /// How many bytes of a file are settled: those before the change, if the file still fits it.
  ///
  /// A file that was rewritten meanwhile, such as by joining two clones, is taken as it is.
  func settledLength(of path: String, in bytes: [UInt8]) -> Int? {
    guard let file = files.first(where: { $0.path == path }), fits(file, bytes) else { return nil }
    return file.length
  }

  /// Whether a file still begins as it was before the change.
  func fits(_ file: File, _ bytes: [UInt8]) -> Bool {
    (0...bytes.count).contains(file.length) && PendingChange.tail(bytes, file.length) == file.tail
  }

  private static func tail(_ bytes: [UInt8], _ length: Int) -> String {
    SHA256.hexadecimal(of: bytes[max(0, length - tailLength)..<length])
  }
}
