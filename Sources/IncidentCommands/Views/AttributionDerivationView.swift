import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows what each rule made of the statements about who did it, and who leads in the end.
struct AttributionDerivationView {
  private let attacks: [AttackPicture]
  private let derivation: AttributionDerivation
  private let own: [Attribution]
  private let ofOperation: [Attribution]
  private let actors: ActorRegister
  private let names: AttributionText
  private let texts: StatementText

  /// Shows attacks whose attribution came about alike.
  init(_ attacks: [AttackPicture], in picture: LogPicture) {
    self.attacks = attacks
    actors = picture.actors
    names = AttributionText(actors: actors)
    texts = StatementText(names: names)
    own = attacks.first?.incident.evidence.attributions ?? []
    ofOperation = attacks.first?.operation?.evidence.attributions ?? []
    derivation =
      attacks.first?.attribution ?? AttributionDerivation([], on: nil, actors: picture.actors)
  }

  /// The derivation as people read it.
  var blocks: [Block] {
    let ids = attacks.map { RichText($0.incident.id, .identifier) }.joined(separator: ", ")
    var blocks: [Block] = [.heading(ids, level: 1)]
    if !statements.isEmpty {
      blocks.append(.heading("Statements", level: 2))
      blocks.append(
        .facts(
          statements.map { statement in
            Fact(
              label(statement), "\(texts.attribution(statement)); \(texts.origin(statement))")
          }))
      for step in derivation.steps {
        blocks.append(.heading("Rule \(step.rule)", level: 2))
        blocks.append(.paragraph(RichText(AttributionRule.texts[step.rule - 1])))
        blocks.append(.list(step.removed.map { removed($0, step) } + [kept(step)]))
      }
    }
    blocks.append(.heading("Leading", level: 2))
    blocks.append(.paragraph("\(names.leading(derivation.leading)): \(conclusion)"))
    return blocks
  }

  private var statements: [Attribution] { ofOperation + own }

  private func removed(_ statement: Attribution, _ step: AttributionDerivation.Step) -> RichText {
    "\(label(statement), .identifier) is out: \(reason(statement, step))"
  }

  private func kept(_ step: AttributionDerivation.Step) -> RichText {
    guard !step.kept.isEmpty else { return "nothing is left" }
    let labels = step.kept.map { RichText(label($0), .identifier) }.joined(separator: ", ")
    return "left: \(labels)"
  }

  private func reason(_ statement: Attribution, _ step: AttributionDerivation.Step) -> String {
    AttributionRule.reason(
      step.rule, took: statement, keeping: step.kept, label: label, actors)
  }

  /// The key of a statement, with the record it stands in where that is the operation.
  private func label(_ statement: Attribution) -> String {
    own.contains(statement) ? statement.key : "\(statement.key) of the operation"
  }

  private var conclusion: String {
    switch derivation.leading {
    case .led(let statement): "\(label(statement)) leads"
    case .contested: "the strongest statements name different actors"
    case .parties: "there is no candidate, so the sides of the clash are named"
    case .unattributed:
      statements.isEmpty ? "nothing was said about who did it" : "no statement names a candidate"
    }
  }

  /// The derivation as data.
  var json: JSON {
    .object([
      "attacks": .strings(attacks.map(\.incident.id)),
      "statements": .array(
        statements.map { statement in
          .object(["record": record(statement), "statement": statement.json])
        }),
      "steps": .array(
        derivation.steps.map { step in
          .object([
            "rule": .integer(step.rule), "text": .string(AttributionRule.texts[step.rule - 1]),
            "removed": .array(
              step.removed.map { statement in
                .object([
                  "record": record(statement), "key": .string(statement.key),
                  "reason": .string(reason(statement, step)),
                ])
              }),
            "kept": .array(
              step.kept.map { statement in
                .object(["record": record(statement), "key": .string(statement.key)])
              }),
          ])
        }),
      "leading": AttributionText.json(derivation.leading), "conclusion": .string(conclusion),
    ])
  }

  /// The kind of record that a statement stands in.
  private func record(_ statement: Attribution) -> JSON {
    .string(own.contains(statement) ? "incident" : "operation")
  }
}
