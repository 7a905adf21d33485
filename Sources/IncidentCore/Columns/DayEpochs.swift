/// Divides time at the days on which anything in the reference data begins or ends.
///
/// Within one part of time, what a place lies in and whom an actor belongs to never changes.
package struct DayEpochs: Sendable {
  private let changes: [Day]

  /// Divides time at some days.
  package init(_ changes: some Sequence<Day>) {
    self.changes = Set(changes).sorted()
  }

  /// How many parts there are; the first stands for a day that is not known.
  package var count: Int { changes.count + 2 }

  /// The part of time that holds a day.
  package func epoch(of day: Day?) -> Int {
    guard let day else { return 0 }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}

extension ActorRegister {
  /// The days on which a component joined or left its umbrella.
  package var changes: [Day] {
    all.flatMap(\.relations).filter { $0.relation == .componentOf }.flatMap(\.validity.changes)
  }
}

extension Town {
  /// The days on which what it lies in changed.
  package var changes: [Day] { parents.flatMap(\.validity.changes) }
}
