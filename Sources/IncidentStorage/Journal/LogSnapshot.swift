/// The files of a log at one moment, with what counts of each.
///
/// Whoever reads no more than this sees all of a change or none of it, without waiting and without
/// a lock, whatever writers do meanwhile: files only grow, and what is settled stays. Of a change
/// that has not ended it shows what will be left when the next writer has taken it back.
package struct LogSnapshot: Sendable {
  private let files: [LogCollection: [File]]
  /// The notes of imports; nil where there are none.
  let imports: File?

  /// What counts of a file.
  package struct File: Sendable, Hashable {
    /// The path, from the log's folder on.
    package let path: String
    /// How many bytes count from the start.
    package let length: Int
    /// What counts besides, behind those: lines that stand among those of a change.
    package let rest: [UInt8]
  }

  /// Takes a snapshot of a log.
  package init(_ folder: LogFolder) throws(StorageProblem) {
    try self.init(folder) { (folder) throws(StorageProblem) in try PendingChange(in: folder) }
  }

  /// Takes a snapshot of a log, with another way to read the note of a change, for tests.
  package init(
    _ folder: LogFolder, readingNote: (LogFolder) throws(StorageProblem) -> PendingChange?
  ) throws(StorageProblem) {
    // Files that are as long before as after the note was read were so at that moment. Only a
    // change that begins or ends in between makes them differ, so few rounds are ever needed.
    for _ in 0..<1000 {
      let before = try Found.all(in: folder)
      let pending = try readingNote(folder)
      var left: [String: File] = [:]
      for file in pending?.files ?? [] {
        let reversal = try ChangeReversal(of: file, in: folder)
        left[file.path] = File(path: file.path, length: reversal.start, rest: reversal.kept)
      }
      guard try readingNote(folder) == pending else { continue }
      let after = try Found.all(in: folder)
      guard before.filter({ left[$0.path] == nil }) == after.filter({ left[$0.path] == nil })
      else { continue }
      let shown = Dictionary(grouping: after, by: \.collection).mapValues { found in
        found.map { left[$0.path] ?? File(path: $0.path, length: $0.stamp.length, rest: []) }
      }
      imports = shown[nil]?.first
      files = Dictionary(
        uniqueKeysWithValues: shown.compactMap { collection, files in
          collection.map { ($0, files) }
        })
      return
    }
    throw StorageProblem(
      .refused, code: "changed-meanwhile", "the log changes faster than it can be read",
      file: folder.path, hints: ["try again when other programs have finished"])
  }

  /// The files of a collection in the order in which they are read.
  package func files(of collection: LogCollection) -> [File] { files[collection] ?? [] }

  /// The bytes of a file that count; nil where the file is gone.
  func bytes(of file: File, in folder: LogFolder) throws(StorageProblem) -> [UInt8]? {
    guard var bytes = try FileAccess().read(folder.file(file.path), count: file.length) else {
      return file.rest.isEmpty ? nil : file.rest
    }
    if let last = bytes.last, last != 0x0A, !file.rest.isEmpty { bytes.append(0x0A) }
    return bytes + file.rest
  }

  private struct Found: Equatable {
    /// The collection that the file is one of; nil for the notes of imports.
    let collection: LogCollection?
    let path: String
    let stamp: FileStamp

    static func all(in folder: LogFolder) throws(StorageProblem) -> [Found] {
      var all: [Found] = []
      func look(_ path: String, _ collection: LogCollection?) throws(StorageProblem) {
        guard let stamp = try FileAccess().ownStamp(of: folder.file(path)) else { return }
        all.append(Found(collection: collection, path: path, stamp: stamp))
      }
      for collection in LogCollection.allCases {
        for path in try folder.files(of: collection) { try look(path, collection) }
      }
      try look(LogFolder.importsName, nil)
      return all
    }
  }
}
