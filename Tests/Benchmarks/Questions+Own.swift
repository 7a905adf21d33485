import IncidentStorage
import TestSupport
import TextBasics

/// Questions to the tool alone.
extension Questions {
  /// Commands of many kinds, each with the index and without it.
  func own(on log: BenchmarkLog) throws -> Race {
    let place = "list --region \(Questions.region)"
    return try pairs(
      "Other questions",
      [
        "show ID", "summary --by region --across status --json",
        "summary --by month --measure killed --json", "list --kind ied --format csv",
        "list --town TOWN --format csv", "list --group jnim --format csv",
        "list --killed 30+ --format csv", "\(place) --as-of 2020-01-01 --format csv",
        "\(place) --boundaries 2015-01-01 --format csv", "list --text hôpital --format csv",
      ], on: log)
  }

  /// The commands that are asked of a small log, where starting is what takes the time.
  func starting(on log: BenchmarkLog) throws -> Race {
    try pairs("Start-up: a log of \(log.revisions)", ["count", "list", "show ID"], on: log)
  }

  /// Commands in which `ID` and `TOWN` stand for those of a record.
  private func pairs(_ title: String, _ commands: [String], on log: BenchmarkLog) throws -> Race {
    let record = try log.recordWithTown()
    let values = ["ID": record["id"]?.string, "TOWN": record["place"]?["town"]?.string]
    let contenders = commands.flatMap { command in
      let words = command.split(separator: " ").map {
        values[String($0)].flatMap { $0 } ?? String($0)
      }
      return zip(ours(words, on: log, answer: nil), ["", ", no index"]).map {
        var contender = $0
        contender.name = "`\(command)`\($1)"
        contender.agreement = command
        return contender
      }
    }
    return Race(
      title: title, note: "With the index and without it the answers are compared byte for byte.",
      size: try log.size(), contenders: contenders)
  }

  /// The title of the race that makes indexes.
  static let building = "Making the index"

  /// The first question to a log of which nothing is kept, beside readings that make no index.
  func building(on log: BenchmarkLog) throws -> Race {
    let words = [tool, "count", "--data", log.folder.path]
    var first = Contender(
      "`count`, which makes the index", words, cache: emptiedCache, answer: .number)
    first.prepare = { try empty(emptiedCache) }
    var checking = Contender(
      "`count --no-index`, every value checked", words + ["--no-index"],
      cache: "\(scratch)/emptied-cache-without", answer: .number)
    checking.prepare = { try empty("\(scratch)/emptied-cache-without") }
    let known = Contender(
      "`count --no-index`, lines known to be right", words + ["--no-index"],
      cache: "\(scratch)/cache-without", answer: .number)
    return Race(
      title: Questions.building, size: try log.size(), contenders: [first, checking, known])
  }

  private var emptiedCache: String { "\(scratch)/emptied-cache" }

  /// Removes from a cache what is kept of journals, but not what is of towns.
  private func empty(_ cache: String) throws {
    try FileAccess().makeFolder("\(cache)/incidentlog")
    for name in try files(of: cache, ending: ".index") + files(of: cache, ending: ".seal") {
      try FileAccess().remove(name)
    }
  }

  private func files(of cache: String, ending: String) throws -> [String] {
    try FileAccess().names(in: "\(cache)/incidentlog", ending: ending)
      .map { "\(cache)/incidentlog/\($0)" }
  }

  /// How many bytes the index has that ``building(on:)`` left.
  func indexSize() throws -> Int {
    try files(of: emptiedCache, ending: ".index").reduce(0) {
      try $0 + (FileAccess().stamp(of: $1)?.length ?? 0)
    }
  }

  /// Records of attacks that are added to a copy of a log, each on a day of its own.
  func adding(to copy: BenchmarkLog) throws -> Race {
    let town = try copy.recordWithTown()["place"]?["town"]?.string ?? ""
    let contender = Contender("add", cache: "\(scratch)/cache") { round in
      [
        tool, "add", "--date", "2025-12-\(20 + round)", "--town", town, "--kind", "ied",
        "--target", "military", "--killed", "civilians=3", "--group", "jnim", "--status",
        "suspected", "--basis", "tactics", "--source", "AFP", "--recorded-by", "recorder", "--yes",
        "--now", "2026-01-05T12:00Z", "--data", copy.folder.path,
      ]
    }
    return Race(
      title: "Adding a record",
      note: "Durable (synced), with a new id, the look for duplicates, and all other checks.",
      size: try copy.size(), contenders: [contender])
  }

  /// How many attacks a log has, asked with the index and without it.
  func counts(of log: BenchmarkLog) throws -> [Int] {
    try ours(["count"], on: log, answer: .number).map {
      guard
        TimedRun(
          $0.words(0), output: "\(scratch)/output",
          environment: ["XDG_CACHE_HOME": $0.cache ?? scratch])?.isSuccess == true,
        let bytes = try FileAccess().read("\(scratch)/output"),
        let count = Int(String(decoding: bytes, as: UTF8.self).filter(\.isNumber))
      else { throw TestFailure("\($0.name): count failed") }
      return count
    }
  }
}
