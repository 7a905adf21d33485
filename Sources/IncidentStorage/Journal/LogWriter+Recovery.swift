import IncidentCore
import TextBasics

extension LogWriter {
  /// Takes back a change that never ended, keeping what is taken out of the log.
  func recover(at now: Instant) throws(StorageProblem) -> [Diagnostic] {
    guard try files.ownStamp(of: folder.pendingFile) != nil,
      let note = try files.read(folder.pendingFile)
    else { return [] }
    var found: [Diagnostic] = []
    let stamp = now.iso.filter { $0 != ":" }
    if let pending = PendingChange(note) {
      // A link in the place of a file or folder is refused before anything is written through it.
      _ = try LogSnapshot(folder)
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
    try files.expectOwnFolder(folder.recoveredFolder)
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
