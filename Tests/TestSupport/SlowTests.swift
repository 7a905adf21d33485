#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether tests that take minutes are wanted: `INCIDENTLOG_SLOW_TESTS=1`.
package enum SlowTests {
  /// Whether they are wanted.
  package static var areWanted: Bool {
    getenv("INCIDENTLOG_SLOW_TESTS").map { String(cString: $0) } == "1"
  }

  /// All elements where slow tests are wanted, else some that differ from turn to turn.
  package static func sample<Element>(_ all: [Element], turn: Int) -> [Element] {
    guard !areWanted, !all.isEmpty else { return all }
    return [all[turn * 5 % all.count]]
  }
}
