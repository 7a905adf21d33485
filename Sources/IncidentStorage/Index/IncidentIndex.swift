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
  /// The rows in the order of the hashes of their ids; without rows that came later.
  let rowsByID: NumberColumn<UInt32>
  /// The rows that came later, by id.
  let laterRows: [String: [Int]]
  /// What is known of the lines of the files, if nothing is wrong with any of them.
  var known = KnownLines.unknown
}

extension IncidentIndex {
  /// Scans the journals of a log; nil where a line holds what columns cannot.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package static func scan(_ basis: LogBasis) throws(StorageProblem) -> IncidentIndex? {
    try basis.journals().flatMap { scan($0, basis) }
  }

  static func scan(
    _ files: [JournalFile], _ basis: LogBasis, needs: ColumnNeeds = .all
  ) -> IncidentIndex? {
    let scan = JournalScan(
      files, from: files.map { _ in 0 }, basis, needs: needs, known: basis.known(files))
    guard !scan.isBeyondColumns else { return nil }
    CurrentRows.settle(scan.rows, files)
    var index = IncidentIndex(scan.rows, scan.values, files, problems: scan.problems, needs: needs)
    index?.known = scan.known
    return index
  }

  init?(
    _ rows: IncidentRows, _ values: ScannedValues, _ files: [JournalFile],
    problems: [Diagnostic], needs: ColumnNeeds
  ) {
    guard let values = DictionaryValues(values.all.map(DictionaryValues.Texts.init))
    else { return nil }
    self.values = values
    self.problems = problems
    self.files = files
    rowsByID = NumberColumn(
      needs.contains(.ids) ? IncidentIndex.rowsByID(rows.idHashes) : [])
    laterRows = [:]
    columns = IncidentColumns(rows)
  }

  /// Rows in the order of the upper halves of the hashes of their ids, then of the rows.
  static func rowsByID(_ hashes: GrowingColumn<UInt64>) -> [UInt32] {
    hashes.elements.enumerated().map { row, hash in hash & ~0xFFFF_FFFF | UInt64(row) }.sorted()
      .map { UInt32(truncatingIfNeeded: $0) }
  }

  /// The upper half of the hash of an id.
  static func hash(_ id: some Collection<UInt8>) -> UInt64 {
    // The hash reads 8 bytes behind the text.
    let count = id.count
    return withUnsafeTemporaryAllocation(byteCount: count + 8, alignment: 8) { bytes in
      bytes.initializeMemory(as: UInt8.self, repeating: 0)
      bytes.copyBytes(from: id)
      return ByteInterner.hash(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    } >> 32
  }

  /// All rows of a record, current or not.
  ///
  /// - Complexity: O(log *n*) in the number of rows.
  func rows(withID id: String) -> [Int] {
    let wanted = IncidentIndex.hash(id.utf8)
    func hash(_ place: Int) -> UInt64 {
      columns.withID(Int(rowsByID[place]), IncidentIndex.hash)
    }
    var (low, high) = (0, rowsByID.count)
    while low < high {
      let middle = (low + high) / 2
      if hash(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    var rows: [Int] = []
    while low < rowsByID.count, hash(low) == wanted {
      let row = Int(rowsByID[low])
      if columns.id(row) == id { rows.append(row) }
      low += 1
    }
    return rows + (laterRows[id] ?? [])
  }

  /// The file that the line of a row stands in, and how many bytes stand before it there.
  func place(_ row: Int) -> (file: JournalFile, offset: Int) {
    let position = columns.positions[row]
    return (files[Int(position >> 48)], Int(position & (1 << 48 - 1)))
  }

  /// The bytes of the line of a row, without its end.
  package func line(_ row: Int) -> [UInt8] {
    let (file, offset) = place(row)
    return file.bytes(at: offset, count: Int(columns.lengths[row]))
  }

  /// The lines of rows, read some at a time on two threads.
  ///
  /// A block is small enough that its memory is used again for the next.
  package func lines(of rows: [Int]) -> some Sequence<LineBlock> {
    stride(from: 0, to: rows.count, by: 1024).lazy.flatMap { start in
      Halves.of(start..<min(start + 1024, rows.count), few: 64) { half, _ in
        stride(from: half.lowerBound, to: half.upperBound, by: 32).map { start in
          lines(rows[start..<min(start + 32, half.upperBound)])
        }
      }.joined()
    }
  }

  /// The lines of rows, read into one memory.
  private func lines(_ rows: ArraySlice<Int>) -> LineBlock {
    let size = rows.reduce(0) { $0 + Int(columns.lengths[$1]) + 1 }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let memory = UnsafeMutableRawBufferPointer(buffer)
      for row in rows {
        let (file, offset) = place(row)
        // There is room for all lines with their newlines.
        let length = Int(columns.lengths[row])
        filled += file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: memory[filled..<filled + length]),
          at: offset)
        memory[filled] = UInt8(ascii: "\n")
        filled += 1
      }
    }
    return LineBlock(count: rows.count, bytes: bytes)
  }

  /// The line of a row; nil where it is gone meanwhile.
  func storedLine(_ row: Int) -> StoredLine? {
    let bytes = line(row)
    return storedLine(row, (try? JSONReader.read(bytes)) ?? .null, bytes)
  }

  /// The line of a row that was read and parsed.
  func storedLine(_ row: Int, _ json: JSON, _ bytes: [UInt8]) -> StoredLine? {
    let (file, offset) = place(row)
    return StoredLine(json, in: file, at: offset, bytes: bytes[...])
  }

  /// The incident of a row, decoded.
  package func incident(_ row: Int) -> Incident? {
    (try? JSONReader.read(line(row))).flatMap(Incident.init(json:))
  }

  /// The incidents of rows, decoded, in the order of the rows.
  ///
  /// With the time by which it is asked what was known, they say when they were begun where that
  /// decides; the index has to know the rows of ids.
  package func incidents(_ rows: [Int], by time: Instant? = nil) -> [Incident] {
    rows.concurrentCompactMap { incident($0, by: time) }
  }

  /// The incident of a row, decoded, with when it was begun where that decides what was known.
  func incident(_ row: Int, by time: Instant?) -> Incident? {
    var found = incident(row)
    if let time, let incident = found, incident.restsOnBeginning(by: time) {
      found?.begun = rows(withID: incident.id).compactMap { storedLine($0)?.recordedAt }.min()
    }
    return found
  }

  /// The lines of rows, for what columns cannot tell.
  ///
  /// - Parameters:
  ///   - time: Leaves out what was said later.
  ///   - operations: The operations, with what had been said of them by then.
  /// - Returns: The lines.
  package func lines(by time: Instant? = nil, operations: [AttackOperation] = []) -> RowLines {
    let operations = Dictionary(
      operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return RowLines { row in
      let whole = incident(row, by: time)
      guard let whole, let time else { return whole }
      return whole.known(by: time, of: whole.operation.flatMap { operations[$0] })
    } texts: { row, words in
      let line = line(row)
      guard LineWords(words)?.mayStand(in: line) ?? true else { return .without }
      return .with(time == nil ? LineTexts.texts(of: line) : nil)
    } details: { row in
      time == nil ? LineTexts.details(of: line(row)) : nil
    } mayDeny: { row in
      time != nil || LineTexts.mayDeny(line(row))
    } attributions: { row in
      time == nil ? LineTexts.attributions(of: line(row)) : nil
    }
  }
}

