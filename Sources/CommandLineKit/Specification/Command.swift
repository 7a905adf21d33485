/// One thing the tool does.
package protocol Command: Sendable {
  /// What is known of it before anything is typed.
  static var specification: CommandSpecification { get }
  /// Does it.
  ///
  /// - Throws: `Diagnostic`, `Diagnostics` (both end with exit code 2) or `CommandFailure`.
  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome
}
