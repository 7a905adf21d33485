#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The executable that was built beside the tests.
package enum BuiltTool {
  /// The path of `incidentlog`, found in a folder above the bundle of the running tests.
  package static func path() throws -> String {
    for bundle in CommandLine.arguments where bundle.contains(".xctest") {
      var folder = bundle
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        let candidate = "\(folder)/incidentlog"
        if isProgram(candidate) { return candidate }
      }
    }
    throw TestFailure(
      "no `incidentlog` was built beside the tests; run `swift build` and then `swift test`")
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}
