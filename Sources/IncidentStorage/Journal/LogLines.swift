import TextBasics

/// The lines of a collection as they stand in its files.
enum LogLines {
  /// All lines that hold a record, in the order in which they are read; with `ids` only of these.
  static func all(
    of collection: LogCollection, in folder: LogFolder, ids: Set<String>? = nil
  ) throws(StorageProblem) -> [StoredLine] {
    let snapshot = try LogSnapshot(folder)
    var found: [StoredLine] = []
    for file in snapshot.files(of: collection) {
      found += all(in: try snapshot.bytes(of: file, in: folder) ?? [], of: file, ids: ids)
    }
    return found
  }

  /// The lines of a file that hold a record and are wanted.
  static func all(
    in bytes: [UInt8], of file: LogSnapshot.File, ids: Set<String>? = nil,
    where isWanted: @Sendable (JSON) -> Bool = { _ in true }
  ) -> [StoredLine] {
    let texts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return Array(texts.indices).concurrentCompactMap { index in
      if let ids, let id = texts[index].leadingID, !ids.contains(id) { return nil }
      let line = line(texts[index], file.path, index + 1, where: isWanted)
      return line.flatMap { ids?.contains($0.id) ?? true ? $0 : nil }
    }
  }

  /// The line that a text is, if it holds a record that is wanted.
  static func line(
    _ text: ArraySlice<UInt8>, _ file: String, _ number: Int, where isWanted: (JSON) -> Bool
  ) -> StoredLine? {
    let bytes = StoredLine.content(of: text)
    guard let json = try? JSONReader.read(bytes), isWanted(json) else { return nil }
    return StoredLine(json, file: file, number: number, bytes: bytes)
  }
}

extension ArraySlice<UInt8> {
  /// The id that a line begins with, as lines that the tool writes do; nil for others.
  var leadingID: String? {
    let start = Array(#"{"id":""#.utf8)
    guard starts(with: start) else { return nil }
    let id = dropFirst(start.count).prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    return String(decoding: id, as: UTF8.self)
  }
}
