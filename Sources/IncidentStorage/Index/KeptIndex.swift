package import IncidentCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension IncidentIndex {
  /// The incidents of a log as columns: from the index in a cache if it fits, else by scanning.
  ///
  /// An index fits if the journals still begin with what it was made of and nothing else that it
  /// depends on has changed. Lines that came later are scanned and put behind its own.
  ///
  /// - Parameters:
  ///   - basis: The log.
  ///   - cache: The folder of caches; without one nothing is looked for or kept.
  ///   - usesIndex: Whether an index is looked for and kept there. Without it is kept only that
  ///     lines were right.
  ///   - needs: The columns that are needed; without an index no others are filled.
  /// - Returns: Nil where a line holds what columns cannot: then the log has to be read whole.
  /// - Throws: A problem if a file cannot be read at all.
  package static func current(
    _ basis: LogBasis, cache: String?, usesIndex: Bool = true, needs: ColumnNeeds = .all
  ) throws(StorageProblem) -> IncidentIndex? {
    guard let journals = try basis.journals() else { return nil }
    guard let path = cache.flatMap({ IndexFile.path(of: basis.folder, in: $0) }),
      let others = basis.otherFiles()
    else { return scan(journals, basis, needs: needs) }
    guard usesIndex else {
      let scan = scan(journals, basis, needs: needs)
      if let scan, basis.known(journals) < scan.known {
        KeptIndex.keepKnown(scan, others: others, basis, at: path)
      }
      return scan
    }
    if let kept = KeptIndex(path, journals, others, basis), let index = kept.index(basis) {
      return index
    }
    // For this question alone no more is read than it asks for.
    guard IndexFile.isWritable(path) else { return scan(journals, basis, needs: needs) }
    let index = scan(journals, basis)?.withTolls(basis)
    if let index { KeptIndex.keep(index, others: others, basis, at: path) }
    return index
  }
}

/// An index that was found in a cache and fits the log.
private struct KeptIndex {
  private let path: String
  private let columns: IndexFile.Columns
  private let origin: IndexOrigin
  private let stamp: JournalStamp
  /// Those of the index in its order, then those that are new.
  private let journals: [JournalFile]
  private let others: [JournalFile]
  private let known: KnownLines

  /// Looks for an index; nil where there is none that fits.
  init?(
    _ path: String, _ journals: [JournalFile], _ others: [JournalFile], _ basis: LogBasis
  ) {
    let seal = basis.seal ?? IndexSeal(ofIndex: path)
    guard let kept = IndexFile.read(path, isKnown: { $0 == seal?.index }) else { return nil }
    let covered = kept.origin.journals
    // New files stand behind those of the index also in the order of reading.
    guard covered.count <= journals.count, kept.origin.others.map(\.path) == others.map(\.path),
      zip(covered, journals).allSatisfy({ $0.path == $1.path && $0.length <= $1.length }),
      zip(kept.origin.others, others).allSatisfy({ $0.length == $1.length })
    else { return nil }
    let parts = Array(zip(covered, journals)) + Array(zip(kept.origin.others, others))
    // A seal without an index says nothing of this one.
    let fitting = seal?.index == nil ? [:] : seal?.files ?? [:]
    let doubtful = parts.filter { fitting[$1.path] != $1.stamp }
    let digests = IndexOrigin.digests(doubtful.map { ($1, $0.length) })
    guard zip(doubtful, digests).allSatisfy({ $0.0.digest == $1 }) else { return nil }
    self.path = path
    self.journals = journals
    self.others = others
    columns = kept.index
    origin = kept.origin
    stamp = kept.stamp
    // The lines of an index were right; what others appended to them may not be.
    let isWhole = covered.map(\.length) == journals.map(\.length)
    let ofIndex = seal?.index == stamp ? max(seal?.lines ?? .right, .right) : .right
    known = max(basis.known(journals), isWhole ? ofIndex : .unknown)
    if !doubtful.isEmpty || seal?.index != stamp || seal?.areRight != basis.problems.isEmpty
      || seal.map({ $0.lines < known }) ?? true
    {
      KeptIndex.seal(path, stamp, parts.map(\.1), basis, known)
    }
  }

