import IncidentCore
import TextBasics

/// What stands in a line of a collection, and what is wrong with it.
struct CheckedLine {
  /// The value in the line; nil where it is blank or not JSON.
  private(set) var json: JSON?
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
  init(
    _ bytes: ArraySlice<UInt8>, number: Int, isFinished: Bool, as collection: LogCollection,
    _ references: ReferenceLookUp
  ) {
    guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
    guard bytes.count <= CollectionReader.maximumLineLength else {
      problems = [LineProblem(code: "long-line", "a line over 1 MiB", line: number)]
      return
    }
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
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
    self.json = json
    var found = ShapeCheck.problems(of: json, as: collection.shape, references: references)
    if found.isEmpty, collection.isJournal {
      found = RecordRules.problems(of: json, strictness: .asGiven)
    }
    problems = found.prefix(ShapeCheck.maximumProblems).map {
      LineProblem($0, line: number, in: bytes)
    }
  }
}
