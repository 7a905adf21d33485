import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Amends the records that were named, or that a query finds, by what was typed.
struct AmendmentPlan {
  let arguments: ParsedArguments
  let session: Session
  let contents: LogContents
  let recording: Recording

  /// One record as it would be.
  struct Amended {
    let record: RecordName
    /// The lines that it replaces, the current one first.
    let openLines: [StoredLine]
    let json: JSON
    let differences: [RecordDifference]
    let notes: [Diagnostic]

    /// Whether there is anything to record.
    var isChange: Bool { !differences.isEmpty || openLines.count > 1 }
  }

  /// The records as they would be, also those that would stay as they are.
  func amended() throws(Diagnostics) -> [Amended] {
    let records: [LogContents.Named]
    if let query { records = try found(query) } else { records = try named() }
    if let word = arguments.value(AmendCommand.take), records.count != 1 {
      throw Diagnostics([
        Diagnostic(
          code: "several-records", "`--take \(word)` names a revision of one record",
          at: arguments.place(of: "take"))
      ])
    }
    var amended: [Amended] = []
    for record in records { amended.append(try amendment(of: record)) }
    return amended
  }

  /// The change that amends them.
  func prepared() throws(StorageProblem) -> ChangeRunner.Prepared {
    let all = try ChangeRunner.typed { () throws(Diagnostics) in try amended() }
    try refuseOthers(than: arguments.value(AmendCommand.ifRevision), all)
    let changed = query == nil ? all : all.filter(\.isChange)
    var change = LogChange()
    for record in changed {
      change.amend(
        record.openLines, to: record.json, in: record.record.collection, recorded: recording)
    }
    let unchanged = changed.isEmpty ? all : changed.filter { !$0.isChange }
    guard unchanged.isEmpty else {
      throw StorageProblem(
        .wrongInput,
        unchanged.map { record in
          Diagnostic(
            code: "no-change", "`\(record.record.id)` would stay as it is",
            at: Diagnostic.Place(path: "ID"),
            hints: ["`incidentlog amend --help` lists what can be changed"])
        })
    }
    let told = changed.map(AmendmentPlan.told)
    return ChangeRunner.Prepared(
      change: change, ids: changed.map(\.record.id), summary: told.first ?? "",
      details: Array(told.dropFirst()), intention: query == nil ? [] : intention(changed, of: all),
      notes: AmendmentPlan.notes(of: changed))
  }

  /// What was done to a record.
  static func told(_ amended: Amended) -> RichText {
    let names = amended.differences.names
    let revision = (amended.openLines.first?.revision ?? 0) + 1
    return """
      amended \(amended.record.id, .identifier): \
      \(names.isEmpty ? "the conflict is settled" : names); now revision \(revision)
      """
  }

  /// What is worth knowing, said once, with the records that it is about where there are several.
  private static func notes(of amended: [Amended]) -> [Diagnostic] {
    guard amended.count > 1 else { return amended.flatMap(\.notes) }
    var order: [Diagnostic] = []
    var records: [Diagnostic: [String]] = [:]
    for record in amended {
      for note in record.notes {
        if records[note] == nil { order.append(note) }
        records[note, default: []].append(record.record.id)
      }
    }
    let shown = 3
    return order.map { note in
      let ids = records[note] ?? []
      // What is odd about a word that was typed is no record's own.
      let isOfRecord = note.place?.path?.hasPrefix("/") ?? (note.place == nil)
      guard isOfRecord, !ids.allSatisfy({ note.summary.contains($0) }) else { return note }
      var note = note
      let rest = ids.count > shown ? " and \(ids.count - shown) more" : ""
      note.summary =
        ids.prefix(shown).map { "`\($0)`" }.joined(separator: ", ") + rest + ": " + note.summary
      return note
    }
  }

  private func intention(_ amended: [Amended], of all: [Amended]) -> [RichText] {
    let shown = 10
    let values = ValueText(contents)
    let same = all.count - amended.count
    let matches = all.count == 1 ? "1 attack matches" : "\(all.count) attacks match"
    let rest = same == 0 ? "" : ", \(same) of them would stay as they are"
    let head: RichText = "\(matches) \(query?.text ?? "", .code)\(rest)"
    let lines = amended.prefix(shown).map { record -> RichText in
      "  \(record.record.id, .identifier) \(values.record(record.json, in: .incidents))"
    }
    return [head] + lines + (amended.count > shown ? ["  and \(amended.count - shown) more"] : [])
  }

