package import TextBasics

/// An argument whose type of value the parser need not know.
package protocol ParsableArgument: Sendable {
  /// What is known of it before anything is typed.
  var specification: ArgumentSpecification { get }
  /// Reads one word.
  ///
  /// The parser has checked the choices, and adds the place to what is thrown.
  func parseValue(_ text: String) throws(Diagnostic) -> any Sendable
}
