/// An incident or an operation that is checked.
package enum CheckedRecord: Sendable {
  case incident(Incident)
  case operation(AttackOperation)

  var incident: Incident? {
    if case .incident(let incident) = self { incident } else { nil }
  }

  /// The first day of what the record is about; nil where it is not known.
  func firstDay(_ context: CheckContext) -> Day? {
    switch self {
    case .incident(let incident): incident.occurred.start
    case .operation(let operation): context.firstDays[operation.id]
    }
  }

  var evidence: Evidence {
    switch self {
    case .incident(let incident): incident.evidence
    case .operation(let operation): operation.evidence
    }
  }

  var subject: CheckFinding.Subject {
    switch self {
    case .incident(let incident): .record(.incident, incident.id)
    case .operation(let operation): .record(.operation, operation.id)
    }
  }

  /// A pointer that names statements and sources by their keys: `/casualties/c1/stated`.
  func keyed(_ pointer: String) -> String {
    var path = pointer.split(separator: "/").map(String.init)
    let lists = [
      "attributions": evidence.attributions.map(\.key),
      "casualties": evidence.casualties.map(\.key),
      "accounts": evidence.accounts.map(\.key), "sources": evidence.sources.map(\.key),
    ]
    if path.count > 1, let keys = lists[path[0]], let index = Int(path[1]),
      keys.indices.contains(index)
    {
      path[1] = keys[index]
    }
    return path.map { "/\($0)" }.joined()
  }

  /// Every statement with its place in the record.
  var statements: [(pointer: String, statement: any Statement)] {
    func listed(_ list: String, _ statements: [any Statement]) -> [(String, any Statement)] {
      statements.enumerated().map { ("/\(list)/\($0)", $1) }
    }
    return listed("attributions", evidence.attributions) + listed("casualties", evidence.casualties)
      + listed("accounts", evidence.accounts)
  }
}
