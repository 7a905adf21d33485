import IncidentCore
import IncidentStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times the tool on generated logs of several sizes, beside other programs on the same files.
struct Comparison {
  /// The tool that was built.
  let tool: String
  /// A folder for logs, caches and outputs.
  let scratch: String

  /// Runs everything and prints it as Markdown.
  ///
  /// - Returns: Whether all answers that must agree did.
  func run(sizes: [Int]) throws -> Bool {
    try FileAccess().makeFolder(scratch)
    let peers = try Peers(scratch: scratch)
    let questions = Questions(tool: tool, peers: peers, scratch: scratch)
    printHead(peers)
    var problems: [String] = []
    var comparisons = 0
    var growth = Growth()
    for size in sizes {
      let log = try BenchmarkLog(revisions: size, in: scratch)
      let journals = Double(try log.size()) / 1e6
      print("## \(size) revisions, \(decimal(journals)) MB of journals\n")
      let results = try self.results(questions, log)
      for result in results {
        print(MarkdownTable.of(result))
        comparisons += result.comparisons
        problems += result.problems.map { "\(size), \(result.race.title): \($0)" }
        if result.race.title == Questions.building {
          let share = Double(try questions.indexSize()) / Double(try log.size()) * 100
          print("The index has \(decimal(share)) % of the size of the journals.\n")
        }
      }
      growth.add(results, revisions: size)
      fflush(nil)
    }
    let starting = try questions.starting(on: BenchmarkLog(revisions: 1000, in: scratch))
      .run(scratch: scratch)
    print(MarkdownTable.of(starting))
    problems += starting.problems
    if sizes.count > 1 { print(MarkdownTable.of(growth)) }
    print("## Answers\n")
    print(
      problems.isEmpty
        ? "All answers that must agree do, \(comparisons) of other programs among them."
        : "These answers are wrong:\n")
    for problem in problems { print("- \(problem)") }
    return problems.isEmpty
  }

  private func results(_ questions: Questions, _ log: BenchmarkLog) throws -> [Race.Result] {
    var results: [Race.Result] = []
    try results.append(questions.building(on: log).run(scratch: scratch))
    try questions.prepareTables(of: log)
    let shared = try questions.shared(on: log, isFirstForm: true).map {
      try $0.run(scratch: scratch)
    }
    results += shared
    let other = try log.inAnotherForm(scratch: scratch)
    for (first, race) in zip(shared, try questions.shared(on: other, isFirstForm: false)) {
      var result = try race.run(scratch: scratch)
      if result.answers != first.answers {
        result.problems.append("not the answer that the same records give in their first form")
      }
      results.append(result)
    }
    try results.append(questions.own(on: log).run(scratch: scratch))
    try results.append(adding(questions, to: log.copy(in: scratch)))
    return results
  }

  private func adding(_ questions: Questions, to copy: BenchmarkLog) throws -> Race.Result {
    let before = try questions.counts(of: copy)
    var result = try questions.adding(to: copy).run(scratch: scratch)
    let after = try questions.counts(of: copy)
    let added = (result.rows.first?.runs.count ?? 0) + 1
    if Set(before).count != 1 || after.contains(where: { $0 != before[0] + added }) {
      result.problems.append("\(before) attacks, \(added) added, \(after) after that")
    }
    return result
  }

  private func printHead(_ peers: Peers) {
    let now = Instant(millisecondsSince1970: Int64(time(nil)) * 1000)
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    var load = 0.0
    getloadavg(&load, 1)
    print(
      "\(now.day.iso), \(cores) cores; at the beginning \(decimal(load)) programs wanted to run.")
    if load > 0.5 * Double(cores) {
      print("**The machine was busy with other work: times are longer than they need be.**")
    }
    print(
      """

      Whole processes, run in turn, files in the page cache; the median of five runs after a \
      warm-up, of fewer where the table says so, and a single run of what takes longer than twenty \
      seconds. Processor time is that of all cores together. \
      The peak of memory includes pages of mapped files, which the system can take back.

      """)
    for note in peers.notes { print("- \(note)") }
    print("")
  }
}

/// A number with one digit behind the point, or with none where it is large.
func decimal(_ value: Double) -> String {
  value >= 100 ? String(Int(value.rounded())) : String((value * 10).rounded() / 10)
}
