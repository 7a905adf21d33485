import CommandLineKit
import IncidentCore
import TextBasics

/// Makes statements of what was typed; one speaker and one time hold for all of them.
struct EvidenceReader {
  let arguments: ParsedArguments
  let known: Evidence
  let sources: SourceOptions.Typed
  let names: NameResolver
  /// The last day on which what the statements are about can have happened.
  let attackDay: Day?
  let today: Day
  private(set) var warnings: [Diagnostic] = []

  init(
    arguments: ParsedArguments, known: Evidence, sources: SourceOptions.Typed,
    names: NameResolver, attackDay: Day?, today: Day
  ) {
    self.arguments = arguments
    self.known = known
    self.sources = sources
    self.names = names
    self.attackDay = attackDay
    self.today = today
  }

  private typealias O = EvidenceOptions

  /// The statements, with keys that go on from those of the record.
  mutating func evidence(_ problems: inout Problems) -> Evidence {
    let actors = actors(&problems)
    let speaker = speaker(actors, &problems)
    let stated = stated(&problems)
    var evidence = Evidence(sources: sources.new)
    guard let speaker, let stated else { return evidence }
    evidence.attributions = attributions(actors, speaker, stated, &problems)
    evidence.casualties = casualties(speaker, stated, &problems)
    evidence.accounts = accounts(speaker, stated)
    if sources.keys.isEmpty, !evidence.isEmpty {
      warnings.append(
        Diagnostic(
          .warning, code: "no-source", "the statement names no source",
          hints: ["`--source PUBLISHER` says where it was published"]))
    }
    noteToday(stated, evidence)
    return evidence
  }

  // MARK: Who says it, and when

  private func actors(_ problems: inout Problems) -> [String] {
    arguments.values(O.group).compactMap { name in
      problems.collect(at: arguments.place(of: "group")) { () throws(Diagnostic) in
        try names.actor(name).id
      }
    }
  }

  private func speaker(_ actors: [String], _ problems: inout Problems) -> Speaker? {
    if let typed = arguments.value(O.by) {
      return problems.collect(at: arguments.place(of: "by")) { () throws(Diagnostic) in
        try names.speaker(typed)
      }
    }
    if arguments.value(O.status) == .claimed, let actor = actors.first { return .actor(actor) }
    let cited = (known.sources + sources.new).filter { sources.keys.contains($0.key) }
    switch cited.first?.kind {
    case nil: return .kind(.recorder)
    case .media?: return .kind(.press)
    case .social?: return .kind(.socialMedia)
    case .ngo?: return .kind(.ngo)
    case .witness?: return .kind(.witness)
    case .dataset?: return .dataset(cited[0].publisher.lowercased())
    case .official?, .groupMedia?:
      guard saysAnything else { return .kind(.recorder) }
      problems.add(
        Diagnostic(
          code: "missing-option", "who says it is not given, and the source is no press",
          at: arguments.place(of: "source-kind"),
          hints: ["`--by ACTOR` names who speaks, such as `--by fama`"]))
      return nil
    }
  }

  private func stated(_ problems: inout Problems) -> PointInTime? {
    if let typed = arguments.value(O.stated) {
      return problems.collect(at: arguments.place(of: "stated")) { () throws(Diagnostic) in
        try PointInTime(typed: typed, today: today)
      }
    }
    let cited = (known.sources + sources.new).filter { sources.keys.contains($0.key) }
    return cited.compactMap(\.published).min() ?? .day(today)
  }

  /// A note on statements that count as made today because nothing else was said.
  private mutating func noteToday(_ stated: PointInTime, _ evidence: Evidence) {
    guard !evidence.statements.isEmpty, !arguments.isTyped(O.stated), stated == .day(today),
      !arguments.isTyped(SourceOptions.published), let attackDay, attackDay < today - 1
    else { return }
    warnings.append(
      Diagnostic(
        .note, code: "stated-today",
        "stated today (\(today.text)): `--stated` says by when it had been said"))
  }

  private var saysAnything: Bool {
    !arguments.values(O.group).isEmpty || arguments.isSet(O.unclaimed)
      || !arguments.values(O.account).isEmpty
      || O.counts.contains { !arguments.values($0).isEmpty }
  }

  // MARK: Statements

