import IncidentCore
import TextBasics

/// The lines of incidents that a part of a log's history is made of, as an index finds them.
struct HistoryLines {
  private let index: IncidentIndex
  private let imports: [RecordedImport]
  /// Lines that the log leaves out and history tells of, since all that is wrong with them is what
  /// they refer to; by the ids of their records.
  private let leftOut: [String: [StoredLine]]

  init(
    _ index: IncidentIndex, in folder: LogFolder, _ imports: [RecordedImport]
  ) throws(StorageProblem) {
    self.index = index
    self.imports = imports
    let lines = try LogLines.lines(of: index.problems).compactMap { file, number, text in
      let path = index.files.first { folder.file($0.path) == file }?.path
      return path.flatMap { path in
        LogLines.line(text, path, number) { LogHistory.isRight($0, in: .incidents) }
      }
    }
    leftOut = Dictionary(grouping: lines.filter(LogHistory.tells), by: \.id)
  }

  /// Finds the days of the changes that a part has, all changes of which it has to tell: of what
  /// was recorded at one instant the names depend on each other.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - others: The revisions of all records but incidents.
  /// - Returns: Whether a day is one of them.
  func days(
    of part: HistoryPart, beside others: [RecordRevision]
  ) -> @Sendable (Day) -> Bool {
    switch part {
    case .all: return { _ in true }
    case .since(let first): return { $0 >= first }
    case .between(let first, let last): return { first <= $0 && $0 <= last }
    case .days(let days): return days.contains
    case .records(let names):
      let wanted = Set(names)
      var lines = others.filter {
        wanted.contains(RecordName(collection: $0.collection, id: $0.line.id))
      }.map { ($0.collection, $0.line) }
      for name in names where name.collection == .incidents {
        lines += self.lines(of: name.id).map { (.incidents, $0) }
      }
      var days = Set(lines.compactMap { $1.recordedAt?.day })
      for one in imports where lines.contains(where: { one.holds($1.hash, in: $0) }) {
        days.insert(one.recorded.at.day)
      }
      return { [days] in days.contains($0) }
    }
  }

  /// All revisions of the incidents that were changed on some days, and of those that a part names.
  func revisions(
    of part: HistoryPart, on isTold: @Sendable (Day) -> Bool
  ) -> [RecordRevision] {
    let columns = index.columns
    let imported = imports.filter { isTold($0.recorded.at.day) }
      .reduce(into: Set<String>()) { $0.formUnion($1.lines[.incidents] ?? []) }
    var rows = columns.recordedDays.positions { isTold(Day(daysSince1970: Int($0))) }
    // Lines that were taken over bear the time at which they were made elsewhere.
    if !imported.isEmpty, rows.count < columns.count {
      rows += Array(0..<columns.count).concurrentCompactMap { [index] row in
        imported.contains(StoredLine.hash(of: index.line(row)[...])) ? row : nil
      }
    }
    var ids = Set(rows.map(columns.id))
    ids.formUnion(
      leftOut.filter { _, lines in
        lines.contains { line in
          line.recordedAt.map { isTold($0.day) } ?? false || imported.contains(line.hash)
        }
      }.keys)
    if case .records(let names) = part {
      ids.formUnion(names.filter { $0.collection == .incidents }.map(\.id))
    }
    return revisions(of: ids)
  }

  /// All revisions of some incidents.
  func revisions(of ids: Set<String>) -> [RecordRevision] {
    ids.sorted().concurrentCompactMap { [self] id in
      RecordRevision.revisions(of: lines(of: id), in: .incidents)
    }.flatMap { $0 }
  }

  /// The incidents of which the log leaves out lines that history tells of.
  var idsOfLinesLeftOut: Set<String> { Set(leftOut.keys) }

  private func lines(of id: String) -> [StoredLine] {
    index.rows(withID: id).compactMap(index.storedLine) + (leftOut[id] ?? [])
  }
}
