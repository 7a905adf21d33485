/// A label and what it says.
package struct Fact: Sendable, Hashable {
  /// What the value is about.
  package var label: String
  /// What is said.
  package var value: RichText

  /// Makes a fact.
  package init(_ label: String, _ value: RichText) {
    self.label = label
    self.value = value
  }
}
