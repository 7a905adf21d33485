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
        ─────────────────────────────────────────────────────────────────────────────────────────\
        ─────────────────────────────────────────────────────────
        and                         2     2
          group:JNIM                4     4  Jama'at Nusrat al-Islam wal-Muslimin (jnim); with it\
        s components Katiba Macina (katiba-macina) since Mar 2017
          or                        2     2
            and                     1     1
              not                   3     3
                region:Nioro        1     1  Nioro (ml-nioro, adm1) since 13 Mar 2023; Nioro (ml-\
        nioro-cercle, adm2) until 12 Mar 2023
              date:"last week"      1     1  possibly in 2025-W26: Mon 23 Jun 2025 to Sun 29 Jun \
        2025 (7 days)
            certain:killed:5+       1     1  certainly 5 or more

        of 4 attacks, those that meet the part alone, and those left after it and the parts side \
        by side before it

        """)
  }

  @Test("Programs get the tree")
  func json() {
    #expect(
      log.run("explain", "query", "date:2025-06", "or", "town:Kayes", "--json").output == """
        {
          "schema": "incidentlog.explain.query/1",
          "query": {
            "text": "date:2025-06 or town:Kayes"
          },
          "data": {
            "kind": "or",
            "text": "date:2025-06 or town:Kayes",
            "alone": 3,
            "left": 3,
            "meanings": [],
            "parts": [
              {
                "kind": "term",
                "text": "date:2025-06",
                "alone": 2,
                "left": 2,
                "meanings": [
                  {
                    "text": "possibly in 2025-06: Sun 1 Jun 2025 to Mon 30 Jun 2025 (30 days)",
                    "ids": [],
                    "start": "2025-06-01",
                    "end": "2025-06-30"
                  }
                ],
                "parts": []
              },
              {
                "kind": "term",
                "text": "town:Kayes",
                "alone": 1,
                "left": 1,
                "meanings": [
                  {
                    "text": "Kayes (Mali), ml-kayes",
                    "ids": [
                      "ml-kayes"
                    ],
                    "start": null,
                    "end": null
                  }
                ],
                "parts": []
              }
            ]
          }
        }

        """)
  }

  @Test("A query for everything is one line")
  func everything() {
    #expect(
      log.run("explain", "query").output == """
        Part        Alone  Left  Meaning
        ────────────────────────────────
        everything      4     4

        of 4 attacks, those that meet the part alone, and those left after it and the parts side \
        by side before it

        """)
  }

  @Test("Options of looking hold, and notes on names and maps are told")
  func notes() {
    let run = log.run("explain", "query", "region:Kayes", "--boundaries", "2020-01-01")
    #expect(run.output.contains("region:Kayes      3     3  Kayes (ml-kayes, adm1)\n"))
    #expect(
      log.run("explain", "query", "region:Kayes").errors == """
        note: Kayes as it was until 12 Mar 2023 would add 1 attack (Nioro du Sahel)
        hint: `--boundaries 2023-03-12` places all attacks on that map

        """)
  }
}
