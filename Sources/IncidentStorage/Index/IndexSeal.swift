import TextBasics

/// What the system said of an index and of the log's files when they were last known to fit.
///
/// As long as it says the same nothing has to be read to know that they still do. Our own writer
/// moves the seal on; after any other change the files are read and compared with the index.
struct IndexSeal: Equatable, Sendable {
  /// The index itself; nil where none is known to fit the files.
  var index: JournalStamp?
  /// The log's files, by their paths from its folder on.
  var files: [String: JournalStamp]
  /// Whether all of them but the journals of incidents were read and nothing in them was wrong.
  var areRight: Bool
  /// What is known of all lines of the journals of incidents.
  var lines: KnownLines

  init(
    index: JournalStamp?, files: [String: JournalStamp], areRight: Bool, lines: KnownLines
  ) {
    self.index = index
    self.files = files
    self.areRight = areRight
    self.lines = lines
  }

  /// Reads the seal of an index; nil where there is none.
  init?(ofIndex path: String) {
    guard let bytes = try? FileAccess().read(path + ".seal"),
      let json = try? JSONReader.read(bytes),
      let files = json["files"]?.members
    else { return nil }
    index = json["index"].flatMap(JournalStamp.init(json:))
    areRight = json["right"]?.bool ?? false
    lines = json["lines"]?.string.flatMap(KnownLines.init) ?? .unknown
    self.files = [:]
    for member in files { self.files[member.key] = JournalStamp(json: member.value) }
  }

  /// Puts the seal in the place of the one before; where that cannot be done nothing is.
  func write(ofIndex path: String) {
    let json = JSON.object([
      "index": index?.json ?? .null, "right": .bool(areRight), "lines": .string(lines.rawValue),
      "files": JSON(
        .object(files.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value.json) })),
    ])
    IndexFile.write(Array(json.text.utf8), to: path + ".seal")
  }
}

extension IndexSeal {
  /// Whether all files of a log but its journals of incidents are those in which nothing was wrong.
  ///
  /// - Parameters:
  ///   - shown: The files, as a snapshot shows them.
  ///   - stamps: What the system says of them, by their paths.
  /// - Returns: Whether they are.
  func vouches(for shown: [LogSnapshot.File], _ stamps: [String: JournalStamp]) -> Bool {
    areRight && files.keys.count { !LogCollection.incidents.holds($0) } == shown.count
      && shown.allSatisfy { file in
        guard file.rest.isEmpty, let stamp = stamps[file.path] else { return false }
        return Int(stamp.size) == file.length && files[file.path] == stamp
      }
  }
}

/// Takes note of what our own writer appends to files, so that an index still fits them.
///
/// It is used under the log's lock: between the two looks nobody else of us writes.
struct IndexSealMove {
  private let path: String?
  private let folder: LogFolder
  private var before: [String: JournalStamp] = [:]
  /// Whether files grow that are no journals of incidents.
  private let growOthers: Bool

  /// Looks at the files that are about to grow.
  init(_ folder: LogFolder, cache: String?, growing paths: [String]) {
    self.folder = folder
    path = cache.flatMap { IndexFile.path(of: folder, in: $0) }
    growOthers = !paths.allSatisfy(LogCollection.incidents.holds)
    guard path != nil else { return }
    for path in paths { before[path] = JournalStamp(path: folder.file(path)) }
  }

  /// Says of the files that they begin as they did.
  func perform() {
    guard let path, var seal = IndexSeal(ofIndex: path) else { return }
    var isMoved = false
    for (file, stamp) in before where seal.files[file] == stamp {
      seal.files[file] = JournalStamp(path: folder.file(file))
      isMoved = true
    }
    // What stands in one of them may make a line of another wrong.
    if growOthers, seal.areRight {
      seal.areRight = false
      isMoved = true
    }
    if isMoved { seal.write(ofIndex: path) }
  }
}

extension JournalStamp {
  var json: JSON {
    .array([
      .string(String(device)), .string(String(inode)), .integer(Int(size)),
      .integer(Int(modified)), .integer(Int(changed)),
    ])
  }

  init?(json: JSON) {
    guard let parts = json.array, parts.count == 5,
      let device = parts[0].string.flatMap({ UInt64($0) }),
      let inode = parts[1].string.flatMap({ UInt64($0) }), let size = parts[2].integer,
      let modified = parts[3].integer, let changed = parts[4].integer
    else { return nil }
    self.init(
      device: device, inode: inode, size: Int64(size), modified: Int64(modified),
      changed: Int64(changed))
  }
}
