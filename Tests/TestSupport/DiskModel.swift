/// What a folder holds for running programs, and what of it would be there after a power loss.
///
/// It is as hostile as POSIX allows: bytes are safe only when their file was synced, and the name
/// of a file only when its folder was, also if the file itself was synced.
struct DiskModel {
  private var contents: [Int: Content] = [:]
  private var names: [String: Int] = [:]
  private var safeNames: [String: Int] = [:]
  private var folders: Set<String> = []
  private var safeFolders: Set<String> = []

  private struct Content {
    var bytes: [UInt8]
    var safeBytes: [UInt8]
  }

  /// Begins with files that are all safe.
  init(_ files: [String: [UInt8]], folders: Set<String>) {
    self.folders = folders
    safeFolders = folders
    for (number, file) in files.enumerated() {
      contents[number] = Content(bytes: file.value, safeBytes: file.value)
      names[file.key] = number
    }
    safeNames = names
  }

  /// Opens a file, and gives the number by which it is known.
  mutating func open(_ path: String, truncating: Bool) -> Int {
    let number = names[path] ?? contents.count
    names[path] = number
    if contents[number] == nil { contents[number] = Content(bytes: [], safeBytes: []) }
    if truncating { contents[number]?.bytes = [] }
    return number
  }

  mutating func append(_ bytes: some Sequence<UInt8>, to number: Int) {
    contents[number]?.bytes += bytes
  }

  mutating func cut(_ number: Int, to length: Int) {
    contents[number]?.bytes.removeSubrange(length...)
  }

  mutating func sync(_ number: Int) {
    guard let content = contents[number] else { return }
    contents[number]?.safeBytes = content.bytes
  }

  mutating func makeFolder(_ path: String) { folders.insert(path) }

  mutating func rename(_ path: String, to other: String) {
    names[other] = names.removeValue(forKey: path)
  }

  mutating func remove(_ path: String) { names[path] = nil }

  mutating func syncFolder(_ folder: String) {
    for path in Set(names.keys).union(safeNames.keys) where DiskModel.parent(of: path) == folder {
      safeNames[path] = names[path]
    }
    for path in folders where DiskModel.parent(of: path) == folder { safeFolders.insert(path) }
  }

  /// The files after a power loss.
  func files(after loss: PowerLoss) -> [String: [UInt8]] {
    let names = loss.keepsNames ? names : safeNames
    let folders = loss.keepsNames ? folders : safeFolders
    return names.filter { folders.contains(DiskModel.parent(of: $0.key)) }.compactMapValues {
      number in
      contents[number].map { loss.remains(of: $0.bytes, safe: $0.safeBytes) }
    }
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}

/// How a power loss treats what was not synced.
package struct PowerLoss: Sendable, CustomStringConvertible {
  /// Whether files and folders keep or lose names that were not synced.
  package let keepsNames: Bool
  /// What comes of bytes that were not synced.
  package let unsynced: Unsynced

  /// What comes of bytes that were not synced.
  package enum Unsynced: Sendable, CaseIterable {
    case lost, firstByteKept, halfKept, allButLastKept, kept
    /// The file has its new length, but its blocks were never written.
    case zeros
  }

  /// All ways in which the power can go.
  package static let all = [true, false].flatMap { keepsNames in
    Unsynced.allCases.map { PowerLoss(keepsNames: keepsNames, unsynced: $0) }
  }

  package var description: String { "unsynced bytes \(unsynced), keeps names: \(keepsNames)" }

  func remains(of bytes: [UInt8], safe: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: safe) else {
      // A file that was cut or begun anew has its old bytes or its new ones.
      return unsynced == .lost ? safe : bytes
    }
    let new = bytes.dropFirst(safe.count)
    switch unsynced {
    case .lost: return safe
    case .firstByteKept: return safe + new.prefix(1)
    case .halfKept: return safe + new.prefix(new.count / 2)
    case .allButLastKept: return safe + new.dropLast()
    case .kept: return bytes
    case .zeros: return safe + [UInt8](repeating: 0, count: new.count)
    }
  }
}
