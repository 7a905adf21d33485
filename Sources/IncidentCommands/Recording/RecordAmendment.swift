import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Amends a record by what was typed: single fields are replaced, statements and sources added.
struct RecordAmendment {
  let arguments: ParsedArguments
  let session: Session
  let contents: LogContents
  let today: Day
  private var problems = Problems()
  private(set) var notes: [Diagnostic] = []

  init(
    _ arguments: ParsedArguments, _ session: Session, in contents: LogContents, today: Day
  ) {
    self.arguments = arguments
    self.session = session
    self.contents = contents
    self.today = today
  }

  /// The incident as it is amended, beginning with one of its revisions.
  mutating func amended(_ incident: Incident, _ json: JSON) throws(Diagnostics) -> JSON {
    var edit = RecordEdit(json, as: .incident)
    let attack = AttackOptions.read(arguments, today: today, names: contents.names, &problems)
    if var occurred = attack.occurred {
      occurred.timeOfDay = attack.timeOfDay ?? incident.occurred.timeOfDay
      edit.set("occurred", to: occurred.json)
    } else if let time = attack.timeOfDay {
      var occurred = incident.occurred
      occurred.timeOfDay = time
      edit.set("occurred", to: occurred.json)
    }
    place(of: incident, on: (attack.occurred ?? incident.occurred).start, &edit)
    self.attack(of: incident, attack, &edit)
    text(RecordOptions.summary, "summary", &edit)
    text(RecordOptions.title, "title", &edit)
    if let word = arguments.value(RecordOptions.verification) {
      edit.set("verification", to: .string(word.rawValue))
    }
    let typed = arguments.values(RecordOptions.tag)
    if !typed.isEmpty {
      var tags = typed.contains("none") ? [] : incident.tags
      for tag in typed where tag != "none" && !tags.contains(tag) { tags.append(tag) }
      edit.set("tags", to: tags.isEmpty ? nil : .strings(tags))
    }
    if let typed = arguments.value(RecordOptions.operation) { join(typed, incident, &edit) }
    refuse([RecordOptions.operationBasis], on: "an incident")
    finish(&edit, incident.evidence, attackOn: attack.occurred?.end ?? incident.occurred.end)
    try problems.throwIfAny()
    warnOfOddities(
      Incident(json: edit.json).map(CheckedRecord.incident), beside: .incident(incident))
    return edit.json
  }

  /// The operation as it is amended, beginning with one of its revisions.
  mutating func amended(_ operation: AttackOperation, _ json: JSON) throws(Diagnostics) -> JSON {
    var edit = RecordEdit(json, as: .operation)
    text(RecordOptions.summary, "summary", &edit)
    text(RecordOptions.title, "title", &edit)
    let basis = arguments.values(RecordOptions.operationBasis)
    if !basis.isEmpty { edit.set("basis", to: .strings(basis.map(\.rawValue))) }
    refuse(
      AttackOptions.all + PlaceOptions.all
        + [RecordOptions.verification, RecordOptions.tag, RecordOptions.operation],
      on: "an operation")
    let last = contents.members(of: operation.id).compactMap(\.value.occurred.end).max()
    finish(&edit, operation.evidence, attackOn: last)
    try problems.throwIfAny()
    warnOfOddities(
      AttackOperation(json: edit.json).map(CheckedRecord.operation),
      beside: .operation(operation))
    return edit.json
  }

  // MARK: Parts of an incident

  private mutating func place(of incident: Incident, on day: Day?, _ edit: inout RecordEdit) {
    var amendment = PlaceAmendment(arguments, of: incident, on: day, in: contents)
    let place = amendment.place(&problems)
    notes += amendment.notes
    if let place { edit.set("place", to: place.json) }
    notes += RecordWarnings.unknownCountry(arguments, in: contents)
  }

