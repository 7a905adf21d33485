import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// Tells what was said of attacks, statement by statement, and what each changed.
enum TimelineCommand: Command {
  static let words = Argument.text(
    "ID|QUERY",
    help: "incidents or operations, by their ids or unambiguous parts of them, or conditions such "
      + "as `town:Kayes`",
    isRequired: false, isRepeatable: true, completes: "record")

  static let specification = CommandSpecification(
    name: "timeline", group: .summarise, abstract: "Tell how an attack became known",
    discussion: [
      "One row a statement, in the order in which things had been said, with who led the "
        + "attribution and how many were killed before and after it. Without ids it tells of all "
        + "attacks that the query leaves, up to 1000. A word without a colon that names a record is an id."
    ],
    arguments: [words], options: LogLook.options(showing: TimelineView.columns),
    examples: [
      CommandExample("incidentlog timeline 7M2P", "an operation, by a part of its id"),
      CommandExample("incidentlog timeline town:Kayes", "everything said of attacks on a town"),
      CommandExample(
        "incidentlog timeline --date 2025-07-01 --as-of 2025-07-01T14:15Z",
        "a day's attacks, as far as they were known"),
    ],
    seeAlso: ["attribution", "queries"])

  /// More attacks than anybody reads the story of.
  private static let mostAttacks = 1000

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    // Only a word without a field can name a record.
    let mayName = arguments.values(words).contains { word in
      !word.contains(":") && !["and", "or", "not"].contains(word.lowercased())
    }
    if !mayName, let look = try ColumnLook(arguments, session, words: words) {
      try refuse(tellingOf: look.found.count)
      let rows = look.rows
      let picture = look.records.picture(rows, withOperationsIn: look.states)
      let found = Set(rows.map(look.picture.columns.id))
      let attacks = picture.attacks.filter { found.contains($0.incident.id) }
      let view = TimelineView(
        Timeline(of: attacks, in: picture), in: picture, TableChoice(arguments))
      return look.outcome(
        report(view, look.queryJSON), found: view.rows.count,
        notes: look.markingNotes(rows, arguments, session), nothing: nothingSaid(attacks.count)
      )
    }
    let look = try LogLook(arguments, session, words: words, takesIDs: true)
    let named = try look.shown(look.ids, of: words, arguments)
    var attacks = look.attacks
    var operations: [OperationPicture] = []
    if !named.isEmpty {
      var ids: Set<String> = []
      for shown in named {
        switch shown {
        case .attack(let attack, _): ids.insert(attack.incident.id)
        case .operation(let operation, _):
          operations.append(operation)
          ids.formUnion(operation.members)
        }
      }
      attacks = attacks.filter { ids.contains($0.incident.id) }
    }
    try refuse(tellingOf: attacks.count)
    let view = TimelineView(
      Timeline(of: attacks, operations: operations, in: look.picture), in: look.picture,
      TableChoice(arguments))
    return look.outcome(
      report(view, look.queryJSON), found: view.rows.count, amended: look.amendments(of: attacks),
      notes: look.markingNotes(attacks, arguments, session), nothing: nothingSaid(attacks.count))
  }

  private static func refuse(tellingOf attacks: Int) throws {
    guard attacks > mostAttacks else { return }
    throw Diagnostics([
      Diagnostic(
        code: "too-many-attacks",
        "a timeline of \(attacks.grouped) attacks is more than anybody reads; it tells of up to "
          + mostAttacks.grouped,
        hints: [
          "name a record, or ask for a place and a time: "
            + "`incidentlog timeline town:Kayes date:2025-07`",
          "`incidentlog summary --by month` tells how many there were",
        ])
    ])
  }

  private static func report(_ view: TimelineView, _ query: JSON) -> Report {
    Report(
      schema: "incidentlog.timeline/1", query: query, data: { view.json },
      document: { view.document })
  }

  private static func nothingSaid(_ attacks: Int) -> RichText? {
    attacks == 0
      ? nil
      : """
      nothing was said of \(attacks == 1 ? "the attack" : "the \(attacks.grouped) attacks") yet: no \
      attribution, no casualties, no account
      """
  }
}
