import TextBasics

/// The lines of a collection as they stand in its files.
enum LogLines {
  /// All lines that hold a record, in the order in which they are read.
  static func all(
    of collection: LogCollection, in folder: LogFolder
  ) throws(StorageProblem) -> [StoredLine] {
    let snapshot = try LogSnapshot(folder)
    var found: [StoredLine] = []
    for file in snapshot.files(of: collection) {
      let bytes = try snapshot.bytes(of: file, in: folder) ?? []
      var number = 0
      for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        number += 1
        let content = StoredLine.content(of: text)
        guard let json = try? JSONReader.read(content),
          let line = StoredLine(json, file: file.path, number: number, bytes: content)
        else { continue }
        found.append(line)
      }
    }
    return found
  }
}
