import IncidentCore
import IncidentStorage
import TextBasics

/// Joins the revisions of a record that were made side by side, so that nothing said is dropped.
///
/// It begins with the current revision. What another one added since they were one comes in under
/// keys of its own, and a value that only the other one changed is taken over. Where both changed a
/// value, that of the current revision stays, and what is left out is told.
struct ConflictSettlement {
  /// The record as it stands when joined.
  private(set) var json: JSON
  /// What is worth knowing.
  private(set) var notes: [Diagnostic] = []
  private let openLines: [StoredLine]
  private let ancestor: JSON
  private let shape: ObjectShape

  /// Joins the revisions that are open, the current one first.
  ///
  /// - Parameters:
  ///   - openLines: The revisions.
  ///   - ancestor: The revision that they were made from, if it is there.
  ///   - collection: The collection of the record.
  ///   - logMarking: The marking of records that bear none.
  init(
    of openLines: [StoredLine], madeFrom ancestor: JSON?, in collection: LogCollection,
    logMarking: Marking
  ) {
    shape = collection.shape
    self.openLines = openLines
    self.ancestor = shape.canonical(ancestor ?? .object([:]))
    json = shape.canonical(openLines.first?.json ?? .null)
    for line in openLines.dropFirst() {
      let other = shape.canonical(line.json)
      noteRemovals(in: other, by: line)
      let additions = takeOver(other)
      var merge = RecordMerge(into: json, in: collection, logMarking: logMarking)
      merge.gain(from: additions)
      json = shape.canonical(merge.json)
      notes += merge.notes
    }
  }

  /// What of the revisions is not in the record as it will be: values that both sides changed.
  func leftOut(of amended: JSON) -> [Diagnostic] {
    openLines.dropFirst().compactMap { line in
      let other = shape.canonical(line.json)
      let changed = Set(RecordDifference.between(ancestor, other).map(\.pointer))
      let names = RecordDifference.between(amended, other).filter { difference in
        let name = difference.pointer.split(separator: "/").first.map(String.init) ?? ""
        guard changed.contains(difference.pointer), let value = difference.after,
          !EvidenceLists.all.contains(name), name != "marking"
        else { return false }
        // Words that stand in a list in another order are all there.
        let here = difference.before?.array ?? []
        return value.array.map { !$0.allSatisfy(here.contains) } ?? true
      }.names
      guard !names.isEmpty else { return nil }
      return Diagnostic(
        .warning, code: "conflict-settled",
        "settling the conflict of `\(line.id)` leaves out what \(line.author) recorded side by "
          + "side: \(names)",
        hints: [
          "`incidentlog undo` takes this back; `--take \(line.hash)` begins with that revision"
        ])
    }
  }

  // MARK: Parts

  /// What is joined elsewhere, and what each revision has of its own.
  private static let others: Set = [
    "id", "revision", "recorded", "state", "into", "marking", "external",
  ]

  /// Writes to the record what only another revision changed, and returns that revision with
  /// nothing but its new statements and the sources that they need.
  private mutating func takeOver(_ other: JSON) -> JSON {
    let handled = ConflictSettlement.others.union(EvidenceLists.all)
    for member in other.members ?? [] where !handled.contains(member.key) {
      json[member.key] = ConflictSettlement.joined(
        json[member.key], member.value, madeFrom: ancestor[member.key],
        whole: ["place", "occurred"].contains(member.key))
    }
    // Whether a record counts is one thing with what it went into.
    let state = { (json: JSON) in [json["state"] ?? .null, json["into"] ?? .null] }
    if state(other) != state(ancestor), state(json) == state(ancestor) {
      json["state"] = other["state"]
      json["into"] = other["into"]
    }
    var additions = other
    additions["operation"] = nil
    var needed: Set<String> = []
    // Sources come last: the statements before them say which are needed.
    for list in EvidenceLists.all {
      var new: [JSON] = []
      for element in other[list]?.array ?? [] {
        let key = element["key"]?.string ?? ""
        let before = ancestor.element(key, of: list)
        let here = json.element(key, of: list)
        if before == element {
          if list == "sources", here == nil, needed.contains(key) { new.append(element) }
        } else if let before, here == before {
          json.replace(key, of: list, with: element)
        } else {
          new.append(element)
        }
      }
      needed.formUnion(new.flatMap { $0["sources"]?.array ?? [] }.compactMap(\.string))
      additions[list] = .array(new)
    }
    return additions
  }

  /// One value of two revisions: that which changed; parts and words of both where both did.
  private static func joined(
    _ mine: JSON?, _ other: JSON, madeFrom ancestor: JSON?, whole: Bool
  ) -> JSON {
    guard let mine, mine != other, other != ancestor else { return mine ?? other }
    if mine == ancestor { return other }
    if !whole, mine.members != nil, let members = other.members {
      var joined = mine
      for member in members {
        joined[member.key] = ConflictSettlement.joined(
          mine[member.key], member.value, madeFrom: ancestor?[member.key], whole: false)
      }
      return joined
    }
    guard let own = mine.array, let others = other.array,
      (own + others).allSatisfy({ $0.string != nil })
    else { return mine }
    let gone = (ancestor?.array ?? []).filter { !own.contains($0) }
    return .array(own + others.filter { !own.contains($0) && !gone.contains($0) })
  }

  private mutating func noteRemovals(in other: JSON, by line: StoredLine) {
    let removed = EvidenceLists.all.flatMap { list in
      (ancestor[list]?.array ?? []).compactMap { $0["key"]?.string }.filter { key in
        other.element(key, of: list) == nil && json.element(key, of: list) != nil
      }
    }
    guard !removed.isEmpty else { return }
    notes.append(
      Diagnostic(
        .warning, code: "conflict-settled",
        "\(line.author) had taken out \(removed.joined(separator: ", ")) of `\(line.id)`, which "
          + "stays",
        hints: removed.map { "`--remove \($0)` takes it out" }))
  }
}

extension JSON {
  fileprivate mutating func replace(_ key: String, of list: String, with element: JSON) {
    self[list] = (self[list]?.array).map { elements in
      .array(elements.map { $0["key"]?.string == key ? element : $0 })
    }
  }
}
