/// Why a test could not be set up or run.
package struct TestFailure: Error, CustomStringConvertible {
  /// The reason.
  package let description: String

  /// Fails for a reason.
  package init(_ description: String) {
    self.description = description
  }
}
