package import IncidentCore

/// What is needed of the history of a log.
package enum HistoryPart: Sendable {
  /// All of it.
  case all
  /// The changes of a day and of all later ones.
  case since(Day)
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
  ///   - lines: How many lines are read first.
  ///   - isEnough: Whether the changes since some day are.
  /// - Returns: Those changes.
  /// - Throws: A problem if a file cannot be read at all.
  package static func latest(
    _ contents: LogContents, lines: Int = 1, isEnough: (LogHistory) -> Bool
  ) throws(StorageProblem) -> LogHistory {
    var lines = lines
    while let day = contents.index?.day(ofLatest: lines) {
      let history = try LogHistory(contents, .since(day))
      if isEnough(history) { return history }
      lines *= 8
    }
    return try LogHistory(contents)
  }
}

extension IncidentIndex {
  /// The day since which so many lines were recorded; nil where it is the first, or no day is.
  fileprivate func day(ofLatest count: Int) -> Day? {
    var lines: [Int32: Int] = [:]
    for day in columns.recordedDays.all { lines[day, default: 0] += 1 }
    var found = 0
    for day in lines.keys.sorted(by: >).dropLast() {
      found += lines[day] ?? 0
      if found >= count { return Day(daysSince1970: Int(day)) }
    }
    return nil
  }
}
