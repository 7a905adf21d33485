package import TextBasics

/// Something wrong with a line of a file: where in the file and in the record, and what.
package struct LineProblem: Sendable, Hashable {
  /// What is wrong, its place without the file.
  package let diagnostic: Diagnostic

  /// A line that is not JSON.
  package init(_ problem: JSONProblem, line: Int, in bytes: ArraySlice<UInt8>) {
    diagnostic = Diagnostic(
      code: "not-json", "not valid JSON: \(problem.explanation)",
      at: LineProblem.place(offset: problem.offset, line: line, path: nil, in: bytes))
  }

  /// A value that does not fit its place in the record.
  package init(_ problem: RecordProblem, line: Int, in bytes: ArraySlice<UInt8>) {
    diagnostic = Diagnostic(
      code: problem.code, problem.summary,
      at: LineProblem.place(offset: problem.offset, line: line, path: problem.path, in: bytes),
      hints: problem.hints)
  }

  /// A line that is refused as a whole.
  package init(
    _ severity: Diagnostic.Severity = .error, code: String, _ summary: String, line: Int,
    hints: [String] = []
  ) {
    diagnostic = Diagnostic(
      severity, code: code, summary, at: Diagnostic.Place(line: line), hints: hints)
  }

  /// The problem with the file it is in.
  package func diagnostic(_ file: String) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.place?.file = file
    return diagnostic
  }

  /// The place of an offset into a text whose first line has a number.
  private static func place(
    offset: Int, line: Int, path: String?, in bytes: ArraySlice<UInt8>
  ) -> Diagnostic.Place {
    guard offset >= 0 else { return Diagnostic.Place(line: line, path: path) }
    let position = bytes.withUnsafeBufferPointer { TextPosition(offset: offset, in: $0) }
    return Diagnostic.Place(
      line: line + position.line - 1, column: position.column, path: path)
  }
}
