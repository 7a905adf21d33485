import TextBasics

/// The rows of a delimited file, their fields found by the names of the columns.
struct ReferenceTable {
  /// One row.
  struct Row {
    /// The line on which it begins, from 1.
    let line: Int
    fileprivate let fields: [String]
    fileprivate let columns: [String: Int]

    /// The field in a column, without blanks around it; empty where there is none.
    subscript(_ column: String) -> String {
      guard let index = columns[column], index < fields.count else { return "" }
      return fields[index].withoutBlanksAround
    }

    /// The parts of a field between separators, without the empty ones.
    func list(_ column: String, separator: Character = "|") -> [String] {
      self[column].split(separator: separator).map { String($0).withoutBlanksAround }
        .filter { !$0.isEmpty }
    }
  }

  /// The rows that could be read.
  private(set) var rows: [Row] = []
  /// The others.
  private(set) var problems: [DelimitedProblem] = []

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - separator: The byte between fields.
  ///   - columns: The names of the columns; nil where the first row has them.
  ///   - needed: The columns without which the file is not what it was taken for.
  /// - Throws: A diagnostic if a needed column is missing.
  init(
    _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), columns: [String]? = nil,
    needed: [String]
  ) throws(Diagnostic) {
    var reader = DelimitedReader(bytes, separator: separator)
    var names = columns.map(ReferenceTable.positions(of:))
    while true {
      let record: DelimitedReader.Record?
      do {
        record = try reader.next()
      } catch {
        problems.append(error)
        continue
      }
      guard let record else { break }
      if let names {
        rows.append(Row(line: record.line, fields: record.fields, columns: names))
      } else {
        names = ReferenceTable.positions(of: record.fields)
      }
    }
    guard let missing = needed.first(where: { names?[$0] == nil }) else { return }
    throw Diagnostic(
      code: "missing-column", "the file has no column `\(missing)`",
      at: Diagnostic.Place(line: 1),
      hints: ["it needs the columns \(needed.map { "`\($0)`" }.joined(separator: ", "))"])
  }

  private static func positions(of columns: [String]) -> [String: Int] {
    Dictionary(
      columns.enumerated().map { ($1.withoutBlanksAround, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension ReferenceImport {
  /// Begins with the rows of a table that could not be read.
  init(_ table: ReferenceTable) {
    self.init()
    for problem in table.problems {
      leaveOut(problem.explanation, line: problem.line, because: "not readable")
    }
  }
}
