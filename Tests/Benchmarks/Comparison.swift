import IncidentStorage
import TestSupport

/// Times the tool on a generated log beside other programs on the same files.
///
/// Every program is one whole process; of five runs in turn the median counts. The numbers that the
/// programs find are compared, so that only equal work is compared.
struct Comparison {
  /// The tool that was built.
  let tool: String
  /// The log.
  let log: LogFolder
  /// A folder for caches and outputs.
  let scratch: String

  private struct Contender {
    var name: String
    var words: [String]
    /// The cache that the tool may use; nil for other programs.
    var cache: String?
  }

  /// Runs all comparisons and prints a table of each.
  func run() throws {
    let journals = try log.files(of: .incidents).map(log.file)
    let size = try journals.compactMap { (try FileAccess().stamp(of: $0))?.length }.reduce(0, +)
    let list = journals.map { "'\($0)'" }.joined(separator: ",")
    let columns =
      "columns={id:'VARCHAR',revision:'INTEGER',state:'VARCHAR',"
      + "attack:'STRUCT(kind VARCHAR)'},format='newline_delimited'"
    let current =
      "(SELECT arg_max({'kind':attack.kind,'state':state},revision) AS r "
      + "FROM read_json([\(list)],\(columns)) GROUP BY id)"
    compare(
      "attacks of one kind, counted", size,
      contenders(["count", "--kind", "ied"]) + [
        Contender(
          name: "duckdb",
          words: [
            "duckdb", "-csv", "-noheader", "-c",
            "SELECT count(*) FROM \(current) WHERE r.state='active' AND r.kind='ied'",
          ]),
        Contender(
          name: "jq, without the revision rule",
          words: ["jq", "-c", "select(.attack.kind==\"ied\")|.id"] + journals),
      ])
    compare(
      "attacks by kind", size,
      contenders(["summary", "--by", "kind", "--json"]) + [
        Contender(
          name: "duckdb",
          words: [
            "duckdb", "-csv", "-c",
            "SELECT r.kind,count(*) FROM \(current) WHERE r.state='active' GROUP BY 1",
          ])
      ])
    compare("attacks by group, with who was hurt", size, contenders(["summary", "--json"]))
    compare(
      "the lines of one region", size,
      contenders(["list", "--region", "Mopti", "--format", "jsonl"]))
  }

  private func contenders(_ words: [String]) -> [Contender] {
    let all = [tool] + words + ["--data", log.path]
    return [
      Contender(name: "incidentlog with its index", words: all, cache: scratch),
      Contender(name: "incidentlog --no-index", words: all + ["--no-index"], cache: scratch),
    ]
  }

  private func compare(_ title: String, _ size: Int, _ contenders: [Contender]) {
    print("\n\(title)")
    var times: [String: [TimedRun]] = [:]
    for round in 0..<6 {
      for contender in contenders {
        let output = "\(scratch)/\(contender.name).out"
        let environment = contender.cache.map { ["XDG_CACHE_HOME": $0] } ?? [:]
        guard
          let run = TimedRun(contender.words, output: output, environment: environment),
          run.isSuccess
        else { continue }
        // The first round warms the page cache and makes the index.
        if round > 0 { times[contender.name, default: []].append(run) }
      }
    }
    guard let best = contenders.first.flatMap({ times[$0.name] }).map(median) else {
      return print("  the tool did not run")
    }
    for contender in contenders {
      guard let runs = times[contender.name] else {
        print("  \(contender.name): not installed, or it failed")
        continue
      }
      let time = median(runs)
      let memory = (runs.map(\.peakMemory).max() ?? 0) >> 20
      let output = (try? FileAccess().read("\(scratch)/\(contender.name).out")) ?? []
      let answer =
        output.count < 12 ? String(decoding: output.prefix { $0 != 10 }, as: UTF8.self) : ""
      print(
        "  \(contender.name): \(rounded(time)) ms, \(rounded(time / best))×, "
          + "\(rounded(Double(size) / time / 1000)) MB/s, peak \(memory) MB \(answer)")
    }
    let outputs = contenders.prefix(2).map { try? FileAccess().read("\(scratch)/\($0.name).out") }
    if outputs.first != outputs.last { print("  THE ANSWERS WITH AND WITHOUT INDEX DIFFER") }
  }

  private func median(_ runs: [TimedRun]) -> Double {
    let times = runs.map(\.milliseconds).sorted()
    return times.isEmpty ? 0 : times[times.count / 2]
  }

  private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
