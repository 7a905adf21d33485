import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Takes a change back by new revisions that say what was said before it.
struct ChangeUndo {
  let undone: RecordedChange
  let history: LogHistory
  let contents: LogContents

  /// One record as it will be again.
  private struct Step {
    let revision: RecordRevision
    let openLines: [StoredLine]
    let json: JSON
    let differences: Int
  }

  /// Prepares the change that takes it back.
  ///
  /// - Throws: A refusal where a later change of a record would be lost.
  func prepared(_ recording: Recording) throws(StorageProblem) -> ChangeRunner.Prepared {
    var steps: [Step] = []
    var problems: [Diagnostic] = []
    for revision in undone.revisions {
      let open = contents.openLines(of: revision.line.id, in: revision.collection)
      guard let current = open.first else { continue }
      if let problem = obstacle(to: revision, open) {
        problems.append(problem)
        continue
      }
      let json = revision.previous?.json ?? retracted(revision.line.json)
      let differences = RecordDifference.between(current.json, json)
      guard !differences.isEmpty else { continue }
      steps.append(
        Step(revision: revision, openLines: open, json: json, differences: differences.count))
    }
    if steps.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          code: "no-change", "taking back \(undone.id) would change nothing",
          hints: ["`incidentlog history` shows what was recorded since"]))
    }
    guard problems.isEmpty else { throw StorageProblem(.refused, problems) }

    var recording = recording
    recording.reason = "undo of \(undone.id)" + (recording.reason.map { ": \($0)" } ?? "")
    var change = LogChange()
    for step in steps {
      change.amend(
        step.openLines, to: step.json, in: step.revision.collection, recorded: recording)
    }
    let shown = steps.prefix(ChangeUndo.shownRecords)
    let rest = steps.count - shown.count
    let more: [RichText] = rest > 0 ? ["  and \(rest) more"] : []
    return ChangeRunner.Prepared(
      change: change, ids: steps.map(\.revision.line.id), summary: "took back \(name)",
      details: shown.map { "\(words($0)), now revision \(number($0))" } + more,
      intention: ["takes back \(name)"] + shown.map(words) + more)
  }

  private static let shownRecords = 10

  // MARK: Words

  /// The change in words: when, by whom and why.
  private var name: RichText {
    let reason = undone.recorded.reason.map { " (\($0))" } ?? ""
    return """
      the change of \(undone.recorded.at.text, .date) by \(undone.recorded.by)\(reason)
      """
  }

  private func words(_ step: Step) -> RichText {
    let id = RichText(step.revision.line.id, .identifier)
    guard let previous = step.revision.previous else {
      return "  \(id) is retracted, since it was recorded by that change"
    }
    let values = step.differences == 1 ? "1 value" : "\(step.differences) values"
    return "  \(id): \(values) as in revision \(previous.revision)"
  }

  private func number(_ step: Step) -> Int { (step.openLines.first?.revision ?? 0) + 1 }

  // MARK: Rules

  /// The first revision of a record, taken out of all counts.
  private func retracted(_ json: JSON) -> JSON {
    var json = json
    json["state"] = .string(RecordState.retracted.rawValue)
    json["into"] = nil
    return json
  }

  /// Why a revision cannot be taken back: somebody has recorded more since, which would be lost.
  private func obstacle(to revision: RecordRevision, _ open: [StoredLine]) -> Diagnostic? {
    guard let current = open.first else { return nil }
    let id = revision.line.id
    guard open.count == 1 else {
      return Diagnostic(
        code: "in-conflict", "`\(id)` was changed by two people side by side",
        hints: [
          "`incidentlog history \(id)` shows both; `incidentlog amend \(id) --take HASH --reason "
            + "TEXT` lets one of them stand"
        ])
    }
    // A later change that was itself taken back left nothing that could be lost.
    if RecordDifference.between(revision.line.json, current.json).isEmpty { return nil }
    let later = history.revisions(of: id, in: revision.collection).first {
      RecordDifference.between($0.line.json, current.json).isEmpty
    }
    let change = history.change(holding: later?.line ?? current)
    let by = change.map { " on \($0.recorded.at.text) by \($0.recorded.by)" } ?? ""
    let isJournal = revision.collection.isJournal
    return Diagnostic(
      code: "changed-since", "`\(id)` was changed again\(by); that would be lost",
      hints: (change.map { ["`incidentlog undo \($0.id)` takes that change back first"] } ?? [])
        + (isJournal
          ? [
            "`incidentlog amend \(id) --take \(revision.previous?.revision ?? 1) --reason TEXT` "
              + "goes back all the same"
          ] : []))
  }
}
