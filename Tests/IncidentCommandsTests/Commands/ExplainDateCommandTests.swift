import TestSupport
import Testing

@Suite("explain date")
struct ExplainDateCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test("A day with a time is a point in time, and a misspelled time is offered")
  func time() {
    #expect(
      log.run("explain", "date", "1", "July", "2025", "noon").output
        == "2025-07-01T12:00:00.000Z: 1 Jul 2025, 12:00 UTC, a point in time\n")
    #expect(
      log.run("explain", "date", "1 july 2025 noom").errors.contains(
        "did you mean `1 july 2025 noon`?"))
  }

  @Test(
    "A phrase is told with its days",
    arguments: [
      (["last", "week"], "2025-W26: Mon 23 Jun 2025 to Sun 29 Jun 2025 (7 days)\n"),
      (["last week"], "2025-W26: Mon 23 Jun 2025 to Sun 29 Jun 2025 (7 days)\n"),
      (["2025-07-01"], "2025-07-01: Tue 1 Jul 2025\n"),
      (["2025-06.."], "2025-06-01..: since Sun 1 Jun 2025\n"),
      (["unknown"], "unknown: no day is known\n"),
    ])
  func phrases(words: [String], explanation: String) {
    let run = log.run(["explain", "date"] + words)
    #expect(run.output == explanation)
    #expect(run.errors == "")
  }

  @Test("It needs no log")
  func noLog() throws {
    let folder = try TemporaryFolder()
    #expect(
      ToolRun(["explain", "date", "yesterday"], .test(in: folder.path)).output
        == "2025-07-01: Tue 1 Jul 2025\n")
  }

  @Test("Programs get its first and last day")
  func json() {
    #expect(
      log.run("explain", "date", "2025-W27", "--json").output == """
        {
          "schema": "incidentlog.explain.date/1",
          "query": {
            "text": "2025-W27",
            "today": "2025-07-02"
          },
          "data": {
            "key": "2025-W27",
            "precision": "week",
            "start": "2025-06-30",
            "end": "2025-07-06",
            "days": 7,
            "instant": null,
            "explanation": "2025-W27: Mon 30 Jun 2025 to Sun 6 Jul 2025 (7 days)"
          }
        }

        """)
  }

  @Test("What is no date is refused, all of it marked")
  func refused() {
    let run = log.run("explain", "date", "03/04/2025")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: `03/04/2025` can be read as 3 Apr 2025 or 4 Mar 2025
          03/04/2025
          ^~~~~~~~~~
        hint: write `2025-04-03` or `2025-03-04`

        """)
  }

  @Test("Formats for programs hold every value, and text only the sentence")
  func formats() {
    #expect(
      log.run("explain", "date", "2025-W27", "--format", "csv").output
        == "key,precision,start,end,days,instant,explanation\n"
        + "2025-W27,week,2025-06-30,2025-07-06,7,,"
        + "2025-W27: Mon 30 Jun 2025 to Sun 6 Jul 2025 (7 days)\n")
    #expect(
      log.run("explain", "date", "2025-W27").output
        == "2025-W27: Mon 30 Jun 2025 to Sun 6 Jul 2025 (7 days)\n")
  }
}
