import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows one record in full, one fact a line: what it says, and what follows from it.
struct RecordView {
  let contents: LogContents
  let picture: LogPicture
  /// The attacks that were amended after the time that is shown, in what stands as held now.
  private let amended: [LogHistory.LaterAmendment]
  private let names: AttributionText
  private let texts: StatementText

  /// Shows records of a log.
  init(
    _ contents: LogContents, _ picture: LogPicture, amended: [LogHistory.LaterAmendment] = []
  ) {
    self.contents = contents
    self.picture = picture
    self.amended = amended
    names = AttributionText(actors: contents.actors)
    texts = StatementText(names: names)
  }

  // MARK: Incidents

  /// An incident as it stands in the picture.
  func blocks(of attack: AttackPicture) -> [Block] {
    let incident = attack.incident
    let amended = Set(amended.filter { $0.id == incident.id }.flatMap(AttackList.columns))
    let facts = facts(of: attack).map { fact -> Fact in
      guard amended.contains(RecordView.columns[fact.label] ?? fact.label.lowercased()) else {
        return fact
      }
      return Fact(
        fact.label, fact.value + RichText("*", .warning), field: fact.field ?? fact.value.plain)
    }
    var blocks: [Block] = [
      .heading("\(incident.id, .identifier)\(title(incident.title))", level: 1), .facts(facts),
    ]
    let legend =
      CasualtyText.legend(facts.map(\.value))
      + (amended.isEmpty ? [] : [AttackList.amendedLegend])
    if !legend.isEmpty { blocks.append(.notes(legend)) }
    blocks += evidence(incident.evidence)
    if let operation = attack.operation, !operation.evidence.isEmpty {
      blocks.append(
        .heading("Said of all attacks of \(operation.id, .identifier)", level: 2))
      blocks += evidence(operation.evidence)
    }
    if !incident.support.isEmpty {
      blocks += [.heading("Support", level: 2), .facts(incident.support.map(support))]
    }
    let record = contents.incidents[incident.id]
    blocks += end(record?.line.json, .incident, incident.recorded, incident.revision)
    blocks += conflict(record?.line, record?.conflicting ?? [], record?.edited ?? [])
    return blocks
  }

  /// The columns of lists that show what facts with other labels do.
  private static let columns = [
    "When": "date", "Where": "town", "Targets": "target", "Not a duplicate of": "notDuplicateOf",
  ]

  private func facts(of attack: AttackPicture) -> [Fact] {
    let incident = attack.incident
    var facts: [Fact] = []
    func add(_ label: String, _ value: RichText?, field: String? = nil) {
      if let value, !value.isEmpty { facts.append(Fact(label, value, field: field)) }
    }
    if incident.state != .active {
      add("State", RichText(state(incident.state, incident.mergedInto), .warning))
    }
    add("When", when(incident.occurred))
    add("Where", place(of: attack))
    add(
      "Kind", RichText(incident.attack.kind.rawValue.inWords), field: incident.attack.kind.rawValue)
    add(
      "Targets", incident.attack.targets.map(texts.target).joined(separator: "; "),
      field: incident.attack.targets.map { texts.target($0, \.self).plain }.joined(separator: "; "))
    add("Weapons", RichText(incident.attack.weapons.joined(separator: ", ")))
    add("Outcome", incident.attack.outcome.map { RichText($0.rawValue) })
    add(
      "Operation",
      attack.incident.operation.map { id in
        "\(id, .identifier)\(title(attack.operation?.title))"
      })
    add("Leading", names.leading(of: attack))
    add("Killed", killed(in: attack))
    for outcome in CasualtyStatement.Outcome.allCases where outcome != .killed {
      add(
        outcome.rawValue.capitalizedFirst, attack.casualties.total(outcome).map(CasualtyText.figure)
      )
    }
    let verification = (incident.verification ?? .unverified).rawValue
    add("Verification", RichText(verification.inWords), field: verification)
    add("Marking", marking(incident.marking))
    add("Tags", RichText(incident.tags.joined(separator: ", ")))
    add("External", RichText(external(incident.external)))
    add("Not a duplicate of", RichText(incident.notDuplicateOf.joined(separator: ", ")))
    add("Summary", incident.summary.map { RichText($0) })
    return facts
  }

