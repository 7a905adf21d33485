package import IncidentCore
package import TextBasics

/// Changes a log: one writer at a time, all of a change or none of it.
package struct LogWriter: Sendable {
  private let folder: LogFolder
  private let files: FileAccess
  private let lockWait: Int

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - folder: The log.
  ///   - calls: The system's calls, or others in tests.
  ///   - lockWait: How long to wait for another writer, in milliseconds.
  package init(_ folder: LogFolder, calls: SystemCalls = .real, lockWait: Int = 10_000) {
    self.folder = folder
    files = FileAccess(calls: calls)
    self.lockWait = lockWait
  }

  /// Records what a closure makes of the log as it stands under the lock.
  ///
  /// - Parameters:
  ///   - now: The time of the change, under which cut bytes are kept.
  ///   - prepare: Is given the log's contents and returns the records to append and a result.
  /// - Returns: The result, and what was found and mended before the change.
  /// - Throws: A problem; the log is then as it was.
  package func change<Result>(
    at now: Instant,
    _ prepare: (LogContents) throws(StorageProblem) -> (LogChange, Result)
  ) throws(StorageProblem) -> (result: Result, recovery: [Diagnostic]) {
    _ = try folder.description()
    return try FileLock.whileHeld(folder.descriptionFile, waiting: lockWait) {
      () throws(StorageProblem) in
      let recovery = try recover(at: now)
      let contents = try LogContents(folder)
      let (change, result) = try prepare(contents)
      try append(change.lines(for: contents))
      return (result, recovery)
    }
  }

  private func append(_ lines: [(file: String, bytes: [UInt8])]) throws(StorageProblem) {
    guard !lines.isEmpty else { return }
    let paths = lines.map(\.file)
    let pending = try PendingChange(paths, in: folder)
    for path in paths {
      guard let slash = path.lastIndex(of: "/") else { continue }
      try files.makeFolder(folder.file(String(path[..<slash])))
    }
    try files.replace(folder.pendingFile, with: Array(pending.json.text.utf8) + [0x0A])
    do {
      for (line, before) in zip(lines, pending.files) {
        let needsEnd = try !endsWithNewline(line.file, before.length)
        try files.append((needsEnd ? [0x0A] : []) + line.bytes, to: folder.file(line.file))
      }
    } catch {
      // If this fails too, the next writer takes the change back.
      for file in pending.files where files.exists(folder.file(file.path)) {
        try files.cut(folder.file(file.path), to: file.length)
      }
      try files.remove(folder.pendingFile)
      throw error
    }
    try files.remove(folder.pendingFile)
  }

  /// Whether a file ends where the next line can begin.
  private func endsWithNewline(_ path: String, _ length: Int) throws(StorageProblem) -> Bool {
    guard length > 0 else { return true }
    return try files.read(folder.file(path))?.prefix(length).last == 0x0A
  }
}

// MARK: - Recovery

extension LogWriter {
  /// Takes back a change that never ended, keeping what is cut off.
  private func recover(at now: Instant) throws(StorageProblem) -> [Diagnostic] {
    guard files.exists(folder.pendingFile) else { return [] }
    var found: [Diagnostic] = []
    let stamp = String(now.iso.filter { $0 != ":" })
    if let pending = try PendingChange(in: folder) {
      var kept: [UInt8] = []
      var cuts: [PendingChange.File] = []
      for file in pending.files {
        guard let bytes = try files.read(folder.file(file.path)) else { continue }
        if pending.fits(file, bytes) {
          guard bytes.count > file.length else { continue }
          kept += bytes[file.length...]
          if kept.last != 0x0A { kept.append(0x0A) }
          cuts.append(file)
        } else {
          found.append(
            Diagnostic(
              .warning, code: "changed-during-change",
              "a change never ended, and the file was rewritten since; nothing was cut",
              at: Diagnostic.Place(file: folder.file(file.path)),
              hints: ["`incidentlog check` shows what stands in it"]))
        }
      }
      if !kept.isEmpty {
        try files.makeFolder(folder.recoveredFolder)
        let path = "\(folder.recoveredFolder)/\(stamp).jsonl"
        try files.append(kept, to: path)
        for file in cuts { try files.cut(folder.file(file.path), to: file.length) }
        found.append(
          Diagnostic(
            .warning, code: "recovered", "a change that never ended was taken back",
            at: Diagnostic.Place(file: path), hints: ["the file keeps what it had written"]))
      }
    }
    try files.remove(folder.pendingFile)
    return found
  }
}
