import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Makes new records of what was typed: an attack, or several and the operation they belong to.
struct RecordBuilder {
  let arguments: ParsedArguments
  let session: Session
  let contents: LogContents
  let recording: Recording
  private var problems = Problems()
  private var notes: [Diagnostic] = []

  init(
    _ arguments: ParsedArguments, _ session: Session, in contents: LogContents,
    recording: Recording
  ) {
    self.arguments = arguments
    self.session = session
    self.contents = contents
    self.recording = recording
  }

  /// The new records, checked as far as what was typed goes.
  struct Records {
    var operation: AttackOperation?
    var incidents: [Incident]
    var notes: [Diagnostic]
  }

  /// Makes the records.
  ///
  /// What is said of several towns is written once, on their operation; of one town, on its attack.
  mutating func records() throws(Diagnostics) -> Records {
    let today = recording.at.day
    let model = model()
    let attack = AttackOptions.read(arguments, today: today, names: contents.names, &problems)
    let occurred = attack.occurred
    requireDateAndKind(attack, model)
    let places = places(model, on: occurred?.start)
    let evidence = EvidenceOptions.read(
      arguments, adding: Evidence(), names: contents.names, attackOn: occurred?.end, today: today,
      session, &problems, &notes)
    let joined = joinedOperation()
    try problems.throwIfAny()
    guard let occurred, let kind = attack.kind ?? model?.attack.kind else {
      return Records(incidents: [], notes: notes)
    }

    var ids = DrawnIDs(contents, session)
    let operation = newOperation(
      joined, isNeeded: places.count > 1 && joined == nil, on: occurred.start, &ids,
      evidence: places.count > 1 ? evidence : Evidence())
    try refuseSharedCasualties(joined, places, evidence)
    let isShared = operation != nil && places.count > 1
    let incidents = places.map { place in
      Incident(
        id: ids.incident(country: place.country, day: occurred.start), recorded: recording,
        verification: arguments.value(RecordOptions.verification),
        marking: arguments.value(RecordOptions.marking), occurred: occurred, place: place,
        attack: Attack(
          kind: kind, targets: attack.targets ?? model?.attack.targets ?? [],
          weapons: attack.weapons ?? [], outcome: attack.outcome),
        evidence: isShared ? Evidence() : evidence, operation: operation?.id ?? joined?.id,
        external: arguments.values(RecordOptions.external),
        tags: arguments.values(RecordOptions.tag).filter { $0 != "none" },
        title: arguments.value(RecordOptions.title),
        summary: isShared ? nil : arguments.value(RecordOptions.summary))
    }
    notes += RecordWarnings(
      contents, today: today, isDryRun: arguments.isSet(ChangeOptions.dryRun)
    ).all(operation, incidents, notes)
    return Records(operation: operation, incidents: incidents, notes: notes)
  }

  // MARK: Parts

  private mutating func model() -> Incident? {
    guard let typed = arguments.value(AddCommand.like) else { return nil }
    let (contents, arguments) = (contents, arguments)
    return problems.collect(at: arguments.place(of: "like")) { () throws(Diagnostic) in
      try contents.incident(named: typed).value
    }
  }

  private mutating func requireDateAndKind(_ attack: AttackOptions.Typed, _ model: Incident?) {
    if !arguments.isTyped(AttackOptions.date) {
      problems.add(
        Diagnostic(
          code: "missing-option", "when it happened is not given",
          at: Diagnostic.Place(path: "--date"),
          hints: ["`--date 2025-07-01`, `--date yesterday`, or `--date unknown`"]))
    }
    if !arguments.isTyped(AttackOptions.kind), model == nil {
      problems.add(
        Diagnostic(
          code: "missing-option", "what kind of attack it was is not given",
          at: Diagnostic.Place(path: "--kind"),
          hints: ["`--kind armed-assault`; `incidentlog add --help` lists the kinds"]))
    }
  }

