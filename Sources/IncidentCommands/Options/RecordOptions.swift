import CommandLineKit
import IncidentCore
import TextBasics

/// Options for what else a record says of itself.
enum RecordOptions {
  static let title = Option.text("title", "TEXT", help: "a title", section: "Record")
  static let summary = Option.text(
    "summary", "TEXT", help: "what happened, in a few sentences", section: "Record")
  static let tag = Option.text(
    "tag", "TAG", help: "a free keyword, beside those there are; `none` takes them all out",
    isRepeatable: true, separator: ",", section: "Record")
  static let verification = Option.word(
    "verification", "WORD", Verification.self, help: "how far it was verified",
    section: "Record")
  static let marking = Option.word(
    "marking", "WORD", Marking.self, help: "with whom it may be shared (TLP 2.0); else the log's",
    section: "Record")
  static let external = Option<ExternalID>(
    "external", "SCHEME:ID", help: "its identity in another dataset, such as ucdp:620345",
    isRepeatable: true, section: "Record", parse: readExternal)
  static let operation = Option.text(
    "operation", "TITLE|ID",
    help: "the coordinated operation: the title of a new one, or the id of one to join",
    completes: "operation", section: "Record", isCommon: true)
  static let operationBasis = Option.word(
    "operation-basis", "BASIS", Basis.self,
    help: "why the attacks are taken for one operation", isRepeatable: true, separator: ",",
    section: "Record")

  static let all: [any ParsableOption] = [
    operation, operationBasis, title, summary, tag, verification, marking, external,
  ]

  private static func readExternal(_ text: String) throws(Diagnostic) -> ExternalID {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else {
      throw Diagnostic(
        code: "wrong-external", "`\(text)` names no dataset and id",
        hints: ["write the dataset, a colon and the id there, such as `ucdp:620345`"])
    }
    return ExternalID(scheme: parts[0].lowercased(), id: String(parts[1]))
  }
}
