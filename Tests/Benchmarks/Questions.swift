import IncidentStorage
import TestSupport

/// The questions that are put to the tool and to the programs beside it.
struct Questions {
  /// The tool.
  var tool: String
  /// The other programs.
  var peers: Peers
  /// A folder for caches and for tables that are prepared.
  var scratch: String

  /// A region of Niger: no border in that country is known to have changed.
  static let region = "ne-tillaberi"

  /// The tool with its index and without it.
  func ours(_ words: [String], on log: BenchmarkLog, answer: AnswerForm?) -> [Contender] {
    let all = [tool] + words + ["--data", log.folder.path]
    return [("with its index", []), ("without index", ["--no-index"])].map { name, more in
      var contender = Contender(
        "incidentlog \(name)", all + more, cache: "\(scratch)/cache", answer: answer)
      contender.isExact = true
      return contender
    }
  }

  /// The questions that other programs can be asked as well.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - isFirstForm: Whether all programs are asked, or only DuckDB on the journals.
  /// - Returns: A race for each question, the same ones in the same order for each form.
  /// - Throws: A problem if the log cannot be read.
  func shared(on log: BenchmarkLog, isFirstForm: Bool) throws -> [Race] {
    let regions = try log.regions(in: Questions.region)
    return try SharedQuestion.all(region: Questions.region, regions: regions).map {
      try race($0, on: log, isFirstForm: isFirstForm)
    }
  }

  private func race(
    _ question: SharedQuestion, on log: BenchmarkLog, isFirstForm: Bool
  ) throws -> Race {
    var race = Race(
      title: "`\(question.command)`", note: question.note, size: try log.size(),
      contenders: ours(
        question.command.split(separator: " ").map(String.init), on: log,
        answer: question.answers?.tool))
    let journals = try log.journals()
    let shell = peers.paths["duckdb"].map { [$0, "-csv", "-noheader"] }
    if let shell {
      race.contenders.append(
        Contender(
          "DuckDB, JSON", shell + ["-c", question.sql.onJournals(journals)],
          answer: question.answers?.sql))
      race.contenders[race.contenders.count - 1].isReference = true
    }
    guard isFirstForm else {
      race.title += ", keys in another order and blanks"
      return race
    }
    if let shell {
      race.contenders.append(
        Contender(
          "DuckDB, its own table",
          shell + ["-readonly", duckdbTable(of: log), "-c", question.sql.onTable],
          answer: question.answers?.sql))
    }
    if question.isInSQLite, let sqlite = peers.paths["sqlite3"] {
      race.contenders.append(
        Contender(
          "SQLite, its own table with indexes",
          [sqlite, "-csv", "-readonly", sqliteTable(of: log), question.sql.onTable],
          answer: question.answers?.sql))
    }
    if let test = question.test { addTests(test, of: question, on: journals, to: &race) }
    return race
  }

  private func addTests(
    _ test: (jq: String, miller: String), of question: SharedQuestion, on journals: [String],
    to race: inout Race
  ) {
    if let jq = peers.paths["jq"] {
      let filter = "select(\(test.jq) and .state==\"active\")|.id"
      race.contenders.append(
        Contender(
          "jq, every line", [jq, "-r", filter] + journals, answer: question.answers?.lines))
    }
    if let miller = peers.paths["mlr"] {
      let filter = "\(test.miller)&&$state==\"active\""
      race.contenders.append(
        Contender(
          "Miller, every line",
          [miller, "--ijsonl", "--onidx", "filter", filter, "then", "cut", "-f", "id"] + journals,
          answer: question.answers?.lines))
    }
    let rule = """
      jq and Miller test every line, of whatever revision: no amendment here changes kind, place \
      or state, so that the ids, each once, are the same.
      """
    race.note = [race.note, rule].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

// MARK: - Tables of other programs

extension Questions {
  private func duckdbTable(of log: BenchmarkLog) -> String { "\(scratch)/\(log.revisions).duckdb" }
  private func sqliteTable(of log: BenchmarkLog) -> String { "\(scratch)/\(log.revisions).sqlite" }

  /// Loads the journals into tables of DuckDB and SQLite.
  func prepareTables(of log: BenchmarkLog) throws {
    let journals = try log.journals()
    for table in [duckdbTable(of: log), sqliteTable(of: log)] { try? FileAccess().remove(table) }
    if let duckdb = peers.paths["duckdb"] {
      progress("loading DuckDB's table")
      let words = [duckdb, duckdbTable(of: log), "-c", SQLQuestion.duckdbTable(of: journals)]
      try TimedRun.preparing(words, scratch: scratch)
    }
    if let sqlite = peers.paths["sqlite3"] {
      progress("loading SQLite's table")
      let words = [sqlite, "-bail", sqliteTable(of: log)] + SQLQuestion.sqliteTable(of: journals)
      try TimedRun.preparing(words, scratch: scratch)
    }
  }
}
