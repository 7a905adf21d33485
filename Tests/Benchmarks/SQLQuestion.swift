/// A question in SQL, with the revision rule of the log: of an id the highest revision counts.
struct SQLQuestion {
  /// The columns of the journal that are read, with their types, besides id, revision and state.
  var read: String
  /// What is taken from them, by the names that `answer` uses.
  var taken: String
  /// What is selected from the active attacks, `FROM current`.
  var answer: String

  /// Reads the journals, of which only the named columns are decoded.
  func onJournals(_ paths: [String]) -> String {
    let columns = "id:'VARCHAR',revision:'INTEGER',state:'VARCHAR',\(read)"
    return onRows(
      "MATERIALIZED (SELECT id, revision, state, \(taken) FROM "
        + "\(SQLQuestion.journals(paths, columns)))")
  }

  /// Reads the table that was prepared.
  var onTable: String { onRows("(SELECT * FROM incidents)") }

  private func onRows(_ rows: String) -> String {
    """
    WITH revisions AS \(rows),
    latest AS (SELECT id, max(revision) AS top FROM revisions WHERE revision > 1 GROUP BY id),
    current AS (SELECT revisions.* FROM revisions LEFT JOIN latest ON latest.id = revisions.id
      WHERE state = 'active' AND revision = coalesce(top, 1))
    \(answer)
    """
  }

  /// The journals as a table of DuckDB whose columns and types are told, its fastest way.
  private static func journals(_ paths: [String], _ columns: String) -> String {
    let list = paths.map { "'\($0)'" }.joined(separator: ",")
    return "read_json([\(list)], columns={\(columns)}, format='newline_delimited')"
  }
}

// MARK: - Tables that are prepared

extension SQLQuestion {
  /// Makes DuckDB's table of all revisions.
  static func duckdbTable(of paths: [String]) -> String {
    let columns = """
      id:'VARCHAR',revision:'INTEGER',state:'VARCHAR',\
      occurred:'STRUCT("start" DATE, "end" DATE)',\
      place:'STRUCT(town VARCHAR, region VARCHAR)',attack:'STRUCT(kind VARCHAR)',\
      attributions:'STRUCT(actors VARCHAR[])[]',\
      casualties:'STRUCT(outcome VARCHAR, count STRUCT(best BIGINT))[]'
      """
    return """
      CREATE TABLE incidents AS SELECT id, revision, state, occurred."start" AS first,
      occurred."end" AS last, place.town AS town, place.region AS region, attack.kind AS kind,
      attributions, casualties FROM \(journals(paths, columns))
      """
  }

  /// Makes SQLite's table of all revisions, with indexes, as commands of its shell.
  static func sqliteTable(of paths: [String]) -> [String] {
    let keys = [
      ("id", "id"), ("revision", "revision"), ("state", "state"), ("occurred.start", "first"),
      ("occurred.end", "last"), ("place.town", "town"), ("place.region", "region"),
      ("attack.kind", "kind"),
    ]
    let columns = keys.map { "json_extract(line, '$.\($0.0)') AS \($0.1)" }
    return ["CREATE TEMP TABLE lines(line)", ".mode ascii", ".separator \\001 \\n"]
      .map { $0.hasPrefix(".") ? $0 : "\($0);" }
      + paths.map { ".import --schema temp '\($0)' lines" }
      + [
        "CREATE TABLE incidents AS SELECT \(columns.joined(separator: ", ")) FROM lines;",
        "CREATE INDEX by_region ON incidents(region);",
        "CREATE INDEX by_kind ON incidents(kind);",
        "CREATE INDEX later ON incidents(id, revision) WHERE revision > 1;",
        "ANALYZE;",
      ]
  }
}
