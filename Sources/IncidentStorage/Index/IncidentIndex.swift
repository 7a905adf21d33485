package import IncidentCore
package import TextBasics

/// The incidents of a log as columns, with the way back to the lines that hold them.
package struct IncidentIndex: Sendable {
  /// The columns; lines that are not current have a state of their own and match nothing.
  package let columns: IncidentColumns
  /// What the numbers in the columns stand for.
  package let values: DictionaryValues
  /// What is wrong with single lines; those lines are left out.
  package let problems: [Diagnostic]
  let files: [JournalFile]
  let idHashes: NumberColumn<UInt64>
  let wrong: [UInt64]
}

extension IncidentIndex {
  /// Scans the journals of a log; nil where a line holds what columns cannot.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package static func scan(_ basis: LogBasis) throws(StorageProblem) -> IncidentIndex? {
    var files: [JournalFile] = []
    for shown in basis.snapshot.files(of: .incidents) {
      guard shown.rest.isEmpty else { return nil }
      if let file = try JournalFile(shown, in: basis.folder) { files.append(file) }
    }
    let scan = JournalScan(files, from: files.map { _ in 0 }, basis)
    guard !scan.isBeyondColumns else { return nil }
    var rows = scan.rows
    CurrentRows.settle(&rows, files)
    return IncidentIndex(rows, scan.values, files, problems: scan.problems, wrong: scan.wrong)
  }

  private init?(
    _ rows: IncidentRows, _ values: ScannedValues, _ files: [JournalFile],
    problems: [Diagnostic], wrong: [UInt64]
  ) {
    guard let values = DictionaryValues(values.all.map(DictionaryValues.Texts.init))
    else { return nil }
    self.values = values
    self.problems = problems
    self.wrong = wrong
    self.files = files
    idHashes = NumberColumn(rows.idHashes)
    columns = IncidentColumns(
      idEnds: NumberColumn(rows.idEnds), ids: NumberColumn(rows.ids), positions: NumberColumn(rows.positions),
      lengths: NumberColumn(rows.lengths), revisions: NumberColumn(rows.revisions),
      standings: NumberColumn(rows.standings),
      recordedDays: NumberColumn(
        rows.recordedAt.map { Instant(millisecondsSince1970: $0).day.daysSince1970 }),
      occurrences: NumberColumn(rows.occurrences), places: NumberColumn(rows.places),
      attacks: NumberColumn(rows.attacks), leadings: NumberColumn(rows.leadings),
      figures: NumberColumn(rows.figures), countStarts: NumberColumn(rows.countStarts),
      operations: NumberColumn(rows.operations), publishers: NumberColumn(rows.publishers),
      involved: NumberColumn(rows.involved), counts: NumberColumn(rows.counts))
  }

  /// The bytes of the line of a row, without its end.
  package func line(_ row: Int) -> [UInt8] {
    let position = columns.positions[row]
    return files[Int(position >> 48)].bytes(
      at: Int(position & (1 << 48 - 1)), count: Int(columns.lengths[row]))
  }

  /// The incident of a row, decoded.
  package func incident(_ row: Int) -> Incident? {
    (try? JSONReader.read(line(row))).flatMap(Incident.init(json:))
  }
}

/// Applies the revision rule to rows.
enum CurrentRows {
  /// Gives every row that is not current the state of one that is superseded.
  static func settle(_ rows: inout IncidentRows, _ files: [JournalFile]) {
    var size = 1024
    while size < rows.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for row in 0..<rows.count {
      var slot = Int(truncatingIfNeeded: rows.idHashes[row]) & (size - 1)
      while slots[slot] != 0 {
        let other = Int(slots[slot] - 1)
        if rows.idHashes[other] == rows.idHashes[row], rows.id(other) == rows.id(row) {
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
