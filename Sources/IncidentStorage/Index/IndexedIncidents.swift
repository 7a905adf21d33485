package import IncidentCore
import TextBasics

/// The incidents of a log, each decoded when it is asked for by its id.
struct IndexedIncidents: RecordSource {
  let index: IncidentIndex
  private let decoded: Lazily<[StoredRecord<Incident>]>

  init(_ index: IncidentIndex) {
    self.index = index
    decoded = Lazily { index.currentRecords }
  }

  private var columns: IncidentColumns { index.columns }

  var ids: [String] { index.currentRows.map(columns.id).sorted() }

  var isEmpty: Bool { columns.count == 0 }

  func contains(_ id: String) -> Bool { !index.rows(withID: id).isEmpty }

  func record(_ id: String) -> StoredRecord<Incident>? { index.record(id) }

  var all: [StoredRecord<Incident>] { decoded.value }
}

extension IncidentIndex {
  fileprivate var currentRows: [Int] { columns.standings.positions { $0 & 3 != 3 } }

  fileprivate func record(_ id: String) -> StoredRecord<Incident>? {
    let lines = rows(withID: id).compactMap(storedLine)
    guard let settled = RevisionRule.settle(lines), let value = Incident(json: settled.current.json)
    else { return nil }
    return StoredRecord(
      value: value, line: settled.current, conflicting: settled.conflicting,
      edited: settled.edited)
  }

  /// All current records, by id.
  fileprivate var currentRecords: [StoredRecord<Incident>] {
    let rows = currentRows
    let disagreement = disagreementFinder()
    let conflicts = Set(rows.filter { disagreement($0) != nil }.map(columns.id))
    return rows.concurrentCompactMap { row -> StoredRecord<Incident>? in
      let id = columns.id(row)
      if conflicts.contains(id) { return record(id) }
      let bytes = line(row)
      guard let json = try? JSONReader.read(bytes), let value = Incident(json: json),
        let line = storedLine(row, json, bytes)
      else { return nil }
      return StoredRecord(value: value, line: line, conflicting: [])
    }.sorted { $0.id < $1.id }
  }
}

extension LogContents {
  /// The incidents of operations, of any state.
  package func incidents(inOperations ids: Set<String>) -> [Incident] {
    guard !ids.isEmpty else { return [] }
    guard let index else {
      return incidents.values.filter { $0.operation.map(ids.contains) ?? false }
    }
    return index.currentIncidents(index.rows(ofOperations: ids))
  }

  /// The operations of some incidents.
  package func operations(ofIncidents ids: Set<String>) -> Set<String> {
    guard let index else {
      return Set(incidents.records(withIDs: ids).compactMap(\.value.operation))
    }
    let columns = index.columns
    return Set(
      columns.operations.positions { $0 != 0 }.filter {
        columns.standings[$0] & 3 != 3 && ids.contains(columns.id($0))
      }.compactMap { index.values.operation(columns.operations[$0]) })
  }

  /// The incidents that were merged into others.
  var mergedIncidents: [Incident] {
    guard let index else { return incidents.values.filter { $0.mergedInto != nil } }
    let columns = index.columns
    return index.incidents(
      columns.standings.positions { $0 & 3 != 3 }.filter {
        IncidentColumns.Standing(code: columns.standings[$0]).state == .merged
      })
  }

  /// The first day of the active attacks of an operation, where it is known.
  package func firstDay(ofOperation id: String) -> Day? {
    guard let index else { return CheckedLog.firstDays(of: incidents.values)[id] }
    let columns = index.columns
    return index.rows(ofOperations: [id]).lazy.filter { columns.standings[$0] & 3 == 0 }
      .compactMap { index.values.occurrence(columns.occurrences[$0]).start }.min()
  }

  /// The active incidents that are close to some attacks, or which an external id names too.
  package func activeIncidents(
    near surroundings: DuplicateSurroundings, externals: Set<ExternalID>
  ) -> [Incident] {
    func isNear(_ occurred: Occurrence) -> Bool {
      occurred.days.map { days in surroundings.days.contains { $0.overlaps(days) } } ?? false
    }
    // External ids are in no column: records that share one have to be looked for in all.
    guard let index, externals.isEmpty else {
      return incidents.values.filter { incident in
        guard incident.state == .active else { return false }
        return incident.external.contains(where: externals.contains)
          || isNear(incident.occurred)
            && surroundings.mayHold(incident.place, on: incident.occurred.start)
      }
    }
    let occurrences = (0..<UInt32(index.values.counts.occurrences)).map(index.values.occurrence)
    let isNear = occurrences.map(isNear)
    let columns = index.columns
    var known: [SIMD2<UInt32>: Bool?] = [:]
    var knownOnDay: [SIMD3<UInt32>: Bool] = [:]
    return index.currentIncidents(
      columns.occurrences.positions(of: isNear).filter { row in
        guard columns.standings[row] & 3 == 0 else { return false }
        let key = SIMD2(columns.places[row], columns.points[row])
        var place: IncidentPlace {
          var place = index.values.place(key[0])
          place.coordinates = index.values.point(key[1])
          return place
        }
        if known[key] == nil { known[key] = .some(surroundings.mayHold(place)) }
        if let known = known[key] ?? nil { return known }
        let onDay = SIMD3(key, columns.occurrences[row])
        if let known = knownOnDay[onDay] { return known }
        let mayHold = surroundings.mayHold(place, on: occurrences[Int(onDay[2])].start)
        knownOnDay[onDay] = mayHold
        return mayHold
      })
  }

  /// The codes of the countries whose towns are meant first: the log's own, else all it tells of.
  package var home: Set<String> {
    if let own = description.home { return own }
    if let index { return index.countriesInUse }
    return Set(incidents.values.lazy.filter { $0.state == .active }.map(\.place.country))
      .subtracting(["XX"])
  }

  /// How many incidents are active.
  package var activeIncidents: Int {
    guard let index else { return incidents.values.count { $0.state == .active } }
    return index.columns.standings.positions { $0 & 3 == 0 }.count
  }
}

extension IncidentIndex {
  /// The codes of the countries of active incidents.
  package var countriesInUse: Set<String> {
    Set(columns.places(of: [.active]).map(values.country)).subtracting(["XX"])
  }

  /// The rows of attacks of operations, of any state.
  fileprivate func rows(ofOperations ids: Set<String>) -> [Int] {
    let isWanted = (0..<UInt32(values.counts.operations)).map {
      values.operation($0).map(ids.contains) ?? false
    }
    return isWanted.contains(true) ? columns.operations.positions(of: isWanted) : []
  }

  /// The incidents of those of some rows that are current, in the order of their ids.
  fileprivate func currentIncidents(_ rows: [Int]) -> [Incident] {
    incidents(rows.filter { columns.standings[$0] & 3 != 3 }).sorted { $0.id < $1.id }
  }
}
