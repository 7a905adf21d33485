import IncidentStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new empty folder for one test, removed with all that is in it when nobody holds it any more.
package final class TemporaryFolder: Sendable {
  /// The absolute path, without a slash at its end.
  package let path: String

  /// Makes a folder.
  package init() throws {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let template = "\(place)/incidentlog-test-XXXXXX"
    var bytes = Array(template.utf8CString)
    guard mkdtemp(&bytes) != nil else { throw TestFailure("cannot make \(template)") }
    path = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    TemporaryFolder.remove(path)
  }

  /// The path of a file that is named from the folder on.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The bytes of a file; nil where there is none.
  package func bytes(_ name: String) throws -> [UInt8]? { try FileAccess().read(file(name)) }

  /// The text of a file; nil where there is none.
  package func text(_ name: String) throws -> String? {
    try bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a file, with the folders that hold it.
  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes the bytes of a file, with the folders that hold it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let path = file(name)
    if let slash = path.lastIndex(of: "/") { TemporaryFolder.makeFolders(String(path[..<slash])) }
    guard let stream = fopen(path, "w") else { throw TestFailure("cannot write \(path)") }
    let count = fwrite(bytes, 1, bytes.count, stream)
    guard fclose(stream) == 0, count == bytes.count else {
      throw TestFailure("cannot write \(path)")
    }
  }

  /// The names of all files in the folder and below, from the folder on, in order.
  package func allFiles() -> [String] { TemporaryFolder.files(below: path, prefix: "").sorted() }

  /// The names of all folders in the folder and below, from the folder on.
  package func allFolders() -> [String] { TemporaryFolder.folders(below: path, prefix: "") }

  private static func makeFolders(_ path: String) {
    guard mkdir(path, 0o777) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/") else {
      return
    }
    makeFolders(String(path[..<slash]))
    mkdir(path, 0o777)
  }

  private static func files(below folder: String, prefix: String) -> [String] {
    entries(of: folder).flatMap { name in
      isFolder("\(folder)/\(name)")
        ? files(below: "\(folder)/\(name)", prefix: "\(prefix)\(name)/") : [prefix + name]
    }
  }

  private static func folders(below folder: String, prefix: String) -> [String] {
    entries(of: folder).filter { isFolder("\(folder)/\($0)") }.flatMap { name in
      [prefix + name] + folders(below: "\(folder)/\(name)", prefix: "\(prefix)\(name)/")
    }
  }

  private static func remove(_ path: String) {
    guard isFolder(path) else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    for name in entries(of: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
