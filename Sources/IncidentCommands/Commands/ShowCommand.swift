import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows records in full.
enum ShowCommand: Command {
  static let id = Argument.text(
    "ID", help: "an incident or operation, by its id or any unambiguous part of it",
    isRepeatable: true, completes: "record")
  static let why = Option.text(
    "why", "FIELD", help: "only the sentence of a source that a value rests on, such as town",
    section: "Output")

  static let specification = CommandSpecification(
    name: "show", group: .look, abstract: "Show a record in full, one fact a line",
    discussion: [
      "Shows what was said of an incident and of its operation, by whom and in which source, and "
        + "what follows from it. `--as-of` shows it as it was known at a time."
    ],
    arguments: [id], options: [why] + LookOptions.options + OutputOptions.all,
    examples: [
      CommandExample("incidentlog show K7QX", "an incident, by a part of its id"),
      CommandExample("incidentlog show K7QX --as-of 2025-07-01T12:00Z", "as it was known at noon"),
      CommandExample("incidentlog show K7QX --json", "for programs"),
    ])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let look = try LogLook(arguments, session, states: Set(RecordState.allCases), showing: id)
    let named = try look.shown(of: id, arguments)
    if let field = arguments.value(why) { return try whyOutcome(named, field, look) }
    let attacks = named.flatMap { shown -> [AttackPicture] in
      switch shown {
      case .attack(let attack, _): [attack]
      case .operation(let operation, _):
        look.picture.attacks.filter { $0.operation?.id == operation.operation.id }
      }
    }
    let amended = look.amendments(of: attacks)
    let view = RecordView(look.contents, look.picture, amended: amended)
    let report = Report(
      schema: "incidentlog.show/1", query: look.queryJSON,
      data: { .array(named.map { json($0, look) }) },
      document: {
        Document(
          named.flatMap { shown -> [Block] in
            switch shown {
            case .attack(let attack, _): view.blocks(of: attack)
            case .operation(let operation, _): view.blocks(of: operation)
            }
          })
      },
      lines: { [LineBlock(named.map { Array($0.line.bytes) })] })
    return look.outcome(
      report, found: named.count, amended: amended,
      notes: look.markingNotes(attacks, arguments, session))
  }

  private static func json(_ shown: LogLook.Shown, _ look: LogLook) -> JSON {
    switch shown {
    case .attack(let attack, let line):
      .object([
        "record": line.json, "derived": AttackList.json(attack, in: look.picture),
      ])
    case .operation(let operation, let line):
      .object([
        "record": line.json,
        "derived": .object([
          "attacks": .strings(operation.members),
          "killed": CasualtyText.json(operation.casualties.total(.killed)?.count),
        ]),
      ])
    }
  }

  private static func whyOutcome(
    _ named: [LogLook.Shown], _ field: String, _ look: LogLook
  ) throws -> Outcome {
    let found = named.flatMap { shown -> [Support] in
      guard case .attack(let attack, _) = shown else { return [] }
      return attack.incident.support.filter {
        $0.field == field || $0.field.split(separator: "/").contains { $0 == field }
      }
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        code: "no-support", "no sentence is recorded that `\(field)` rests on",
        hints: ["`incidentlog show` lists what is recorded under Support"])
    }
    let report = Report(
      schema: "incidentlog.show.why/1", query: look.queryJSON, data: .array(found.map(\.json)),
      document: Document([
        .facts(found.map { Fact($0.field, RichText($0.quote ?? "no quotation")) })
      ]))
    return look.outcome(report, found: found.count)
  }
}
