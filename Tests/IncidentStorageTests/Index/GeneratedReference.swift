import IncidentStorage
import TestSupport

/// Reference data for generated logs: that of the shipped log, with few of its towns.
enum GeneratedReference {
  static func make(in folder: TemporaryFolder) throws -> LogFolder {
    let path = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let shipped = LogFolder("/\(path)/data")
    for name in ["actors.jsonl", "regions.jsonl"] {
      try folder.write(
        try FileAccess().read(shipped.file(name)) ?? [], to: "reference/\(name)")
    }
    let towns = try FileAccess().read(shipped.file("towns.jsonl")) ?? []
    let lines = towns.split(separator: 0x0A)
    var chosen: [UInt8] = []
    for position in stride(from: 0, to: lines.count, by: 211) {
      chosen += lines[position]
      chosen.append(0x0A)
    }
    try folder.write(chosen, to: "reference/towns.jsonl")
    return LogFolder(folder.file("reference"))
  }
}
