import IncidentCore
import TextBasics

/// Writes a part of a log as a log of its own, which others can work with and which joins again.
///
/// Lines go out byte for byte as they stand, unless a reference to a record that stays behind had to
/// be taken out of them; so importing them again changes nothing.
struct LogExport {
  private let request: ExportRequest
  private let contents: LogContents

  init(_ request: ExportRequest) {
    self.request = request
    contents = LogExport.part(request)
  }

  /// Makes sure that a log can be written to a folder.
  static func expectRoom(_ path: String) throws(StorageProblem) {
    let folder = LogFolder(path)
    guard try FileAccess().expectRoom(forFolder: folder.path) else {
      throw StorageProblem(
        .refused, code: "folder-not-empty", "there is something in `\(folder.path)` already",
        file: folder.path, hints: ["name a folder that is empty or not there yet"])
    }
  }

  func write() throws(StorageProblem) -> ExportResult {
    let files = FileAccess()
    let folder = LogFolder(request.path)
    try LogExport.expectRoom(folder.path)
    let reference = try ReferenceSelection(contents).lines(
      takingAll: request.takesAllReferenceData, redaction)
    try files.makeFolder(folder.path)
    for name in ["incidents", "operations"] { try files.makeFolder(folder.file(name)) }
    try files.replace(folder.file(".gitattributes"), with: Array("*.jsonl merge=union\n".utf8))
    for (collection, lines) in reference {
      try files.replace(folder.file("\(collection.rawValue).jsonl"), with: LogExport.bytes(lines))
    }
    try write(contents.incidents, to: .incidents, in: folder, files)
    try write(contents.operations, to: .operations, in: folder, files)
    let highestMarking = highestMarking
    var description = contents.description
    description.part = LogPart(
      exported: request.now, maximumMarking: highestMarking ?? description.marking,
      withheld: request.withheld.count)
    // Last, so that the folder becomes a log only when all its files are there.
    try files.replace(
      folder.descriptionFile, with: Array(description.json.indentedText.utf8) + [0x0A])
    return ExportResult(
      bytes: nil,
      counts: [
        LogExport.counted(contents.incidents.all.map(\.value.state), .incidents),
        LogExport.counted(contents.operations.all.map(\.value.state), .operations),
      ] + reference.map { LogExport.counted($0.lines.count, $0.collection) },
      highestMarking: highestMarking, notes: [])
  }

  private var highestMarking: Marking? {
    (contents.incidents.all.map(contents.marking) + contents.operations.all.map(contents.marking))
      .max()
  }

  /// The chosen incidents with their operations, and what was merged into them.
  private static func part(_ request: ExportRequest) -> LogContents {
    let all = request.contents
    guard !request.isWhole else { return all }
    return all.restricted(
      toIncidents: request.incidents,
      operations: all.operations(ofIncidents: request.incidents)
        .intersection(all.operations.ids))
  }

  /// What reference data must not mention: records that stay behind.
  private var redaction: Redaction {
    let before = request.contents.incidents.ids + request.contents.operations.ids
    let after = contents.incidents.ids + contents.operations.ids
    return Redaction(of: request.withheld.ids.union(Set(before).subtracting(after)))
  }

  private func write<Value>(
    _ records: RecordSet<Value>, to collection: LogCollection, in folder: LogFolder,
    _ files: FileAccess
  ) throws(StorageProblem) {
    let records = records.all
    // Lines are many and long: of each year's file only the places of its records are gathered.
    var segments: [String: [Int]] = [:]
    func segment(_ line: StoredLine) -> String {
      folder.segment(of: collection, year: line.recordedAt?.day.year ?? 0)
    }
    for (position, record) in records.enumerated() {
      for name in record.standingLines.map(segment).uniqued() {
        segments[name, default: []].append(position)
      }
    }
    for (name, positions) in segments {
      let lines = positions.lazy.flatMap { records[$0].standingLines }.filter {
        segment($0) == name
      }
      try files.replace(folder.file(name), with: LogExport.bytes(lines))
    }
  }

  private static func bytes(_ lines: some Sequence<StoredLine>) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line.bytes
      bytes.append(0x0A)
    }
    return bytes
  }

  private static func counted(_ states: [RecordState], _ collection: LogCollection) -> String {
    let inactive = RecordState.allCases.filter { $0 != .active }.compactMap { state in
      let count = states.count { $0 == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    return counted(states.count, collection)
      + (inactive.isEmpty ? "" : " (\(inactive.joined(separator: ", ")))")
  }

  private static func counted(_ count: Int, _ collection: LogCollection) -> String {
    "\(count) \(count == 1 ? collection.recordName : collection.rawValue)"
  }
}
