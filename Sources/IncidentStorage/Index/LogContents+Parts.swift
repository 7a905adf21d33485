import Dispatch
package import IncidentCore
import Synchronization
import TextBasics

extension LogContents {
  /// The active incidents as far as they are compared with each other, in any number of parts.
  ///
  /// With an index several parts are made at once, and of a line only what stands in no column is
  /// decoded.
  package var duplicateSubjects: [DuplicateSubjects] {
    let operations = operations.values.filter { $0.state == .active }
    guard let index else {
      return [
        DuplicateSubjects(
          LogPicture(
            incidents: incidents.values.filter { $0.state == .active }, operations: operations,
            actors: actors, regions: regions, towns: towns))
      ]
    }
    let rows = index.columns.standings.positions { $0 & 3 == 0 }
    // Few parts: what is looked up for one is not known to the others.
    let count = max(1, min(8, rows.count / 4096))
    let made = Mutex<[DuplicateSubjects]>([])
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let own = rows[(part * rows.count / count)..<((part + 1) * rows.count / count)]
      let picture = ColumnPicture(
        index.columns, index.values, operations: operations, actors: actors, regions: regions,
        towns: towns)
      let subjects = DuplicateSubjects(picture, own) { row in
        (try? JSONReader.read(index.line(row))).map(DuplicateDetails.init(json:))
      }
      made.withLock { $0.append(subjects) }
    }
    return made.withLock { $0 }
  }
}

extension DuplicateDetails {
  /// Takes them from a record whose shape was checked.
  init(json: JSON) {
    var incident = Incident(
      id: "", recorded: Recording(at: Instant(startOf: .earliest), by: ""), occurred: .unknown,
      place: IncidentPlace(
        asWritten: json["place"]?.text("asWritten"), country: "XX", precision: .unknown),
      attack: Attack(kind: .unknown), external: json.list("external", ExternalID.init(json:)),
      notDuplicateOf: json.texts("notDuplicateOf"), title: json.text("title"),
      summary: json.text("summary"))
    incident.evidence.attributions = json.list("attributions", Attribution.init(json:))
    incident.evidence.accounts = json.list("accounts", Account.init(json:))
    incident.evidence.sources = json.list("sources", Source.init(json:))
    self.init(incident)
  }
}
