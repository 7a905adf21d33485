/// A question to the tool that other programs can be asked as well.
struct SharedQuestion {
  /// The command of the tool, in words with single blanks between them.
  var command: String
  /// What must be known to compare.
  var note = ""
  /// How the answers are read: of the tool, of SQL, and of programs that test every line; nil where
  /// they are not compared.
  var answers: (tool: AnswerForm, sql: AnswerForm, lines: AnswerForm)?
  /// The question in SQL.
  var sql: SQLQuestion
  /// Whether SQLite's table has what is asked.
  var isInSQLite = true
  /// The test of an active record for programs without the revision rule.
  var test: (jq: String, miller: String)?

  /// All questions.
  ///
  /// - Parameters:
  ///   - region: The region that is asked for.
  ///   - regions: The ids of that region and of all that it holds.
  /// - Returns: The questions, in the order in which they are put.
  static func all(region: String, regions: [String]) -> [SharedQuestion] {
    [ofKind, inRegion(region, regions), inMonth, byKind, byGroup]
  }

  private static let ofKind = SharedQuestion(
    command: "count --kind ied", answers: (.number, .number, .countOfLines),
    sql: SQLQuestion(
      read: "attack:'STRUCT(kind VARCHAR)'", taken: "attack.kind AS kind",
      answer: "SELECT count(*) FROM current WHERE kind = 'ied'"),
    test: (#".attack.kind=="ied""#, #"$attack["kind"]=="ied""#))

  private static func inRegion(_ region: String, _ regions: [String]) -> SharedQuestion {
    let names = regions.map { "'\($0)'" }.joined(separator: ",")
    return SharedQuestion(
      command: "list --region \(region) --format jsonl",
      note: "The others give ids alone, incidentlog whole records; the ids are compared.",
      answers: (.identities, .lines, .lines),
      sql: SQLQuestion(
        read: "place:'STRUCT(region VARCHAR)'", taken: "place.region AS region",
        answer: "SELECT id FROM current WHERE region IN (\(names))"),
      test: (
        "(" + regions.map { #".place.region=="\#($0)""# }.joined(separator: " or ") + ")",
        "(" + regions.map { #"$place["region"]=="\#($0)""# }.joined(separator: "||") + ")"
      ))
  }

  private static let inMonth = SharedQuestion(
    command: "list --date 2024-03 --format jsonl",
    note: "The others give ids alone, incidentlog whole records; the ids are compared.",
    answers: (.identities, .lines, .lines),
    sql: SQLQuestion(
      read: #"occurred:'STRUCT("start" DATE, "end" DATE)'"#,
      taken: #"occurred."start" AS first, occurred."end" AS last"#,
      answer: "SELECT id FROM current WHERE first <= '2024-03-31' AND last >= '2024-03-01'"))

  private static let byKind = SharedQuestion(
    command: "summary --by kind --json",
    note: """
      The others count attacks alone, incidentlog tells of each kind also towns, days, status and \
      casualties as intervals; the counts are compared.
      """,
    answers: (.attacksOfRows, .lines, .lines),
    sql: SQLQuestion(
      read: "attack:'STRUCT(kind VARCHAR)'", taken: "attack.kind AS kind",
      answer: "SELECT kind, count(*) FROM current GROUP BY kind ORDER BY kind"))

  private static let byGroup = SharedQuestion(
    command: "summary --by group --json",
    note: """
      Answers are not compared: no other program applies the rule of attribution. DuckDB does the \
      nearest work: of each actor that is named, attacks, first and last day, and the sum of those \
      killed.
      """,
    sql: SQLQuestion(
      read: """
        occurred:'STRUCT("start" DATE, "end" DATE)',attributions:'STRUCT(actors VARCHAR[])[]',\
        casualties:'STRUCT(outcome VARCHAR, count STRUCT(best BIGINT))[]'
        """,
      taken: #"occurred."start" AS first, occurred."end" AS last, attributions, casualties"#,
      answer: """
        SELECT actor, count(*), min(first), max(last), sum(killed) FROM (
          SELECT first, last,
            unnest(list_distinct(flatten([a.actors for a in attributions]))) AS actor,
            list_sum([c."count".best for c in casualties if c.outcome = 'killed']) AS killed
          FROM current) GROUP BY actor ORDER BY actor
        """),
    isInSQLite: false)
}
