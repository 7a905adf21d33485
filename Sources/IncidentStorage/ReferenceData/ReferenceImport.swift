package import TextBasics

/// What an import made of a file of reference data: records, and what it left out.
package struct ReferenceImport: Sendable, Hashable {
  /// The new records as they will stand in the log, in the order of the file.
  package var records: [JSON] = []
  /// What was left out, by reason, in the order in which the reasons were met.
  package private(set) var leftOut: [LeftOut] = []

  /// Rows or values that were left out for one reason.
  package struct LeftOut: Sendable, Hashable {
    /// Why, in a few words: `already in the log`.
    package let reason: String
    /// How many.
    package fileprivate(set) var count: Int
    /// The first three, with the lines of the file they stand on.
    package fileprivate(set) var examples: [String]
  }

  /// Begins with nothing.
  init() {}

  /// Notes that something was left out.
  mutating func leaveOut(_ example: String, line: Int, because reason: String) {
    let position = leftOut.firstIndex { $0.reason == reason }
    let index = position ?? leftOut.count
    if position == nil { leftOut.append(LeftOut(reason: reason, count: 0, examples: [])) }
    leftOut[index].count += 1
    if leftOut[index].examples.count < 3 {
      leftOut[index].examples.append("line \(line): \(example)")
    }
  }
}
