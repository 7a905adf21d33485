import TestSupport
import Testing

@Suite("explain query")
struct ExplainQueryCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test("A query is a tree with what its names mean and what its parts leave")
  func tree() {
    let run = log.run(
      "explain", "query", "--group", "JNIM", "not", "region:Nioro", "date:last week", "or",
      "certain:killed:5+")
    #expect(
      run.output == """
        Part                    Alone  Left  Meaning
        ───────────────────────────────────────────────────────────────────────────────────────────
        """)
  }

  @Test("Programs get the tree")
  func json() {
    #expect(log.run("explain", "query", "date:2025-06", "or", "town:Kayes", "--json").output == "")
  }

  @Test("A query for everything is one line")
  func everything() {
    #expect(
      log.run("explain", "query").output == """
        Part        Alone  Left  Meaning
        """)
  }
}
