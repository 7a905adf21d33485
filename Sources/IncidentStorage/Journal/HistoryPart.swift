package import IncidentCore

/// What is needed of the history of a log.
package enum HistoryPart: Sendable {
  /// All of it.
  case all
  /// The changes of a day and of all later ones.
  case since(Day)
  /// The changes of a day, of another and of those between them.
  case between(Day, Day)
  /// The changes of some days.
  case days(Set<Day>)
  /// The changes of the days on which some records were changed.
  case records([RecordName])
}

extension LogHistory {
  /// Reads so many of the latest changes as are enough for something; all of them where none are.
  ///
  /// - Parameters:
  ///   - contents: The log.
  ///   - last: The day after which no changes are needed; nil where all later ones are.
  ///   - lines: How many lines are read first.
  ///   - isEnough: Whether the changes since some day are.
  /// - Returns: Those changes.
  /// - Throws: A problem if a file cannot be read at all.
  package static func latest(
    _ contents: LogContents, through last: Day? = nil, lines: Int = 1,
    isEnough: (LogHistory) -> Bool
  ) throws(StorageProblem) -> LogHistory {
    var lines = lines
    while let day = contents.index?.day(ofLatest: lines, through: last) {
      let history = try LogHistory(contents, HistoryPart(from: day, through: last))
      if isEnough(history) { return history }
      lines *= 8
    }
    return try LogHistory(contents, HistoryPart(from: nil, through: last))
  }
}

extension HistoryPart {
  /// The changes from one day through another; of all earlier or later ones where it is nil.
  package init(from first: Day?, through last: Day?) {
    switch (first, last) {
    case (nil, nil): self = .all
    case (let first?, nil): self = .since(first)
    case (let first, let last?): self = .between(first ?? .earliest, last)
    }
  }
}

extension IncidentIndex {
  /// The day since which so many lines were recorded, later ones than those of a last day left out;
  /// nil where it is the first, or no day is.
  fileprivate func day(ofLatest count: Int, through last: Day?) -> Day? {
    var lines: [Int32: Int] = [:]
    let last = last.map { Int32(clamping: $0.daysSince1970) } ?? .max
    for day in columns.recordedDays.all where day <= last { lines[day, default: 0] += 1 }
    var found = 0
    for day in lines.keys.sorted(by: >).dropLast() {
      found += lines[day] ?? 0
      if found >= count { return Day(daysSince1970: Int(day)) }
    }
    return nil
  }
}
