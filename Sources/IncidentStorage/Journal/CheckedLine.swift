import IncidentCore
import TextBasics

/// What stands in a line of a collection, and what is wrong with it.
struct CheckedLine {
  /// The value in the line; nil where it is blank or not JSON.
  private(set) var json: JSON?
  /// The outline that was passed over, which is right and empty in the value; nil where none was.
  private(set) var outline: ArraySlice<UInt8>?
  /// What is wrong, in the order of the line.
  private(set) var problems: [LineProblem] = []

  /// Reads and checks a line without its end.
  ///
  /// - Parameters:
  ///   - bytes: The line.
  ///   - number: Its number, from 1.
  ///   - isFinished: Whether an end of line follows it.
  ///   - collection: What it is to hold.
  ///   - references: Looks up what it refers to.
  ///   - passingOverOutlines: Does not read the numbers of plain outlines.
  init(
    _ bytes: ArraySlice<UInt8>, number: Int, isFinished: Bool, as collection: LogCollection,
    _ references: ReferenceLookUp, passingOverOutlines: Bool = false
  ) {
    guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
    guard bytes.count <= CollectionReader.maximumLineLength else {
      problems = [LineProblem(code: "long-line", "a line over 1 MiB", line: number)]
      return
    }
    do {
      try read(bytes, passingOverOutlines)
    } catch {
      // The end of a file may be a line that somebody is still writing by other means.
      problems = [
        isFinished
          ? LineProblem(error, line: number, in: bytes)
          : LineProblem(
            .warning, code: "unfinished-line", "the last line is not finished and was left out",
            line: number)
      ]
      return
    }
    guard let json else { return }
    var found = ShapeCheck.problems(of: json, as: collection.shape, references: references)
    if found.isEmpty, collection.isJournal {
      found = RecordRules.problems(of: json, strictness: .asGiven)
    }
    problems = found.prefix(ShapeCheck.maximumProblems).map {
      LineProblem($0, line: number, in: bytes)
    }
  }

  /// Reads a line in which nothing was wrong when it was checked; one that cannot be read is blank.
  init(vouchedFor bytes: ArraySlice<UInt8>, passingOverOutlines: Bool) {
    try? read(bytes, passingOverOutlines)
  }

  private mutating func read(
    _ bytes: ArraySlice<UInt8>, _ passingOverOutlines: Bool
  ) throws(JSONProblem) {
    if passingOverOutlines {
      (json, outline) = try JSONReader.read(bytes, passingOver: "outline")
    } else {
      json = try JSONReader.read(bytes)
    }
  }
}
