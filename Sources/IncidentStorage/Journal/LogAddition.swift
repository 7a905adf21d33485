import TextBasics

/// The lines that a change appends to one file.
struct LogAddition: Sendable, Hashable {
  /// The file, from the log's folder on.
  let file: String
  /// The lines, each with its end.
  private(set) var bytes: [UInt8] = []
  /// The first 16 hexadecimal digits of the SHA-256 of each line.
  private(set) var hashes: [String] = []

  init(file: String) {
    self.file = file
  }

  /// Adds a line, given without its end.
  mutating func append(_ line: [UInt8]) {
    bytes += line
    bytes.append(0x0A)
    hashes.append(StoredLine.hash(of: line[...]))
  }
}
