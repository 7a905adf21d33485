/// The lists of a record whose elements bear keys.
package enum EvidenceLists {
  /// Those that hold statements.
  package static let statements = ["attributions", "casualties", "accounts"]
  /// Those of statements, then the sources that they cite.
  package static let all = statements + ["sources"]
}