  private func attack(
    of incident: Incident, _ typed: AttackOptions.Typed, _ edit: inout RecordEdit
  ) {
    var attack = incident.attack
    attack.kind = typed.kind ?? attack.kind
    attack.targets = typed.targets ?? attack.targets
    attack.weapons = typed.weapons ?? attack.weapons
    attack.outcome = typed.outcome ?? attack.outcome
    if attack != incident.attack { edit.set("attack", to: attack.json) }
  }

  private mutating func join(
    _ typed: String, _ incident: Incident, _ edit: inout RecordEdit
  ) {
    guard !typed.isEmpty, typed != "none" else {
      warnOfFigures(leaving: incident.operation)
      edit.set("operation", to: nil)
      return
    }
    let (contents, arguments) = (contents, arguments)
    let operation = problems.collect(at: arguments.place(of: "operation")) {
      () throws(Diagnostic) in try contents.operation(named: typed)
    }
    guard let operation else { return }
    if operation.id != incident.operation { warnOfFigures(leaving: incident.operation) }
    edit.set("operation", to: .string(operation.id))
  }

  /// Figures of an operation were given for the attacks that it had then.
  private mutating func warnOfFigures(leaving id: String?) {
    guard let id, let operation = contents.operations[id]?.value else { return }
    let figures = operation.evidence.casualties.map(\.key)
    guard !figures.isEmpty else { return }
    let attacks = contents.members(of: id).count
    notes.append(
      Diagnostic(
        .warning, code: "operation-figures",
        "\(figures.count == 1 ? "the figure" : "the figures") "
          + "\(figures.map { "`\($0)`" }.joined(separator: ", ")) of `\(id)` "
          + "\(figures.count == 1 ? "was" : "were") given for "
          + (attacks == 1 ? "1 attack" : "\(attacks) attacks"),
        hints: [
          "see whether it holds without this one: `incidentlog show \(id)`; "
            + "`incidentlog amend \(id)` adds another, `--remove KEY` takes one out"
        ]))
  }

  // MARK: Parts of both

  /// A text that is replaced; an empty one takes the field out.
  private func text(_ option: Option<String>, _ key: String, _ edit: inout RecordEdit) {
    guard let text = arguments.value(option) else { return }
    edit.set(key, to: text.isEmpty ? nil : .string(text))
  }

  /// Warns of what is odd about a record and was not before.
  private mutating func warnOfOddities(_ record: CheckedRecord?, beside old: CheckedRecord) {
    guard let record else { return }
    notes += RecordWarnings(contents, today: today).new(in: record, beside: old, notes)
  }

  private mutating func finish(
    _ edit: inout RecordEdit, _ known: Evidence, attackOn day: Day?
  ) {
    if let marking = arguments.value(RecordOptions.marking) {
      edit.set("marking", to: .string(marking.rawValue))
    }
    let external = arguments.values(RecordOptions.external).map(\.json)
    if !external.isEmpty {
      edit.set("external", to: .array((edit.json["external"]?.array ?? []) + external))
    }
    for (index, key) in arguments.values(AmendCommand.remove).enumerated()
    where !edit.remove(key) {
      problems.add(
        Diagnostic(
          code: "unknown-key", "the record has no statement or source `\(key)`",
          at: arguments.place(of: "remove", occurrence: index),
          hints: ["`incidentlog show` lists them with their keys"]))
    }
    edit.append(
      EvidenceOptions.read(
        arguments, adding: known, names: contents.names, attackOn: day, today: today, session,
        &problems, &notes))
  }

  /// Refuses options that say nothing about a kind of record.
  private mutating func refuse(_ options: [any ParsableOption], on kind: String) {
    for name in options.map(\.specification.name)
    where arguments.occurrences.contains(where: { $0.name == name }) {
      problems.add(
        Diagnostic(
          code: "wrong-option", "`--\(name)` cannot be said of \(kind)",
          at: arguments.place(of: name),
          hints: [
            kind == "an operation"
              ? "amend its attacks: each has its own date, place, kind and targets"
              : "amend its operation"
          ]))
    }
  }
}