  private func killed(in attack: AttackPicture) -> RichText {
    let own = CasualtyText.figure(attack.casualties.total(.killed))
    guard let count = picture.killed(inOperationOf: attack), !count.isUnknown else { return own }
    return "\(own); in all attacks of its operation together \(CasualtyText.count(count))"
  }

  private func when(_ occurred: Occurrence) -> RichText {
    let time = occurred.timeOfDay.map { ", \($0.text.inWords)" } ?? ""
    let precision =
      switch occurred.precision {
      case .day, .unknown: ""
      case .dayRange: occurred.isQuarter ? " (known to the quarter)" : " (some time in these days)"
      case .week, .month, .year: " (known to the \(occurred.precision.rawValue))"
      }
    return "\(occurred.text + time, .date)\(precision)"
  }

  private func place(of attack: AttackPicture) -> RichText {
    let place = attack.incident.place
    let levels = [Region.Kind.adm3, .adm2, .adm1, .country].compactMap { kind in
      attack.placement.region(kind).map(contents.regions.name)
    }
    let own = [attack.town?.name ?? place.asWritten].compactMap { $0 }
    var names: [String] = []
    for name in own + levels where names.last != name { names.append(name) }
    if levels.isEmpty { names.append(place.country) }
    var text = RichText(names.joined(separator: ", "), .place)
    if let written = place.asWritten, written != own.first { text += ", written “\(written)”" }
    if let point = place.coordinates ?? attack.town?.coordinates {
      let latitude = JSON.number(point.latitude).text
      text += " (\(latitude), \(JSON.number(point.longitude).text))"
    }
    if place.precision != .settlement {
      text += ", known to the \(place.precision.rawValue.inWords)"
    }
    return text
  }

  private func support(_ support: Support) -> Fact {
    var text = RichText(support.quote.map { "“\($0)”" } ?? "")
    if let source = support.source { text += " (\(source))" }
    if support.sure == false { text += RichText(" – not sure", .warning) }
    return Fact(support.field, text)
  }

  // MARK: Operations

  /// An operation with its attacks.
  func blocks(of operation: OperationPicture) -> [Block] {
    let record = operation.operation
    var facts: [Fact] = []
    if record.state != .active {
      facts.append(Fact("State", RichText(state(record.state, record.mergedInto), .warning)))
    }
    let members = picture.attacks.filter { $0.incident.operation == record.id }
      .inOrder()
    let days =
      members.compactMap(\.incident.occurred.start)
      + members.compactMap(\.incident.occurred.end)
    if let first = days.min(), let last = days.max() {
      facts.append(Fact("When", RichText(Period(first...last).text, .date)))
    }
    facts.append(Fact("Attacks", RichText(String(members.count), .number)))
    if !record.basis.isEmpty {
      facts.append(
        Fact(
          "One operation by", RichText(record.basis.map(\.rawValue.inWords).joined(separator: ", "))
        ))
    }
    facts.append(
      Fact("Killed, all sides", CasualtyText.figure(operation.casualties.total(.killed))))
    facts.append(Fact("Marking", marking(record.marking)))
    if !record.external.isEmpty {
      facts.append(Fact("External", RichText(external(record.external))))
    }
    if let summary = record.summary { facts.append(Fact("Summary", RichText(summary))) }
    var blocks: [Block] = [
      .heading("\(record.id, .identifier)\(title(record.title))", level: 1), .facts(facts),
    ]
    if !members.isEmpty {
      let columns = AttackColumn.chosen([
        "date", "town", "region", "kind", "group", "killed", "id",
      ])
      blocks +=
        AttackList(
          attacks: members, picture: picture, columns: columns,
          disagreements: members.reduce(into: [:]) { found, attack in
            found[attack.incident.id] = contents.incidents[attack.incident.id]?.disagreement
          }, amended: amended
        ).document.blocks
    }
    blocks += evidence(record.evidence)
    let stored = contents.operations[record.id]
    blocks += end(stored?.line.json, .operation, record.recorded, record.revision)
    blocks += conflict(stored?.line, stored?.conflicting ?? [], stored?.edited ?? [])
    return blocks
  }

