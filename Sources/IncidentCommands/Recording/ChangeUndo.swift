import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Takes a change back by new revisions that say what was said before it.
struct ChangeUndo {
  let undone: RecordedChange
  let history: LogHistory
  let contents: LogContents
  /// Takes out of records that were changed again only what the change gave them.
  var keepsLater = false

  /// One record as it will be again.
  private struct Step {
    let record: ChangedRecord
    let openLines: [StoredLine]
    /// What it will say; several values where it will be in conflict again.
    let values: [JSON]
    let differences: Int
    /// Whether it keeps what was recorded after the change that is taken back.
    var keepsLater = false
  }

  /// Prepares the change that takes it back.
  ///
  /// - Throws: A refusal where a later change of a record would be lost.
  func prepared(_ recording: Recording) throws(StorageProblem) -> ChangeRunner.Prepared {
    var steps: [Step] = []
    var blocked: [ChangedRecord] = []
    var staying: [Diagnostic] = []
    let records = history.records(of: undone)
    for record in records {
      let open = contents.openLines(of: record.id, in: record.collection)
      guard let current = open.first, let after = record.after.first else { continue }
      // What stood before may be what somebody wrote by hand.
      if contents.disagreement(of: record.id, in: record.collection) == .edited {
        blocked.append(record)
        continue
      }
      let now = open.map(\.json)
      let before = record.before.map(\.json)
      // What came in beside a later revision changed nothing.
      guard !ChangeUndo.saySame(before, record.after.map(\.json)) else { continue }
      guard ChangeUndo.saySame(now, record.after.map(\.json)) else {
        guard let reversal = reversal(of: record, open) else {
          blocked.append(record)
          continue
        }
        let differences = RecordDifference.between(current.json, reversal.json).count
        staying += reversal.notes
        guard differences > 0 else { continue }
        steps.append(
          Step(
            record: record, openLines: open, values: [reversal.json], differences: differences,
            keepsLater: true))
        continue
      }
      let values = before.isEmpty ? [retracted(after.json)] : before
      guard !ChangeUndo.saySame(values, now) else { continue }
      steps.append(
        Step(
          record: record, openLines: open, values: values,
          differences: RecordDifference.between(current.json, values[0]).count))
    }
    guard blocked.isEmpty else {
      throw StorageProblem(.refused, try obstacles(blocked, beside: steps))
    }
    let referred = needed(steps)
    steps.removeAll { referred.contains($0.record.id) }
    guard !steps.isEmpty else {
      throw StorageProblem(
        .refused,
        [
          Diagnostic(
            code: "no-change", "taking back \(undone.id) would change nothing",
            hints: ["`incidentlog history` shows what was recorded since"])
        ])
    }

    var recording = recording
    recording.reason =
      ChangeUndo.reasonBegin + undone.id + (recording.reason.map { ": \($0)" } ?? "")
    var change = LogChange()
    for step in steps {
      for value in step.values {
        change.amend(
          step.openLines, to: value, in: step.record.collection, recorded: recording)
      }
    }
    let shown = steps.prefix(ChangeUndo.shownRecords)
    let rest = steps.count - shown.count
    let more: [RichText] = rest > 0 ? ["  and \(rest) more"] : []
    let stays = referred.sorted().map { id -> RichText in
      "  \(id, .identifier) stays, since records that stay refer to it"
    }
    return ChangeRunner.Prepared(
      change: change, ids: steps.map(\.record.id), summary: "took back \(name)",
      details: shown.map { "\(words($0)), now revision \(number($0))" } + more + stays,
      intention: ["takes back \(name)"] + shown.map(words) + more + stays,
      notes: staying
        + (isUndo
          ? [
            Diagnostic(
              .note, code: "undo-of-undo", "that change was itself an `undo`",
              hints: [
                "`incidentlog history` names earlier changes: `incidentlog undo CHANGE` takes one back"
              ])
          ] : []))
  }

  private static let shownRecords = 10
  private static let reasonBegin = "undo of "

  /// Whether what is taken back took something back.
  private var isUndo: Bool { undone.recorded.reason?.hasPrefix(ChangeUndo.reasonBegin) ?? false }

  // MARK: Words

  /// The change in words: when, by whom and why.
  private var name: RichText {
    let reason = undone.recorded.reason.map { " (\($0))" } ?? ""
    let what = undone.source.map { "import from \($0)" } ?? "change"
    return """
      the \(what) of \(undone.recorded.at.text, .date) by \(undone.recorded.by)\(reason)
      """
  }

  private func words(_ step: Step) -> RichText {
    let id = RichText(step.record.id, .identifier)
    guard let previous = step.record.before.first else {
      return undone.source == nil
        ? "  \(id) is retracted, since it was recorded by that change"
        : "  \(id) is retracted, since it came with that import"
    }
    guard step.values.count == 1 else {
      let sides = step.record.before.map { line in
        "revision \(line.revision) by \(line.json["recorded"]?["by"]?.string ?? "unknown")"
      }
      return "  \(id) is in conflict again: \(sides.joined(separator: ", "))"
    }
    if step.keepsLater {
      let values = step.values[0]
      let names = RecordDifference.between(step.openLines[0].json, values).names
      return "  \(id): \(names); what was recorded since stays"
    }
    let values = step.differences == 1 ? "1 value" : "\(step.differences) values"
    return step.differences == 0
      ? "  \(id): as in revision \(previous.revision), no longer in conflict"
      : "  \(id): \(values) as in revision \(previous.revision)"
  }

  private func number(_ step: Step) -> Int { (step.openLines.first?.revision ?? 0) + 1 }