extension IncidentIndex {
  /// Tells of rows why lines of their record stand beside the current one; nil where none do.
  ///
  /// Of few rows those beside them are found by their ids, where the index knows these.
  ///
  /// - Complexity: O(*n*) once, then a look at the other lines of the record; of few rows
  ///   O(log *n*) for each.
  package func disagreementFinder(ofFew areFew: Bool = false) -> (Int) -> Disagreement? {
    if areFew, rowsByID.count > 0 {
      return { row in
        disagreement(
          of: row,
          with: rows(withID: columns.id(row)).filter { columns.standings[$0] & 3 == 3 })
      }
    }
    // Hashes of ids are made faster than ids; what has the same one is compared.
    func hash(_ row: Int) -> Int {
      columns.withID(row) { bytes in
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        return hasher.finalize()
      }
    }
    let superseded = Dictionary(grouping: columns.standings.positions { $0 & 3 == 3 }, by: hash)
    return { row in
      disagreement(
        of: row,
        with: (superseded[hash(row)] ?? []).filter { columns.id($0) == columns.id(row) })
    }
  }

  private func disagreement(of row: Int, with superseded: [Int]) -> Disagreement? {
    // A row that stands in the place of another is of the same line.
    let others = superseded.filter { columns.positions[$0] != columns.positions[row] }
    guard !others.isEmpty else { return nil }
    let lines = (others + [row]).compactMap(storedLine)
    return RevisionRule.settle(lines)?.disagreement
  }
}
