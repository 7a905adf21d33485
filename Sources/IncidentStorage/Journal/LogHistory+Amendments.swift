package import IncidentCore

extension LogHistory {
  /// An incident that was amended after a time.
  package struct LaterAmendment: Sendable, Hashable {
    /// The incident, by id.
    package let id: String
    /// Whether a revision of it had been recorded by the time.
    package let wasRecorded: Bool
    /// The single values that were amended after the time.
    package let differences: [RecordDifference]
  }

  /// The incidents, of some, whose single values were amended after a time, in the order of ids.
  ///
  /// Statements, casualties, accounts and sources each have a time of their own and do not count.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - ids: The incidents.
  ///   - folder: The log.
  ///   - index: An index that knows where the lines of these incidents stand.
  /// - Returns: Those that were amended.
  /// - Throws: A problem if a file cannot be read at all.
  /// - Complexity: Without an index O(*n*) in the size of the log; only the lines of these incidents
  ///   are decoded.
  package static func amended(
    after time: Instant, among ids: Set<String>, in folder: LogFolder, index: IncidentIndex? = nil
  ) throws(StorageProblem) -> [LaterAmendment] {
    let revisions: [RecordRevision]
    if let found = index?.revisions(of: ids) {
      revisions = found
    } else {
      revisions = try self.revisions(in: folder, LogSnapshot(folder), of: ids)
    }
    return Dictionary(grouping: revisions, by: \.line.id).compactMap { id, revisions in
      func isLater(_ revision: RecordRevision) -> Bool {
        revision.line.recordedAt.map { $0 > time } ?? false
      }
      let amended = revisions.filter { $0.previous != nil && isLater($0) }
        .flatMap { $0.differences.filter { !$0.isOfEvidence } }
      return amended.isEmpty
        ? nil
        : LaterAmendment(
          id: id, wasRecorded: !revisions.allSatisfy(isLater), differences: amended)
    }.sorted { $0.id < $1.id }
  }

  /// Incidents, with when they were begun where that decides whether they were known by a time.
  ///
  /// - Complexity: O(*n*) in the size of the log where there are such incidents.
  static func begun(
    _ incidents: [Incident], by time: Instant, in folder: LogFolder
  ) -> [Incident] {
    let ids = Set(incidents.filter { $0.restsOnBeginning(by: time) }.map(\.id))
    guard !ids.isEmpty, let snapshot = try? LogSnapshot(folder),
      let revisions = try? revisions(in: folder, snapshot, of: ids)
    else { return incidents }
    let begun = Dictionary(
      revisions.compactMap { revision in revision.line.recordedAt.map { (revision.line.id, $0) } },
      uniquingKeysWith: min)
    return incidents.map { incident in
      var incident = incident
      if ids.contains(incident.id) { incident.begun = begun[incident.id] }
      return incident
    }
  }

  /// When the first incident or operation was recorded that is in the log; nil where there is none.
  package static func firstRecording(in folder: LogFolder) throws(StorageProblem) -> Instant? {
    try revisions(in: folder, LogSnapshot(folder)).filter(\.collection.isJournal)
      .compactMap(\.line.recordedAt).min()
  }
}

extension RecordDifference {
  fileprivate var isOfEvidence: Bool {
    let field = pointer.dropFirst().prefix { $0 != "/" }
    return EvidenceLists.all.contains(String(field))
  }
}

extension IncidentIndex {
  /// The revisions of some incidents; nil where the index does not know the rows of ids.
  fileprivate func revisions(of ids: Set<String>) -> [RecordRevision]? {
    guard rowsByID.count > 0 else { return nil }
    return ids.flatMap { id in
      RecordRevision.revisions(of: rows(withID: id).compactMap(storedLine), in: .incidents)
    }
  }
}
