package import IncidentCore
package import TextBasics

/// A line of a file that holds one revision of one record.
package struct StoredLine: Sendable {
  /// The file, from the log's folder on.
  package let file: String
  private let place: Place
  /// The bytes of the line, without its end.
  package let bytes: ArraySlice<UInt8>
  /// The id of the record.
  package let id: String
  /// The revision.
  package let revision: Int
  /// When it was recorded; nil for reference data as it was shipped.
  package let recordedAt: Instant?
  /// Who recorded it; empty for reference data as it was shipped.
  package let author: String
  /// Why it was recorded.
  let reason: String?
  /// The lines that this one replaces, by the first 16 hexadecimal digits of their SHA-256.
  package let replaces: [String]

  /// Where the line stands in its file.
  private enum Place {
    /// The number of the line, from 1.
    case line(Int)
    /// How many bytes stand before it.
    case offset(Int, JournalFile)
  }

  init?(_ json: JSON, file: String, number: Int, bytes: ArraySlice<UInt8>) {
    self.init(json, file, .line(number), bytes)
  }

  /// The line at an offset of a file.
  init?(_ json: JSON, in file: JournalFile, at offset: Int, bytes: ArraySlice<UInt8>) {
    self.init(json, file.path, .offset(offset, file), bytes)
  }

  private init?(_ json: JSON, _ file: String, _ place: Place, _ bytes: ArraySlice<UInt8>) {
    guard let id = json.text("id") else { return nil }
    self.file = file
    self.place = place
    self.bytes = bytes
    self.id = id
    revision = json["revision"]?.integer ?? 1
    let recorded = json["recorded"]
    recordedAt = recorded?.text("at").flatMap(Instant.init(iso:))
    author = recorded?.text("by") ?? ""
    reason = recorded?.text("reason")
    replaces = recorded?.texts("replaces") ?? []
  }

  /// The line as it would be with another record in it.
  func holding(_ json: JSON) -> StoredLine? {
    var bytes: [UInt8] = []
    JSONWriter.append(json, to: &bytes)
    return StoredLine(json, file, place, bytes[...])
  }

  /// The number of the line, from 1.
  ///
  /// - Complexity: Where the line was found by an index, O(*n*) in what stands before it.
  package var number: Int {
    switch place {
    case .line(let number): number
    case .offset(let offset, let file): file.lineNumber(at: offset)
    }
  }

  /// The first 16 hexadecimal digits of the SHA-256 of the line, by which later lines name it.
  ///
  /// - Complexity: O(*n*) in the length of the line.
  package var hash: String { StoredLine.hash(of: bytes) }

  /// The record as it stands in the line.
  package var json: JSON { (try? JSONReader.read(bytes)) ?? .null }
}

extension StoredLine {
  static func hash(of line: ArraySlice<UInt8>) -> String {
    String(SHA256.hexadecimal(of: line).prefix(16))
  }

  /// A line without its end and without what editors add: a carriage return, a byte-order mark.
  ///
  /// So a line stays the same line in a file that was converted.
  static func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    return line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
  }

  /// Whether the line stands behind another of the same id by the revision rule.
  func isSuperseded(by other: StoredLine) -> Bool {
    if revision != other.revision { return revision < other.revision }
    if recordedAt != other.recordedAt {
      guard let mine = recordedAt else { return true }
      return other.recordedAt.map { mine < $0 } ?? false
    }
    return bytes.lexicographicallyPrecedes(other.bytes)
  }
}
