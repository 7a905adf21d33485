package import TextBasics

/// The lists of a record whose elements bear keys.
package enum EvidenceLists {
  /// Those that hold statements.
  package static let statements = ["attributions", "casualties", "accounts"]
  /// Those of statements, then the sources that they cite.
  package static let all = statements + ["sources"]
}

extension JSON {
  /// The element of a list of a record that bears a key.
  package func element(_ key: String, of list: String) -> JSON? {
    self[list]?.array?.first { $0["key"]?.string == key }
  }
}
