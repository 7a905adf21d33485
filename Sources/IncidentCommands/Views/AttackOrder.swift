import IncidentCore

extension [AttackPicture] {
  /// The attacks by date, then by operation, then by id: what is amended stays in its place.
  func inOrder() -> [AttackPicture] {
    map { (attack: $0, order: AttackOrder($0)) }.sorted { $0.order < $1.order }.map(\.attack)
  }
}

/// Where an attack stands among others of which nothing else is asked.
struct AttackOrder: Comparable {
  private let day: Day?
  private let operation: String?
  private let id: String

  init(_ attack: AttackPicture) {
    day = attack.day
    operation = attack.incident.operation
    id = attack.incident.id
  }

  static func < (one: AttackOrder, other: AttackOrder) -> Bool {
    if one.day != other.day { return AttackOrder.precedes(one.day, other.day) }
    if one.operation != other.operation {
      return AttackOrder.precedes(one.operation, other.operation)
    }
    // By bytes, as an index compares them.
    return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }

  /// What is not known comes last.
  private static func precedes<Value: Comparable>(_ one: Value?, _ other: Value?) -> Bool {
    guard let one else { return false }
    return other.map { one < $0 } ?? true
  }
}
