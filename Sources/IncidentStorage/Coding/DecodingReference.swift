import IncidentCore
package import TextBasics

extension Town {
  /// Reads a town whose shape was checked.
  package init?(json: JSON) {
    guard let id = json.text("id"), let name = json.text("name"),
      let country = json.text("country"), let coordinates = Coordinates(json: json)
    else { return nil }
    self.init(
      id: id, name: name, aliases: json.texts("aliases"), country: country,
      parents: json.list("parents", Membership.init(json:)), coordinates: coordinates,
      kind: json.text("kind"), population: json["population"]?.integer,
      external: json.list("external", ExternalID.init(json:)))
  }
}

extension Membership {
  init?(json: JSON) {
    guard let region = json.text("region") else { return nil }
    self.init(region, validity: json.validity)
  }
}

extension Region {
  /// Reads a region whose shape was checked.
  package init?(json: JSON) { self.init(json: json, outline: nil) }

  /// Reads a region whose shape was checked, its outline from a text of its own, if there is one.
  init?(json: JSON, outline: ArraySlice<UInt8>?) {
    guard let id = json.text("id"), let name = json.text("name"), let kind: Kind = json.word("kind")
    else { return nil }
    self.init(
      id: id, name: name, aliases: json.texts("aliases"), kind: kind,
      valid: json["valid"]?.validity ?? Validity(),
      parents: json.list("parents", Membership.init(json:)), members: json.texts("members"),
      codes: json.list("codes", Code.init(json:)),
      outline: outline.map(Outline.init(text:)) ?? json["outline"].flatMap(Outline.init))
  }
}

extension Outline {
  init?(json: JSON) {
    guard json.array != nil else { return nil }
    self.init(Outline.lines(json))
  }

  /// An outline that is read from its text when it is asked for.
  fileprivate init(text: ArraySlice<UInt8>) {
    self.init(reading: { Outline.lines((try? JSONReader.read(text)) ?? .null) })
  }

  private static func lines(_ json: JSON) -> [[Coordinates]] {
    (json.array ?? []).map { line in
      let degrees = (line.array ?? []).compactMap(\.double)
      return stride(from: 0, to: degrees.count - 1, by: 2).map {
        Coordinates(latitude: degrees[$0], longitude: degrees[$0 + 1])
      }
    }
  }
}

extension Region.Code {
  init?(json: JSON) {
    guard let system = json.text("system"), let code = json.text("code") else { return nil }
    self.init(system: system, code: code, validity: json.validity)
  }
}

extension ConflictActor {
  /// Reads an actor whose shape was checked.
  package init?(json: JSON) {
    guard let id = json.text("id"), let name = json.text("name"), let kind: Kind = json.word("kind")
    else { return nil }
    self.init(
      id: id, name: name, aliases: json.texts("aliases"), kind: kind,
      countries: json.texts("countries"), active: json.validity,
      relations: json.list("relations", Relation.init(json:)),
      external: json.list("external", ExternalID.init(json:)))
  }
}

extension ConflictActor.Relation {
  init?(json: JSON) {
    guard let actor = json.text("actor"), let relation: Kind = json.word("relation")
    else { return nil }
    self.init(relation, actor, validity: json.validity)
  }
}
