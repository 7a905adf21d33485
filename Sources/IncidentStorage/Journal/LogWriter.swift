package import IncidentCore
package import TextBasics

/// Changes a log: one writer at a time, all of a change or none of it.
package struct LogWriter: Sendable {
  let folder: LogFolder
  let files: FileAccess
  private let patience: Int
  private let cache: String?

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - folder: The log.
  ///   - calls: The system's calls, or others in tests.
  ///   - patience: How long to wait while others hold the lock and none of them ends a change, in
  ///     milliseconds.
  ///   - cache: The folder of caches, where an index may be kept.
  package init(
    _ folder: LogFolder, calls: SystemCalls = .real, patience: Int = 10_000, cache: String? = nil
  ) {
    self.folder = folder
    files = FileAccess(calls: calls)
    self.patience = patience
    self.cache = cache
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
      do throws(StorageProblem) {
        let contents = try LogContents(folder, cache: cache)
        let (change, result) = try prepare(contents)
        try append(change.additions(to: contents))
        return (result, recovery)
      } catch {
        // What was mended is told only once, also where the change itself is refused.
        throw StorageProblem(error.kind, recovery + error.diagnostics)
      }
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
    let seal = IndexSealMove(folder, cache: cache, growing: appends.map(\.file.path))
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
    seal.perform()
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
