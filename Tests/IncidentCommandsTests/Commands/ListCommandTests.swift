import TestSupport
import Testing
import TextBasics

@Suite("list")
struct ListCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  /// Records one attack on each of three towns, and their toll as one figure.
  private func addOperation() {
    let run = log.run(
      "add", "--town", "Niono", "--town", "Kayes", "--town", "Diboli", "--date", "2025-06-29",
      "--kind", "ambush", "--group", "JNIM", "--status", "alleged", "--by", "fama", "--stated",
      "2025-06-30", "--killed", "80+")
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  // MARK: Columns

  @Test("Programs get counts as they are typed, and the end and the precision of every date")
  func csv() {
    #expect(
      log.run("list", "--format", "csv").output == """
        date,end,precision,town,town-id,region,region-id,kind,group,status,killed,killed-operation,operation,id
        2025-07-01,2025-07-01,day,Kayes,ml-kayes,Kayes,ml-kayes,armed-assault,jnim,claimed,,,OP-20250701-7M2P,ML-20250701-AAAA
        2025-07-01,2025-07-01,day,Nioro du Sahel,ml-nioro,Nioro,ml-nioro,shelling,jnim,claimed,,,OP-20250701-7M2P,ML-20250701-BBBB
        2025-06-20,2025-06-20,day,Niono,ml-niono,Ségou,ml-segou,ambush,katiba-macina,suspected,5-7,,,ML-20250620-CCCC
        2025-06-01,2025-06-30,month,Diboli,ml-diboli,Kayes,ml-kayes,armed-assault,jnim,party,,,,ML-20250610-DDDD

        """)
    #expect(
      log.run("list", "town:Diboli", "--columns", "town,date", "--format", "tsv").output
        == "town\tdate\tend\tprecision\nDiboli\t2025-06-01\t2025-06-30\tmonth\n")
    #expect(
      log.run("list", "town:Diboli", "--columns", "end,date", "--format", "csv").output
        == "end,date,precision\n2025-06-30,2025-06-01,month\n")
  }

  @Test("Columns that are asked for are shown to people too")
  func askedColumns() {
    #expect(
      log.run("list", "town:Diboli", "--columns", "status,end").output == """
        Status  End
        ──────────────────
        party   2025-06-30

        """)
  }

  @Test("People read the words of the log with blanks, programs as they are; both can be typed")
  func words() {
    let words = ["list", "town:Diboli", "--columns", "kind"]
    #expect(log.run(words).output == "Kind\n─────────────\narmed assault\n")
    #expect(log.run(words + ["--format", "csv"]).output == "kind\narmed-assault\n")
    #expect(log.run("count", "kind:\"armed assault\"").output == "2\n")
    #expect(log.run("show", "DDDD").output.contains("Kind          armed assault\n"))
  }

  @Test("A figure that attacks have in common stands beside each, in every format")
  func commonFigure() throws {
    addOperation()
    let words = ["list", "operation:OP-20250629", "--columns", "town,killed"]
    #expect(
      log.run(words + ["--format", "csv"]).output.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).prefix(3)
      } == [
        ["town", "killed", "killed-operation"], ["Niono", "", "80+"], ["Kayes", "", "80+"],
        ["Diboli", "", "80+"],
      ])
    let text = log.run(words).output
    #expect(text.contains("Niono   not reported¹\n"))
    #expect(text.contains("\n¹ killed in the 3 attacks of OP-20250629-"))
    #expect(log.run(words + ["--format", "markdown"]).output.contains("| not reported¹ |"))
    let data = try #require(JSONReader.read(log.run(words + ["--json"]).output)["data"]?.array)
    #expect(data.map { $0["killed"] } == [.null, .null, .null])
    #expect(
      data.map { $0["killedInOperation"]?["low"] } == [.integer(80), .integer(80), .integer(80)])
    let id = try #require(data[0]["id"]?.string)
    #expect(
      log.run("show", id).output.contains(
        "Killed        not reported; in all attacks of its operation together ≥ 80\n"))
    #expect(!log.run("list", "operation:OP-20250629", "--columns", "town").output.contains("¹"))
  }

  @Test("At 80 columns cells go over several lines before a column is left out or a word is cut")
  func narrow() {
    addOperation()
    let list = log.run("list", "--width", "80").output
    #expect(list.contains("Kind"))
    #expect(!list.contains("left out"))
    #expect(!list.contains("…"))
    #expect(log.run("list", "--width", "70").output.contains("left out for lack of width: "))
  }

  @Test("An empty list has its header for programs and nothing for people")
  func empty() {
    let run = log.run("list", "kind:riot", "--columns", "town,id", "--format", "csv")
    #expect(run.output == "town,id\n")
    #expect(run.errors == "no attack matches kind:riot\n")
    #expect(log.run("list", "kind:riot").output == "")
    #expect(
      log.run("list", "kind:riot", "--as-of", "2025-06-30").errors
        == "no attack that was known by 30 Jun 2025, 23:59 UTC matches kind:riot\n")
  }

  // MARK: Order

  @Test("Attacks of one day keep their order, whichever is amended and whichever way it is asked")
  func order() {
    addOperation()
    let words = ["list", "operation:OP-20250629", "--columns", "id,town", "--format", "csv"]
    let before = log.run(words).output
    let ids = before.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
    #expect(ids.count == 3)
    #expect(ids == ids.sorted())
    let run = log.run("amend", ids[0], "--tag", "bridge", "--reason", "seen again", "-y")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(log.run(words).output == before)
    #expect(log.run(words + ["--sort", "date:desc"]).output == before)
    #expect(log.run(words + ["--as-of", "2025-07-02"]).output == before)
    #expect(
      log.run(
        "list", "operation:OP-20250629", "--columns", "town", "--sort", "town", "--format", "csv"
      ).output == "town\nDiboli\nKayes\nNiono\n")
  }

  // MARK: Notes

  @Test(
    "What matches only possibly is told by the commands that select",
    arguments: [["list"], ["count"], ["summary"]])
  func possible(command: [String]) {
    #expect(
      log.run(command + ["killed:6+"]).errors
        == "note: 1 of 1 matches only possibly; `certain:killed:6+` leaves it out\n")
    #expect(log.run(command + ["killed:5+"]).errors == "")
  }

  @Test("An operation whose figure is asked for is told, though no attack has it")
  func operationFigure() {
    addOperation()
    let errors = log.run("list", "--killed", "50+").errors
    #expect(errors.hasPrefix("note: OP-20250629-"))
    #expect(
      errors.hasSuffix(
        ": killed ≥ 80 for its 3 attacks together, a figure by which no single attack is found\n"
          + "no attack matches killed:50+\n"))
  }

  @Test("Attacks that became known later are counted")
  func later() {
    #expect(
      log.run("count", "--as-of", "2025-06-23").errors
        == "note: 2 attacks became known later and are left out\n")
    #expect(
      log.run("count", "town:Kayes,Niono", "--as-of", "2025-06-23").errors
        == "note: 1 attack became known later and is left out\n")
    #expect(log.run("count", "town:Niono", "--as-of", "2025-06-23").errors == "")
    #expect(log.run("show", "CCCC", "--as-of", "2025-06-23").errors == "")
  }

  @Test("Who has denied what is laid to it is said to have")
  func denied() {
    let attack = [
      "--group", "FLA", "--by", "fama", "--stated", "2025-06-30", "--basis", "other",
    ]
    _ = log.run(
      ["add", "--town", "Niono", "--date", "2025-06-30", "--kind", "ied", "--status", "alleged"]
        + attack)
    func group() -> String {
      log.run("list", "kind:ied", "--columns", "group").output
        .split(separator: "\n").last.map(String.init) ?? ""
    }
    #expect(group() == "FLA (alleged)")
    let run = log.run(
      "amend", "kind:ied", "--yes", "--reason", "communiqué", "--group", "FLA", "--status",
      "denied", "--by", "fla", "--stated", "2025-07-01")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(group() == "FLA (alleged; denied)")
    #expect(log.run("list", "kind:ied", "--json").output.contains("\"denied\": true"))
    #expect(log.run("list", "town:Diboli", "--json").output.contains("\"denied\": false"))
  }

  // MARK: What cannot be read

  @Test("A line of towns that cannot be read is reported, with the way out")
  func badTown() throws {
    let towns = try #require(try log.folder.text("towns.jsonl"))
    try log.folder.write(towns + "{ \"id\":\"ml-x\",\n", to: "towns.jsonl")
    let run = log.run("list", "town:Niono", "--columns", "town", "--format", "csv")
    #expect(run.output == "town\nNiono\n")
    #expect(
      run.errors == """
        error: not valid JSON: the text ends within a value
          towns.jsonl:5:15
        hint: a line that cannot be read can be mended or taken out by hand; `incidentlog check` \
        lists all

        """)
    #expect(run.exitCode == 3)
  }

  @Test("An attack that cannot be read is told of, and the others are listed")
  func badIncident() throws {
    let name = try #require(
      log.folder.allFiles().first { $0.hasPrefix("incidents/") && $0.hasSuffix(".jsonl") })
    let lines = try #require(try log.folder.text(name))
    try log.folder.write("{\"id\": 1}\n" + lines, to: name)
    let run = log.run("list", "--columns", "id", "--format", "csv")
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("  \(name):1"))
    #expect(run.output.split(separator: "\n").count > 1)
    // What is sorted otherwise is decoded whole.
    let sorted = log.run("list", "--columns", "id", "--format", "csv", "--sort", "date:desc")
    #expect(run.output == sorted.output)
    #expect(run.errors == sorted.errors)
  }

  @Test("A town that is not found may stand in a line that cannot be read")
  func townInBadLine() throws {
    let towns = try #require(try log.folder.text("towns.jsonl"))
    try log.folder.write(
      towns + "{\"id\":\"ml-gao\",\"name\":\"Gao\",\"country\":\"ML\"}\n", to: "towns.jsonl")
    let run = log.run("list", "--town", "Gao")
    #expect(run.errors.contains("no town named `Gao` in the gazetteer"))
    #expect(run.errors.contains("  towns.jsonl:5"))
    #expect(run.exitCode == 2)
  }

  @Test("A value that is empty, reversed or compared is told from one that is unknown")
  func values() {
    #expect(
      log.run("list", "--town", "").errors == """
        error: the value of `town` is empty
          incidentlog list --town ""
                                   ^
        hint: write TOWN, or `unknown` for what is not known

        """)
    #expect(
      log.run("list", "--killed", "10..5").errors.hasPrefix(
        "error: `10..5` has its larger number first\n"))
    #expect(
      log.run("list", "killed-civilians>5").errors == """
        error: `killed-civilians>5` compares, which a query does with a range
          killed-civilians>5
          ^~~~~~~~~~~~~~~~~~
        hint: write `killed-civilians:6+`, or `"killed-civilians>5"` to search for the word

        """)
  }

  @Test("Help lists the columns once")
  func help() {
    let words = log.run("list", "--help").output.split(whereSeparator: \.isWhitespace)
    #expect(words.count { $0 == "verification," } == 1)
  }
}
