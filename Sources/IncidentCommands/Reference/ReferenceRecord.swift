import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// A kind of reference data (towns, regions, actors), so that one set of commands serves all.
protocol ReferenceRecord: Sendable {
  /// Where the records are kept; also the first word of the commands.
  static var collection: LogCollection { get }
  /// The options that say what a record holds, for `add` and `amend`.
  static var fields: [any ParsableOption] { get }
  /// The options that only `amend` has.
  static var amendFields: [any ParsableOption] { get }
  /// The options that choose records for `list`.
  static var filters: [any ParsableOption] { get }
  /// The columns of `list`.
  static var columns: [Column] { get }
  /// Examples for the commands, by their second word.
  static var examples: [String: [CommandExample]] { get }

  /// The id.
  var id: String { get }
  /// The name.
  var name: String { get }

  /// The records that the filters leave, in the order they are shown.
  static func chosen(_ request: ReferenceRequest) throws -> [Self]
  /// Finds the record that a name means.
  static func match(_ name: String, in contents: LogContents) throws(Diagnostic) -> Self
  /// Makes the first revision of a record of what was typed.
  static func made(_ request: ReferenceRequest, named name: String) throws(Diagnostics) -> JSON
  /// Puts what was typed into a record.
  static func amend(_ edit: inout RecordEdit, _ request: ReferenceRequest) throws(Diagnostics)
  /// The line that holds a record, and its rivals.
  static func stored(_ id: String, in contents: LogContents) -> StoredRecord<Self>?

  /// The formats that can be imported, the usual one first.
  static var importFormats: [String] { get }
  /// Makes records of a file in one of these formats.
  static func imported(
    _ bytes: [UInt8], from format: String, in contents: LogContents
  ) throws(Diagnostic) -> ReferenceImport

  /// The cells of a row of `list`.
  func cells(in contents: LogContents) -> [Cell]
  /// Everything, one fact a line.
  func facts(in contents: LogContents) -> [Fact]
  /// The record in the log's own shape.
  var json: JSON { get }
}

/// What was typed, and the log it is about.
struct ReferenceRequest {
  let arguments: ParsedArguments
  let contents: LogContents
  let today: Day
}

extension ReferenceRecord {
  static var amendFields: [any ParsableOption] { [] }
  static var plural: String { collection.rawValue }
  static var singular: String { collection.recordName }
}

/// Options that several kinds of reference data share.
enum ReferenceOptions {
  static let id = Option.text(
    "id", "ID", help: "the id; made of the name where not given", section: "Record")
  static let alias = Option.text(
    "alias", "NAME", help: "another name or spelling; adds to those it has", isRepeatable: true,
    section: "Record", isCommon: true)
  static let removeAlias = Option.text(
    "remove-alias", "NAME", help: "take a name or spelling out", isRepeatable: true,
    section: "Record")
  static let rename = Option.text("name", "NAME", help: "the name", section: "Record")
  static let from = Option<PartialDate>(
    "from", "DATE", help: "since when: a day, a month or a year", section: "Record",
    parse: readDate)
  static let until = Option<PartialDate>(
    "until", "DATE", help: "until when, that day, month or year included", section: "Record",
    parse: readDate)

  private static func readDate(_ text: String) throws(Diagnostic) -> PartialDate {
    guard let date = PartialDate(iso: text) else {
      throw Diagnostic(
        code: "unreadable-date", "`\(text)` is not a day, a month or a year",
        hints: ["write `2023-03-13`, `2023-03` or `2023`"])
    }
    return date
  }

  /// A name as it stands in ids: folded, with hyphens for blanks.
  static func slug(_ name: String) -> String {
    NameFolding.fold(name).split(separator: " ").joined(separator: "-")
  }

  /// Adds and takes out aliases, and gives a new name.
  static func amendNames(_ edit: inout RecordEdit, _ arguments: ParsedArguments) throws(Diagnostics)
  {
    var aliases = edit.json["aliases"]?.array?.compactMap(\.string) ?? []
    if let name = arguments.value(rename) { edit.set("name", to: .string(name)) }
    for alias in arguments.values(alias) where !aliases.contains(alias) { aliases.append(alias) }
    for (index, alias) in arguments.values(removeAlias).enumerated() {
      guard let position = aliases.firstIndex(of: alias) else {
        throw Diagnostics([
          Diagnostic(
            code: "unknown-alias", "it has no alias `\(alias)`",
            at: arguments.place(of: removeAlias.name, occurrence: index),
            hints: aliases.isEmpty
              ? [] : ["its aliases are \(aliases.map { "`\($0)`" }.joined(separator: ", "))"])
        ])
      }
      aliases.remove(at: position)
    }
    edit.set("aliases", to: aliases.isEmpty ? nil : .strings(aliases))
  }

  /// Reads `NAME` or `NAME@FROM..UNTIL`, as memberships and relations are typed.
  static func dated(_ text: String) throws(Diagnostic) -> (name: String, validity: Validity) {
    guard let sign = text.lastIndex(of: "@") else { return (text, Validity()) }
    let span = String(text[text.index(after: sign)...])
    let ends = span.components(at: "..")
    let dates = ends.map { $0.isEmpty ? nil : PartialDate(iso: $0) }
    let isRight = zip(ends, dates).allSatisfy { $0.isEmpty || $1 != nil }
    guard ends.count == 2, isRight, !(ends[0].isEmpty && ends[1].isEmpty) else {
      throw Diagnostic(
        code: "unreadable-date", "`\(span)` is not a span of time",
        hints: ["write `2023-03-13..`, `..2023-03-12` or `2013..2017-03`"])
    }
    return (String(text[..<sign]), Validity(from: dates[0], until: dates[1]))
  }
}

extension String {
  /// The two parts around the first place of a separator; the whole where there is none.
  fileprivate func components(at separator: String) -> [String] {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        return [String(self[..<rest.startIndex]), String(rest.dropFirst(separator.count))]
      }
      rest.removeFirst()
    }
    return [self]
  }
}
