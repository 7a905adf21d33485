package import TextBasics

/// One thing the tool does.
package protocol Command: Sendable {
  /// What is known of it before anything is typed.
  static var specification: CommandSpecification { get }
  /// Does it.
  ///
  /// - Throws: `Diagnostic`, `Diagnostics` (both end with exit code 2) or `CommandFailure`.
  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome
  /// Finds what else is wrong with what was typed, where the parser has found something already.
  ///
  /// So that one run tells all independent problems; options whose value could not be read are
  /// typed, but have no value.
  static func problems(_ arguments: ParsedArguments, _ session: Session) -> [Diagnostic]
}

extension Command {
  /// Finds nothing.
  package static func problems(_ arguments: ParsedArguments, _ session: Session) -> [Diagnostic] {
    []
  }
}