  /// Refuses records that are not at the revision that was asked for.
  func refuseOthers(than revision: Int?, _ amended: [Amended]) throws(StorageProblem) {
    guard let revision else { return }
    let others = amended.filter { $0.openLines.count != 1 || $0.openLines[0].revision != revision }
    guard others.isEmpty else {
      throw StorageProblem(
        .refused,
        others.map { record in
          let id = record.record.id
          let now = record.openLines.first?.revision ?? 0
          return Diagnostic(
            code: "changed-meanwhile",
            record.openLines.count > 1
              ? "`\(id)` is in conflict" : "`\(id)` is at revision \(now), not \(revision)",
            at: arguments.place(of: "if-revision"),
            hints: [
              "`incidentlog history \(id)` shows what changed meanwhile; nothing was recorded"
            ])
        })
    }
  }
}

// MARK: - Which records

extension AmendmentPlan {
  /// The words as a query, if they hold one: a word with a colon is never an id.
  private var query: ParsedQuery? {
    let words = arguments.values(AmendCommand.id)
    return words.contains { $0.contains(":") } ? ParsedQuery(words: words) : nil
  }

  private func named() throws(Diagnostics) -> [LogContents.Named] {
    var problems = Problems()
    var records: [LogContents.Named] = []
    for (index, fragment) in arguments.values(AmendCommand.id).enumerated() {
      let record = problems.collect(at: arguments.place(of: AmendCommand.id, occurrence: index)) {
        () throws(Diagnostic) in try contents.record(named: fragment)
      }
      if let record, !records.contains(where: { $0.name == record.name }) {
        records.append(record)
      }
    }
    try problems.throwIfAny()
    return records
  }

  private func found(_ query: ParsedQuery) throws(Diagnostics) -> [LogContents.Named] {
    let context = contents.queryContext(today: recording.at.day)
    let asksForState = query.query.terms.contains { $0.field == "state" }
    let states = asksForState ? Set(RecordState.allCases) : [.active]
    let compiled: CompiledQuery
    do throws(QueryProblems) {
      compiled = try CompiledQuery(query.query, in: context)
    } catch {
      throw Diagnostics(query.problems + error.all.map { query.diagnostic($0) })
    }
    guard query.problems.isEmpty else { throw Diagnostics(query.problems) }
    let attacks = contents.picture(states: states).attacks.filter(compiled.matches)
    guard !attacks.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          code: "nothing-found", "no attack matches `\(query.text)`",
          hints: ["`incidentlog explain query \(query.text)` shows how it was read"])
      ])
    }
    return attacks.compactMap { contents.incidents[$0.incident.id].map(LogContents.Named.incident) }
  }
}

// MARK: - One record

extension AmendmentPlan {
  private func amendment(of named: LogContents.Named) throws(Diagnostics) -> Amended {
    var amendment = RecordAmendment(
      arguments, session, in: contents, today: recording.at.day)
    let name = named.name
    let openLines = contents.openLines(of: name.id, in: name.collection)
    let taken = try taken(of: named)
    let settlement = try taken == nil ? settlement(of: openLines, named) : nil
    let start = taken ?? settlement?.json ?? named.line.json
    var json: JSON
    switch named {
    case .incident(let record):
      json = try amendment.amended(Incident(json: start) ?? record.value, start)
    case .operation(let record):
      json = try amendment.amended(AttackOperation(json: start) ?? record.value, start)
    }
    do throws(StorageProblem) {
      json = try contents.withFreshKeys(
        json, madeFrom: taken ?? named.line.json, in: name.collection)
    } catch {
      throw Diagnostics(error.diagnostics)
    }
    var notes = amendment.notes + mentions(in: json, besides: named.line.json)
    if let settlement {
      let isMarked = arguments.value(RecordOptions.marking) != nil
      notes += settlement.notes.filter { !isMarked || $0.code != "marking" }
      notes += settlement.leftOut(of: json)
    }
    notes += uncited(in: json, citedIn: start) + countsNowhere(json)
    notes += rivals(in: json, besides: named.line.json)
    return Amended(
      record: name, openLines: openLines, json: json,
      differences: RecordDifference.between(named.line.json, json), notes: notes)
  }

  /// Texts that name a record which fewer may know of than may read them.
  private func mentions(in json: JSON, besides before: JSON) -> [Diagnostic] {
    let mentions = MarkedMentions(contents)
    let known = Set(mentions.all(in: before).map(\.id))
    var json = json
    json["recorded"] = recording.json
    return mentions.all(in: json).filter { !known.contains($0.id) }.map { mention in
      Diagnostic(
        .warning, code: MarkedMentions.code, mention.summary,
        at: Diagnostic.Place(path: mention.pointer), hints: [MarkedMentions.wayOut])
    }
  }

