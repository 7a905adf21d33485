import Dispatch
package import IncidentCore
import Synchronization

extension LogContents {
  /// The active incidents as far as they are compared with each other.
  package var duplicateSubjects: [DuplicateSubjects] {
    let operations = operations.values.filter { $0.state == .active }
    return mapActiveIncidents { incidents in
      DuplicateSubjects(
        LogPicture(
          incidents: incidents, operations: operations, actors: actors, regions: regions,
          towns: towns))
    }
  }

  /// Makes something of the active incidents, a part of them at a time and several at once.
  ///
  /// Only what is made of a part is kept: of a long log that takes less memory and less time than
  /// all incidents do.
  ///
  /// - Parameter make: Makes something of a part. What it makes of the whole log must not depend on
  ///   how that is divided.
  /// - Returns: What was made, in no particular order.
  private func mapActiveIncidents<Result: Sendable>(
    _ make: @Sendable ([Incident]) -> Result
  ) -> [Result] {
    guard let index else { return [make(incidents.values.filter { $0.state == .active })] }
    let rows = index.columns.standings.positions { $0 & 3 == 0 }
    // Few parts: what is looked up for one is not known to the others.
    let count = max(1, min(8, rows.count / 4096))
    let made = Mutex<[Result]>([])
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let own = rows[(part * rows.count / count)..<((part + 1) * rows.count / count)]
      let result = make(own.compactMap(index.incident))
      made.withLock { $0.append(result) }
    }
    return made.withLock { $0 }
  }
}
