package import IncidentCore
package import TextBasics

/// A record being amended as the tree it was read as, so that what nobody touches stays as it was.
package struct RecordEdit: Sendable {
  /// The record as it stands now.
  package private(set) var json: JSON
  private let shape: ObjectShape

  /// Begins with a record of a shape.
  package init(_ json: JSON, as shape: ObjectShape) {
    self.json = json
    self.shape = shape
  }

  /// Puts a value in the place of a field's; nil takes the field out.
  ///
  /// Of an object only the keys that its shape knows are replaced; other keys are kept.
  package mutating func set(_ key: String, to value: JSON?) {
    guard let value, case .object(let inner) = shape.field(key)?.shape, var old = json[key],
      old.members != nil
    else {
      json[key] = value
      return
    }
    for field in inner.fields { old[field.key] = value[field.key] }
    json[key] = old
  }

  /// Adds statements and sources after those that are there.
  package mutating func append(_ evidence: Evidence) {
    append(evidence.attributions.map(\.json), to: "attributions")
    append(evidence.casualties.map(\.json), to: "casualties")
    append(evidence.accounts.map(\.json), to: "accounts")
    append(evidence.sources.map(\.json), to: "sources")
  }

  /// Takes out the statement or source with a key; false where there is none.
  package mutating func remove(_ key: String) -> Bool {
    for list in EvidenceLists.all {
      guard var elements = json[list]?.array,
        let position = elements.firstIndex(where: { $0.text("key") == key })
      else { continue }
      elements.remove(at: position)
      json[list] = elements.isEmpty ? nil : .array(elements)
      return true
    }
    return false
  }

  private mutating func append(_ elements: [JSON], to list: String) {
    guard !elements.isEmpty else { return }
    json[list] = .array((json[list]?.array ?? []) + elements)
  }
}
