import IncidentCore
import TextBasics

/// The reference data that goes along with records: what they refer to, and what that refers to.
///
/// A record that was never amended is public, as it was shipped; what somebody recorded in this log
/// goes out only where a record that goes out refers to it.
package struct ReferenceSelection {
  private let contents: LogContents
  private var actors: Set<String> = []
  private var regions: Set<String> = []
  private var towns: Set<String> = []

  /// Finds what the records of a log refer to.
  package init(_ contents: LogContents) {
    self.contents = contents
    for record in contents.incidents.all { take(record.value) }
    for record in contents.operations.all { take(record.value.evidence) }
  }

  /// Whether a record of reference data is referred to.
  package func holds(_ id: String, in collection: LogCollection) -> Bool {
    switch collection {
    case .actors: actors.contains(id)
    case .regions: regions.contains(id)
    case .towns: towns.contains(id)
    case .incidents, .operations: false
    }
  }

  /// The lines of each collection: what is referred to, and if wanted all that was shipped.
  func lines(
    takingAll: Bool, _ redaction: Redaction
  ) throws(StorageProblem) -> [(collection: LogCollection, lines: [StoredLine])] {
    func redacted(_ lines: [StoredLine?]) -> [StoredLine] {
      lines.compactMap { $0.map(redaction.applied) }
    }
    let wanted = withZones
    var all: [(collection: LogCollection, lines: [StoredLine])] = [
      (.actors, redacted(wanted.actors.sorted().map { contents.actorRecords[$0]?.line })),
      (.regions, redacted(wanted.regions.sorted().map { contents.regionRecords[$0]?.line })),
      (.towns, redacted(wanted.towns.sorted().map { contents.towns.record(id: $0)?.line })),
    ]
    guard takingAll else { return all }
    for index in all.indices {
      let taken = Set(all[index].lines.map(\.id))
      all[index].lines += try LogLines.all(of: all[index].collection, in: contents.folder)
        .filter { $0.recordedAt == nil && !taken.contains($0.id) }
    }
    return all
  }

  /// The selection with the zones that hold what is in it, as far as they and all that they hold are
  /// as they were shipped: a question of a zone finds the same where the records go.
  private var withZones: ReferenceSelection {
    var selection = self
    var count = 0
    while count != selection.regions.count {
      count = selection.regions.count
      for zone in contents.regions.all where !selection.regions.contains(zone.id) {
        guard zone.members.contains(where: selection.holds(member:)) else { continue }
        var larger = selection
        larger.take(region: zone.id)
        let areShipped =
          larger.regions.subtracting(selection.regions).allSatisfy {
            contents.regionRecords[$0]?.line.recordedAt == nil
          }
          && larger.towns.subtracting(selection.towns).allSatisfy {
            contents.towns.record(id: $0)?.line.recordedAt == nil
          }
        if areShipped { selection = larger }
      }
    }
    return selection
  }

  /// Whether the member of a zone is in the selection: a region, or `town:` and the id of a town.
  private func holds(member: String) -> Bool {
    member.hasPrefix("town:")
      ? towns.contains(String(member.dropFirst(5))) : regions.contains(member)
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
