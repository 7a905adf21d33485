package import TextBasics

/// A value that differs between two revisions of a record.
package struct RecordDifference: Sendable, Hashable {
  /// The value, as a pointer into the record; statements and sources are named by their key.
  package let pointer: String
  /// What it was; nil where it was not there.
  package let before: JSON?
  /// What it is; nil where it was taken out.
  package let after: JSON?
  /// Which of two revisions made side by side added it, where both added under one key.
  package var addedBy: Side?

  /// One of two revisions that were made side by side.
  package enum Side: Sendable, Hashable {
    /// The current one.
    case here
    /// The other one.
    case there
  }

  /// Compares two revisions, without what every revision changes (`revision`, `recorded`).
  package static func between(_ before: JSON, _ after: JSON) -> [RecordDifference] {
    var found: [RecordDifference] = []
    compare(before, after, at: "", &found)
    return found.filter { $0.pointer != "/revision" && !$0.pointer.hasPrefix("/recorded") }
  }

  /// Compares two revisions that were made side by side, the current one first.
  ///
  /// What both added under one key are two statements or sources, not one that was changed: both
  /// stand when the conflict is settled.
  package static func between(
    _ here: JSON, _ there: JSON, madeFrom ancestor: JSON
  ) -> [RecordDifference] {
    var told: Set<String> = []
    return between(here, there).flatMap { difference -> [RecordDifference] in
      let path = difference.pointer.split(separator: "/").map(String.init)
      guard path.count >= 2, EvidenceLists.all.contains(path[0]) else { return [difference] }
      let (list, key) = (path[0], path[1])
      guard ancestor.element(key, of: list) == nil, let mine = here.element(key, of: list),
        let theirs = there.element(key, of: list)
      else { return [difference] }
      let pointer = "/\(list)/\(key)"
      guard told.insert(pointer).inserted else { return [] }
      return [
        RecordDifference(pointer: pointer, before: mine, after: mine, addedBy: .here),
        RecordDifference(pointer: pointer, before: nil, after: theirs, addedBy: .there),
      ]
    }
  }

  private static func compare(
    _ before: JSON?, _ after: JSON?, at pointer: String, _ found: inout [RecordDifference]
  ) {
    guard before != after else { return }
    if let keys = keys(before, after) {
      for key in keys {
        compare(before?.part(key), after?.part(key), at: "\(pointer)/\(key)", &found)
      }
      return
    }
    found.append(RecordDifference(pointer: pointer, before: before, after: after))
  }

  /// The keys by which two values can be compared part by part; nil where they cannot.
  private static func keys(_ before: JSON?, _ after: JSON?) -> [String]? {
    guard let before, let after else {
      // Statements are told one by one also where there were none, or none are left.
      let only = before ?? after
      return only?.members == nil ? only?.partKeys : nil
    }
    guard let old = before.partKeys, let new = after.partKeys,
      (before.members == nil) == (after.members == nil)
    else { return nil }
    return old + new.filter { !old.contains($0) }
  }
}

extension JSON {
  /// The keys of an object, or of a list of objects that each bear a `key`.
  fileprivate var partKeys: [String]? {
    if let members { return members.map(\.key) }
    guard let array, !array.isEmpty else { return nil }
    let keys = array.compactMap { $0["key"]?.string }
    return keys.count == array.count ? keys : nil
  }

  fileprivate func part(_ key: String) -> JSON? {
    self[key] ?? array?.first { $0["key"]?.string == key }
  }
}
