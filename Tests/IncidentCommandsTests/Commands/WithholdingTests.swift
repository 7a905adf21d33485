import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Sharing: what is withheld")
struct WithholdingTests {
  /// A log with what may be known and, in every field that there is, what may not.
  private func secretive() throws -> (log: TeamLog, open: String, secrets: [String]) {
    let log = try TeamLog(marking: "green")
    try log.done("actors", "add", "Sicario", "--kind", "militia", "--reason", "x")
    try log.done("towns", "add", "Hideout", "--at", "14.111,-6.222", "--region", "Ségou")
    let open = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--source", "AFP",
      "--title", "the open one")[0]
    let hidden = try log.done(
      "add", "--date", "2024-02-03", "--town", "Hideout", "--town", "Diabali", "--kind",
      "hijacking", "--group", "Sicario", "--status", "suspected", "--basis", "detainee",
      "--source", "Informant", "--source-url", "https://secret.example", "--account",
      "they whispered",
      "--killed", "civilians=4321", "--operation", "Night owl", "--marking", "amber-strict",
      "--summary", "withheld summary", "--tag", "covert")
    try log.done("duplicates", "--not", open, hidden[1])
    try log.done("amend", open, "--operation", hidden[0], "--reason", "belongs to \(hidden[0])")
    return (
      log, open,
      hidden + [
        "sicario", "Sicario", "hideout", "Hideout", "14.111", "ml-diabali", "Informant",
        "secret.example", "whispered", "4321", "Night owl", "withheld summary", "covert",
        "2024-02-03", "hijacking",
      ]
    )
  }

  private func expectNone(of secrets: [String], in text: String, _ what: String) {
    for secret in secrets {
      #expect(!text.contains(secret), "\(secret) in \(what)")
    }
  }

  @Test("An export holds no byte of what is withheld, says how much, and works as a log")
  func withheldExport() throws {
    let (log, open, secrets) = try secretive()
    let result = log.run([
      "export", "--to", "log", "-o", "partner", "--max-marking", "green",
    ])
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("withheld: 2 incidents and 1 operation marked above `green`"))
    #expect(result.errors.contains("the highest marking in it is green"))
    expectNone(
      of: secrets, in: try TeamLog.bytes(of: "partner", in: log.temporary), "the export")
    expectNone(of: secrets, in: result.output + result.errors, "what is said")
    let listed = log.run(["list", "--data", "partner", "--format", "jsonl"])
    #expect(listed.output.contains(open))
    #expect(
      listed.output.contains(
        #""withheld":["/operation","/notDuplicateOf","/recorded/reason","/recorded/replaces"]"#))
    #expect(log.run(["check", "--data", "partner"]).output == "")
    // What comes back unchanged changes nothing.
    let before = try log.bytes()
    let back = log.run(["import", "--from", "log", "partner"])
    #expect(
      back.errors.contains(
        "1 incident skipped: this log holds it in full, the other only in part"))
    #expect(try log.bytes() == before)
  }

  private static let looks = [
    ["list"], ["list", "--all"], ["list", "kind:ied"], ["summary"], ["summary", "--by", "town"],
    ["summary", "--by", "operation"], ["summary", "--by", "source", "--across", "kind"],
    ["summary", "--compare", "2024"], ["timeline"], ["operations", "list"], ["count"],
    ["history"], ["history", "OPEN"], ["show", "OPEN"], ["timeline", "OPEN"],
    ["duplicates", "--threshold", "0"], ["explain", "attribution", "OPEN"],
    ["explain", "query", "kind:ied", "or", "kind:hijacking"],
  ]

  @Test("Looking commands withhold every byte too, in every format", arguments: looks)
  func withheldLooks(words: [String]) throws {
    let (log, open, secrets) = try secretive()
    // What was typed is the person's own.
    let typed = Set(words.flatMap { $0.split(separator: ":").map(String.init) })
    for format in ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"] {
      let result = log.run(
        words.map { $0 == "OPEN" ? open : $0 } + ["--max-marking", "green", "--format", format])
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(result.errors.contains("withheld: 2 incidents and 1 operation marked above `green`"))
      expectNone(
        of: secrets.filter { !typed.contains($0) }, in: result.output + result.errors,
        "\(words.joined(separator: " ")) as \(format)")
    }
  }

  @Test("What is withheld counts nowhere, and its operation says nothing of its members")
  func withheldOperation() throws {
    let log = try TeamLog(marking: "clear")
    let ids = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--town", "Diabali", "--kind", "ied",
      "--group", "JNIM", "--status", "suspected", "--basis", "tactics", "--source", "AFP")
    try log.done("amend", ids[0], "--marking", "red", "--reason", "x")
    let seen = log.run(["list", "--columns", "town,group", "--format", "csv"])
    #expect(seen.output.contains("Niono,jnim"))
    let limited = log.run([
      "list", "--columns", "town,group", "--format", "csv", "--max-marking", "green",
    ])
    #expect(limited.output == "town,group\nNiono,\nDiabali,\n")
    #expect(log.run(["show", ids[0], "--max-marking", "green"]).exitCode == 2)
  }

  @Test("A log all of which is withheld is told from one that holds nothing")
  func allWithheld() throws {
    let log = try TeamLog()
    #expect(log.run(["list", "--max-marking", "green"]).errors.contains("holds no incidents yet"))
    try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")
    for words in [["list"], ["list", "kind:ied"], ["timeline"]] {
      let run = log.run(words + ["--max-marking", "green"])
      #expect(
        run.errors == """
          note: withheld: 1 incident marked above `green`
          all incidents of the log are withheld for their marking

          """)
    }
  }

  @Test("Red goes out only where it is asked for by name")
  func red() throws {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--marking", "red")
    let refused = log.run(["export", "--to", "log", "-o", "out"])
    #expect(refused.exitCode == 4)
    #expect(refused.errors.contains("one record is marked `red`"))
    #expect(log.temporary.allFiles().allSatisfy { !$0.hasPrefix("out/") })
    let asked = log.run(["export", "--to", "log", "-o", "out", "--max-marking", "red"])
    #expect(asked.errors.contains("the highest marking in it is red"))
  }

  @Test("An export leaves a folder alone that has something in it")
  func occupied() throws {
    let log = try TeamLog()
    try log.temporary.write("mine", to: "out/.hidden")
    #expect(log.run(["export", "--to", "log", "-o", "out"]).exitCode == 4)
    #expect(log.temporary.allFiles().filter { $0.hasPrefix("out/") } == ["out/.hidden"])
    // It is told before the log is read, even where there is none.
    let run = log.run(["export", "--to", "log", "-o", "out", "--data", "nowhere"])
    #expect(run.errors.contains("there is something in"))
  }

  @Test("An export says how many of its records are retracted, which a query leaves out")
  func retracted() throws {
    let log = try TeamLog()
    let told = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--account",
      "the witness's name")[0]
    try log.done("add", "--date", "2025-06-02", "--town", "Niono", "--kind", "ied")
    try log.done("retract", told, "--reason", "names a witness")
    let all = log.run(["export", "--to", "log", "-o", "all", "--town", "Niono"])
    #expect(all.errors.contains("2 incidents (1 retracted)"), "\(all.errors)")
    let active = log.run(["export", "--to", "log", "-o", "part", "town:Niono", "state:active"])
    #expect(active.errors.contains("wrote part: 1 incident,"), "\(active.errors)")
    let part = try LogContents(LogFolder(log.temporary.file("part")))
    #expect(!part.incidents.contains(told))
  }

  @Test("A query narrows an export; the rest of it comes back without a conflict")
  func queried() throws {
    let log = try TeamLog()
    let niono = try log.done("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied")[0]
    try log.done("add", "--date", "2025-06-01", "--town", "Kayes", "--kind", "ied")
    try log.done("amend", niono, "--title", "t", "--reason", "r")
    try log.done("export", "--to", "log", "-o", "part", "--region", "Ségou")
    let part = try LogContents(LogFolder(log.temporary.file("part")))
    #expect(part.incidents.all.map(\.id) == [niono])
    #expect(part.regions.all.map(\.id) == ["ml", "ml-segou"])
    #expect(part.towns.ids == ["ml-niono"])
    #expect(log.run(["check", "--data", "part"]).exitCode == 0)
    let back = log.run(["import", "--from", "log", "part"])
    #expect(back.errors.contains("all lines were here already"))
    try log.done("export", "--to", "log", "-o", "whole", "--reference", "all")
    #expect(
      try LogContents(LogFolder(log.temporary.file("whole"))).towns.ids
        == ["ml-diabali", "ml-kayes-town", "ml-molodo", "ml-niono"])
  }

  @Test("An export takes along the zones that hold what goes out, but none that the team made")
  func zones() throws {
    let log = try TeamLog()
    let zones = """
      {"id":"zone-west","name":"West","kind":"zone","members":["ml-segou","ml-kayes"]}
      {"id":"zone-ours","name":"Ours","kind":"zone","members":["ml-segou"],"revision":1,"recorded":{"at":"2025-06-01T00:00:00.000Z","by":"A"},"state":"active"}

      """
    try log.temporary.write(TeamLog.regions + zones, to: "log/regions.jsonl")
    try log.done("add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied")
    try log.done("export", "--to", "log", "-o", "part")
    let part = try LogContents(LogFolder(log.temporary.file("part")))
    #expect(part.regions.all.map(\.id) == ["ml", "ml-kayes", "ml-segou", "zone-west"])
    #expect(log.run(["check", "--data", "part"]).exitCode == 0)
    #expect(log.run(["count", "--region", "West", "--data", "part"]).output == "1\n")
  }
}