  /// The index with all lines that came later; nil where one holds what columns cannot.
  func index(_ basis: LogBasis) -> IncidentIndex? {
    let kept = IncidentIndex(
      columns: columns.columns, values: columns.values, problems: [], files: journals,
      rowsByID: columns.rowsByID, laterRows: [:], known: known)
    let begins =
      origin.journals.map(\.length)
      + journals[origin.journals.count...].map { _ in 0 }
    let later = zip(journals, begins).reduce(0) { $0 + $1.0.length - $1.1 }
    guard later > 0 else { return kept }
    let scan = JournalScan(journals, from: begins, basis)
    guard !scan.isBeyondColumns, let index = kept.appending(scan) else { return nil }
    guard later > max(1 << 20, begins.reduce(0, +) / 20) else { return index }
    let whole = index.withTolls(basis)
    KeptIndex.keep(whole, others: others, basis, at: path)
    return whole
  }

  /// Keeps an index for others, where it is of whole lines that are all right.
  static func keep(
    _ index: IncidentIndex, others: [JournalFile], _ basis: LogBasis, at path: String
  ) {
    guard index.isOfRightLines else { return }
    let files = index.files + others
    let origin = IndexOrigin(index.files, others: others)
    guard areUnchanged(files, basis) else { return }
    IndexFile.write(IndexFile.bytes(index, of: origin), to: path)
    if let stamp = JournalStamp(path: path) { seal(path, stamp, files, basis, index.known) }
  }

  /// Keeps what is known of the lines that were scanned, without an index of them.
  static func keepKnown(
    _ scan: IncidentIndex, others: [JournalFile], _ basis: LogBasis, at path: String
  ) {
    let files = scan.files + others
    guard scan.isOfRightLines, areUnchanged(files, basis) else { return }
    seal(path, nil, files, basis, scan.known)
  }

  /// Whether files are as they were when they were opened.
  private static func areUnchanged(_ files: [JournalFile], _ basis: LogBasis) -> Bool {
    files.allSatisfy { JournalStamp(path: basis.folder.file($0.path)) == $0.stamp }
  }

  private static func seal(
    _ path: String, _ stamp: JournalStamp?, _ files: [JournalFile], _ basis: LogBasis,
    _ known: KnownLines
  ) {
    // A file that changed just now may change again without another time of change.
    let settled = files.filter { $0.stamp.isOlder(thanMilliseconds: 20) }
    IndexSeal(
      index: stamp,
      files: Dictionary(
        settled.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first }),
      areRight: basis.problems.isEmpty, lines: known
    ).write(ofIndex: path)
  }
}

extension JournalStamp {
  /// Whether the file's last change lies back a time.
  func isOlder(thanMilliseconds milliseconds: Int64) -> Bool {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    return changed < nanoseconds - milliseconds * 1_000_000
  }
}

extension IncidentIndex {
  /// Whether it is of whole lines in which nothing is wrong.
  ///
  /// Lines that are wrong have to be told of each time, and found for that.
  fileprivate var isOfRightLines: Bool {
    problems.isEmpty && files.allSatisfy(\.endsWithLine)
  }
}

extension JournalFile {
  /// Whether the file ends with the end of a line, or is empty.
  fileprivate var endsWithLine: Bool {
    length == 0 || bytes(at: length - 1, count: 1) == [0x0A]
  }
}

extension IncidentIndex {
  /// The index with the tolls of all its rows.
  fileprivate func withTolls(_ basis: LogBasis) -> IncidentIndex {
    let picture = ColumnPicture(
      IncidentColumns(columns, tolls: RowTolls.none), values, operations: [],
      actors: basis.actors, regions: basis.regions, towns: basis.towns)
    return IncidentIndex(
      columns: IncidentColumns(columns, tolls: RowTolls(of: picture)), values: values,
      problems: problems, files: files, rowsByID: rowsByID, laterRows: laterRows, known: known)
  }

