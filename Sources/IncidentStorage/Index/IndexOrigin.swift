import Dispatch
import Synchronization
import TextBasics

/// What an index was made of: the first bytes of the journals, and all other files of the log.
struct IndexOrigin: Equatable, Sendable {
  /// The journals of incidents in the order in which they were read.
  var journals: [Part]
  /// Everything else that columns depend on: actors, regions, towns, operations.
  var others: [Part]

  /// The first bytes of a file.
  struct Part: Equatable, Sendable {
    var path: String
    var length: Int
    var digest: UInt64
  }

  init(journals: [Part], others: [Part]) {
    self.journals = journals
    self.others = others
  }

  /// Reads files as long as they are now.
  init(_ journals: [JournalFile], others: [JournalFile]) {
    let files = journals + others
    let digests = IndexOrigin.digests(files.map { ($0, $0.length) })
    let parts = zip(files, digests).map { file, digest in
      Part(path: file.path, length: file.length, digest: digest)
    }
    self.init(
      journals: Array(parts[..<journals.count]), others: Array(parts[journals.count...]))
  }

  /// Hashes of the first bytes of files, with two threads.
  static func digests(_ parts: [(file: JournalFile, length: Int)]) -> [UInt64] {
    let digests = Mutex(Array(repeating: UInt64(0), count: parts.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(parts.count, 2)) { _ in
      while case let taken = next.add(1, ordering: .relaxed).oldValue, taken < parts.count {
        let digest = parts[taken].file.digest(of: parts[taken].length)
        digests.withLock { $0[taken] = digest }
      }
    }
    return digests.withLock { $0 }
  }
}

extension IndexOrigin {
  var json: JSON {
    .object([
      "journals": .array(journals.map(\.json)), "others": .array(others.map(\.json)),
    ])
  }

  init?(json: JSON) {
    guard let journals = json["journals"]?.array, let others = json["others"]?.array
    else { return nil }
    self.init(journals: journals.compactMap(Part.init), others: others.compactMap(Part.init))
    guard self.journals.count == journals.count, self.others.count == others.count
    else { return nil }
  }
}

extension IndexOrigin.Part {
  fileprivate var json: JSON {
    .array([.string(path), .integer(length), .string(String(digest))])
  }

  fileprivate init?(json: JSON) {
    guard let parts = json.array, parts.count == 3, let path = parts[0].string,
      let length = parts[1].integer, length >= 0,
      let digest = parts[2].string.flatMap({ UInt64($0) })
    else { return nil }
    self.init(path: path, length: length, digest: digest)
  }
}
