/// Who leads an incident's attribution, derived from what was said by a stated rule.
public enum LeadingAttribution: Sendable, Hashable {
  /// One statement represents the strongest candidates, all naming the same actors.
  case led(Attribution)
  /// The strongest candidates name different actors; the latest statement for each.
  case contested([Attribution])
  /// No candidate, but sides of a clash are named.
  case parties([Attribution])
  /// Nobody is named.
  case unattributed

  /// What a summary counts an incident under; every incident has exactly one.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case confirmed, claimed, assessed, suspected, alleged, party, contested, unattributed
  }

  /// The status of the incident.
  public var status: Status {
    switch self {
    case .led(let statement): Status(rawValue: statement.status.rawValue) ?? .unattributed
    case .contested: .contested
    case .parties: .party
    case .unattributed: .unattributed
    }
  }

  /// The actors the incident counts under, as stated; none where contested or unattributed.
  public var actors: [String] {
    switch self {
    case .led(let statement): statement.actors
    case .parties(let statements): statements.flatMap(\.actors).uniqued()
    case .contested, .unattributed: []
    }
  }

  /// All actors that are named by the strongest statements, also where they are contested.
  public var namedActors: [String] {
    if case .contested(let statements) = self {
      statements.flatMap(\.actors).uniqued()
    } else {
      actors
    }
  }

  /// The statements that decided.
  public var statements: [Attribution] {
    switch self {
    case .led(let statement): [statement]
    case .contested(let statements), .parties(let statements): statements
    case .unattributed: []
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in the order of their first appearance.
  package func uniqued() -> [Element] {
    var found: [Element] = []
    // A few are compared sooner than hashed.
    var seen: Set<Element> = []
    for element in self {
      if found.count < 8 {
        if found.contains(element) { continue }
      } else {
        if seen.isEmpty { seen = Set(found) }
        guard seen.insert(element).inserted else { continue }
      }
      found.append(element)
    }
    return found
  }
}
