package import TextBasics

/// An option or flag whose type of value the parser need not know.
package protocol ParsableOption: Sendable {
  /// What is known of it before anything is typed.
  var specification: OptionSpecification { get }
  /// Reads one value.
  ///
  /// The parser has checked the choices, and adds the place to what is thrown.
  func parseValue(_ text: String) throws(Diagnostic) -> any Sendable
}
