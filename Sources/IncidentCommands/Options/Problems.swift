import CommandLineKit
import TextBasics

/// Gathers what is wrong with what was typed, so that one run tells all of it.
struct Problems {
  private(set) var all: [Diagnostic] = []

  /// Adds a problem.
  mutating func add(_ problem: Diagnostic) {
    all.append(problem)
  }

  /// Runs a step, and keeps its problem with the place where it was typed.
  mutating func collect<Value>(
    at place: @autoclosure () -> Diagnostic.Place?, _ step: () throws(Diagnostic) -> Value
  ) -> Value? {
    do {
      return try step()
    } catch {
      var problem = error
      if problem.place == nil { problem.place = place() }
      all.append(problem)
      return nil
    }
  }

  /// Throws all that was gathered, if anything was.
  func throwIfAny() throws(Diagnostics) {
    guard all.isEmpty else { throw Diagnostics(all) }
  }
}
