import TextBasics

/// The folder that a log lives in.
public struct LogFolder: Sendable, Hashable {
  /// The path of the folder, without a slash at its end.
  public let path: String

  /// Names a folder; whether a log is in it shows when it is read.
  public init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The file that describes the log.
  public var descriptionFile: String { path + "/log.json" }

  /// The file that tells what a change that has not ended appends, and where.
  public var pendingFile: String { path + "/pending.json" }

  /// The file that notes what imports took over, from the folder on.
  static let importsName = "imports.jsonl"

  /// Whether a path, from the folder on, is that of a file that changes append to.
  static func isAppendedTo(_ path: String) -> Bool {
    path == importsName || LogCollection.allCases.contains { $0.holds(path) }
  }

  /// The folder that keeps what was cut off after a change that never ended.
  public var recoveredFolder: String { path + "/recovered" }

  /// The path of a file that is named from the folder on.
  public func file(_ relativePath: String) -> String { "\(path)/\(relativePath)" }

  /// The file that a new record goes to, from the folder on.
  public func segment(of collection: LogCollection, year: Int) -> String {
    collection.isJournal ? "\(collection.rawValue)/\(year).jsonl" : "\(collection.rawValue).jsonl"
  }

  /// The files of a collection in the order in which they are read, from the folder on.
  ///
  /// - Throws: A problem if a folder is there and cannot be read.
  public func files(of collection: LogCollection) throws(StorageProblem) -> [String] {
    guard collection.isJournal else { return ["\(collection.rawValue).jsonl"] }
    try FileAccess().expectOwnFolder(file(collection.rawValue))
    return try FileAccess().names(in: file(collection.rawValue), ending: ".jsonl")
      .map { "\(collection.rawValue)/\($0)" }
  }
}

// MARK: - Finding and making

extension LogFolder {
  /// Finds the nearest folder at or above another that holds `log.json` or `data/log.json`.
  public static func nearest(to folder: String) -> LogFolder? {
    var folder = folder
    while true {
      for candidate in [LogFolder(folder), LogFolder(folder + "/data")]
      where FileAccess().exists(candidate.descriptionFile) {
        return candidate
      }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// Makes a new log: its description, empty journals, and reference data copied from another.
  ///
  /// - Throws: A problem if there is a log already, or the folder cannot be written.
  public func create(
    _ description: LogDescription, reference: LogFolder?
  ) throws(StorageProblem) {
    try create(description, reference: reference, calls: .real)
  }

  /// Makes a new log with system calls that may go wrong.
  package func create(
    _ description: LogDescription, reference: LogFolder?, calls: SystemCalls
  ) throws(StorageProblem) {
    let files = FileAccess(calls: calls)
    try files.makeFolder(path)
    try FileLock(self, patience: 10_000).whileHeld { () throws(StorageProblem) in
      try fill(description, reference: reference, files)
    }
  }

  private func fill(
    _ description: LogDescription, reference: LogFolder?, _ files: FileAccess
  ) throws(StorageProblem) {
    guard !files.exists(descriptionFile) else {
      throw StorageProblem(
        .refused, code: "log-exists", "there is a log already", file: descriptionFile,
        hints: ["choose another folder; nothing was changed"])
    }
    for name in ["incidents", "operations"] { try files.makeFolder(file(name)) }
    try attributes(files)
    for collection in LogCollection.allCases where !collection.isJournal {
      let name = "\(collection.rawValue).jsonl"
      let bytes = try reference.map { folder throws(StorageProblem) in
        try files.read(folder.file(name)) ?? []
      }
      guard !files.exists(file(name)) else { continue }
      try files.replace(file(name), with: bytes ?? [])
    }
    // Last, so that a folder becomes a log only when all its files are there.
    try files.replace(
      descriptionFile, with: Array(description.json.indentedText.utf8) + [0x0A])
  }

  /// Tells git to join journals line by line, besides what is said there already.
  private func attributes(_ files: FileAccess) throws(StorageProblem) {
    let rule = "*.jsonl merge=union"
    var bytes = try files.read(file(".gitattributes")) ?? []
    let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard !lines.contains(where: { $0.elementsEqual(rule.utf8) }) else { return }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    try files.replace(file(".gitattributes"), with: bytes + Array("\(rule)\n".utf8))
  }

  /// Reads the description of the log.
  ///
  /// - Throws: A problem if there is none, it cannot be read, or its format is a later one.
  public func description() throws(StorageProblem) -> LogDescription {
    guard try FileAccess().ownStamp(of: descriptionFile) != nil,
      let bytes = try FileAccess().read(descriptionFile)
    else {
      throw StorageProblem(
        .noLog, code: "no-log", "there is no log in `\(path)`", file: descriptionFile,
        hints: ["`incidentlog init DIR` makes a log"])
    }
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw StorageProblem(
        .invalidData, [descriptionProblem(LineProblem(error, line: 1, in: bytes[...]))])
    }
    let problems = ShapeCheck.problems(of: json, as: LogDescription.shape)
    guard problems.isEmpty else {
      throw StorageProblem(
        .invalidData,
        problems.map { descriptionProblem(LineProblem($0, line: 1, in: bytes[...])) })
    }
    let description = LogDescription(json: json)
    guard description.format <= LogDescription.currentFormat else {
      throw StorageProblem(
        .invalidData, code: "later-format",
        "the log has format \(description.format), this version reads up to "
          + "\(LogDescription.currentFormat)", file: descriptionFile,
        hints: ["use a later version of incidentlog"])
    }
    return description
  }

  /// What is wrong with the description, with the way out.
  private func descriptionProblem(_ problem: LineProblem) -> Diagnostic {
    var diagnostic = problem.diagnostic(descriptionFile)
    diagnostic.hints.append(
      "put the file back from a copy or the history of git, or mend it in an editor: "
        + "`{\"format\":\(LogDescription.currentFormat)}` is enough, but then the log has lost its "
        + "title, its country and its marking")
    return diagnostic
  }

  /// The files that keep what was cut off after a change that never ended; none that cannot be read.
  package var recoveredFiles: [String] {
    guard (try? FileAccess().expectOwnFolder(recoveredFolder)) != nil else { return [] }
    return (try? FileAccess().names(in: recoveredFolder, ending: "")) ?? []
  }
}
