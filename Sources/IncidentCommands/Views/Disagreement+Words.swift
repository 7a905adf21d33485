import Documents
import IncidentStorage
import TextBasics

// How every command tells why lines of a record stand beside the current one.

extension Disagreement {
  /// A word or two behind the id of a record, or the number of a revision.
  var word: String {
    switch self {
    case .conflict: "conflict"
    case .edited: "edited by hand"
    }
  }

  /// What the word means, below a table of records.
  var legend: RichText {
    switch self {
    case .conflict:
      "conflict: amended in two places at once; \("incidentlog show ID", .code) shows all"
    case .edited:
      """
      edited by hand: a line that a later one had replaced was changed; \
      \(Disagreement.mending, .code) tells how to mend it
      """
    }
  }

  /// Why a change of a record is refused, with the ways out; those of a conflict differ.
  func refusal(of id: String, conflictHints: [String]) -> Diagnostic {
    switch self {
    case .conflict:
      Diagnostic(
        code: "in-conflict", "`\(id)` was changed by two people side by side",
        hints: conflictHints)
    case .edited:
      Diagnostic(
        code: "lost-line", "a line of `\(id)` was edited by hand after a later one replaced it",
        hints: ["`\(Disagreement.mending)` tells how to mend it"])
    }
  }

  /// The command that finds lines edited by hand, and says what to do.
  static let mending = "incidentlog check --only lost-line"
}