  private mutating func places(_ model: Incident?, on day: Day?) -> [IncidentPlace] {
    if PlaceOptions.isGiven(arguments) {
      notes += RecordWarnings.unknownCountry(arguments, in: contents)
      let places = PlaceOptions.read(arguments, on: day, in: contents, &problems, &notes)
      refuseRepeatedTowns(places)
      return places
    }
    if let model { return [model.place] }
    problems.add(
      Diagnostic(
        code: "missing-option", "where it happened is not given",
        at: Diagnostic.Place(path: "--town"),
        hints: ["`--town TOWN`, `--at LAT,LON` or `--region REGION`"]))
    return []
  }

  private mutating func refuseRepeatedTowns(_ places: [IncidentPlace]) {
    let typed = arguments.values(PlaceOptions.town)
    // Where a town was not found the places are fewer than the names.
    guard places.count == typed.count else { return }
    for (index, place) in places.enumerated() {
      let earlier = places.prefix(index).firstIndex { other in
        place.town == nil ? place == other : place.town == other.town
      }
      guard let earlier else { continue }
      let same = typed[index] == typed[earlier] ? "" : ", the town of `\(typed[earlier])`"
      problems.add(
        Diagnostic(
          code: "same-town", "`\(typed[index])` is named twice\(same)",
          at: arguments.place(of: "town", occurrence: index),
          hints: ["a second attack on the same town takes a command of its own"]))
    }
  }

  private mutating func joinedOperation() -> AttackOperation? {
    guard let typed = arguments.value(RecordOptions.operation),
      typed.uppercased().hasPrefix("OP-")
    else { return nil }
    let (contents, arguments) = (contents, arguments)
    return problems.collect(at: arguments.place(of: "operation")) { () throws(Diagnostic) in
      try contents.operation(named: typed).value
    }
  }

  private mutating func newOperation(
    _ joined: AttackOperation?, isNeeded: Bool, on day: Day?, _ ids: inout DrawnIDs,
    evidence: Evidence
  ) -> AttackOperation? {
    let title = joined == nil ? arguments.value(RecordOptions.operation) : nil
    guard isNeeded || title != nil else { return nil }
    if let title, let same = contents.operations.values.first(where: { $0.title == title }) {
      notes.append(
        Diagnostic(
          .warning, code: "same-title", "there is an operation with this title already",
          at: Diagnostic.Place(path: "--operation"),
          hints: ["`--operation \(same.id)` joins it; this one is another"]))
    }
    return AttackOperation(
      id: ids.operation(day: day), recorded: recording,
      marking: arguments.value(RecordOptions.marking), title: title,
      basis: arguments.values(RecordOptions.operationBasis), evidence: evidence,
      summary: isNeeded ? arguments.value(RecordOptions.summary) : nil)
  }

  /// A number for several attacks that join an operation of more would have to be divided.
  private func refuseSharedCasualties(
    _ joined: AttackOperation?, _ places: [IncidentPlace], _ evidence: Evidence
  ) throws(Diagnostics) {
    guard let joined, places.count > 1, !evidence.casualties.isEmpty else { return }
    throw Diagnostics([
      Diagnostic(
        code: "shared-casualties", "a figure for \(places.count) attacks cannot be divided",
        at: Diagnostic.Place(path: "--operation"),
        hints: [
          "record the attacks without it; a figure for all attacks of the operation goes to "
            + "`incidentlog amend \(joined.id)`"
        ])
    ])
  }
}

/// Draws ids that neither the log nor this change has taken.
struct DrawnIDs {
  private let contents: LogContents
  private let session: Session
  private var drawn: Set<String> = []

  init(_ contents: LogContents, _ session: Session) {
    self.contents = contents
    self.session = session
  }

  mutating func incident(country: String, day: Day?) -> String {
    let id = RecordID.incident(country: country, day: day, randomBytes: session.randomBytes) {
      contents.incidents.contains($0) || drawn.contains($0)
    }
    drawn.insert(id)
    return id
  }

  mutating func operation(day: Day?) -> String {
    let id = RecordID.operation(day: day, randomBytes: session.randomBytes) {
      contents.operations[$0] != nil || drawn.contains($0)
    }
    drawn.insert(id)
    return id
  }
}
