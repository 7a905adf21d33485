import IncidentCore
import TextBasics

/// The incidents of a log as an audit looks at them: those in which checks may find something.
///
/// Every line is scanned, and what the scan and columns clear is not decoded.
struct AuditedIncidents: Sendable {
  /// The log.
  let contents: LogContents
  private let rows: Rows?

  /// What of the rows of an index is looked at.
  fileprivate struct Rows: Sendable {
    let index: IncidentIndex
    /// Whether a row may be odd alone.
    let isDoubtful: [Bool]
    /// The rows that may be odd beside others.
    let named: [Int]
    /// The incidents whose lines may be odd beside each other.
    let ids: Set<String>
  }

  /// Reads a log; all of it where `decodesAll` says so, or where columns cannot hold it.
  ///
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  init(_ folder: LogFolder, today: Day, decodesAll: Bool) throws(StorageProblem) {
    let basis = try LogBasis(folder)
    guard !decodesAll, let files = try basis.journals() else {
      contents = try LogContents(folder)
      rows = nil
      return
    }
    let needs: ColumnNeeds = [.basic, .said, .ids, .figures, .doubts]
    let scan = JournalScan(files, from: files.map { _ in 0 }, basis, needs: needs)
    if !scan.isBeyondColumns {
      CurrentRows.settle(scan.rows, files)
      if let index = IncidentIndex(
        scan.rows, scan.values, files, problems: scan.problems, needs: needs)
      {
        contents = LogContents(basis, index)
        rows = Rows(index, scan.rows, basis, today)
        return
      }
    }
    contents = try LogContents(folder)
    rows = nil
  }

  /// How many incidents there are.
  var count: Int {
    guard let rows else { return contents.incidents.all.count }
    return rows.index.columns.standings.positions { $0 & 3 != 3 }.count
  }

  /// An incident that is looked at, with its line.
  struct Subject {
    let value: Incident
    let json: JSON
    let line: StoredLine
    /// Whether a text in its line may name a record that is marked more closely.
    let mayMention: Bool
  }

  /// Calls a closure with each incident that may be odd alone, or with all; several at once.
  ///
  /// - Parameters:
  ///   - isWhole: Whether the closure is called with all of them.
  ///   - mentions: Tells which incidents may be odd for the texts in their lines.
  ///   - find: Finds what is odd.
  /// - Returns: What was found.
  func findings(
    isWhole: Bool, _ mentions: MentionFinder?,
    _ find: @Sendable (Subject) -> [AuditFinding]
  ) -> [AuditFinding] {
    guard let rows else {
      return contents.incidents.all.concurrentCompactMap { record in
        find(
          Subject(
            value: record.value, json: record.line.json, line: record.line,
            mayMention: mentions != nil))
      }.flatMap(\.self)
    }
    let index = rows.index
    return index.columns.standings.positions { $0 & 3 != 3 }.concurrentCompactMap {
      row -> [AuditFinding]? in
      guard isWhole || rows.isDoubtful[row] || mentions != nil else { return nil }
      let bytes = index.line(row)
      let mayMention = mentions?.mayMention(bytes, besides: index.columns.id(row)) ?? false
      guard isWhole || rows.isDoubtful[row] || mayMention,
        let json = try? JSONReader.read(bytes), let value = Incident(json: json),
        let line = index.storedLine(row, json, bytes)
      else { return nil }
      return find(Subject(value: value, json: json, line: line, mayMention: mayMention))
    }.flatMap(\.self)
  }

  /// The incidents that may be odd beside others, without what was stated of them, in the order of
  /// ids.
  var named: [Incident] {
    guard let rows else { return contents.incidents.values }
    return rows.named.concurrentCompactMap { row in
      var incident = rows.index.incident(row)
      incident?.evidence = Evidence()
      return incident
    }.sorted { $0.id < $1.id }
  }

  /// The lines of all records of which a check may find something.
  func revisions(_ snapshot: LogSnapshot) throws(StorageProblem) -> [RecordRevision] {
    let folder = contents.folder
    guard let rows else { return try LogHistory.revisions(in: folder, snapshot) }
    let lines = try HistoryLines(rows.index, in: folder, [])
    return try LogHistory.revisions(in: folder, snapshot, besides: .incidents)
      + lines.revisions(of: rows.ids.union(lines.idsOfLinesLeftOut))
  }

  /// The line that an incident stands in as it is now.
  func line(_ id: String) -> StoredLine? {
    guard let rows else { return contents.incidents[id]?.line }
    return rows.current(id).flatMap(rows.index.storedLine)
  }

  /// The file of that line, from the log's folder on, and its number.
  func place(_ id: String) -> (file: String, number: Int)? {
    guard let rows else { return contents.incidents[id].map { ($0.line.file, $0.line.number) } }
    return rows.current(id).map { row in
      let (file, offset) = rows.index.place(row)
      return (file.path, file.lineNumber(at: offset))
    }
  }
}

extension AuditedIncidents.Rows {
  /// The row of an incident as it is now.
  func current(_ id: String) -> Int? {
    index.rows(withID: id).first { index.columns.standings[$0] & 3 != 3 }
  }

  init(_ index: IncidentIndex, _ rows: IncidentRows, _ basis: LogBasis, _ today: Day) {
    self.index = index
    let columns = index.columns
    let doubts = rows.doubts.elements.map(LineDoubts.init)
    @Sendable func picture() -> ColumnPicture {
      ColumnPicture(
        columns, index.values, operations: [], actors: basis.actors, regions: basis.regions,
        towns: basis.towns)
    }
    var isDoubtful = doubts.map { $0.contains(.record) }
    let halves = [0..<columns.count / 2, columns.count / 2..<columns.count]
    for row in halves.concurrentCompactMap(
      inPartsOf: 1, { picture().doubtfulRows($0, today: today) }
    ).flatMap(\.self) {
      isDoubtful[row] = true
    }
    self.isDoubtful = isDoubtful
    var named = Set(columns.operations.positions { $0 != 0 })
    named.formUnion(picture().rowsOfBarePoints)
    named.formUnion(rows.withSharedIdentity)
    for row in doubts.indices where doubts[row].contains(.named) { named.insert(row) }
    self.named = named.filter { columns.standings[$0] & 3 != 3 }.sorted()
    var ids: Set<String> = []
    for row in doubts.indices
    // A day is told by the zone, which may lie ahead.
    where doubts[row].contains(.lines) || columns.standings[row] & 3 == 3
      || columns.revisions[row] != 1
      || columns.recordedDays[row] > Int32(clamping: today.daysSince1970) + 1
    {
      ids.insert(columns.id(row))
    }
    self.ids = ids
  }
}

extension IncidentRows {
  /// The active rows with an identity in another dataset that another such row has too.
  fileprivate var withSharedIdentity: [Int] {
    var first: [UInt64: Int] = [:]
    var found: Set<Int> = []
    var start = 0
    for row in 0..<count {
      let end = Int(externalEnds[row])
      defer { start = end }
      guard standings[row] & 3 == 0 else { continue }
      for place in start..<end {
        if let other = first[externals[place]] {
          found.formUnion([other, row])
        } else {
          first[externals[place]] = row
        }
      }
    }
    return found.sorted()
  }
}
