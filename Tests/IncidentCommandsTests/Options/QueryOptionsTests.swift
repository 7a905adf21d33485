import TestSupport
import Testing

@Suite("QueryOptions")
struct QueryOptionsTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test(
    "Words of the vocabulary are read alike in options and queries, with blanks and capitals too",
    arguments: [
      ["--kind", "armed assault"], ["--kind", "Armed-Assault"], ["kind:armed assault"],
      ["--kind", "shelling,Armed  assault", "not", "kind:Shelling"],
    ])
  func vocabulary(words: [String]) {
    let run = log.run(["count"] + words)
    #expect(run.output == "2\n", "\(run.errors)")
  }

  @Test("A record is made of words with blanks and capitals too")
  func vocabularyOfRecords() throws {
    let added = log.run(
      "add", "--date", "2025-07-02", "--town", "Niono", "--kind", "Mass killing", "--target",
      "Aid workers", "--killed", "State forces=2", "--source", "AFP")
    let id = try #require(added.output.split(separator: "\n").first, "\(added.errors)")
    let shown = log.run("show", String(id)).output
    #expect(shown.contains("Kind          mass killing\n"))
    #expect(shown.contains("Targets       aid workers\n"))
    #expect(shown.contains("killed, state forces: 2"))
  }

  @Test(
    "Words and options ask the same, and are joined by and",
    arguments: [
      ([], "4\n"), (["region:Kayes"], "2\n"), (["--region", "Kayes"], "2\n"),
      (["region:western Mali"], "3\n"), (["--region", "western Mali"], "3\n"),
      (["--region", "western Mali", "town:Kayes", "or", "town:Niono"], "1\n"),
      (["town:Kayes", "or", "town:Niono"], "2\n"), (["(town:Kayes or town:Niono)"], "2\n"),
      (["not", "town:Kayes"], "3\n"), (["kind:shelling,ambush"], "2\n"),
      (["group:JNIM"], "4\n"), (["group:=JNIM"], "3\n"), (["--group", "=JNIM"], "3\n"),
      (["artillery"], "1\n"), (["AAAA"], "1\n"), (["20250701-AAAA"], "1\n"), (["AAA"], "0\n"),
      (["date:2025-06-20"], "2\n"), (["certain:date:2025-06-20"], "1\n"),
      (["date:last 7 days"], "3\n"), (["killed:6"], "1\n"), (["certain:killed:6"], "0\n"),
      (["killed:unknown"], "3\n"), (["--confidence", "unknown"], "4\n"),
      (["near:Nioro du Sahel~10km"], "1\n"), (["state:retracted"], "1\n"), (["--all"], "5\n"),
      (["country:Mali", "id:cccc"], "1\n"),
    ] as [([String], String)])
  func counts(words: [String], count: String) {
    let run = log.run(["count"] + words)
    #expect(run.output == count)
    #expect(run.exitCode == 0)
  }

  @Test("Every looking command takes words", arguments: ["list", "summary", "timeline"])
  func everyCommand(command: String) {
    #expect(log.run(command, "town:Niono").output == log.run(command, "--town", "Niono").output)
    #expect(log.run(command, "town:Niono").output != log.run(command).output)
    #expect(log.run(command, "town:Nowhere").exitCode == 2)
  }

  @Test("Problems in words and options are told in one run, each where it was typed")
  func problems() {
    let run = log.run("count", "--town", "Kays", "regon:Mali", "kind:ied,ambsh", "or")
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(
      run.errors == """
        error: no town named `Kays` in the gazetteer
          incidentlog count --town Kays regon:Mali kind:ied,ambsh or
                                   ^~~~
        hint: did you mean `Kayes` (Mali)?
        error: no field is called `regon`
          regon:Mali kind:ied,ambsh or
          ^~~~~
        hint: did you mean `region`?
        error: `ambsh` is not a known kind
          regon:Mali kind:ied,ambsh or
                              ^~~~~
        hint: did you mean `ambush`?
        error: nothing stands after `or`
          regon:Mali kind:ied,ambsh or
                                    ^~
        hint: write a condition on both sides, such as `kind:ied or kind:ambush`, or `"or"` to \
        search for the word

        """)
  }

  @Test("Nothing found is told with the query, and can be the exit code")
  func nothing() {
    let run = log.run("list", "tag:border", "--exit-status")
    #expect(run.errors == "no attack matches tag:border\n")
    #expect(run.exitCode == 1)
    #expect(log.run("count", "tag:border", "--exit-status").exitCode == 1)
    #expect(log.run("count", "--exit-status").exitCode == 0)
  }

  @Test("A word of timeline that names a record is an id, and others are a query")
  func timelineIDs() {
    let operation = log.run("timeline", "7M2P")
    #expect(operation.output.contains("claimed: JNIM"))
    #expect(!operation.output.contains("Katiba"))
    let query = log.run("timeline", "CCCC", "town:Niono", "--json")
    #expect(query.output.contains(#""text": "town:Niono""#))
    #expect(query.output.contains(#""ML-20250620-CCCC""#))
    #expect(log.run("timeline", "CCCC", "town:Kayes").output == "")
    let unknown = log.run("timeline", "ML-20250620-CCCD")
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.hasPrefix("error: no record has an id with `ML-20250620-CCCD` in it\n"))
    #expect(
      log.run("timeline", "artillery", "--json").output.contains(#""text": "text:artillery""#))
  }
}