  // MARK: Both

  private func evidence(_ evidence: Evidence) -> [Block] {
    func facts(_ heading: String, _ facts: [Fact]) -> [Block] {
      facts.isEmpty ? [] : [.heading(RichText(heading), level: 2), .facts(facts)]
    }
    return facts(
      "Who did it",
      evidence.attributions.map { Fact($0.key, texts.attribution($0) + "; " + texts.origin($0)) })
      + facts(
        "Who was hurt",
        evidence.casualties.map { Fact($0.key, texts.casualties([$0]) + "; " + texts.origin($0)) })
      + facts(
        "Accounts",
        evidence.accounts.map { Fact($0.key, texts.account($0) + "; " + texts.origin($0)) })
      + facts("Sources", evidence.sources.map { Fact($0.key, texts.source($0)) })
  }

  /// What the record holds beyond the model, and when it was recorded.
  private func end(
    _ json: JSON?, _ shape: ObjectShape, _ recorded: Recording, _ revision: Int
  ) -> [Block] {
    let known = Set(shape.fields.map(\.key)).subtracting(["extras"])
    let others = (json?.members ?? []).filter { !known.contains($0.key) }
    var text: RichText =
      "revision \(revision, .number), recorded \(recorded.at.text, .date) by \(recorded.by)"
    if let reason = recorded.reason { text += ": \(reason)" }
    return [
      .facts(
        others.map { Fact($0.key, RichText($0.value.text)) } + [Fact("Recorded", text)])
    ]
  }

  private func conflict(
    _ current: StoredLine?, _ others: [StoredLine], _ edited: [StoredLine]
  ) -> [Block] {
    guard let current, !others.isEmpty else { return [] }
    let record = current.id
    let collection: LogCollection = contents.incidents[record] == nil ? .operations : .incidents
    let history = try? LogHistory(
      contents, .records([RecordName(collection: collection, id: record)]))
    let ancestor = history?.commonAncestor(of: [current] + others, in: collection)?.line.json
    return others.flatMap { other -> [Block] in
      let isEdited = edited.contains { $0.bytes == other.bytes }
      let recorded = other.json["recorded"]
      let by = recorded?["by"]?.string ?? "somebody"
      let reason = recorded?["reason"]?.string.map { ": \($0)" } ?? ""
      return [
        .heading(
          RichText(
            isEdited
              ? "Edited by hand: revision \(other.revision) by \(by), after a later one replaced it"
              : "Conflict: amended by \(by) too, in revision \(other.revision)\(reason)", .warning),
          level: 2),
        .facts(
          RecordDifference.between(
            current.json, other.json, madeFrom: ancestor ?? .object([:])
          ).map { difference in
            let (here, there) = (difference.before?.text ?? "–", difference.after?.text ?? "–")
            return switch difference.addedBy {
            case .here: Fact(difference.pointer, "added here: \(here)")
            case .there: Fact(difference.pointer, "added there: \(there)")
            case nil: Fact(difference.pointer, "\(here) here, \(there) there")
            }
          }),
      ]
        + (isEdited
          ? [.notes(["\(Disagreement.mending, .code) tells how to mend it"])] : [])
    }
  }

  private func title(_ title: String?) -> RichText {
    title.map { " \($0)" } ?? RichText()
  }

  private func state(_ state: RecordState, _ into: String?) -> String {
    into.map { "\(state.rawValue) into \($0)" } ?? state.rawValue
  }

  private func marking(_ marking: Marking?) -> RichText {
    marking.map { RichText($0.rawValue) }
      ?? "\(contents.description.marking.rawValue), the log's own"
  }

  private func external(_ ids: [ExternalID]) -> String {
    ids.map { "\($0.scheme):\($0.id)\($0.version.map { " (\($0))" } ?? "")" }
      .joined(separator: ", ")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
