package import TextBasics

extension LogContents {
  /// All revisions of a record as they stand in the files, in the order in which they are read.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  /// - Complexity: O(*n*) in the size of the collection, which is searched and not decoded.
  package func revisions(
    of id: String, in collection: LogCollection
  ) throws(StorageProblem) -> [JSON] {
    let snapshot = try LogSnapshot(folder)
    let name = Array("\"\(id)\"".utf8)
    var found: [JSON] = []
    for file in snapshot.files(of: collection) {
      let bytes = try snapshot.bytes(of: file, in: folder) ?? []
      var start = 0
      while let place = LogContents.offset(of: name, in: bytes, from: start) {
        let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
        let begin = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = StoredLine.content(of: bytes[begin..<end])
        if let json = try? JSONReader.read(line), json.text("id") == id { found.append(json) }
        start = end
      }
    }
    return found
  }

  private static func offset(of text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBytes { text in
      bytes.withUnsafeBytes { ByteSearch.offset(of: text, in: $0, start..<$0.count) }
    }
  }
}
