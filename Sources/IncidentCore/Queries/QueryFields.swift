import TextBasics

extension QueryField {
  /// Every field, in the order of help.
  package static let all: [QueryField] = [
    id,
    date("date", help: "when it happened; a period matches when it overlaps") {
      Period($0.incident.occurred)
    },
    country,
    region("region", level: nil, help: "in this region or zone, with all it holds"),
    region("cercle", level: .adm2, help: "in this cercle, province, department or prefecture"),
    town,
    near,
    word(
      "kind", AttackKind.self, help: "the kind of attack",
      kindred: AttackKind.otherWords.mapValues { Kindred(field: "kind", value: $0.rawValue) }
    ) { [$0.incident.attack.kind] },
    word("target", Target.Category.self, help: "who or what was attacked") {
      $0.incident.attack.targets.map(\.category)
    },
    text("weapon", "WEAPON", help: "a weapon that was used") { $0.incident.attack.weapons },
    group,
    word(
      "status", LeadingAttribution.Status.self,
      help: "how sure it is who did it: the status of the leading attribution",
      kindred: [
        "unclaimed": Kindred(field: "claimed", value: "unknown"),
        "unknown": Kindred(field: "status", value: "unattributed"),
      ]
    ) { [$0.leading.status] },
    word(
      "role", Attribution.Role.self, help: "what the leading actors were in it",
      canBeUnknown: true
    ) {
      $0.leading.statements.map(\.role)
    },
    word(
      "confidence", Confidence.self, help: "how good the leading attribution's evidence is",
      canBeUnknown: true
    ) {
      $0.leading.statements.compactMap(\.confidence)
    },
    claimed, changed,
    operation,
    count("killed", help: "killed, all sides") { $0.total(.killed) },
    count("killed-civilians", .civilians, .killed),
    count("killed-assailants", .assailants, .killed),
    count("killed-state-forces", .stateForces, .killed),
    count("wounded", help: "wounded, all sides") { $0.total(.wounded) },
    count("captured", help: "captured, all sides") { $0.total(.captured) },
    count("abducted", help: "abducted, all sides") { $0.total(.abducted) },
    count("missing", help: "missing, all sides") { $0.total(.missing) },
    disputed,
    word(
      "verification", Verification.self, help: "how far it was verified",
      kindred: ["unknown": Kindred(field: "verification", value: "unverified")]
    ) {
      [$0.incident.verification ?? .unverified]
    },
    word("state", RecordState.self, help: "active, retracted or merged") { [$0.incident.state] },
    text("source", "TEXT", help: "a publisher, title or address of a source") {
      ($0.incident.evidence.sources + ($0.operation?.evidence.sources ?? [])).flatMap { source in
        [source.publisher] + [source.title, source.url].compactMap { $0 }
      }
    },
    word(
      "reliability", Source.Reliability.self, help: "how reliable one of its sources is, A to F",
      canBeUnknown: true
    ) {
      ($0.incident.evidence.sources + ($0.operation?.evidence.sources ?? []))
        .compactMap(\.reliability)
    },
    text("tag", "TAG", help: "a free keyword") { $0.incident.tags },
    text,
    date("recorded", help: "when the current revision was recorded") {
      Period(start: $0.incident.recorded.at.day, end: $0.incident.recorded.at.day)
    },
    marking,
    external,
  ]

  private static let external = QueryField(
    name: "external", valueName: "SCHEME:ID",
    help: "its identity in another dataset: ucdp:620345, ucdp or 620345", values: .text
  ) { wanted, _ throws(Diagnostic) in
    if wanted.isUnknown { return QueryReading(.unknown) { $0.incident.external.isEmpty } }
    let name = wanted.value.lowercased()
    return QueryReading("“\(wanted.value)”, the dataset, the id there, or both") { attack in
      attack.incident.external.contains { external in
        let (scheme, id) = (external.scheme.lowercased(), external.id.lowercased())
        return [scheme, id, "\(scheme):\(id)"].contains(name)
      }
    }
  }

  private static let id = QueryField(
    name: "id", valueName: "ID", help: "its id, or an unambiguous part of it",
    values: .names("incident")
  ) { wanted, _ throws(Diagnostic) in
    let part = wanted.value.uppercased()
    if wanted.isExact {
      return QueryReading("exactly \(part)") { $0.incident.id.uppercased() == part }
    }
    return QueryReading("ids with \(part) in them") {
      $0.incident.id.uppercased().contains(part)
    }
  }

  private static let country = QueryField(
    name: "country", valueName: "COUNTRY", help: "the country, by name or ISO code",
    values: .names("country")
  ) { wanted, compiler throws(Diagnostic) in
    if wanted.isUnknown { return QueryReading(.unknown) { $0.incident.place.country == "XX" } }
    let code = wanted.value.uppercased()
    if code.utf8.count == 2 {
      let name = compiler.context.regions[code.lowercased()].map { "\($0.name) (\(code))" }
      return QueryReading(name ?? code) { $0.incident.place.country == code }
    }
    let region = try compiler.names.region(wanted.value, as: "country")
    return QueryReading(region.meaning(on: nil)) { region.holds($0.placement, on: nil) }
  }

