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
    switch leading {
    case .led: named(leading, leading.status.rawValue, isDenied)
    case .parties: named(leading, "party", isDenied)
    case .contested(let statements):
      "\("contested", .status): "
        + statements.map { names($0.actors) }.joined(separator: " or ")
    case .unattributed: RichText("unattributed", .muted)
    }
  }

  private func named(_ leading: LeadingAttribution, _ status: String, _ isDenied: Bool) -> RichText
  {
    var text = names(leading.actors)
    text.append(" (")
    text.append(status, .status)
    if isDenied {
      text.append("; ")
      text.append("denied", .status)
    }
    text.append(")")
    return text
  }

  /// Actors who acted together.
  func names(_ ids: [String]) -> RichText {
    if ids.count == 1 { return RichText(actors.shortName(of: ids[0]), .actor) }
    return ids.map { RichText(actors.shortName(of: $0), .actor) }.joined(separator: " + ")
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
