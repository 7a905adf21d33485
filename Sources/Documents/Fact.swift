/// A label and what it says.
package struct Fact: Sendable, Hashable {
  /// What the value is about.
  package var label: String
  /// What is said.
  package var value: RichText
  /// What CSV and TSV print; `nil` for the value.
  package var field: String?

  /// Makes a fact.
  package init(_ label: String, _ value: RichText, field: String? = nil) {
    self.label = label
    self.value = value
    self.field = field
  }
}
