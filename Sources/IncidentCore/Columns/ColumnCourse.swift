/// How what was said of an attack came about, as far as questions ask.
package struct ColumnCourse: Sendable, Hashable {
  /// Days from the attack to the first claim that stands; see ``AttackPicture/daysToClaim(_:)``.
  package var claimed: CountInterval?
  /// Days to the last change of the lead; see ``AttackPicture/daysToChange(_:)``.
  package var changed: Int?
  /// How reliable the record's own sources are.
  package var reliabilities: [Source.Reliability]
  /// Whether only the record tells on which day it became known, and with that ``changed``.
  package var isOpen: Bool
  /// Whether two actors speak of casualties, who may contradict each other.
  package var isDebated: Bool

  /// Gathers what is known.
  package init(
    claimed: CountInterval? = nil, changed: Int? = nil, reliabilities: [Source.Reliability] = [],
    isOpen: Bool = false, isDebated: Bool = false
  ) {
    self.claimed = claimed
    self.changed = changed
    self.reliabilities = reliabilities
    self.isOpen = isOpen
    self.isDebated = isDebated
  }
}
