import Dispatch

/// Applies the revision rule to rows.
enum CurrentRows {
  /// Gives every row that is not current the state of one that is superseded.
  static func settle(_ rows: IncidentRows, _ files: [JournalFile]) {
    // Rows of one record have one hash: each thread settles those of its half of the hashes.
    let parts = rows.count < 10_000 ? 1 : 2
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      settle(rows, files) { parts == 1 || Int($0 >> 63) == part }
    }
  }

  private static func settle(
    _ rows: IncidentRows, _ files: [JournalFile], _ isOwn: (UInt64) -> Bool
  ) {
    var size = 1024
    while size < rows.count * 3 / 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for row in 0..<rows.count where isOwn(rows.idHashes[row]) {
      var slot = Int(truncatingIfNeeded: rows.idHashes[row]) & (size - 1)
      while slots[slot] != 0 {
        let other = Int(slots[slot] - 1)
        if rows.idHashes[other] == rows.idHashes[row], rows.id(other).elementsEqual(rows.id(row)) {
          let wins = isAhead(row, of: other, rows, files)
          rows.standings[wins ? other : row] |= 3
          if wins { slots[slot] = UInt32(row + 1) }
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == 0 { slots[slot] = UInt32(row + 1) }
    }
  }

  /// Whether a row stands before another of the same id by the revision rule.
  private static func isAhead(
    _ row: Int, of other: Int, _ rows: IncidentRows, _ files: [JournalFile]
  ) -> Bool {
    if rows.revisions[row] != rows.revisions[other] {
      return rows.revisions[row] > rows.revisions[other]
    }
    if rows.recordedAt[row] != rows.recordedAt[other] {
      return rows.recordedAt[row] > rows.recordedAt[other]
    }
    func bytes(_ row: Int) -> [UInt8] {
      files[Int(rows.positions[row] >> 48)].bytes(
        at: Int(rows.positions[row] & (1 << 48 - 1)), count: Int(rows.lengths[row]))
    }
    return bytes(other).lexicographicallyPrecedes(bytes(row))
  }
}
