package import IncidentCore
package import TextBasics

extension Town {
  /// The town as it stands in a file.
  package var json: JSON {
    .object(present: [
      "id": .string(id), "name": .string(name), "aliases": .list(aliases.map(JSON.string)),
      "country": .string(country), "parents": .list(parents.map(\.json)),
      "latitude": .number(coordinates.latitude), "longitude": .number(coordinates.longitude),
      "kind": kind.map(JSON.string), "population": population.map(JSON.integer),
      "external": .list(external.map(\.json)),
    ])
  }
}

extension Membership {
  /// The membership as it stands in a file.
  package var json: JSON {
    .object(present: [
      "region": .string(region), "from": (validity.from?.iso).map(JSON.string),
      "until": (validity.until?.iso).map(JSON.string),
    ])
  }
}

extension Region {
  /// The region as it stands in a file.
  package var json: JSON {
    .object(present: [
      "id": .string(id), "name": .string(name), "aliases": .list(aliases.map(JSON.string)),
      "kind": .string(kind.rawValue), "valid": valid.jsonIfBounded,
      "parents": .list(parents.map(\.json)), "members": .list(members.map(JSON.string)),
      "codes": .list(codes.map(\.json)),
    ])
  }
}

extension Validity {
  fileprivate var jsonIfBounded: JSON? {
    guard from != nil || until != nil else { return nil }
    return .object(present: [
      "from": (from?.iso).map(JSON.string), "until": (until?.iso).map(JSON.string),
    ])
  }
}

extension Region.Code {
  /// The code as it stands in a file.
  package var json: JSON {
    .object(present: [
      "system": .string(system), "code": .string(code),
      "from": (validity.from?.iso).map(JSON.string),
      "until": (validity.until?.iso).map(JSON.string),
    ])
  }
}

extension ConflictActor {
  /// The actor as it stands in a file.
  package var json: JSON {
    .object(present: [
      "id": .string(id), "name": .string(name), "aliases": .list(aliases.map(JSON.string)),
      "kind": .string(kind.rawValue), "countries": .list(countries.map(JSON.string)),
      "from": (active.from?.iso).map(JSON.string),
      "until": (active.until?.iso).map(JSON.string), "relations": .list(relations.map(\.json)),
      "external": .list(external.map(\.json)),
    ])
  }
}

extension ConflictActor.Relation {
  /// The relation as it stands in a file.
  package var json: JSON {
    .object(present: [
      "actor": .string(actor), "relation": .string(relation.rawValue),
      "from": (validity.from?.iso).map(JSON.string),
      "until": (validity.until?.iso).map(JSON.string),
    ])
  }
}
