import IncidentCore
import IncidentStorage
import TextBasics

/// Joins to a record what was said in others that turned out to be about the same thing.
///
/// It gains their sources, statements and identities in other datasets under keys of its own; what
/// it says already is not repeated. Its own date, place and other fields stay.
struct RecordMerge {
  /// The record as it stands now.
  private(set) var json: JSON
  /// How many statements it gained.
  private(set) var statements = 0
  /// How many sources it gained.
  private(set) var sources = 0
  /// What is worth knowing.
  private(set) var notes: [Diagnostic] = []
  private let collection: LogCollection
  private let logMarking: Marking

  /// Begins with the record that the others go into.
  init(into json: JSON, in collection: LogCollection, logMarking: Marking) {
    self.json = collection.shape.canonical(json)
    self.collection = collection
    self.logMarking = logMarking
  }

  /// Takes in what another record says.
  mutating func gain(from other: JSON) {
    let other = collection.shape.canonical(other)
    let keys = gainSources(other)
    for list in EvidenceLists.statements {
      for var statement in other[list]?.array ?? [] {
        if let cited = statement["sources"]?.array {
          var renamed: [String] = []
          for key in cited.compactMap(\.string).map({ keys[$0] ?? $0 })
          where !renamed.contains(key) {
            renamed.append(key)
          }
          statement["sources"] = .strings(renamed)
        }
        if append(statement, to: list) != nil { statements += 1 }
      }
    }
    gainIdentities(other)
    gainMarking(other)
    gainOperation(other)
  }

  // MARK: Parts

  /// Takes sources in, and says under which key each of them stands now.
  private mutating func gainSources(_ other: JSON) -> [String: String] {
    var keys: [String: String] = [:]
    var waiting = other["sources"]?.array ?? []
    while !waiting.isEmpty {
      // A source that repeats another follows it, so that both are compared with their new keys.
      let index = waiting.firstIndex { source in
        !waiting.contains { $0["key"] == source["relays"] && $0 != source }
      }
      var source = waiting.remove(at: index ?? 0)
      let key = source["key"]?.string ?? ""
      if let relayed = source["relays"]?.string.flatMap({ keys[$0] }) {
        source["relays"] = .string(relayed)
      }
      if let new = append(source, to: "sources") {
        keys[key] = new
        sources += 1
      } else {
        keys[key] = json["sources"]?.array?.first { $0.isSame(as: source) }?["key"]?.string
      }
    }
    return keys
  }

  /// Adds a statement or source under a new key; nil where the record says the same already.
  private mutating func append(_ element: JSON, to list: String) -> String? {
    let elements = json[list]?.array ?? []
    guard !elements.contains(where: { $0.isSame(as: element) }) else { return nil }
    let taken = EvidenceLists.all.flatMap { list in
      (json[list]?.array ?? []).compactMap { $0["key"]?.string }
    }
    let key = RecordKeys.next(in: list, after: taken)
    var element = element
    element["key"] = .string(key)
    json[list] = .array(elements + [element])
    return key
  }

  private mutating func gainIdentities(_ other: JSON) {
    let own = json["external"]?.array ?? []
    let new = (other["external"]?.array ?? []).filter { !own.contains($0) }
    if !new.isEmpty { json["external"] = .array(own + new) }
    guard let id = other["id"], let compared = json["notDuplicateOf"]?.array, compared.contains(id)
    else { return }
    json["notDuplicateOf"] = .array(compared.filter { $0 != id })
    warn("compared", "`\(id.string ?? "")` had been found not to be a duplicate")
  }

  /// What may be shared with few stays so in a record that could be shared with more.
  private mutating func gainMarking(_ other: JSON) {
    func marking(_ json: JSON) -> Marking {
      json["marking"]?.string.flatMap(Marking.init(rawValue:)) ?? logMarking
    }
    guard marking(json) < marking(other) else { return }
    json["marking"] = .string(marking(other).rawValue)
    warn(
      "marking",
      "`\(json["id"]?.string ?? "")` is now marked `\(marking(other).rawValue)`, as what it gained "
        + "was")
  }

  private mutating func gainOperation(_ other: JSON) {
    guard let theirs = other["operation"], json["operation"] != theirs else { return }
    if let own = json["operation"] {
      warn(
        "other-operation",
        "`\(other["id"]?.string ?? "")` belonged to `\(theirs.string ?? "")`; the record stays in "
          + "`\(own.string ?? "")`")
    } else {
      json["operation"] = theirs
      warn("operation", "the record now belongs to `\(theirs.string ?? "")`")
    }
  }

  private mutating func warn(_ code: String, _ summary: String) {
    notes.append(Diagnostic(.warning, code: code, summary))
  }
}

extension JSON {
  /// Whether a statement or source says the same as another, whatever their keys.
  fileprivate func isSame(as other: JSON) -> Bool {
    comparable == other.comparable
  }

  private var comparable: JSON {
    var json = self
    json["key"] = nil
    if let cited = json["sources"]?.array {
      json["sources"] = .strings(cited.compactMap(\.string).sorted())
    }
    return json
  }
}
