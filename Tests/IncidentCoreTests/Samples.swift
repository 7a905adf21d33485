import IncidentCore

/// Actors, regions, towns and records that several tests share.
enum Samples {
  static func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("no day: \(iso)") }
    return day
  }

  static func point(_ iso: String) -> PointInTime {
    guard let point = PointInTime(iso: iso) else { preconditionFailure("no point: \(iso)") }
    return point
  }

  static func instant(_ iso: String) -> Instant {
    guard let instant = Instant(iso: iso) else { preconditionFailure("no instant: \(iso)") }
    return instant
  }

  static func validity(from: String? = nil, until: String? = nil) -> Validity {
    Validity(
      from: from.flatMap { PartialDate(iso: $0) }, until: until.flatMap { PartialDate(iso: $0) })
  }
}

// MARK: - Actors

extension Samples {
  static let actors = ActorRegister([
    ConflictActor(
      id: "jnim", name: "Jama'at Nusrat al-Islam wal-Muslimin", aliases: ["JNIM", "GSIM"],
      kind: .jihadistGroup, countries: ["ML", "BF", "NE"],
      relations: [.init(.rivalOf, "is-sahel")],
      external: [ExternalID(scheme: "ucdp", id: "6716")]),
    ConflictActor(
      id: "katiba-macina", name: "Katiba Macina", aliases: ["FLM", "Macina Liberation Front"],
      kind: .jihadistGroup, countries: ["ML"],
      relations: [.init(.componentOf, "jnim", validity: validity(from: "2017-03"))]),
    ConflictActor(
      id: "ansar-dine", name: "Ansar Dine", aliases: ["Ansar Eddine"], kind: .jihadistGroup,
      countries: ["ML"],
      relations: [.init(.componentOf, "jnim", validity: validity(from: "2017-03"))]),
    ConflictActor(
      id: "is-sahel", name: "Islamic State Sahel Province", aliases: ["ISSP", "EIGS"],
      kind: .jihadistGroup, countries: ["ML", "NE"]),
    ConflictActor(
      id: "fla", name: "Front de libération de l'Azawad", aliases: ["FLA"], kind: .separatist,
      countries: ["ML"]),
    ConflictActor(
      id: "fama", name: "Malian Armed Forces", aliases: ["FAMa"], kind: .stateForces,
      countries: ["ML"]),
    ConflictActor(
      id: "africa-corps", name: "Africa Corps", kind: .foreignForces, countries: ["RU"],
      relations: [.init(.alliedWith, "fama")]),
    ConflictActor(id: "civilians-mali", name: "Civilians", kind: .civilians, countries: ["ML"]),
    ConflictActor(id: "gunmen", name: "Unidentified gunmen", kind: .unidentified),
  ])
}

// MARK: - Records

extension Samples {
  static func attribution(
    _ actors: [String], _ status: Attribution.Status, key: String = "a1",
    role: Attribution.Role = .perpetrator, likelihood: Likelihood? = nil,
    confidence: Confidence? = nil, by: String = "press", at: String = "2025-07-01"
  ) -> Attribution {
    Attribution(
      key: key, actors: actors, role: role, status: status, likelihood: likelihood,
      confidence: confidence, by: Speaker(by), stated: point(at))
  }

  static func casualties(
    _ side: CasualtyStatement.Side, _ count: CountInterval, key: String = "c1",
    actor: String? = nil, outcome: CasualtyStatement.Outcome = .killed, by: String = "press",
    at: String = "2025-07-01", sources: [String] = []
  ) -> CasualtyStatement {
    CasualtyStatement(
      key: key, of: side, actor: actor, outcome: outcome, count: count, by: Speaker(by),
      stated: point(at), sources: sources)
  }

  static let recording = Recording(at: instant("2025-07-03T08:00:00Z"), by: "tester")

  /// An attack in a town of ``towns``, or placed by region or country where there is no town.
  static func incident(
    _ id: String, on occurred: Occurrence = Occurrence(day("2025-07-01")), town: String? = nil,
    region: String? = nil, precision: IncidentPlace.Precision? = nil,
    kind: AttackKind = .armedAssault, targets: [Target] = [Target(.military)],
    attributions: [Attribution] = [], casualties: [CasualtyStatement] = [],
    sources: [Source] = [], operation: String? = nil, state: RecordState = .active
  ) -> Incident {
    Incident(
      id: id, recorded: recording, state: state, occurred: occurred,
      place: IncidentPlace(
        town: town, region: region, country: "ML",
        precision: precision ?? (town == nil ? .country : .settlement)),
      attack: Attack(kind: kind, targets: targets),
      evidence: Evidence(attributions: attributions, casualties: casualties, sources: sources),
      operation: operation)
  }

  static func operation(_ evidence: Evidence, id: String = "OP-1") -> AttackOperation {
    AttackOperation(id: id, recorded: recording, title: "An operation", evidence: evidence)
  }

  static func picture(
    _ incidents: [Incident], operations: [AttackOperation] = [], asOf: String? = nil,
    boundaries: String? = nil
  ) -> LogPicture {
    LogPicture(
      incidents: incidents, operations: operations, actors: actors, regions: regions,
      towns: towns, asOf: asOf.map { point($0).upperBound }, boundaries: boundaries.map(day))
  }

  static let context = QueryContext(
    actors: actors, regions: regions, towns: towns, today: day("2025-07-02"))
}
