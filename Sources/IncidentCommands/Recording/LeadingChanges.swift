import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// What a change of records does to the leading attribution of attacks.
struct LeadingChanges {
  private let contents: LogContents
  private var incidents: [String: Incident] = [:]
  private var operations: [String: AttackOperation] = [:]

  /// Reads the records as a change will leave them.
  init(_ contents: LogContents, _ change: LogChange) {
    self.contents = contents
    for (collection, json) in change.records {
      switch collection {
      case .incidents: Incident(json: json).map { incidents[$0.id] = $0 }
      case .operations: AttackOperation(json: json).map { operations[$0.id] = $0 }
      case .actors, .regions, .towns: break
      }
    }
  }

  /// Notes the attacks, of some, that are led otherwise after the change.
  func notes(of ids: [String]) -> [Diagnostic] {
    let names = AttributionText(actors: contents.actors)
    let before = ids.compactMap { contents.incidents[$0]?.value }
    let known = operations(of: before + incidents.values)
    let old = picture(before, known)
    let new = picture(
      before.map { incidents[$0.id] ?? $0 },
      known.map { operations[$0.id] ?? $0 })
    let changed = zip(old.attacks, new.attacks).compactMap { old, new in
      let (then, now) = (names.leading(of: old).plain, names.leading(of: new).plain)
      return then == now ? nil : "`\(new.incident.id)`: \(then) → \(now)"
    }
    guard !changed.isEmpty else { return [] }
    let shown = 5
    let rest = changed.count > shown ? ", and \(changed.count - shown) more" : ""
    return [
      Diagnostic(
        .note, code: "leading-changed",
        "the leading attribution changes: "
          + changed.prefix(shown).joined(separator: ", ") + rest)
    ]
  }

  private func operations(of incidents: [Incident]) -> [AttackOperation] {
    Set(incidents.compactMap(\.operation)).compactMap { contents.operations[$0]?.value }
  }

  private func picture(_ incidents: [Incident], _ operations: [AttackOperation]) -> LogPicture {
    LogPicture(
      incidents: incidents, operations: operations.filter { $0.state == .active },
      actors: contents.actors, regions: contents.regions, towns: contents.towns)
  }
}