  /// The index with rows in the place of some of its own, of the same lines; the rows are taken
  /// over, and their numbers become those of the index.
  func replacing(_ old: [Int], by new: IncidentRows, _ values: ScannedValues) -> IncidentIndex? {
    guard let values = self.values.appending(values) else { return nil }
    new.renumber(behind: self.values)
    var standings = columns.standings.all
    for row in old { standings[row] |= 3 }
    return IncidentIndex(
      columns: columns.appending(new, standings: standings + new.standings.elements),
      values: values,
      problems: problems, files: files, rowsByID: rowsByID, laterRows: laterRows)
  }

  /// The index with the rows of lines that came later.
  fileprivate func appending(_ scan: JournalScan) -> IncidentIndex? {
    let later = scan.rows
    CurrentRows.settle(later, files)
    guard let values = values.appending(scan.values) else { return nil }
    later.renumber(behind: self.values)
    var standings = columns.standings.all
    var laterRows: [String: [Int]] = [:]
    for row in 0..<later.count {
      let id = String(decoding: later.id(row), as: UTF8.self)
      laterRows[id, default: []].append(columns.count + row)
    }
    let known = scan.problems.isEmpty ? min(max(known, .right), scan.known) : .unknown
    let index = IncidentIndex(
      columns: columns.appending(later, standings: standings + later.standings.elements),
      values: values,
      problems: scan.problems, files: files, rowsByID: rowsByID, laterRows: laterRows)
    standings += later.standings.elements
    for row in columns.count..<index.columns.count where standings[row] & 3 != 3 {
      let earlier = index.rows(withID: index.columns.id(row))
        .first { $0 < columns.count && standings[$0] & 3 != 3 }
      guard let earlier else { continue }
      standings[index.isAhead(row, of: earlier) ? earlier : row] |= 3
    }
    return IncidentIndex(
      columns: IncidentColumns(index.columns, standings: standings), values: values,
      problems: scan.problems, files: files, rowsByID: rowsByID, laterRows: laterRows,
      known: known)
  }

  private func isAhead(_ row: Int, of other: Int) -> Bool {
    if columns.revisions[row] != columns.revisions[other] {
      return columns.revisions[row] > columns.revisions[other]
    }
    guard let line = storedLine(row), let otherLine = storedLine(other) else { return true }
    return otherLine.isSuperseded(by: line)
  }

  /// All rows in the order of the hashes of their ids, those that came later included.
  var allRowsByID: NumberColumn<UInt32> {
    if laterRows.isEmpty { return rowsByID }
    let hashes = GrowingColumn<UInt64>()
    for row in 0..<columns.count { hashes.append(columns.withID(row, IncidentIndex.hash) << 32) }
    return NumberColumn(IncidentIndex.rowsByID(hashes))
  }
}

extension IncidentRows {
  /// Gives the numbers of texts those that they have behind the texts of other dictionaries.
  fileprivate func renumber(behind values: DictionaryValues) {
    func move(_ numbers: GrowingColumn<UInt32>, _ texts: DictionaryValues.Texts) {
      let start = UInt32(texts.count - 1)
      for row in 0..<numbers.count where numbers[row] != 0 { numbers[row] += start }
    }
    move(occurrences, values.occurrences)
    move(places, values.places)
    move(attacks, values.attacks)
    move(leaders, values.leaders)
    move(assurances, values.assurances)
    move(figures.keys, values.figureKeys)
    move(figures.speakers, values.figureSpeakers)
    move(operations, values.operations)
    move(publishers, values.publishers)
    move(involved, values.involved)
    move(courses, values.courses)
    move(points, values.points)
  }
}
