import Foundation
import IncidentCore
import IncidentStorage

/// A folder that holds a file of towns and is removed when the test ends.
final class TemporaryTowns {
  let folder: LogFolder

  /// Writes the file; none where there are no bytes.
  init(_ bytes: [UInt8]?) throws {
    let path = NSTemporaryDirectory() + "towns-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    folder = LogFolder(path)
    if let bytes { try Data(bytes).write(to: URL(filePath: file)) }
  }

  convenience init(_ lines: String...) throws {
    try self.init(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder.path) }

  var file: String { folder.file("towns.jsonl") }

  /// The towns as they are found without decoding all.
  func mapped() throws -> TownFile { try TownFile(path: file) }

  /// Where their table is kept.
  var table: String { folder.file("cache/table") }

  /// The towns with a table that is kept, made by one that asked before.
  func withTable() throws -> TownFile {
    func open() throws -> TownFile { try TownFile(path: file, table: table, settledAfter: 0) }
    _ = try open().town(id: "")
    return try open()
  }

  /// The towns as the reader of all lines gives them.
  func decoded() throws -> RecordSet<Town> {
    var reader = CollectionReader(folder, try LogSnapshot(folder))
    return try reader.read(.towns, references: .none, Town.init(json:))
  }
}
