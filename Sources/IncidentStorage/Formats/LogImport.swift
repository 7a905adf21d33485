import IncidentCore
import TextBasics

/// Joins another log into this one: appends exactly the lines that are missing here.
struct LogImport {
  private let request: ImportRequest
  private let other: LogContents
  /// The ids of all incidents and operations here.
  private let ids: Set<String>
  /// How many records bring a line that bears no marking of its own.
  private var unmarked = 0

  /// Reads the other log.
  init(_ request: ImportRequest) throws(StorageProblem) {
    self.request = request
    ids = Set(request.contents.incidents.ids + request.contents.operations.ids)
    other = try LogContents(LogFolder(request.path))
    let bad = other.problems.filter { $0.severity == .error }
    guard bad.isEmpty else {
      throw StorageProblem(
        .invalidData,
        bad + [
          Diagnostic(
            code: "unread-lines", "lines of the other log cannot be read, nothing was imported",
            hints: ["`incidentlog check --data \(request.path)` lists them with ways out"])
        ])
    }
  }

  mutating func result() throws(StorageProblem) -> ImportResult {
    var result = ImportResult(
      change: LogChange(importedFrom: request.source, recorded: request.recording),
      newIncidents: [], counts: [], notes: [])
    for collection in [
      LogCollection.actors, .regions, .towns, .operations, .incidents,
    ] {
      try join(collection, &result)
    }
    if result.counts.isEmpty {
      result.counts = ["all lines were here already"]
      result.notes += retracted()
    }
    try refuseOpening()
    return result
  }

  private mutating func join(
    _ collection: LogCollection, _ result: inout ImportResult
  ) throws(StorageProblem) {
    let theirs = try LogLines.all(of: collection, in: other.folder)
    let mine = try LogLines.all(of: collection, in: request.contents.folder)
    let known = Set(mine.map(\.bytes))
    var added: [String: [StoredLine]] = [:]
    var order: [StoredLine] = []
    var seen = known
    var redacted = 0
    var joined = 0
    var part = ReturnedPart(mine, ids: ids)
    // What a line replaces comes before it.
    for line in theirs.sorted(by: { $0.revision < $1.revision }) where !seen.contains(line.bytes) {
      let new: StoredLine
      switch part.counterpart(of: line) {
      case .here:
        redacted += 1
        continue
      case .joined(let counterpart, let dropped):
        new = counterpart
        guard !known.contains(new.bytes) else { break }
        joined += 1
        if !dropped.isEmpty { note(dropped, from: new.id, &result) }
      case .same: new = line
      }
      guard seen.insert(new.bytes).inserted else { continue }
      added[new.id, default: []].append(new)
      order.append(new)
    }
    for line in order { result.change.copy(line, to: collection) }
    let local = Dictionary(grouping: mine, by: \.id)
    count(collection, order, local, redacted, joined, &result)
    for (id, lines) in added.sorted(by: { $0.key < $1.key }) {
      let before = local[id] ?? []
      if collection.isJournal, lines.contains(where: { $0.json["marking"] == nil }) {
        unmarked += 1
      }
      guard let settled = RevisionRule.settle(before + lines) else { continue }
      if let known = RevisionRule.settle(before) {
        let differences = RecordDifference.between(known.current.json, settled.current.json)
        if !differences.isEmpty { result.changed.append(.init(id: id, differences: differences)) }
      }
      if before.isEmpty, collection == .incidents,
        let incident = Incident(json: settled.current.json)
      {
        result.newIncidents.append(incident)
      }
      if !settled.conflicting.isEmpty {
        note(conflictOf: id, collection, &result)
        result.ancestors[id] =
          RecordRevision.commonAncestor(
            of: [settled.current] + settled.conflicting,
            among: RecordRevision.revisions(of: before + lines, in: collection))?.line.json
      }
    }
  }

  private func count(
    _ collection: LogCollection, _ added: [StoredLine], _ local: [String: [StoredLine]],
    _ redacted: Int, _ joined: Int, _ result: inout ImportResult
  ) {
    let new = Set(added.map(\.id)).filter { local[$0] == nil }
    let others = added.filter { local[$0.id] != nil }.count
    func name(_ count: Int) -> String {
      count == 1 ? collection.recordName : collection.rawValue
    }
    if !new.isEmpty { result.counts.append("\(new.count) new \(name(new.count))") }
    if others > 0 {
      result.counts.append(
        "\(others) \(others == 1 ? "revision" : "revisions") of \(collection.rawValue) known here")
    }
    if joined > 0 {
      result.counts.append(
        "\(joined) of them joined with what had been withheld of \(joined == 1 ? "it" : "them")")
    }
    if redacted > 0 {
      result.counts.append(
        "\(redacted) \(name(redacted)) skipped: this log holds \(redacted == 1 ? "it" : "them") in "
          + "full, the other only in part")
    }
  }

  private func note(_ dropped: Set<String>, from id: String, _ result: inout ImportResult) {
    let names = dropped.sorted().map { "`\($0)`" }.joined(separator: ", ")
    result.notes.append(
      Diagnostic(
        .note, code: "withheld-dropped",
        "a text of `\(id)` was rewritten there, where \(names) was withheld from it; it stands "
          + "without",
        hints: ["`incidentlog history \(id)` shows what it was"]))
  }

  private func note(
    conflictOf id: String, _ collection: LogCollection, _ result: inout ImportResult
  ) {
    let amend = collection.isJournal ? "amend" : "\(collection.rawValue) amend"
    result.notes.append(
      Diagnostic(
        .warning, code: "conflict", "`\(id)` was amended in both logs, and both stand",
        hints: ["`incidentlog \(amend) \(id)` settles it; `incidentlog check` lists all such"]))
  }

  /// Notes that records which are in both logs count there and not here, as after an undo.
  private func retracted() -> [Diagnostic] {
    let mine = request.contents.incidents
    let ids = other.incidents.values.filter {
      $0.state == .active && mine[$0.id]?.value.state == .retracted
    }.map(\.id)
    guard let first = ids.first else { return [] }
    return [
      Diagnostic(
        .note, code: "retracted-here",
        ids.count == 1
          ? "`\(first)` is active there and retracted here"
          : "\(ids.count) incidents are active there and retracted here, `\(first)` among them",
        hints: [
          "`incidentlog history \(first)` tells why; `incidentlog retract \(first) --restore "
            + "--reason TEXT` lets it count again"
        ])
    ]
  }

  /// Refuses to make records without a marking of their own more open, unless that was asked for.
  ///
  /// Such a record is as close as its log, and the log that it comes into has a more open marking.
  private func refuseOpening() throws(StorageProblem) {
    let (mine, theirs) = (request.contents.description.marking, other.description.marking)
    guard mine < theirs, unmarked > 0, request.unmarked != mine else { return }
    throw StorageProblem(
      .refused, code: "marking-differs",
      unmarked == 1
        ? "one record without a marking of its own is `\(theirs.rawValue)` there and would be "
          + "`\(mine.rawValue)` here"
        : "\(unmarked) records without a marking of their own are `\(theirs.rawValue)` there and "
          + "would be `\(mine.rawValue)` here",
      hints: [
        "`incidentlog amend ID --marking \(theirs.rawValue) --reason TEXT` in the other log keeps a "
          + "record as close; nothing was imported",
        "`--unmarked \(mine.rawValue)` imports them all the same",
      ])
  }
}
