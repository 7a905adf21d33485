import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// Tells how the leading attribution of attacks came about, rule by rule.
enum ExplainAttributionCommand: Command {
  static let specification = CommandSpecification(
    name: "explain attribution", group: .care,
    abstract: "Tell how the leading attribution came about, rule by rule",
    discussion: [
      "Shows every statement about who did it, of the attack and of its operation, and which of "
        + "them each rule took out, and why. Of an operation it shows all attacks, those alike "
        + "together."
    ],
    arguments: [ShowCommand.id], options: LookOptions.options + OutputOptions.all,
    examples: [
      CommandExample("incidentlog explain attribution K7QX", "an incident, by a part of its id"),
      CommandExample(
        "incidentlog explain attribution K7QX --as-of 2025-07-01T12:00Z", "as it was at noon"),
    ],
    seeAlso: ["attribution"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let look = try LogLook(
      arguments, session, states: Set(RecordState.allCases), showing: ShowCommand.id)
    let named = try look.shown(of: ShowCommand.id, arguments)
    let views = named.flatMap { derivations($0, look.picture) }
    return look.outcome(
      Report(
        schema: "incidentlog.explain.attribution/1", query: look.queryJSON,
        data: { .array(views.map(\.json)) },
        document: { Document(views.flatMap(\.blocks)) }),
      found: views.count)
  }

  /// The attacks that a record names; those of an operation that came about alike are one.
  private static func derivations(
    _ shown: LogLook.Shown, _ picture: LogPicture
  ) -> [AttributionDerivationView] {
    switch shown {
    case .attack(let attack, _): return [AttributionDerivationView([attack], in: picture)]
    case .operation(let operation, _):
      var groups: [[AttackPicture]] = []
      for attack in picture.attacks where operation.members.contains(attack.incident.id) {
        if let index = groups.firstIndex(where: { $0.first?.attribution == attack.attribution }) {
          groups[index].append(attack)
        } else {
          groups.append([attack])
        }
      }
      return groups.map { AttributionDerivationView($0, in: picture) }
    }
  }
}
