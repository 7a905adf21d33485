import IncidentCore
import TextBasics

/// The reference data that goes along with records: what they refer to, and what that refers to.
///
/// A record that was never amended is public, as it was shipped; what somebody recorded in this log
/// goes out only where a record that goes out refers to it.
struct ReferenceSelection {
  /// The lines of each collection.
  private(set) var lines: [(collection: LogCollection, lines: [StoredLine])] = []

  private let contents: LogContents
  private var actors: Set<String> = []
  private var regions: Set<String> = []
  private var towns: Set<String> = []

  init(
    _ contents: LogContents, takesAll: Bool, redaction: Redaction
  ) throws(StorageProblem) {
    self.contents = contents
    for incident in contents.incidents.values { take(incident) }
    for operation in contents.operations.values { take(operation.evidence) }
    func redacted(_ lines: [StoredLine?]) -> [StoredLine] {
      lines.compactMap { $0.map(redaction.applied) }
    }
    lines = [
      (.actors, redacted(actors.sorted().map { contents.actorRecords[$0]?.line })),
      (.regions, redacted(regions.sorted().map { contents.regionRecords[$0]?.line })),
      (.towns, redacted(towns.sorted().map { contents.towns.record(id: $0)?.line })),
    ]
    guard takesAll else { return }
    for index in lines.indices {
      let taken = Set(lines[index].lines.map(\.id))
      lines[index].lines += try LogLines.all(of: lines[index].collection, in: contents.folder)
        .filter { $0.recordedAt == nil && !taken.contains($0.id) }
    }
  }

  private mutating func take(_ incident: Incident) {
    take(incident.evidence)
    for actor in incident.attack.targets.compactMap(\.actor) { take(actor: actor) }
    take(region: incident.place.country.lowercased())
    if let region = incident.place.region { take(region: region) }
    guard let town = incident.place.town.flatMap(contents.towns.town(id:)) else { return }
    towns.insert(town.id)
    for parent in town.parents { take(region: parent.region) }
  }

  private mutating func take(_ evidence: Evidence) {
    for actor in evidence.attributions.flatMap(\.actors) { take(actor: actor) }
    for actor in evidence.casualties.compactMap(\.actor) { take(actor: actor) }
    for statement in evidence.statements {
      if case .actor(let id) = statement.by { take(actor: id) }
    }
  }

  private mutating func take(actor id: String) {
    guard let actor = contents.actors[id], actors.insert(id).inserted else { return }
    for relation in actor.relations { take(actor: relation.actor) }
  }

  private mutating func take(region id: String) {
    guard let region = contents.regions[id], regions.insert(id).inserted else { return }
    for parent in region.parents { take(region: parent.region) }
    for member in region.members {
      if member.hasPrefix("town:") {
        towns.insert(String(member.dropFirst(5)))
      } else {
        take(region: member)
      }
    }
  }
}
