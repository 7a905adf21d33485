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
}

extension IncidentIndex {
  /// The incidents of a log as columns: from the index in a cache if it fits, else by scanning.
  ///
  /// - Parameters:
  ///   - basis: The log.
  ///   - cache: The folder of caches; without one nothing is looked for or kept.
  /// - Returns: Nil where a line holds what columns cannot: then the log has to be read whole.
  /// - Throws: A problem if a file cannot be read at all.
  package static func current(
    _ basis: LogBasis, cache: String?
  ) throws(StorageProblem) -> IncidentIndex? {
    guard let files = try journals(of: basis) else { return nil }
    let origin = IndexFile.Origin(files, basis)
    let path = cache.flatMap { IndexFile.path(of: basis.folder, in: $0) }
    if let origin, let path, let kept = IndexFile.read(path), kept.origin == origin {
      return IncidentIndex(
        columns: kept.index.columns, values: kept.index.values, problems: [], files: files)
    }
    let scanned = scan(files, basis)
    // Lines that are wrong have to be told of each time, and found for that.
    if let scanned, scanned.problems.isEmpty, let origin, let path,
      origin == IndexFile.Origin(files, basis)
    {
      IndexFile.write(IndexFile.bytes(scanned, of: origin), to: path)
    }
    return scanned
  }

  /// Scans the journals of a log; nil where a line holds what columns cannot.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package static func scan(_ basis: LogBasis) throws(StorageProblem) -> IncidentIndex? {
    try journals(of: basis).flatMap { scan($0, basis) }
  }

  private static func journals(of basis: LogBasis) throws(StorageProblem) -> [JournalFile]? {
    var files: [JournalFile] = []
    for shown in basis.snapshot.files(of: .incidents) {
      guard shown.rest.isEmpty else { return nil }
      if let file = try JournalFile(shown, in: basis.folder) { files.append(file) }
    }
    return files
  }

  private static func scan(_ files: [JournalFile], _ basis: LogBasis) -> IncidentIndex? {
    let scan = JournalScan(files, from: files.map { _ in 0 }, basis)
    guard !scan.isBeyondColumns else { return nil }
    var rows = scan.rows
    CurrentRows.settle(&rows, files)
    return IncidentIndex(rows, scan.values, files, problems: scan.problems)
  }

  private init?(
    _ rows: IncidentRows, _ values: ScannedValues, _ files: [JournalFile],
    problems: [Diagnostic]
  ) {
    guard let values = DictionaryValues(values.all.map(DictionaryValues.Texts.init))
    else { return nil }
    self.values = values
    self.problems = problems
    self.files = files
    columns = IncidentColumns(
      idEnds: NumberColumn(rows.idEnds), ids: NumberColumn(rows.ids),
      positions: NumberColumn(rows.positions),
      lengths: NumberColumn(rows.lengths), revisions: NumberColumn(rows.revisions),
      standings: NumberColumn(rows.standings),
      recordedDays: NumberColumn(
        rows.recordedAt.map { Instant(millisecondsSince1970: $0).day.daysSince1970 }),
      occurrences: NumberColumn(rows.occurrences), places: NumberColumn(rows.places),
      attacks: NumberColumn(rows.attacks), leaders: NumberColumn(rows.leaders),
      assurances: NumberColumn(rows.assurances), figureEnds: NumberColumn(rows.figureEnds),
      figureKeys: NumberColumn(rows.figures.keys),
      figureSpeakers: NumberColumn(rows.figures.speakers),
      figureBounds: NumberColumn(rows.figures.bounds),
      operations: NumberColumn(rows.operations), publishers: NumberColumn(rows.publishers),
      involved: NumberColumn(rows.involved))
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

extension IncidentIndex {
  /// Tells of rows whether their record was amended in two places at once.
  ///
  /// - Complexity: O(*n*) once, then a look at the other lines of the record.
  package func conflictFinder() -> (Int) -> Bool {
    var superseded: [String: [Int]] = [:]
    for row in 0..<columns.count where columns.standings[row] & 3 == 3 {
      superseded[columns.id(row), default: []].append(row)
    }
    return { row in
      let others = superseded[columns.id(row)] ?? []
      guard !others.isEmpty else { return false }
      let lines = (others + [row]).compactMap { row -> StoredLine? in
        let bytes = line(row)
        let json = (try? JSONReader.read(bytes)) ?? .null
        return StoredLine(json, file: "", number: 0, bytes: bytes[...])
      }
      return RevisionRule.settle(lines).map { !$0.conflicting.isEmpty } ?? false
    }
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
