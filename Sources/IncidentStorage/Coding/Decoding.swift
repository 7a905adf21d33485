import IncidentCore
package import TextBasics

// Reading records that were checked against their shape: what the shape promises is not asked
// again, and what is missing all the same makes the record nil.

extension JSON {
  func text(_ key: String) -> String? { self[key]?.string }

  func texts(_ key: String) -> [String] { self[key]?.array?.compactMap(\.string) ?? [] }

  func word<Word: RawRepresentable>(_ key: String) -> Word? where Word.RawValue == String {
    text(key).flatMap(Word.init(rawValue:))
  }

  func words<Word: RawRepresentable>(_ key: String) -> [Word] where Word.RawValue == String {
    texts(key).compactMap(Word.init(rawValue:))
  }

  func list<Element>(_ key: String, _ read: (JSON) -> Element?) -> [Element] {
    self[key]?.array?.compactMap(read) ?? []
  }

  func point(_ key: String) -> PointInTime? { text(key).flatMap(PointInTime.init(iso:)) }

  /// A span of validity: `from` and `until` in this object.
  var validity: Validity {
    Validity(
      from: text("from").flatMap(PartialDate.init(iso:)),
      until: text("until").flatMap(PartialDate.init(iso:)))
  }
}

extension Incident {
  /// Reads an incident whose shape was checked.
  package init?(json: JSON) {
    guard let id = json.text("id"), let recorded = json["recorded"].flatMap(Recording.init),
      let occurred = json["occurred"].flatMap(Occurrence.init(json:)),
      let place = json["place"].flatMap(IncidentPlace.init(json:)),
      let attack = json["attack"].flatMap(Attack.init(json:))
    else { return nil }
    self.init(
      id: id, revision: json["revision"]?.integer ?? 1, recorded: recorded,
      state: json.word("state") ?? .active, mergedInto: json.text("into"),
      verification: json.word("verification"), marking: json.word("marking"),
      occurred: occurred, place: place, attack: attack, evidence: Evidence(json: json),
      operation: json.text("operation"), support: json.list("support", Support.init(json:)),
      external: json.list("external", ExternalID.init(json:)),
      notDuplicateOf: json.texts("notDuplicateOf"), tags: json.texts("tags"),
      title: json.text("title"), summary: json.text("summary"))
  }
}

extension AttackOperation {
  /// Reads an operation whose shape was checked.
  package init?(json: JSON) {
    guard let id = json.text("id"), let recorded = json["recorded"].flatMap(Recording.init)
    else { return nil }
    self.init(
      id: id, revision: json["revision"]?.integer ?? 1, recorded: recorded,
      state: json.word("state") ?? .active, mergedInto: json.text("into"),
      marking: json.word("marking"), title: json.text("title"), basis: json.words("basis"),
      evidence: Evidence(json: json), external: json.list("external", ExternalID.init(json:)),
      summary: json.text("summary"))
  }
}

extension Recording {
  init?(json: JSON) {
    guard let at = json.text("at").flatMap(Instant.init(iso:)), let by = json.text("by")
    else { return nil }
    self.init(at: at, by: by, reason: json.text("reason"), replaces: json.texts("replaces"))
  }
}

extension Occurrence {
  /// Reads when an attack happened from a record whose shape was checked.
  package init?(json: JSON) {
    guard let precision: DatePrecision = json.word("precision") else { return nil }
    self.init(
      start: json.text("start").flatMap(Day.init(iso:)),
      end: json.text("end").flatMap(Day.init(iso:)), precision: precision,
      timeOfDay: json.text("timeOfDay").flatMap(TimeOfDay.init(text:)))
  }
}

extension IncidentPlace {
  /// Reads where an attack happened from a record whose shape was checked.
  package init?(json: JSON) {
    guard let precision: Precision = json.word("precision") else { return nil }
    self.init(
      asWritten: json.text("asWritten"), town: json.text("town"), region: json.text("region"),
      country: json.text("country") ?? "XX", coordinates: Coordinates(json: json),
      precision: precision)
  }
}

