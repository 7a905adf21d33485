package import TextBasics

/// A value that differs between two revisions of a record.
package struct RecordDifference: Sendable, Hashable {
  /// The value, as a pointer into the record; statements and sources are named by their key.
  package let pointer: String
  /// What it was; nil where it was not there.
  package let before: JSON?
  /// What it is; nil where it was taken out.
  package let after: JSON?

  /// Compares two revisions, without what every revision changes (`revision`, `recorded`).
  package static func between(_ before: JSON, _ after: JSON) -> [RecordDifference] {
    var found: [RecordDifference] = []
    compare(before, after, at: "", &found)
    return found.filter { $0.pointer != "/revision" && !$0.pointer.hasPrefix("/recorded") }
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
