import TestSupport
import Testing

@Suite("What is said beside what was found")
struct LookNotesTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  private func change(_ words: [String], at time: String) {
    let run = log.run(words + ["--now", time])
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test("Retracted records are marked wherever they are asked for")
  func states() {
    #expect(
      log.run("list", "date:2025-05", "--all", "--format", "csv").output == """
        date,end,precision,town,town-id,region,region-id,kind,group,status,killed,killed-operation,operation,state,id
        2025-05-05,2025-05-05,day,Kayes,ml-kayes,Kayes,ml-kayes,ied,,unattributed,,,,retracted,ML-20250505-EEEE

        """)
    #expect(log.run("list", "state:retracted").output.contains(" retracted  ML-20250505-EEEE"))
    #expect(
      log.run("list", "state:retracted", "--json").output.contains("\"state\": \"retracted\""))
    #expect(!log.run("list").output.contains("State"))
    change(["retract", "OP-20250701", "--reason", "twice", "-y"], at: "2025-07-02T08:00Z")
    #expect(log.run("operations", "list", "--all").output.contains(" retracted  OP-20250701-7M2P"))
  }

  @Test("A record whose single values were amended later is told of, with the way to the old ones")
  func amended() {
    let amend = ["amend", "ML-20250620-CCCC", "--reason", "looked again"]
    change(amend + ["--tag", "bridge"], at: "2025-06-30T08:00Z")
    change(
      amend + [
        "--killed", "civilians=2", "--by", "press", "--source", "AFP", "--stated", "2025-06-30",
      ],
      at: "2025-07-02T08:00Z")
    func errors(_ words: String...) -> String { log.run(["list", "kind:ambush"] + words).errors }
    #expect(!errors("--as-of", "2025-07-01").contains("amended later"))
    change(amend + ["--target", "police"], at: "2025-07-02T09:00Z")
    #expect(
      errors("--as-of", "2025-07-01") == """
        note: 1 attack was amended later and stands as held now: ML-20250620-CCCC (attack targets)
        hint: `--as-recorded 2025-07-01T23:59:59.999Z` shows what had been recorded by then

        """)
    #expect(
      log.run("timeline", "CCCC", "--as-of", "2025-06-20").errors.contains(
        "hint: `incidentlog history ML-20250620-CCCC` tells what it was before\n"))
    let columns = ["list", "kind:ambush", "--columns", "kind,target"]
    #expect(
      log.run(columns + ["--as-of", "2025-07-01"]).output == """
        Kind    Target
        ───────────────
        ambush  police*

        * amended later, and shown as held now

        """)
    #expect(
      log.run(columns + ["--as-of", "2025-07-01", "--format", "csv"]).output
        == "kind,target\nambush,police\n")
    #expect(!log.run(columns).output.contains("*"))
    #expect(!log.run("timeline", "AAAA", "--as-of", "2025-07-01").errors.contains("amended later"))
    #expect(!errors("--as-of", "2025-07-03").contains("amended later"))
    #expect(!errors().contains("amended later"))
  }

  @Test("What was amended later is marked in records and in their operation's table")
  func amendedShown() {
    change(
      ["amend", "ML-20250701-AAAA", "--kind", "ambush", "--reason", "looked again"],
      at: "2025-07-03T08:00Z")
    let asOf = ["--as-of", "2025-07-02"]
    let note = "note: 1 attack was amended later and stands as held now: ML-20250701-AAAA (attack"
    let legend = "\n* amended later, and shown as held now\n"
    let shown = log.run(["show", "AAAA"] + asOf)
    #expect(shown.output.contains("Kind          ambush*\n"))
    #expect(shown.output.contains(legend) && shown.errors.contains(note))
    #expect(log.run(["show", "AAAA", "--format", "csv"] + asOf).output.contains("Kind,ambush\n"))
    let operation = log.run(["operations", "show", "7M2P"] + asOf).output
    #expect(operation.contains(" ambush* ") && operation.contains(legend))
    let other = log.run(["show", "BBBB"] + asOf)
    #expect(!other.output.contains("*") && !other.errors.contains("amended later"))
    for words in [["summary"], ["list", "kind:ambush"], ["count", "town:Kayes"], ["timeline"]] {
      let run = log.run(words + asOf + ["--format", "markdown"])
      #expect(run.errors.contains(note), "\(words)")
      #expect(run.output.contains(note.dropFirst(6)), "\(words) \(run.output)")
    }
  }

  @Test("Documents that are read apart tell what was asked, and as of when")
  func asked() throws {
    func last(_ words: String...) throws -> Substring {
      let run = log.run(words + ["--format", "markdown"])
      return try #require(
        run.output.split(separator: "\n").first { $0.hasPrefix("asked for") })
    }
    let stood = "from the log as it stood on 2 Jul 2025, 09:00 UTC"
    #expect(try last("list") == "asked for all attacks; \(stood)")
    #expect(
      try last("summary", "group:JNIM", "date:last week", "date:2025-06-20")
        == "asked for attacks that match `group:JNIM date:\"last week\" date:2025-06-20`; "
        + "`last week` is 23 Jun 2025 to 29 Jun 2025; \(stood)")
    #expect(
      try last("timeline", "AAAA", "--as-of", "2025-07-02T08:00Z", "--boundaries", "2020-01-01")
        == "asked for `AAAA`; what had been said by 2 Jul 2025, 08:00 UTC; "
        + "on the map of 1 Jan 2020; \(stood)")
    #expect(
      try last("count", "--all", "--max-marking", "red", "--as-recorded", "2025-07-01T20:00Z")
        == "asked for all attacks; retracted and merged ones too; "
        + "as recorded by 1 Jul 2025, 20:00 UTC; without records marked above red; \(stood)")
    #expect(
      log.run("show", "AAAA", "--format", "html").output.contains(
        "<p class=\"note\">asked for <code>AAAA</code>; from the log"))
    for format in ["text", "csv"] {
      #expect(!log.run("list", "--format", format).output.contains("asked for"))
    }
  }

  @Test("How much is withheld is not told in documents for those who may not see it")
  func withheldUntold() {
    change(["amend", "AAAA", "--marking", "red", "--reason", "named"], at: "2025-07-02T08:00Z")
    let run = log.run("list", "--max-marking", "amber", "--format", "markdown")
    #expect(run.errors.contains("note: withheld: 1 incident"))
    #expect(!run.output.contains("withheld") && run.output.contains("marked above amber"))
  }

  @Test("Commands in hints name the log that was named")
  func sameLog() {
    func run(_ words: String...) -> String {
      ToolRun(words, .test(in: "/", at: "2025-07-03T09:00Z")).errors
    }
    let log = log.folder.path
    #expect(
      run("amend", "AAAA", "--data", log, "--kind", "ied", "--reason", "x").hasSuffix(
        "\nto take it back: incidentlog --data \(log) undo\n"))
    #expect(
      run("timeline", "AAAA", "--as-of", "2025-06-30", "--data", log).contains(
        "hint: `incidentlog --data \(log) show ML-20250701-AAAA` shows it as it is now"))
    #expect(
      run("amend", "AAAA", "--reason", "x", "--data", log).contains(
        "hint: `incidentlog amend --help` lists what can be changed"))
  }

  @Test("A map before the oldest that is known is told of, with the one that is used")
  func oldestMap() {
    let note = "note: no change of the map is known before 13 Mar 2023; the map until then is used"
    for words in [["list", "town:Kayes"], ["summary"], ["show", "AAAA"]] {
      #expect(log.run(words + ["--boundaries", "1900"]).errors == "\(note)\n", "\(words)")
      #expect(log.run(words + ["--boundaries", "2023-03-13"]).errors == "", "\(words)")
    }
  }

  @Test("Of many records that were amended later the first are named, and how many more there are")
  func manyAmended() {
    let words =
      ["add", "--date", "2025-06-25", "--kind", "ied", "--stated", "2025-06-25", "--source", "AFP"]
      + ["--account", "a convoy was hit"]
      + ["Kayes", "Diboli", "Niono", "Nioro du Sahel"].flatMap { ["--town", $0] }
    change(words, at: "2025-06-26T08:00Z")
    change(words.map { $0 == "ied" ? "ambush" : $0 }, at: "2025-06-26T08:00Z")
    change(
      ["amend", "certain:date:2025-06-25", "--target", "police", "--reason", "seen", "-y"],
      at: "2025-07-02T08:00Z")
    let errors = log.run("list", "certain:date:2025-06-25", "--as-of", "2025-06-30").errors
    #expect(errors.hasPrefix("note: 8 attacks were amended later and stand as held now: ML-"))
    #expect(errors.split(separator: "(attack targets)").count == 6)
    #expect(errors.contains("(attack targets) and 3 more\n"))
  }

  @Test("Attacks of unknown date are told of where a question asks for a period")
  func undated() throws {
    let text = try #require(try log.folder.text("incidents/2025.jsonl"))
    let days = #"{"start":"2025-06-20","end":"2025-06-20","precision":"day"}"#
    try log.folder.write(
      text.replacing(days, with: #"{"precision":"unknown"}"#), to: "incidents/2025.jsonl")
    let one = "note: 1 attack whose date is unknown is left out; `date:unknown` finds it\n"
    for words in [
      ["list", "date:2025"], ["count", "--date", "2025-07"], ["summary", "date:2025"],
      ["explain", "query", "date:2025"], ["list", "date:2025", "--max-marking", "red"],
    ] {
      #expect(log.run(words).errors.contains(one), "\(words) \(log.run(words).errors)")
    }
    #expect(
      log.run("list", "date:2025", "kind:ambush").errors.hasPrefix(
        "note: 1 attack whose date is unknown is left out; `date:unknown kind:ambush` finds it\n"))
    #expect(log.run("count", "date:unknown", "kind:ambush").output == "1\n")
    for words in [
      ["date:2025", "kind:shelling"], ["date:2025", "or", "date:unknown"], ["date:unknown"],
      ["kind:ambush"], ["not", "date:2025"],
    ] {
      #expect(!log.run(["list"] + words).errors.contains("unknown is left out"), "\(words)")
    }
  }

  @Test("Where a source finds nothing, the publishers that it is spelled like are told")
  func sources() {
    change(
      [
        "amend", "AAAA", "--account", "smoke", "--source", "ORTM", "--stated", "2025-07-01",
        "--reason", "heard",
      ], at: "2025-07-02T08:00Z")
    let hint = "note: no publisher is called `ORMT`\nhint: did you mean `ORTM`?\n"
    for words in [["list", "source:ORMT"], ["count", "--source", "ORMT", "kind:ambush"]] {
      #expect(log.run(words).errors.hasPrefix(hint), "\(words) \(log.run(words).errors)")
    }
    for words in [["list", "source:ortm", "kind:ambush"], ["list", "source:Reuters"]] {
      #expect(!log.run(words).errors.contains("publisher"), "\(words)")
    }
  }

  @Test("Before the first recording it is said when recording began")
  func began() {
    #expect(
      log.run("list", "--as-recorded", "2025-01-01").errors
        == "nothing had been recorded by 1 Jan 2025, 23:59 UTC; recording began on "
        + "6 May 2025, 08:00 UTC\n")
    #expect(
      log.run("show", "AAAA", "--as-recorded", "2025-01-01").errors.hasSuffix(
        "hint: recording began on 6 May 2025, 08:00 UTC\n"))
  }

  @Test("Nobody gave a number, in whatever words: one word for it everywhere")
  func notReported() {
    change(
      [
        "amend", "AAAA", "--killed", "civilians=unknown", "--by", "press", "--source", "AFP",
        "--stated", "2025-07-01", "--reason", "asked",
      ], at: "2025-07-02T08:00Z")
    for words in [
      ["list", "town:Kayes", "--columns", "killed"], ["timeline", "AAAA"],
      ["summary", "town:Kayes"],
    ] {
      #expect(log.run(words).output.contains("not reported"), "\(words)")
      #expect(
        !log.run(words).output.replacing("civilians: unknown", with: "").contains("unknown"),
        "\(words)")
    }
    let shown = log.run("show", "AAAA").output
    #expect(shown.contains("not reported"))
    #expect(shown.contains("killed, civilians: unknown"))
  }
}
