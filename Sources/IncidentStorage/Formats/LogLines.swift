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
      let bytes = try snapshot.bytes(of: file, in: folder) ?? []
      var number = 0
      for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        number += 1
        let content = StoredLine.content(of: text)
        if let ids, let id = content.leadingID, !ids.contains(id) { continue }
        guard let json = try? JSONReader.read(content),
          let line = StoredLine(json, file: file.path, number: number, bytes: content),
          ids?.contains(line.id) ?? true
        else { continue }
        found.append(line)
      }
    }
    return found
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
