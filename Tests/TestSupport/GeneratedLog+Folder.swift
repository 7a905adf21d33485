import IncidentCore
package import IncidentStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension GeneratedLog {
  /// Writes a generated log into a new folder, with the reference data of another log.
  ///
  /// - Returns: How many bytes the journals of incidents have.
  package static func write(
    seed: UInt64, revisions: Int, to path: String, reference: LogFolder
  ) throws -> Int {
    let folder = LogFolder(path)
    try folder.create(LogDescription(title: "Generated", country: "ML"), reference: reference)
    let towns = try TownFile(path: folder.file("towns.jsonl"))
    var reader = CollectionReader(folder, try LogSnapshot(folder))
    let regions = try reader.read(.regions, references: .none, Region.init(json:))
    let actors = try reader.read(.actors, references: .none, ConflictActor.init(json:))
    let ids = towns.ids
    let step = max(1, ids.count / 500)
    let chosen = stride(from: 0, to: ids.count, by: step).compactMap { towns.town(id: ids[$0]) }
    var log = GeneratedLog(
      seed: seed, revisions: revisions, towns: chosen, regions: RegionMap(regions.values),
      actors: actors.values.filter { $0.kind != .civilians }.map(\.id).filter {
        !$0.hasPrefix("ucdp")
      }
    )
    var open: [String: [UInt8]] = [:]
    var size = 0
    for number in 1...revisions {
      for line in log.next() {
        let file = folder.file(folder.segment(of: line.collection, year: line.year))
        open[file, default: []] += line.bytes + [0x0A]
        if line.collection == .incidents { size += line.bytes.count + 1 }
      }
      if number % 4000 == 0 || number == revisions {
        for (file, bytes) in open { try append(bytes, to: file) }
        open = [:]
      }
    }
    return size
  }

  private static func append(_ bytes: [UInt8], to path: String) throws {
    guard let stream = fopen(path, "a") else { throw TestFailure("cannot write \(path)") }
    let count = fwrite(bytes, 1, bytes.count, stream)
    guard fclose(stream) == 0, count == bytes.count else {
      throw TestFailure("cannot write \(path)")
    }
  }
}