  /// New figures that stand beside others of the same kind of speaker, which may be wrong.
  ///
  /// Of one named speaker the later figure stands, and different speakers can differ.
  private func rivals(in json: JSON, besides before: JSON) -> [Diagnostic] {
    let known = Set(Evidence(json: before).casualties.map(\.key))
    let figures = Evidence(json: json).casualties
    return figures.filter { !known.contains($0.key) && !$0.by.isNamed }.compactMap { new in
      let others = figures.filter {
        known.contains($0.key) && $0.of == new.of && $0.actor == new.actor
          && $0.outcome == new.outcome && $0.by == new.by
      }.map(\.key)
      guard let first = others.first else { return nil }
      let keys = others.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .note, code: "rival-figure",
        "the figure `\(new.key)` stands beside \(keys), and both count",
        hints: [
          "if `\(first)` is wrong, `incidentlog amend \(json["id"]?.string ?? "") --remove "
            + "\(first) --reason TEXT` takes it out"
        ])
    }
  }

  /// What is said of a record that does not count is easily lost sight of.
  private func countsNowhere(_ json: JSON) -> [Diagnostic] {
    let id = json["id"]?.string ?? ""
    switch json["state"]?.string.flatMap(RecordState.init(rawValue:)) {
    case .merged:
      let into = json["into"]?.string ?? ""
      return [
        Diagnostic(
          .warning, code: "merged",
          "`\(id)` was merged into `\(into)`: what it says now counts nowhere",
          hints: ["`incidentlog amend \(into)` says it where it counts"])
      ]
    case .retracted:
      return [
        Diagnostic(
          .warning, code: "retracted", "`\(id)` is retracted: what it says counts nowhere",
          hints: ["`incidentlog retract \(id) --restore --reason TEXT` makes it count again"])
      ]
    case .active, nil: return []
    }
  }

  /// Sources that were cited only by statements which are taken out.
  private func uncited(in json: JSON, citedIn start: JSON) -> [Diagnostic] {
    guard !arguments.values(AmendCommand.remove).isEmpty else { return [] }
    func cited(_ json: JSON) -> Set<String> {
      let statements = EvidenceLists.statements.flatMap {
        json[$0]?.array ?? []
      }
      return Set(statements.flatMap { $0["sources"]?.array ?? [] }.compactMap(\.string))
    }
    let gone = cited(start).subtracting(cited(json))
    return (json["sources"]?.array ?? []).compactMap { $0["key"]?.string }
      .filter(gone.contains).map { key in
        Diagnostic(
          .note, code: "uncited-source", "no statement cites the source `\(key)` any more",
          hints: ["`--remove \(key)` takes it out too"])
      }
  }

  /// The revisions of a record in conflict, joined; nil where it is in none.
  private func settlement(
    of openLines: [StoredLine], _ named: LogContents.Named
  ) throws(Diagnostics) -> ConflictSettlement? {
    guard openLines.count > 1 else { return nil }
    let ancestor = try history(of: named).commonAncestor(of: openLines, in: named.name.collection)
    return ConflictSettlement(
      of: openLines, madeFrom: ancestor?.line.json, in: named.name.collection,
      logMarking: contents.description.marking)
  }

  private func history(of named: LogContents.Named) throws(Diagnostics) -> LogHistory {
    do throws(StorageProblem) {
      return try LogHistory(contents, .records([named.name]))
    } catch {
      throw Diagnostics(error.diagnostics)
    }
  }

  /// The revision that `--take` begins with.
  private func taken(of named: LogContents.Named) throws(Diagnostics) -> JSON? {
    guard let word = arguments.value(AmendCommand.take) else { return nil }
    let id = named.line.id
    let revisions = try history(of: named).revisions(of: id, in: named.name.collection)
    let numbered = revisions.filter { String($0.line.revision) == word }
    let found =
      numbered.isEmpty && word.count >= 4
      ? revisions.filter { $0.line.hash.hasPrefix(word.lowercased()) } : numbered
    guard found.count == 1 else {
      throw Diagnostics([
        Diagnostic(
          code: "unknown-revision",
          found.isEmpty
            ? "`\(id)` has no revision `\(word)`"
            : "`\(id)` has \(found.count) revisions \(word), made side by side",
          at: arguments.place(of: "take"),
          hints: found.isEmpty
            ? ["`incidentlog history \(id)` shows its revisions"]
            : found.map { revision in
              let recorded = revision.line.json["recorded"]
              return "`--take \(revision.line.hash)` is the one by "
                + "\(recorded?["by"]?.string ?? "unknown"), \(recorded?["at"]?.string ?? "")"
            })
      ])
    }
    return found[0].line.json
  }
}