extension Coordinates {
  init?(json: JSON) {
    guard let latitude = json["latitude"]?.double,
      let longitude = json["longitude"]?.double
    else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }
}

extension Attack {
  /// Reads what happened from a record whose shape was checked.
  package init?(json: JSON) {
    guard let kind: AttackKind = json.word("kind") else { return nil }
    self.init(
      kind: kind, targets: json.list("targets", Target.init(json:)),
      weapons: json.texts("weapons"), outcome: json.word("outcome"))
  }
}

extension Target {
  /// Reads a target from a record whose shape was checked.
  package init?(json: JSON) {
    guard let category: Category = json.word("category") else { return nil }
    self.init(category, actor: json.text("actor"), description: json.text("description"))
  }
}

extension Evidence {
  /// Reads statements and sources from a record whose shape was checked.
  package init(json: JSON) {
    self.init(
      attributions: json.list("attributions", Attribution.init(json:)),
      casualties: json.list("casualties", CasualtyStatement.init(json:)),
      accounts: json.list("accounts", Account.init(json:)),
      sources: json.list("sources", Source.init(json:)))
  }
}

extension Attribution {
  init?(json: JSON) {
    guard let key = json.text("key"), let role: Role = json.word("role"),
      let status: Status = json.word("status"), let by = json.text("by"),
      let stated = json.point("stated")
    else { return nil }
    self.init(
      key: key, actors: json.texts("actors"), role: role, status: status,
      likelihood: json.word("likelihood"), confidence: json.word("confidence"), by: Speaker(by),
      basis: json.words("basis"), stated: stated, sources: json.texts("sources"),
      claim: json["claim"].map {
        Claim(mode: $0.text("mode"), channel: $0.text("channel"))
      }, note: json.text("note"))
  }
}

extension CasualtyStatement {
  init?(json: JSON) {
    guard let key = json.text("key"), let side: Side = json.word("of"),
      let outcome: Outcome = json.word("outcome"), let count = json["count"],
      let by = json.text("by"), let stated = json.point("stated")
    else { return nil }
    self.init(
      key: key, of: side, actor: json.text("actor"), outcome: outcome,
      count: CountInterval(json: count), by: Speaker(by), stated: stated,
      sources: json.texts("sources"))
  }
}

extension CountInterval {
  init(json: JSON) {
    self.init(
      low: json["low"]?.integer, best: json["best"]?.integer,
      high: json["high"]?.integer)
  }
}

extension Account {
  init?(json: JSON) {
    guard let key = json.text("key"), let text = json.text("text"), let by = json.text("by"),
      let stated = json.point("stated")
    else { return nil }
    self.init(
      key: key, text: text, about: json.text("about"), by: Speaker(by), stated: stated,
      sources: json.texts("sources"))
  }
}

extension Source {
  init?(json: JSON) {
    guard let key = json.text("key"), let publisher = json.text("publisher"),
      let kind: Kind = json.word("kind")
    else { return nil }
    self.init(
      key: key, publisher: publisher, title: json.text("title"), url: json.text("url"),
      published: json.point("published"), accessed: json.point("accessed"), kind: kind,
      language: json.text("language"), reliability: json.word("reliability"),
      credibility: json["credibility"]?.integer, relays: json.text("relays"),
      archived: json.text("archived"), sha256: json.text("sha256"), quote: json.text("quote"))
  }
}

extension Support {
  init?(json: JSON) {
    guard let field = json.text("field") else { return nil }
    self.init(
      field: field, source: json.text("source"), quote: json.text("quote"),
      from: json["from"]?.integer, to: json["to"]?.integer,
      sure: json["sure"]?.bool)
  }
}

extension ExternalID {
  init?(json: JSON) {
    guard let scheme = json.text("scheme"), let id = json.text("id") else { return nil }
    self.init(scheme: scheme, id: id, version: json.text("version"))
  }
}
