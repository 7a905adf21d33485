/// What a check found, and on which record or line.
package struct CheckFinding: Sendable, Hashable {
  /// What it is about.
  package var subject: Subject
  /// The value, as a JSON pointer into the record; empty for the record as a whole.
  package var pointer: String
  private let wording: Wording

  /// How it is told; of what may be found very often the text is made when it is asked for.
  private enum Wording: Hashable {
    case text(String, hints: [String])
    case likelyDuplicate(String, of: String, points: Int)
  }

  /// What a finding is about.
  package enum Subject: Sendable, Hashable {
    /// The current revision of a record.
    case record(RecordKind, String)
    /// One line of a file.
    case line(file: String, number: Int, id: String)
  }

  /// Says what was found about a record or line.
  package init(
    _ subject: Subject, _ pointer: String = "", _ summary: String, hints: [String]
  ) {
    self.subject = subject
    self.pointer = pointer
    wording = .text(summary, hints: hints)
  }

  /// Says that a record is likely of the same attack as another.
  init(likelyDuplicate id: String, of other: String, points: Int) {
    subject = .record(.incident, id)
    pointer = ""
    wording = .likelyDuplicate(id, of: other, points: points)
  }

  /// What is odd, in the style of a diagnostic.
  package var summary: String {
    switch wording {
    case .text(let summary, _): summary
    case .likelyDuplicate(let id, let other, let points):
      "\(id) is likely the same attack as \(other), with \(points) points"
    }
  }

  /// Ways out, at least one.
  package var hints: [String] {
    switch wording {
    case .text(_, let hints): hints
    case .likelyDuplicate(let id, let other, _):
      [
        "`incidentlog duplicates \(id)` tells why; "
          + "`incidentlog merge \(id) --into \(other)` makes one of both, "
          + "`incidentlog duplicates --not \(other) \(id)` keeps them apart"
      ]
    }
  }
}
