import IncidentStorage
import TestSupport
import Testing
import TextBasics

/// What nobody reported, or is said not to be known, never prints, adds up or sorts as none.
///
/// Held against generated logs; what was reported is read from the lines of the journal.
@Suite("Unknown is not zero")
struct UnknownIsNotZeroTests {
  private static let seeds: [UInt64] = SlowTests.areWanted ? Array(1...20) : [1]
  private static let measures: [(name: String, side: String?, outcome: String)] = [
    ("killed", nil, "killed"), ("killed-civilians", "civilians", "killed"),
    ("killed-assailants", "assailants", "killed"),
    ("killed-state-forces", "state-forces", "killed"), ("wounded", nil, "wounded"),
  ]

  /// A generated log, and what its lines say.
  private final class Log: Sendable {
    let folder: TemporaryFolder
    let incidents: [String: JSON]
    let operations: [String: JSON]

    init(seed: UInt64) throws {
      let reference = try ShippedLog(hasIncidents: false)
      folder = try TemporaryFolder()
      _ = try GeneratedLog.write(
        seed: seed, revisions: SlowTests.areWanted ? 160 : 80, to: folder.file("log"),
        reference: LogFolder(reference.folder.path))
      incidents = try Log.current(in: folder, "log/incidents/")
      operations = try Log.current(in: folder, "log/operations/")
    }

    private static func current(
      in folder: TemporaryFolder, _ prefix: String
    ) throws -> [String: JSON] {
      var found: [String: JSON] = [:]
      for file in folder.allFiles() where file.hasPrefix(prefix) && file.hasSuffix(".jsonl") {
        for line in (try folder.text(file) ?? "").split(separator: "\n") {
          let json = try JSONReader.read(String(line))
          let id = json["id"]?.string ?? ""
          let known = found[id]?["revision"]?.integer ?? 0
          if json["revision"]?.integer ?? 0 > known { found[id] = json }
        }
      }
      return found
    }

    func run(_ words: [String]) -> String {
      let run = ToolRun(words + ["--data", folder.file("log")], .test(in: folder.path))
      #expect(run.exitCode == 0, "\(words) \(run.errors)")
      return run.output
    }

    /// The counts that are stated of an attack or an operation.
    func counts(of json: JSON?, side: String?, _ outcome: String) -> [JSON] {
      (json?["casualties"]?.array ?? []).filter {
        $0["outcome"]?.string == outcome && (side == nil || $0["of"]?.string == side)
      }.map { $0["count"] ?? .null }
    }
  }

  private static func isKnown(_ count: JSON) -> Bool {
    ["low", "best", "high"].contains { count[$0]?.integer != nil }
  }

  private static func saysNone(_ count: JSON) -> Bool {
    ["low", "best", "high"].contains { count[$0]?.integer == 0 }
  }

  private static func records(_ csv: String) throws -> [[String: String]] {
    var reader = DelimitedReader(Array(csv.utf8))
    let header = try #require(try reader.next()).fields
    var records: [[String: String]] = []
    while let record = try reader.next() {
      records.append(Dictionary(uniqueKeysWithValues: zip(header, record.fields)))
    }
    return records
  }

  @Test("In lists what is not known is no number, and comes last both ways", arguments: seeds)
  func lists(seed: UInt64) throws {
    let log = try Log(seed: seed)
    for (measure, side, outcome) in Self.measures {
      for order in [measure, "\(measure):desc"] {
        let csv = log.run(
          ["list", "--columns", "id,\(measure)", "--sort", order, "--format", "csv"])
        let rows = try Self.records(csv).map { ($0["id"] ?? "", $0[measure] ?? "missing") }
        #expect(rows.count > 60)
        for (id, shown) in rows {
          let counts = log.counts(of: log.incidents[id], side: side, outcome)
          #expect(shown.isEmpty == counts.isEmpty, "\(id) \(measure) `\(shown)`")
          #expect(
            (shown == "unknown") == (!counts.isEmpty && !counts.contains(where: Self.isKnown)),
            "\(id) \(measure) `\(shown)`")
          if shown == "0" { #expect(counts.contains(where: Self.saysNone), "\(id)") }
        }
        let firstUnknown = rows.firstIndex { ["", "unknown"].contains($0.1) } ?? rows.count
        #expect(firstUnknown > 0)
        #expect(rows[firstUnknown...].allSatisfy { ["", "unknown"].contains($0.1) }, "\(order)")
      }
      let words = ["list", "--columns", "id,\(measure)", "--width", "100"]
      for line in log.run(words).split(separator: "\n").dropFirst(2) {
        let words = line.split(separator: " ").map(String.init)
        guard let id = words.first, let json = log.incidents[id] else { continue }
        let counts = log.counts(of: json, side: side, outcome)
        let shown = words.dropFirst().joined(separator: " ")
        // A mark may follow, of the figure that attacks of an operation have in common.
        #expect(
          shown.hasPrefix("not reported") == !counts.contains(where: Self.isKnown), "\(line)")
      }
    }
  }

  @Test("In summaries only what was reported adds up", arguments: seeds)
  func summaries(seed: UInt64) throws {
    let log = try Log(seed: seed)
    for (measure, side, outcome) in Self.measures {
      for dimension in ["group", "town", "month"] {
        let words = ["summary", "--by", dimension, "--measure", measure]
        let json = try JSONReader.read(log.run(words + ["--json"]))
        let rows = try #require(json["data"]?["rows"]?.array)
        let csv = try Self.records(log.run(words + ["--format", "csv"]))
        #expect(rows.count == csv.count && rows.count > 5)
        var silent = 0
        for (row, record) in zip(rows, csv) {
          let value = try #require(row["value"])
          let covered = try #require(value["covered"]?.integer)
          #expect(covered <= value["attacks"]?.integer ?? 0)
          let shown = try #require(record[measure])
          if value["count"] == .null {
            silent += 1
            #expect(covered == 0 && shown.isEmpty)
          }
          if shown == "0" { #expect(value["count"]?["high"]?.integer == 0) }
        }
        // There are rows in which nobody gave a number, so that the test can fail.
        #expect(dimension != "month" || silent > 0, "\(measure)")
        try expectReported(log, dimension, measure, side, outcome, rows)
      }
    }
  }

  /// Expects of each row a number where, and only where, somebody gave one for its attacks.
  private func expectReported(
    _ log: Log, _ dimension: String, _ measure: String, _ side: String?, _ outcome: String,
    _ rows: [JSON]
  ) throws {
    guard dimension != "group" else { return }
    for row in rows where row["bucket"] == .bool(false) {
      let key = row["key"]?.string ?? ""
      let members = log.incidents.values.filter { json in
        guard json["state"]?.string == "active" else { return false }
        if dimension == "town" { return json["place"]?["town"]?.string == key }
        let days = ["start", "end"].map { json["occurred"]?[$0]?.string?.prefix(7) }
        return days.allSatisfy { $0.map(String.init) == key }
      }
      // Figures of operations count in their own way, told of elsewhere.
      if members.contains(where: { $0["operation"]?.string != nil }) { continue }
      let counts = members.map { log.counts(of: $0, side: side, outcome) }
      let count = try #require(row["value"]?["count"])
      let known = counts.filter { $0.contains(where: Self.isKnown) }
      #expect(Self.isKnown(count) == !known.isEmpty, "\(key) \(measure)")
      if known.isEmpty { #expect(count == .null, "\(key) \(measure)") }
      if count["high"]?.integer == 0 {
        #expect(known.allSatisfy { $0.contains(where: Self.saysNone) }, "\(key) \(measure)")
      }
    }
  }
}