  // MARK: Rules

  /// The record without what the change gave it; nil where that is not wanted or not possible.
  private func reversal(of record: ChangedRecord, _ open: [StoredLine]) -> ChangeReversal? {
    guard keepsLater, open.count == 1, record.before.count == 1, record.after.count == 1 else {
      return nil
    }
    return ChangeReversal(
      of: open[0].json, changedFrom: record.before[0].json, to: record.after[0].json)
  }

  /// The records that the change merged into others and that are merged still.
  private var stillMerged: [String] {
    guard undone.source == nil else { return [] }
    return history.records(of: undone).filter { record in
      record.after.first?.json["into"] != nil && record.before.first?.json["into"] == nil
        && contents.line(of: record.id, in: record.collection)?.json["into"] != nil
    }.map(\.id)
  }

  /// Operations and reference data that would be retracted and that records which stay refer to.
  private func needed(_ steps: [Step]) -> Set<String> {
    let gone = steps.filter { $0.record.before.isEmpty }.map(\.record)
    guard gone.contains(where: { $0.collection != .incidents }) else { return [] }
    let incidents = Set(gone.filter { $0.collection == .incidents }.map(\.id))
    func stays(_ incident: Incident) -> Bool {
      incident.state == .active && !incidents.contains(incident.id)
    }
    let goneOperations = Set(gone.filter { $0.collection == .operations }.map(\.id))
    var needed = Set(
      contents.incidents(inOperations: goneOperations).filter(stays).compactMap(\.operation))
    guard gone.contains(where: { !$0.collection.isJournal }) else { return needed }
    let staying = contents.incidents.values.filter(stays)
    let reference = ReferenceSelection(
      contents.restricted(
        toIncidents: Set(staying.map(\.id)),
        operations: Set(contents.operations.all.map(\.id))
          .subtracting(goneOperations.subtracting(needed))))
    needed.formUnion(
      gone.filter { !$0.collection.isJournal && reference.holds($0.id, in: $0.collection) }
        .map(\.id))
    return needed
  }

  /// The first revision of a record, taken out of all counts.
  private func retracted(_ json: JSON) -> JSON {
    var json = json
    json["state"] = .string(RecordState.retracted.rawValue)
    json["into"] = nil
    return json
  }

  /// Whether lines say the same, without who recorded them and in which revision.
  ///
  /// So a record still stands as a change left it where a later one was itself taken back.
  private static func saySame(_ some: [JSON], _ others: [JSON]) -> Bool {
    func isAmong(_ all: [JSON], _ one: JSON) -> Bool {
      all.contains { RecordDifference.between($0, one).isEmpty }
    }
    return some.allSatisfy { isAmong(others, $0) } && others.allSatisfy { isAmong(some, $0) }
      && some.isEmpty == others.isEmpty
  }

  /// Why revisions cannot be taken back, each with the ways out.
  private func obstacles(
    _ blocked: [ChangedRecord], beside steps: [Step]
  ) throws(StorageProblem) -> [Diagnostic] {
    let shown = blocked.prefix(ChangeUndo.shownRecords)
    let since = try LogHistory(
      contents, .records(shown.map { RecordName(collection: $0.collection, id: $0.id) }))
    let rest = blocked.count - ChangeUndo.shownRecords
    let more =
      rest > 0
      ? [Diagnostic(code: "changed-since", "\(rest) more records were changed again")] : []
    var obstacles = shown.map { obstacle(to: $0, in: since) } + more
    guard stillMerged.isEmpty else { return obstacles }
    let other = steps.first { $0.record.collection.isJournal && !$0.record.before.isEmpty }
    if let other, let revision = other.record.before.first?.revision {
      obstacles[obstacles.count - 1].hints.append(
        "other records of that change go back one by one, such as by `incidentlog amend "
          + "\(other.record.id) --take \(revision) --reason TEXT`")
    }
    return obstacles
  }

  private func obstacle(to record: ChangedRecord, in history: LogHistory) -> Diagnostic {
    let id = record.id
    let disagreement = contents.disagreement(of: id, in: record.collection)
    guard disagreement == nil, let current = contents.line(of: id, in: record.collection) else {
      return (disagreement ?? .conflict).refusal(
        of: id,
        conflictHints: ["`incidentlog history \(id)` shows all, and how to let one of them stand"])
    }
    // The first after it that says what holds now: what came after that was taken back.
    let changed = record.after.first?.revision ?? 0
    let later = history.revisions(of: id, in: record.collection).first {
      $0.line.revision > changed && RecordDifference.between($0.line.json, current.json).isEmpty
    }
    let change = history.change(holding: later?.line ?? current)
    let by = change.map { " on \($0.recorded.at.text) by \($0.recorded.by)" } ?? ""
    var hints = change.map { ["`incidentlog undo \($0.id)` takes that change back first"] } ?? []
    if let merged = stillMerged.first {
      let into = current.json["into"]?.string
      hints.append(
        into != nil && into != record.after.first?.json["into"]?.string
          ? "`incidentlog retract \(id) --restore --reason TEXT` takes it out of `\(into ?? "")` first"
          : "`incidentlog retract \(merged) --restore --reason TEXT` takes the merge back and keeps "
            + "what was recorded since")
    } else if record.collection.isJournal {
      hints.append(
        record.before.first.map {
          "`incidentlog amend \(id) --take \($0.revision) --reason TEXT` goes back all the same"
        } ?? "`incidentlog retract \(id) --reason TEXT` takes the record out all the same")
    }
    return Diagnostic(
      code: "changed-since", "`\(id)` was changed again\(by); that would be lost", hints: hints)
  }
}
