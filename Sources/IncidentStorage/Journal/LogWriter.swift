package import IncidentCore
package import TextBasics

/// Changes a log: one writer at a time, all of a change or none of it.
package struct LogWriter: Sendable {
  private let folder: LogFolder
  private let files: FileAccess
  private let patience: Int

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - folder: The log.
  ///   - calls: The system's calls, or others in tests.
  ///   - patience: How long to wait while others hold the lock and none of them ends a change, in
  ///     milliseconds.
  package init(_ folder: LogFolder, calls: SystemCalls = .real, patience: Int = 10_000) {
    self.folder = folder
    files = FileAccess(calls: calls)
    self.patience = patience
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
    return try FileLock(folder, patience: patience).whileHeld { () throws(StorageProblem) in
      let recovery = try recover(at: now)
      let contents = try LogContents(folder)
      let (change, result) = try prepare(contents)
      try append(change.additions(to: contents))
      return (result, recovery)
    }
  }

  private func append(_ additions: [LogAddition]) throws(StorageProblem) {
    guard !additions.isEmpty else { return }
    var appends: [Append] = []
    for addition in additions {
      let end = try FileEnd(of: folder.file(addition.file))
      appends.append(
        Append(
          file: PendingChange.File(addition, after: end),
          bytes: (end.isAtLineStart ? [] : [0x0A]) + addition.bytes))
    }
    do {
      for append in appends {
        guard let slash = append.file.path.lastIndex(of: "/") else { continue }
        try files.makeFolder(folder.file(String(append.file.path[..<slash])))
      }
      let pending = PendingChange(appends.map(\.file))
      try files.replace(folder.pendingFile, with: Array(pending.json.text.utf8) + [0x0A])
      for append in appends {
        try files.append(
          append.bytes, to: folder.file(append.file.path), ofLength: append.file.length)
      }
      try files.remove(folder.pendingFile)
    } catch {
      // What this cannot take back, the next writer does; until then readers see none of it.
      try? takeBack(appends)
      throw error
    }
    do {
      try files.syncFolder(of: folder.pendingFile)
    } catch {
      throw StorageProblem(
        .notWritten,
        error.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          diagnostic.code = "not-confirmed"
          diagnostic.hints = [
            "the change was written, but the system did not confirm that it is safe on disk",
            "look whether it is there before you try again",
          ]
          return diagnostic
        })
    }
  }

  private struct Append {
    let file: PendingChange.File
    let bytes: [UInt8]
  }

  /// Takes back what was appended, if nobody else has written there meanwhile.
  private func takeBack(_ appends: [Append]) throws(StorageProblem) {
    guard files.exists(folder.pendingFile) else { return }
    for append in appends {
      let reversal = try ChangeReversal(of: append.file, in: folder)
      guard append.bytes.starts(with: reversal.removed) else { return }
      try reversal.perform(in: folder, files)
    }
    try files.remove(folder.pendingFile)
    try files.syncFolder(of: folder.pendingFile)
  }
}

// MARK: - Recovery

extension LogWriter {
  /// Takes back a change that never ended, keeping what is taken out of the log.
  private func recover(at now: Instant) throws(StorageProblem) -> [Diagnostic] {
    guard let note = try files.read(folder.pendingFile) else { return [] }
    var found: [Diagnostic] = []
    let stamp = now.iso.filter { $0 != ":" }
    if let pending = PendingChange(note) {
      var reversals: [ChangeReversal] = []
      for file in pending.files {
        reversals.append(try ChangeReversal(of: file, in: folder))
      }
      for reversal in reversals where !reversal.isAsNoted {
        found.append(
          Diagnostic(
            .warning, code: "changed-during-change",
            "the file was rewritten while a change had not ended",
            at: Diagnostic.Place(file: folder.file(reversal.path)),
            hints: ["`incidentlog check` shows whether a torn line was left in it"]))
      }
      let removed = reversals.map { LogWriter.lines($0.removed) }.joined()
      if !removed.isEmpty {
        let path = try keep(Array(removed), as: "\(stamp).jsonl")
        found.append(
          Diagnostic(
            .warning, code: "recovered", "a change that never ended was taken back",
            at: Diagnostic.Place(file: path), hints: ["the file keeps what it had written"]))
      }
      for reversal in reversals { try reversal.perform(in: folder, files) }
    } else if !note.isEmpty {
      let path = try keep(note, as: "\(stamp)-pending.json")
      found.append(
        Diagnostic(
          .warning, code: "unreadable-note",
          "a change never ended, and the note of what it wrote cannot be read",
          at: Diagnostic.Place(file: path),
          hints: ["`incidentlog check` shows whether a torn line was left in the log"]))
    }
    try files.remove(folder.pendingFile)
    try files.syncFolder(of: folder.pendingFile)
    return found
  }

  private func keep(_ bytes: [UInt8], as name: String) throws(StorageProblem) -> String {
    try files.makeFolder(folder.recoveredFolder)
    let path = "\(folder.recoveredFolder)/\(name)"
    let length = try files.stamp(of: path)?.length ?? 0
    try files.append(bytes, to: path, ofLength: length)
    return path
  }

  /// Bytes as whole lines; nothing where they are blank.
  private static func lines(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 != 0x0A && $0 != 0x0D }) else { return [] }
    return bytes.last == 0x0A ? bytes : bytes + [0x0A]
  }
}