  private static func region(_ name: String, level: Region.Kind?, help: String) -> QueryField {
    QueryField(name: name, valueName: "REGION", help: help, values: .names(name)) {
      wanted, compiler throws(Diagnostic) in
      if wanted.isUnknown {
        return QueryReading(.unknown) { $0.placement.region(level ?? .adm1) == nil }
      }
      let region = try compiler.names.region(wanted.value, as: name)
      compiler.regions.append(region)
      let boundaries = compiler.context.boundaries
      var meaning = region.meaning(on: boundaries)
      if wanted.isExact {
        meaning.text += ", without what lies in it"
        return QueryReading(meaning) { attack in
          region.region(on: boundaries ?? attack.day)?.id == attack.placement.smallest
        }
      }
      return QueryReading(meaning) { region.holds($0.placement, on: boundaries ?? $0.day) }
    }
  }

  private static let town = QueryField(
    name: "town", valueName: "TOWN", help: "the town, by any of its names", values: .names("town")
  ) { wanted, compiler throws(Diagnostic) in
    if wanted.isUnknown { return QueryReading(.unknown) { $0.incident.place.town == nil } }
    let towns = try compiler.towns(wanted.value)
    let ids = towns.map(\.id)
    return QueryReading(compiler.meaning(of: towns)) { attack in
      attack.incident.place.town.map(ids.contains) ?? false
    }
  }

  private static let group = QueryField(
    name: "group", valueName: "GROUP",
    help: "who leads the attribution, alone or beside rivals, with components; =GROUP without them",
    values: .names("group")
  ) { wanted, compiler throws(Diagnostic) in
    if wanted.isUnknown { return QueryReading(.unknown) { $0.leading == .unattributed } }
    let actors = compiler.context.actors
    let actor = try compiler.names.actor(wanted.value, canBeAdded: false)
    if wanted.isExact {
      return QueryReading(QueryMeaning("only \(actor.name) (\(actor.id))", ids: [actor.id])) {
        $0.leading.namedActors.contains(actor.id)
      }
    }
    return QueryReading(actors.meaning(of: actor)) { attack in
      attack.leading.namedActors.contains {
        actors.isSameOrComponent($0, of: actor.id, on: attack.day)
      }
    }
  }

  private static let text: QueryField = {
    let field = text(
      "text", "TEXT",
      help:
        "words in titles, summaries, accounts, quotations, notes, places and targets, or part of "
        + "an id"
    ) { $0.searchedTexts }
    return QueryField(
      name: field.name, valueName: field.valueName, help: field.help, values: field.values
    ) { wanted, compiler throws(Diagnostic) in
      let reading = try field.reading(wanted, &compiler)
      let part = wanted.value.uppercased()
      return QueryReading(reading.meaning) { attack in
        reading.matches(attack) || attack.incident.id.hasPart(part)
      }
    }
  }()

  private static let operation = QueryField(
    name: "operation", valueName: "OPERATION",
    help: "the coordinated operation, by id, part of it, or words of its title",
    values: .names("operation")
  ) { wanted, _ throws(Diagnostic) in
    if wanted.isUnknown { return QueryReading("no operation") { $0.incident.operation == nil } }
    let part = wanted.value.uppercased()
    let words = NameFolding.fold(wanted.value)
    return QueryReading("“\(wanted.value)” in the id or the title") { attack in
      guard let id = attack.incident.operation else { return false }
      if id.uppercased().contains(part) { return true }
      return NameFolding.fold(attack.operation?.title ?? "").contains(words)
    }
  }

  private static let marking = QueryField(
    name: "marking", valueName: "MARKING", help: "with whom it may be shared",
    values: .words(Marking.allCases.map(\.rawValue) + ["unknown"])
  ) { wanted, compiler throws(Diagnostic) in
    let inherited = compiler.context.marking
    let field = word("marking", Marking.self, help: "", canBeUnknown: true) { attack in
      (attack.incident.marking ?? inherited).map { [$0] } ?? []
    }
    return try field.reading(wanted, &compiler)
  }

  private static func count(
    _ name: String, _ side: CasualtyStatement.Side, _ outcome: CasualtyStatement.Outcome
  ) -> QueryField {
    count(name, help: "\(outcome.rawValue), \(side.rawValue.inWords)") { figures in
      figures.sum(outcome) { $0.side == side }
    }
  }
}

extension Period {
  /// The days of an occurrence; nil where they are not known.
  init?(_ occurred: Occurrence) {
    guard let start = occurred.start, let end = occurred.end else { return nil }
    self.init(start: start, end: end)
  }
}

extension AttackPicture {
  /// The texts in which a search for words looks.
  var searchedTexts: [String] {
    let evidence = [incident.evidence, operation?.evidence].compactMap { $0 }
    let own = [
      incident.title, incident.summary, incident.place.asWritten, operation?.title,
      operation?.summary,
    ].compactMap { $0 }
    return own + evidence.flatMap { $0.accounts.map(\.text) }
      + evidence.flatMap(\.sources).flatMap { [$0.title, $0.quote].compactMap { $0 } }
      + evidence.flatMap(\.attributions).compactMap(\.note)
      + incident.attack.targets.compactMap(\.description) + incident.support.compactMap(\.quote)
  }
}

extension String {
  /// Whether a text is this id, or whole parts of it between hyphens: `K7QX`, `20250701-K7QX`.
  fileprivate func hasPart(_ text: String) -> Bool {
    "-\(uppercased())-".contains("-\(text)-")
  }
}
