import Documents
import IncidentCore
import TextBasics

/// Who leads an attribution, in words: doubt is always said.
struct AttributionText {
  let actors: ActorRegister

  /// The leading attribution of an attack with its status, and whether it is denied.
  func leading(of attack: AttackPicture) -> RichText {
    leading(attack.leading, isDenied: attack.isDenied)
  }

  /// The leading attribution with its status.
  func leading(_ leading: LeadingAttribution, isDenied: Bool = false) -> RichText {
    let denied = isDenied ? RichText("; ") + RichText("denied", .status) : RichText()
    return switch leading {
    case .led: "\(names(leading.actors)) (\(leading.status.rawValue, .status)\(denied))"
    case .parties: "\(names(leading.actors)) (\("party", .status)\(denied))"
    case .contested(let statements):
      "\("contested", .status): "
        + statements.map { names($0.actors) }.joined(separator: " or ")
    case .unattributed: RichText("unattributed", .muted)
    }
  }

  /// Actors who acted together.
  func names(_ ids: [String]) -> RichText {
    ids.map { RichText(actors.shortName(of: $0), .actor) }.joined(separator: " + ")
  }

  /// Who makes a statement.
  func speaker(_ speaker: Speaker) -> RichText {
    switch speaker {
    case .actor(let id): RichText(actors.shortName(of: id), .actor)
    case .dataset(let name): "dataset \(name)"
    case .kind(let kind): RichText(kind.rawValue.inWords)
    }
  }

  /// The leading attribution of an attack as data.
  static func json(of attack: AttackPicture) -> JSON {
    JSON(
      .object(
        (json(attack.leading).members ?? []) + [JSONMember("denied", .bool(attack.isDenied))]))
  }

  /// The leading attribution as data.
  static func json(_ leading: LeadingAttribution) -> JSON {
    .object([
      "status": .string(leading.status.rawValue), "actors": .strings(leading.actors),
      "contested": .array(
        leading.status == .contested
          ? leading.statements.map { JSON.strings($0.actors) } : []),
    ])
  }
}
