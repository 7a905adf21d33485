import IncidentStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of the package that the tests were built from, for tests of what lies in it.
package enum PackageFolder {
  /// The absolute path, without a slash at its end.
  package static let path = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// The path of a file that is named from the folder on.
  package static func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The text of a file; nil where there is none.
  package static func text(_ name: String) throws -> String? {
    try FileAccess().read(file(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of the files in a folder that end so, from the package on, in order.
  package static func files(in folder: String, ending suffix: String) -> [String] {
    let names = (try? FileAccess().names(in: file(folder), ending: suffix)) ?? []
    return names.map { "\(folder)/\($0)" }
  }

  /// Whether what a test expects of files is to be written into them, to be reviewed as a change.
  package static var isRecording: Bool { getenv("RECORD") != nil }

  /// Writes a file.
  package static func write(_ text: String, to name: String) throws {
    try FileAccess().replace(file(name), with: Array(text.utf8))
  }
}
