import IncidentStorage
import TestSupport
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A generated log with what is made of it once, outside of all times.
struct BenchmarkLog {
  /// How many revisions it has.
  let revisions: Int
  /// The log.
  let folder: LogFolder

  /// Finds a log in a folder, or makes it.
  init(revisions: Int, in scratch: String) throws {
    self.init(revisions: revisions, folder: LogFolder("\(scratch)/log\(revisions)"))
    guard !FileAccess().exists(folder.file("log.json")) else { return }
    progress("making \(folder.path)")
    try TimedRun.preparing(
      [CommandLine.arguments[0], "generate", "7", String(revisions), folder.path], scratch: scratch)
  }

  private init(revisions: Int, folder: LogFolder) {
    self.revisions = revisions
    self.folder = folder
  }

  /// The paths of the journals of incidents.
  func journals() throws -> [String] { try folder.files(of: .incidents).map(folder.file) }

  /// How many bytes the journals of incidents have.
  func size() throws -> Int {
    try journals().reduce(0) { try $0 + (FileAccess().stamp(of: $1)?.length ?? 0) }
  }

  /// The first record of the first journal that names a town.
  func recordWithTown() throws -> JSON {
    let bytes = try journals().first.flatMap { try FileAccess().read($0, count: 1 << 16) } ?? []
    for line in bytes.split(separator: 0x0A).dropLast() {
      let record = try JSONReader.read(line)
      if record["place"]?["town"] != nil { return record }
    }
    throw TestFailure("\(folder.path) has no towns")
  }

  /// The ids of a region and of all that it holds.
  ///
  /// - Throws: A failure if the borders of one of them changed: then `place.region` does not say
  ///   what the region holds.
  func regions(in region: String) throws -> [String] {
    let bytes = try FileAccess().read(folder.file("regions.jsonl")) ?? []
    var children: [String: [String]] = [:]
    for line in bytes.split(separator: 0x0A) {
      let record = try JSONReader.read(line)
      for parent in record["parents"]?.array ?? [] {
        guard let id = record["id"]?.string, let name = parent["region"]?.string else { continue }
        children[name, default: []].append(id)
        if name.hasPrefix(region), parent["from"] != nil || parent["until"] != nil {
          throw TestFailure("the borders of \(id) changed")
        }
      }
    }
    var found = [region]
    var next = 0
    while next < found.count {
      found += (children[found[next]] ?? []).filter { !found.contains($0) }
      next += 1
    }
    return found
  }
}

// MARK: - Other forms of the log

extension BenchmarkLog {
  /// The same records in ``AnotherForm``.
  func inAnotherForm(scratch: String) throws -> BenchmarkLog {
    let path = "\(scratch)/log\(revisions)-another-form"
    let other = BenchmarkLog(revisions: revisions, folder: LogFolder(path))
    guard !FileAccess().exists(other.folder.file("log.json")) else { return other }
    progress("making \(path)")
    try TimedRun.preparing(
      [CommandLine.arguments[0], "rewrite", folder.path, path], scratch: scratch)
    return other
  }

  /// A copy to which records can be added, fresh and safe on disk.
  func copy(in scratch: String) throws -> BenchmarkLog {
    let path = "\(scratch)/log\(revisions)-copy"
    try TimedRun.preparing(["rm", "-rf", path], scratch: scratch)
    try TimedRun.preparing(["cp", "-R", "\(folder.path)/.", path], scratch: scratch)
    sync()
    return BenchmarkLog(revisions: revisions, folder: LogFolder(path))
  }
}
