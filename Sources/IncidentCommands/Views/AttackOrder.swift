import IncidentCore
import IncidentStorage

extension [AttackPicture] {
  /// The attacks by date, then by operation, then in the order of their lines.
  ///
  /// So the attacks of one day stand as they were typed.
  func sorted(in contents: LogContents) -> [AttackPicture] {
    map { (attack: $0, order: AttackOrder($0, in: contents)) }.sorted { $0.order < $1.order }
      .map(\.attack)
  }
}

/// Where an attack stands among others of which nothing else is asked.
struct AttackOrder: Comparable {
  private let day: Day?
  private let operation: String?
  private let file: String
  private let rank: Int
  private let id: String

  init(_ attack: AttackPicture, in contents: LogContents) {
    let incident = attack.incident
    let stored = contents.incidents[incident.id]?.line
    day = attack.day
    operation = incident.operation
    file = stored?.file ?? ""
    rank = stored?.rank ?? 0
    id = incident.id
  }

  static func < (one: AttackOrder, other: AttackOrder) -> Bool {
    if one.day != other.day { return AttackOrder.precedes(one.day, other.day) }
    if one.operation != other.operation {
      return AttackOrder.precedes(one.operation, other.operation)
    }
    return (one.file, one.rank, one.id) < (other.file, other.rank, other.id)
  }

  /// What is not known comes last.
  private static func precedes<Value: Comparable>(_ one: Value?, _ other: Value?) -> Bool {
    guard let one else { return false }
    return other.map { one < $0 } ?? true
  }
}
