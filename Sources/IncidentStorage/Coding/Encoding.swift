package import IncidentCore
package import TextBasics

// Writing values as records. Keys stand in the order of the shapes; a test compares the two.

extension Incident {
  /// The incident as it stands in a file.
  package var json: JSON {
    var members = JSON.object(present: [
      "id": .string(id), "revision": .integer(revision), "recorded": recorded.json,
      "state": .string(state.rawValue), "into": mergedInto.map(JSON.string),
      "verification": .word(verification), "marking": .word(marking),
      "occurred": occurred.json, "place": place.json, "attack": attack.json,
    ])
    members.append(evidence)
    members.append(
      JSON.object(present: [
        "operation": operation.map(JSON.string), "support": .list(support.map(\.json)),
        "external": .list(external.map(\.json)),
        "notDuplicateOf": .list(notDuplicateOf.map(JSON.string)),
        "tags": .list(tags.map(JSON.string)), "title": title.map(JSON.string),
        "summary": summary.map(JSON.string),
      ]))
    return members
  }
}

extension AttackOperation {
  /// The operation as it stands in a file.
  package var json: JSON {
    var members = JSON.object(present: [
      "id": .string(id), "revision": .integer(revision), "recorded": recorded.json,
      "state": .string(state.rawValue), "into": mergedInto.map(JSON.string),
      "marking": .word(marking), "title": title.map(JSON.string),
      "basis": .list(basis.map { .string($0.rawValue) }),
    ])
    members.append(evidence)
    members.append(
      JSON.object(present: [
        "external": .list(external.map(\.json)), "summary": summary.map(JSON.string),
      ]))
    return members
  }
}

extension JSON {
  fileprivate mutating func append(_ evidence: Evidence) {
    append(
      JSON.object(present: [
        "attributions": .list(evidence.attributions.map(\.json)),
        "casualties": .list(evidence.casualties.map(\.json)),
        "accounts": .list(evidence.accounts.map(\.json)),
        "sources": .list(evidence.sources.map(\.json)),
      ]))
  }

  fileprivate mutating func append(_ other: JSON) {
    kind = .object((members ?? []) + (other.members ?? []))
  }

  /// The raw value of a word, or nothing.
  static func word<Word: RawRepresentable>(_ word: Word?) -> JSON? where Word.RawValue == String {
    word.map { .string($0.rawValue) }
  }

  /// A list, or nothing where it is empty.
  static func list(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }
}

extension Recording {
  /// The recording as it stands in a file.
  package var json: JSON {
    .object(present: [
      "at": .string(at.iso), "by": .string(by), "reason": reason.map(JSON.string),
      "replaces": .list(replaces.map(JSON.string)),
    ])
  }
}

extension Occurrence {
  /// The span of time as it stands in a file.
  package var json: JSON {
    .object(present: [
      "start": (start?.iso).map(JSON.string), "end": (end?.iso).map(JSON.string),
      "precision": .string(precision.rawValue), "timeOfDay": (timeOfDay?.text).map(JSON.string),
    ])
  }
}

extension IncidentPlace {
  /// The place as it stands in a file.
  package var json: JSON {
    .object(present: [
      "asWritten": asWritten.map(JSON.string), "town": town.map(JSON.string),
      "region": region.map(JSON.string), "country": .string(country),
      "latitude": (coordinates?.latitude).map(JSON.number),
      "longitude": (coordinates?.longitude).map(JSON.number),
      "precision": .string(precision.rawValue),
    ])
  }
}

extension Attack {
  /// The attack as it stands in a file.
  package var json: JSON {
    .object(present: [
      "kind": .string(kind.rawValue), "targets": .list(targets.map(\.json)),
      "weapons": .list(weapons.map(JSON.string)), "outcome": .word(outcome),
    ])
  }
}

extension Target {
  var json: JSON {
    .object(present: [
      "category": .string(category.rawValue), "actor": actor.map(JSON.string),
      "description": description.map(JSON.string),
    ])
  }
}

extension Attribution {
  /// The statement as it stands in a file.
  package var json: JSON {
    .object(present: [
      "key": .string(key), "actors": .list(actors.map(JSON.string)),
      "role": .string(role.rawValue), "status": .string(status.rawValue),
      "likelihood": .word(likelihood), "confidence": .word(confidence), "by": .string(by.text),
      "basis": .list(basis.map { .string($0.rawValue) }), "stated": .string(stated.iso),
      "sources": .list(sources.map(JSON.string)),
      "claim": claim.map {
        .object(present: [
          "mode": $0.mode.map(JSON.string), "channel": $0.channel.map(JSON.string),
        ])
      }, "note": note.map(JSON.string),
    ])
  }
}

extension CasualtyStatement {
  /// The statement as it stands in a file.
  package var json: JSON {
    .object(present: [
      "key": .string(key), "of": .string(of.rawValue), "actor": actor.map(JSON.string),
      "outcome": .string(outcome.rawValue), "count": count.json, "by": .string(by.text),
      "stated": .string(stated.iso), "sources": .list(sources.map(JSON.string)),
    ])
  }
}

extension CountInterval {
  /// The interval as it stands in a file; an empty object where nothing is known.
  package var json: JSON {
    .object(present: [
      "low": low.map(JSON.integer), "best": best.map(JSON.integer),
      "high": high.map(JSON.integer),
    ])
  }
}

extension Account {
  /// The statement as it stands in a file.
  package var json: JSON {
    .object(present: [
      "key": .string(key), "text": .string(text), "about": about.map(JSON.string),
      "by": .string(by.text), "stated": .string(stated.iso),
      "sources": .list(sources.map(JSON.string)),
    ])
  }
}

extension Source {
  /// The source as it stands in a file.
  package var json: JSON {
    .object(present: [
      "key": .string(key), "publisher": .string(publisher), "title": title.map(JSON.string),
      "url": url.map(JSON.string), "published": (published?.iso).map(JSON.string),
      "accessed": (accessed?.iso).map(JSON.string), "kind": .string(kind.rawValue),
      "language": language.map(JSON.string), "reliability": .word(reliability),
      "credibility": credibility.map(JSON.integer), "relays": relays.map(JSON.string),
      "archived": archived.map(JSON.string), "sha256": sha256.map(JSON.string),
      "quote": quote.map(JSON.string),
    ])
  }
}

extension Support {
  /// The support as it stands in a file.
  package var json: JSON {
    .object(present: [
      "field": .string(field), "source": source.map(JSON.string), "quote": quote.map(JSON.string),
      "from": from.map(JSON.integer), "to": to.map(JSON.integer), "sure": sure.map(JSON.bool),
    ])
  }
}

extension ExternalID {
  /// The identity as it stands in a file.
  package var json: JSON {
    .object(present: [
      "scheme": .string(scheme), "id": .string(id), "version": version.map(JSON.string),
    ])
  }
}
