/// The collections of records that make up a log, and where their files are.
public enum LogCollection: String, Sendable, Hashable, CaseIterable {
  case actors, regions, towns, incidents, operations

  /// Whether it is a folder of segments that grow, rather than one file.
  public var isJournal: Bool { self == .incidents || self == .operations }

  /// Whether a path, from the log's folder on, is that of one of its files.
  func holds(_ path: String) -> Bool {
    guard isJournal else { return path == "\(rawValue).jsonl" }
    let prefix = "\(rawValue)/"
    let name = path.dropFirst(prefix.count)
    return path.hasPrefix(prefix) && name.hasSuffix(".jsonl") && !name.hasPrefix(".")
      && !name.contains("/")
  }

  /// What one record is called.
  public var recordName: String { String(rawValue.dropLast()) }

  /// What a record must look like.
  package var shape: ObjectShape {
    switch self {
    case .actors: .actor
    case .regions: .region
    case .towns: .town
    case .incidents: .incident
    case .operations: .operation
    }
  }
}