  private mutating func attributions(
    _ actors: [String], _ speaker: Speaker, _ stated: PointInTime, _ problems: inout Problems
  ) -> [Attribution] {
    var made: [Attribution] = []
    var keys = known.attributions.map(\.key)
    func key() -> String {
      let key = RecordKeys.next(in: "attributions", after: keys)
      keys.append(key)
      return key
    }
    if let attribution = attribution(actors, speaker, stated, key(), &problems) {
      made.append(attribution)
    } else {
      keys.removeLast()
    }
    if arguments.isSet(O.unclaimed) {
      made.append(
        Attribution(
          key: key(), actors: [], status: .unclaimed, by: speaker, stated: stated,
          sources: sources.keys))
    }
    return made
  }

  private mutating func attribution(
    _ actors: [String], _ speaker: Speaker, _ stated: PointInTime, _ key: String,
    _ problems: inout Problems
  ) -> Attribution? {
    guard !arguments.values(O.group).isEmpty else {
      refuseDetailsWithoutGroup(&problems)
      return nil
    }
    guard let status = arguments.value(O.status) else {
      guard !arguments.isTyped(O.status) else { return nil }
      problems.add(
        Diagnostic(
          code: "missing-option", "`--group` needs a `--status`: how the group comes to be named",
          at: arguments.place(of: "group"),
          hints: [
            "`suspected` without a claim, `alleged` by a party, `claimed` by itself, `assessed` by "
              + "an analyst, `confirmed`, `denied`, `rejected`"
          ]))
      return nil
    }
    var basis = arguments.values(O.basis)
    if basis.isEmpty {
      basis = [status == .claimed ? .claim : .other]
      if status != .claimed {
        warnings.append(
          Diagnostic(
            .warning, code: "no-basis", "the attribution says not what it rests on",
            hints: ["`--basis tactics,coordination` says so; `other` is recorded"]))
      }
    }
    let (mode, channel) = (arguments.value(O.claimMode), arguments.value(O.claimChannel))
    return Attribution(
      key: key, actors: actors, role: arguments.value(O.role) ?? .perpetrator, status: status,
      likelihood: arguments.value(O.likelihood), confidence: arguments.value(O.confidence),
      by: speaker, basis: basis, stated: stated, sources: sources.keys,
      claim: mode == nil && channel == nil
        ? nil : Attribution.Claim(mode: mode, channel: channel),
      note: arguments.value(O.note))
  }

  /// A detail of an attribution that names no group would be lost.
  private func refuseDetailsWithoutGroup(_ problems: inout Problems) {
    let details: [(name: String, isGiven: Bool)] = [
      (O.status.name, arguments.value(O.status) != nil),
      (O.role.name, arguments.value(O.role) != nil),
      (O.likelihood.name, arguments.value(O.likelihood) != nil),
      (O.confidence.name, arguments.value(O.confidence) != nil),
      (O.basis.name, !arguments.values(O.basis).isEmpty),
      (O.claimMode.name, arguments.value(O.claimMode) != nil),
      (O.claimChannel.name, arguments.value(O.claimChannel) != nil),
      (O.note.name, arguments.value(O.note) != nil),
    ]
    for detail in details where detail.isGiven {
      problems.add(
        Diagnostic(
          code: "missing-option", "`--\(detail.name)` needs a `--group`",
          at: arguments.place(of: detail.name),
          hints: ["`--group GROUP` names who is said to have done it"]))
    }
  }

  private func casualties(
    _ speaker: Speaker, _ stated: PointInTime, _ problems: inout Problems
  ) -> [CasualtyStatement] {
    var made: [CasualtyStatement] = []
    for (outcome, option) in zip(CasualtyStatement.Outcome.allCases, O.counts) {
      for typed in arguments.values(option) {
        let actor = typed.actor.flatMap { name in
          problems.collect(at: arguments.place(of: option.name)) { () throws(Diagnostic) in
            try names.actor(name).id
          }
        }
        made.append(
          CasualtyStatement(
            key: RecordKeys.next(in: "casualties", after: (known.casualties + made).map(\.key)),
            of: typed.side, actor: actor, outcome: outcome, count: typed.count, by: speaker,
            stated: stated, sources: sources.keys))
      }
    }
    return made
  }

  private func accounts(_ speaker: Speaker, _ stated: PointInTime) -> [Account] {
    var made: [Account] = []
    for text in arguments.values(O.account) {
      made.append(
        Account(
          key: RecordKeys.next(in: "accounts", after: (known.accounts + made).map(\.key)),
          text: text,
          about: arguments.value(O.about), by: speaker, stated: stated, sources: sources.keys))
    }
    return made
  }
}
