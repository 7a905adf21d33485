import IncidentCommands
import TestSupport
import Testing

@Suite("Columns, order and number of rows")
struct TableChoiceTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  /// The commands that print rows, each with a column of its own.
  private static let tables: [([String], String)] = [
    (["list"], "town"), (["operations", "list"], "title"), (["towns", "list"], "population"),
    (["regions", "list"], "kind"), (["actors", "list"], "kind"), (["history"], "reason"),
    (["duplicates", "--threshold", "0"], "why"), (["timeline"], "speaker"),
    (["summary"], "group"), (["check"], "place"),
  ]

  @Test("Every command that prints rows shows one column of one row", arguments: tables)
  func everywhere(command: [String], column: String) throws {
    let run = log.run(
      command + [
        "--columns", column, "--sort", "\(column):desc", "--limit", "1", "--format", "csv",
      ])
    #expect(run.errors.contains("error") == false, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == Substring(column))
    #expect(lines.count <= (command == ["history"] ? 10 : 2))
  }

  @Test("A column that there is not is answered with one that there is", arguments: tables)
  func misspelled(command: [String], column: String) {
    for option in ["--columns", "--sort"] {
      let run = log.run(command + [option, column + "x"])
      #expect(run.exitCode == 2)
      #expect(run.errors.contains("did you mean `\(column)`"), "\(run.errors)")
    }
  }

  @Test("An order from the end, as others write it, is answered with how it is written")
  func reversed() {
    for words in [["list", "--sort", "-killed"], ["list", "--sort=-killed"]] {
      let run = log.run(words)
      #expect(run.exitCode == 2)
      #expect(run.errors.hasPrefix("error: `-killed` is no column\n"), "\(run.errors)")
      #expect(run.errors.hasSuffix("hint: write `--sort killed:desc`\n"), "\(run.errors)")
      #expect(run.errors.split(separator: "error:").count == 1)
    }
    #expect(log.run("summary", "--sort", "-attacks").errors.contains("`--sort attacks:desc`"))
    #expect(log.run("list", "--sort", "-o", "x.csv").errors.contains("`--sort` needs a value"))
  }

  @Test("Formats of tables and workbooks are answered with what writes them")
  func workbooks() {
    #expect(
      log.run("export", "--to", "csv", "-o", "x").errors.contains(
        "hint: did you mean `incidentlog list -o FILE.csv`?\n"))
    #expect(
      log.run("list", "-o", "x.xlsx").errors.hasSuffix(
        "hint: Excel and other spreadsheets open CSV: `--output x.csv`\n"))
    #expect(log.run("list", "-o", "x.foo").errors.contains("hint: add `--format`"))
  }

  @Test(
    "Where there is no table the options are unknown",
    arguments: [
      ["show", "x"], ["count"], ["explain", "query", "x"], ["explain", "date", "today"],
    ])
  func elsewhere(command: [String]) {
    for option in ["--columns", "--sort", "--limit"] {
      let run = log.run(command + [option, "1"])
      #expect(run.exitCode == 2)
      #expect(run.errors.contains(option), "\(run.errors)")
    }
  }

  @Test("What is not known comes last, whichever way")
  func unknownLast() {
    for order in ["killed", "killed:desc"] {
      #expect(
        log.run("list", "--sort", order, "--columns", "killed", "--format", "csv").output
          == """
          killed,killed-operation,operation
          5-7,,
          ,,
          ,,OP-20250701-7M2P
          ,,OP-20250701-7M2P

          """)
    }
  }

  @Test("Data for programs are in the same order, and as many")
  func json() {
    let lines = log.run("actors", "list", "--sort", "id:desc", "--limit", "2", "--format", "jsonl")
      .output.split(separator: "\n")
    #expect(lines.count == 2)
    let all = log.run("actors", "list", "--sort", "id", "--format", "jsonl")
      .output.split(separator: "\n")
    #expect(lines.first == all.last)
  }

  @Test("Rows of a summary: values before buckets, what is not known last, whichever way")
  func summary() {
    let town = ["--by", "town", "--columns", "town"]
    func towns(_ order: String) -> [Substring] {
      log.run(["summary", "--format", "csv", "--sort", order] + town).output
        .split(separator: "\n").dropFirst().map { $0 }
    }
    #expect(towns("name") == ["Diboli", "Kayes", "Niono", "Nioro du Sahel"])
    #expect(towns("name:desc") == ["Nioro du Sahel", "Niono", "Kayes", "Diboli"])
    #expect(towns("killed").first == "Niono")
    #expect(towns("killed:desc").first == "Niono")
    #expect(towns("change").count == 4)
  }
}
