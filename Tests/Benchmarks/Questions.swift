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

  /// The name of the contender to which others are compared.
  static let reference = "DuckDB, JSON"
  /// A region of Niger: no border in that country is known to have changed.
  static let region = "ne-tillaberi"

  /// The tool with its index and without it.
  func ours(_ words: [String], on log: BenchmarkLog, answer: AnswerForm?) -> [Contender] {
    let all = [tool] + words + ["--data", log.folder.path]
    return [("with its index", []), ("without", ["--no-index"])].map { name, more in
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
    let place = "region IN (\(regions.map { "'\($0)'" }.joined(separator: ",")))"
    let rule =
      isFirstForm
      ? """
      jq and Miller test every line, of whatever revision: no amendment here changes kind, place \
      or state, so that the ids, each once, are the same.
      """
      : ""
    let kinds = SQLQuestion(
      read: "attack:'STRUCT(kind VARCHAR)'", taken: "attack.kind AS kind",
      answer: "SELECT kind, count(*) FROM current GROUP BY kind ORDER BY kind")
    var counted = kinds
    counted.answer = "SELECT count(*) FROM current WHERE kind = 'ied'"
    let listed = SQLQuestion(
      read: "place:'STRUCT(region VARCHAR)'", taken: "place.region AS region",
      answer: "SELECT id FROM current WHERE \(place)")
    let byRegion = regions.map { ".place.region==\"\($0)\"" }.joined(separator: " or ")
    let byRegionForMiller = regions.map { "$place[\"region\"]==\"\($0)\"" }.joined(separator: "||")
    return [
      try race(
        "count --kind ied", note: rule, on: log, isFirstForm, answer: .number, sql: counted,
        sqlAnswer: .number,
        lines: (
          "select(.attack.kind==\"ied\" and .state==\"active\")|.id",
          "$attack[\"kind\"]==\"ied\"&&$state==\"active\""
        ), linesAnswer: .countOfLines),
      try race(
        "list --region \(Questions.region) --format jsonl",
        note: """
          The others give ids alone, incidentlog whole records; the ids are compared. \(rule)
          """,
        on: log, isFirstForm, answer: .identities, sql: listed, sqlAnswer: .lines,
        lines: (
          "select((\(byRegion)) and .state==\"active\")|.id",
          "(\(byRegionForMiller))&&$state==\"active\""
        ), linesAnswer: .lines),
      try race(
        "list --date 2024-03 --format jsonl", note: "The ids are compared.", on: log, isFirstForm,
        answer: .identities, sql: Questions.byDate, sqlAnswer: .lines),
      try race(
        "summary --by kind --json",
        note:
          """
          The others count attacks alone, incidentlog tells of each kind also towns, days, status \
          and casualties as intervals; the counts are compared.
          """,
        on: log, isFirstForm, answer: .attacksOfRows, sql: kinds, sqlAnswer: .lines),
      try race(
        "summary --by group --json",
        note:
          """
          Answers are not compared: no other program applies the rule of attribution. DuckDB does \
          the nearest work: of each actor that is named, attacks, first and last day, and the sum \
          of those killed.
          """,
        on: log, isFirstForm, answer: nil, sql: Questions.byActor, sqlAnswer: nil, isInSQLite: false
      ),
    ]
  }

  private static let byDate = SQLQuestion(
    read: """
      occurred:'STRUCT("start" DATE, "end" DATE)'
      """,
    taken: """
      occurred."start" AS first, occurred."end" AS last
      """,
    answer: "SELECT id FROM current WHERE first <= '2024-03-31' AND last >= '2024-03-01'")

  private static let byActor = SQLQuestion(
    read: """
      occurred:'STRUCT("start" DATE, "end" DATE)',attributions:'STRUCT(actors VARCHAR[])[]',\
      casualties:'STRUCT(outcome VARCHAR, count STRUCT(best BIGINT))[]'
      """,
    taken: """
      occurred."start" AS first, occurred."end" AS last, attributions, casualties
      """,
    answer: """
      SELECT actor, count(*), min(first), max(last), sum(killed) FROM (
        SELECT first, last,
          unnest(list_distinct(flatten([a.actors for a in attributions]))) AS actor,
          list_sum([c."count".best for c in casualties if c.outcome = 'killed']) AS killed
        FROM current) GROUP BY actor ORDER BY actor
      """)

  private func race(
    _ command: String, note: String, on log: BenchmarkLog, _ isFirstForm: Bool,
    answer: AnswerForm?, sql: SQLQuestion, sqlAnswer: AnswerForm?,
    lines: (jq: String, miller: String)? = nil, linesAnswer: AnswerForm? = nil,
    isInSQLite: Bool = true
  ) throws -> Race {
    let journals = try log.journals()
    var contenders = ours(
      command.split(separator: " ").map(String.init), on: log, answer: answer)
    func add(_ name: String, _ words: [String], _ form: AnswerForm?) {
      contenders.append(Contender(name, words, answer: form))
      contenders[contenders.count - 1].isReference = name == Questions.reference
    }
    if let duckdb = peers.paths["duckdb"] {
      let shell = [duckdb, "-csv", "-noheader"]
      add(Questions.reference, shell + ["-c", sql.onJournals(journals)], sqlAnswer)
      if isFirstForm {
        let words = shell + ["-readonly", duckdbTable(of: log), "-c", sql.onTable]
        add("DuckDB, its own table", words, sqlAnswer)
      }
    }
    if isFirstForm {
      if isInSQLite, let sqlite = peers.paths["sqlite3"] {
        add(
          "SQLite, its own table with indexes",
          [sqlite, "-csv", "-readonly", sqliteTable(of: log), sql.onTable], sqlAnswer)
      }
      if let lines, let jq = peers.paths["jq"] {
        add("jq, every line", [jq, "-r", lines.jq] + journals, linesAnswer)
      }
      if let lines, let miller = peers.paths["mlr"] {
        let words = [
          miller, "--ijsonl", "--onidx", "filter", lines.miller, "then", "cut", "-f", "id",
        ]
        add("Miller, every line", words + journals, linesAnswer)
      }
    }
    let title = "`\(command)`" + (isFirstForm ? "" : ", keys in another order and blanks")
    return Race(title: title, note: note, size: try log.size(), contenders: contenders)
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
