import IncidentCore
import TextBasics

/// A note of what an import took over as it stands elsewhere, so that it can be taken back.
///
/// Lines that are taken over keep the time and author of where they were made: nothing in them
/// tells when they came into this log, or with which others. The notes are lines of
/// `imports.jsonl`; a log without that file only does not know what was imported.
struct RecordedImport: Sendable, Hashable {
  /// When and by whom it was imported, and why.
  let recorded: Recording
  /// The file or folder it came from, as it was typed.
  let source: String
  /// The lines of each collection, by the first 16 hexadecimal digits of their SHA-256.
  private(set) var lines: [LogCollection: Set<String>]

  /// Whether a line of a collection came with it.
  func holds(_ hash: String, in collection: LogCollection) -> Bool {
    lines[collection]?.contains(hash) ?? false
  }

}

// MARK: - The file

extension RecordedImport {
  /// The most lines that one line of the file names, so that none is too long to be read.
  private static let linesInOne = 10_000

  /// The notes as they stand in the file; of many lines several, which are one again when read.
  var json: [JSON] {
    let all = lines.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { collection, hashes in
      hashes.sorted().map { (collection, $0) }
    }
    return stride(from: 0, to: all.count, by: RecordedImport.linesInOne).map { start in
      let part = all[start..<min(start + RecordedImport.linesInOne, all.count)]
      let named = Dictionary(grouping: part, by: \.0).sorted { $0.key.rawValue < $1.key.rawValue }
      return .object([
        "id": .string(recorded.at.iso), "recorded": recorded.json, "from": .string(source),
        "lines": JSON(
          .object(named.map { JSONMember($0.key.rawValue, .strings($0.value.map(\.1))) })),
      ])
    }
  }

  private init?(json: JSON) {
    guard let recorded = json["recorded"], let source = json.text("from"),
      let at = recorded.text("at").flatMap(Instant.init(iso:)), let by = recorded.text("by"),
      let members = json["lines"]?.members
    else { return nil }
    var lines: [LogCollection: Set<String>] = [:]
    for member in members {
      guard let collection = LogCollection(rawValue: member.key),
        let hashes = member.value.array?.compactMap(\.string)
      else { return nil }
      lines[collection, default: []].formUnion(hashes)
    }
    self.init(
      recorded: Recording(at: at, by: by, reason: recorded.text("reason")), source: source,
      lines: lines)
  }

  /// Reads the notes of a log, the oldest first, and what is wrong with single ones.
  static func all(
    in folder: LogFolder, _ snapshot: LogSnapshot
  ) throws(StorageProblem) -> (imports: [RecordedImport], problems: [Diagnostic]) {
    guard let file = snapshot.imports, let bytes = try snapshot.bytes(of: file, in: folder) else {
      return ([], [])
    }
    var found: [Key: RecordedImport] = [:]
    var problems: [Diagnostic] = []
    var number = 0
    for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let content = StoredLine.content(of: text)
      guard content.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      guard let json = try? JSONReader.read(content), let one = RecordedImport(json: json) else {
        problems.append(
          Diagnostic(
            .warning, code: "unreadable-import",
            "a note of an import cannot be read; the import cannot be taken back as one change",
            at: Diagnostic.Place(file: folder.file(file.path), line: number),
            hints: ["what was imported is in the log all the same"]))
        continue
      }
      let key = Key(at: one.recorded.at, by: one.recorded.by, source: one.source)
      found[key, default: RecordedImport(recorded: one.recorded, source: one.source, lines: [:])]
        .lines.merge(one.lines) { $0.union($1) }
    }
    return (found.sorted { $0.key.order < $1.key.order }.map(\.value), problems)
  }

  private struct Key: Hashable {
    let at: Instant
    let by: String
    let source: String

    var order: (Instant, String, String) { (at, by, source) }
  }
}
