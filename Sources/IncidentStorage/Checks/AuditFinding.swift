import IncidentCore
package import TextBasics

/// One thing that an audit found.
///
/// Of a large log there may be very many: what is found is kept small, and told when it is asked for.
package struct AuditFinding: Sendable {
  private let content: Content

  private indirect enum Content: Sendable {
    /// What is wrong with a line or a file.
    case problem(Diagnostic)
    /// What a check found, and where.
    case check(CheckFinding, code: String, Place)
  }

  /// Where in a file something was found.
  struct Place: Sendable {
    var file: String?
    var line: Int?
    var column: Int?
  }

  /// Takes what is wrong with a line or a file.
  init(_ problem: Diagnostic) {
    content = .problem(problem)
  }

  /// Takes what a check with a code found somewhere.
  init(_ finding: CheckFinding, code: String, at place: Place) {
    content = .check(finding, code: code, place)
  }

  /// The code.
  package var code: String {
    switch content {
    case .problem(let problem): problem.code
    case .check(_, let code, _): code
    }
  }

  /// The id of the record, where it is known.
  package var record: String? {
    guard case .check(let finding, _, _) = content else { return nil }
    return switch finding.subject {
    case .record(_, let id), .line(_, _, let id): id
    }
  }

  /// What is wrong, in a sentence.
  package var summary: String {
    switch content {
    case .problem(let problem): problem.summary
    case .check(let finding, _, _): finding.summary
    }
  }

  /// The ways out.
  package var hints: [String] {
    switch content {
    case .problem(let problem): problem.hints
    case .check(let finding, _, _): finding.hints
    }
  }

  /// What is wrong, where, and the way out.
  package var diagnostic: Diagnostic {
    switch content {
    case .problem(let problem): problem
    case .check(let finding, let code, let place):
      Diagnostic(
        .warning, code: code, finding.summary,
        at: Diagnostic.Place(
          file: place.file, line: place.line, column: place.column,
          path: finding.pointer.isEmpty ? nil : finding.pointer), hints: finding.hints)
    }
  }

  private var place: (file: String, line: Int, column: Int) {
    switch content {
    case .problem(let problem):
      (problem.place?.file ?? "", problem.place?.line ?? 0, problem.place?.column ?? 0)
    case .check(_, _, let place): (place.file ?? "", place.line ?? 0, place.column ?? 0)
    }
  }

  /// Whether it is told before another of the same code: by file and line, then by what it says.
  func stands(before other: AuditFinding) -> Bool {
    let (mine, theirs) = (place, other.place)
    return mine == theirs ? summary < other.summary : mine < theirs
  }
}
