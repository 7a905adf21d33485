package import IncidentCore
import TextBasics

/// Everything that is wrong or odd about a log, each with its file, line and column.
package struct LogAudit: Sendable {
  /// What was found, by the order of ``AuditCode/all``, then by file and line.
  package private(set) var findings: [AuditFinding] = []
  /// How many records of each collection were looked at.
  package private(set) var counts: [LogCollection: Int] = [:]

  /// Audits a log.
  ///
  /// - Parameters:
  ///   - folder: The log.
  ///   - today: The day that is today.
  ///   - archive: Also compares the archived copies of sources, which it reads.
  ///   - decodesAll: Decodes every record, as is done otherwise only where columns cannot tell.
  ///   - isWanted: Which codes are looked for.
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  package init(
    _ folder: LogFolder, today: Day, archive: SourceArchive? = nil, decodesAll: Bool = false,
    isWanted: (String) -> Bool = { _ in true }
  ) throws(StorageProblem) {
    let incidents = try AuditedIncidents(folder, today: today, decodesAll: decodesAll)
    let contents = incidents.contents
    let wanted = Set(AuditCode.all.map(\.name).filter(isWanted))
    var reference = CollectionReader(folder, try LogSnapshot(folder))
    let look = contents.references
    _ = try reference.read(.actors, references: look, ConflictActor.init(json:))
    _ = try reference.read(.regions, references: look, Region.init(json:))
    let towns = try reference.read(.towns, references: look, Town.init(json:))
    // Actors and regions were read for the contents too, without following their references.
    let problems =
      reference.problems
      + contents.problems.filter { problem in
        !reference.problems.contains(problem)
      }
    var found = problems.map { problem in
      var problem = problem
      if problem.hints.isEmpty { problem.hints = [AuditCode.wayOut(ofLine: problem.code)] }
      return AuditFinding(problem)
    }
    found += LogAudit.files(folder)
    found += try RecordedImport.all(in: folder, try LogSnapshot(folder)).problems.map {
      AuditFinding($0)
    }
    counts = [
      .actors: contents.actorRecords.all.count, .regions: contents.regionRecords.all.count,
      .towns: towns.all.count, .incidents: incidents.count,
      .operations: contents.operations.all.count,
    ]
    let snapshot = try LogSnapshot(folder)
    let locator = FindingLocator(incidents, towns, snapshot)
    let log = CheckedLog(
      today: today, incidents: incidents.named, hasIncident: contents.incidents.contains,
      subjects: { contents.duplicateSubjects }, operations: contents.operations.values,
      actors: contents.actors, regions: contents.regions, towns: contents.towns,
      allTowns: towns.values,
      revisions: LogAudit.traces(try incidents.revisions(snapshot)),
      isPart: contents.description.part != nil)
    let checks = LogCheck.all.filter { wanted.contains($0.name) }
    // What has several threads of its own would have one beside others.
    for check in checks where check.isDivided {
      found += check.find(log).concurrentCompactMap { locator.finding($0, code: check.name) }
    }
    found += checks.filter { !$0.isDivided }.concurrentCompactMap(inPartsOf: 1) { check in
      check.find(log).map { locator.finding($0, code: check.name) }
    }.flatMap(\.self)
    let finder = wanted.contains(MarkedMentions.code) ? contents.mentionFinder : nil
    let lines = LineFindings(
      mentions: MarkedMentions(contents), archive: archive, isWanted: wanted.contains,
      locator: locator)
    let context = log.context
    found += incidents.findings(isWhole: archive != nil, finder) { subject in
      let own =
        subject.value.state != .active
        ? []
        : RecordCheck.findings(
          in: .incident(subject.value), context, isWanted: wanted.contains
        ).map {
          locator.finding($0.finding, code: $0.name, in: (subject.line, subject.json))
        }
      return own
        + lines.all(
          .incident, subject.line, subject.json, subject.value.evidence.sources,
          mayMention: subject.mayMention)
    }
    found += contents.operations.all.flatMap { record in
      lines.all(
        .operation, record.line, record.line.json, record.value.evidence.sources,
        mayMention: finder != nil)
    }
    let order = Dictionary(
      AuditCode.all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    findings = found.filter { wanted.contains($0.code) }.sorted {
      let (mine, theirs) = (order[$0.code] ?? 0, order[$1.code] ?? 0)
      return mine == theirs ? $0.stands(before: $1) : mine < theirs
    }
  }

  private static func traces(_ revisions: [RecordRevision]) -> [RevisionTrace] {
    let counts = Dictionary(
      revisions.map { ("\($0.collection.rawValue) \($0.line.id)", 1) }, uniquingKeysWith: +)
    return revisions.map { revision in
      let line = revision.line
      // Nobody refers to the only line of a record, and most records have one.
      let isOnly = counts["\(revision.collection.rawValue) \(line.id)"] == 1
      let isConflicting = [.conflict, .edited].contains(revision.standing)
      // When the gazetteer was put together says nothing about the clock here.
      let isShipped =
        !revision.collection.isJournal
        && line.json["recorded"]?["by"]?.string == RecordedChange.shippedAuthor
      return RevisionTrace(
        kind: RecordKind(rawValue: revision.collection.recordName) ?? .incident, id: line.id,
        revision: line.revision, recordedAt: isShipped ? nil : line.recordedAt,
        recordedBy: isConflicting ? line.json["recorded"]?.text("by") : nil,
        hash: isOnly ? "" : line.hash, replaces: line.replaces, file: line.file,
        line: line.number, isConflicting: isConflicting)
    }
  }

  private static func files(_ folder: LogFolder) -> [AuditFinding] {
    var found: [AuditFinding] = []
    if FileAccess().exists(folder.pendingFile) {
      found.append(
        AuditFinding(
          Diagnostic(
            .warning, code: "pending-change", "a change has not ended",
            at: Diagnostic.Place(file: folder.pendingFile),
            hints: ["the next change takes it back and keeps what it had written"])))
    }
    let attributesFile = folder.file(".gitattributes")
    let isReadable = (try? FileAccess().ownStamp(of: attributesFile)) ?? nil != nil
    let attributes = isReadable ? (try? FileAccess().read(attributesFile)) ?? nil : nil
    let text = String(decoding: attributes ?? [], as: UTF8.self)
    let hasRule = text.split(whereSeparator: \.isNewline).contains {
      $0.hasPrefix("*.jsonl") && $0.contains("merge=union")
    }
    if !hasRule {
      found.append(
        AuditFinding(
          Diagnostic(
            .warning, code: "no-union-merge", "git would not join two clones line by line",
            at: Diagnostic.Place(file: attributesFile),
            hints: ["the file needs the line `*.jsonl merge=union`"])))
    }
    return found
  }
}

/// What is odd about single lines of records as they stand, apart from what the records say.
private struct LineFindings: Sendable {
  let mentions: MarkedMentions
  let archive: SourceArchive?
  let isWanted: @Sendable (String) -> Bool
  let locator: FindingLocator

  func all(
    _ kind: RecordKind, _ line: StoredLine, _ json: JSON, _ sources: [Source],
    mayMention: Bool
  ) -> [AuditFinding] {
    var found: [(code: String, finding: CheckFinding)] = []
    let subject = CheckFinding.Subject.record(kind, line.id)
    for mention in mayMention ? mentions.all(in: json) : [] {
      found.append(
        (
          MarkedMentions.code,
          CheckFinding(
            subject, mention.pointer, mention.summary, hints: [MarkedMentions.wayOut])
        ))
    }
    if isWanted(UnknownField.code) {
      let shape: ObjectShape = kind == .incident ? .incident : .operation
      found += UnknownField.all(in: json, as: shape).map {
        (UnknownField.code, $0.finding(subject))
      }
    }
    found += archive?.findings(in: sources, of: subject) ?? []
    return found.map { locator.finding($0.finding, code: $0.code, in: (line, json)) }
  }
}
