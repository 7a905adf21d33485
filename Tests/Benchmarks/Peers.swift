import IncidentStorage
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The other programs that are on this machine.
struct Peers {
  /// The paths of those that were found, by name.
  let paths: [String: String]
  /// What is to be said of them: versions, and which are missing.
  let notes: [String]

  static let names = ["duckdb", "jq", "mlr", "sqlite3"]

  /// Searches `PATH`.
  init(scratch: String) throws {
    var paths: [String: String] = [:]
    var notes: [String] = []
    for name in Peers.names {
      guard let path = Peers.find(name) else {
        notes.append("`\(name)` is not installed: it is left out.")
        continue
      }
      paths[name] = path
      guard TimedRun([path, "--version"], output: "\(scratch)/output")?.isSuccess == true,
        let text = try FileAccess().read("\(scratch)/output")
      else { throw TestFailure("\(path) does not run") }
      let version = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self).prefix(28)
      let start = Peers.isScript(path) ? ", started by a script, which takes its time" : ""
      notes.append("`\(name)`: \(version)\(start).")
    }
    self.paths = paths
    self.notes = notes
  }

  /// A program in `PATH`; one that is a script only where there is no other.
  private static func find(_ name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let found = path.split(separator: ":").map { "\($0)/\(name)" }.filter {
      FileAccess().isRegularFile($0) && access($0, X_OK) == 0
    }
    return found.first { !isScript($0) } ?? found.first
  }

  private static func isScript(_ path: String) -> Bool {
    (try? FileAccess().read(path, count: 2)) == Array("#!".utf8)
  }
}
