import CommandLineKit
import Testing

/// What `lend` says it was given when nothing but these lines differ from the defaults.
private func lent(_ changes: [String: String]) -> String {
  let defaults = [
    ("reader", "Awa"), ("books", ""), ("condition", ""), ("days", "14"), ("at", "[]"),
    ("dry-run", "false yes false"), ("note", ""), ("data", "none"),
  ]
  return defaults.map { "\($0.0) \(changes[$0.0] ?? $0.1)\n" }.joined()
}

struct ArgumentParserTests {
  @Test(
    "Options, values and arguments may be written in every usual way",
    arguments: [
      (["lend", "--reader", "Awa"], [:]),
      (["lend", "--reader=Awa"], [:]),
      (["lend", "-r", "Awa"], [:]),
      (["lend", "-rAwa"], [:]),
      (["lend", "-r=Awa"], [:]),
      (["lend", "--borrower", "Awa"], [:]),
      (["give", "-r", "Awa"], [:]),
      (["-r", "Awa", "lend"], [:]),
      (["--reader", "lend", "lend"], ["reader": "lend"]),
      (["--data", "x", "lend", "-r", "Awa"], ["data": "x"]),
      (["lend", "-r", "Awa", "--data=x"], ["data": "x"]),
      (["lend", "-r", "Awa", "--data", "x", "--data", "y"], ["data": "y"]),
      (["lend", "-ny", "-r", "Awa"], ["dry-run": "true yes true"]),
      (["lend", "-nyrAwa"], ["dry-run": "true yes true"]),
      (["lend", "-nr", "Awa"], ["dry-run": "true yes false"]),
      (["lend", "-r", "Awa", "-d7"], ["days": "7"]),
      (
        ["lend", "-r", "Awa", "one", "-n", "two"], ["note": "one|two", "dry-run": "true yes false"]
      ),
      (["lend", "-r", "Awa", "--", "-n", "--"], ["note": "-n|--"]),
      (["lend", "-r", "Awa", "-"], ["note": "-"]),
      (["lend", "-r", "-"], ["reader": "-"]),
      (["lend", "-r", "Awa", "-5"], ["note": "-5"]),
      (["lend", "-r", "Awa", "--at", "-12.5,3"], ["at": "[-12.5, 3.0]"]),
      (["lend", "-r", "Awa", "--at=-12.5,-3"], ["at": "[-12.5, -3.0]"]),
      (["lend", "-r", "- a dash"], ["reader": "- a dash"]),
      (["lend", "--reader="], ["reader": ""]),
      (["lend", "--reader=a=b"], ["reader": "a=b"]),
      (["lend", "-r", "Awa", "--book", "Xala", "--book=Mandabi"], ["books": "Xala|Mandabi"]),
      (["lend", "-r", "Awa", "--book", "Xala, Mandabi,,"], ["books": "Xala|Mandabi"]),
      (["lend", "-r", "Awa", "--condition", "new,worn"], ["condition": "new|worn"]),
    ] as [([String], [String: String])])
  func reads(words: [String], changes: [String: String]) {
    let run = SampleTool.run(words)
    #expect(run.output == lent(changes))
    #expect(run.status == 0)
  }

  @Test(
    "A command of two words is found wherever its words stand",
    arguments: [
      (["books", "list"], "all books\n"),
      (["--data", "x", "books", "--color", "never", "list"], "all books\n"),
      (["books", "--worn", "list"], "all books\n"),
      (["books", "show", "Xala"], "book Xala\n"),
      (["books", "show", "list"], "book list\n"),
    ] as [([String], String)])
  func findsTwoWords(words: [String], output: String) {
    #expect(SampleTool.run(words).output == output)
  }

  @Test("An option that belongs to the one before it is found in the order typed")
  func keepsOrder() throws {
    let seen = OccurrenceProbe.pairs(of: [
      "lend", "-r", "Awa", "--book", "Xala", "--shelf", "A1", "--book", "Mandabi",
    ])
    #expect(seen == ["Xala at A1", "Mandabi"])
  }
}

/// Reads books and shelves as a command would whose options belong together.
private enum OccurrenceProbe: Command {
  static let specification = CommandSpecification(
    name: "lend", group: SampleTool.lending, abstract: "record that books are lent",
    options: [LendCommand.reader, LendCommand.book, LendCommand.shelf])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    var pairs: [String] = []
    for occurrence in arguments.occurrences {
      if let book = occurrence.value(of: LendCommand.book) { pairs.append(book) }
      if let shelf = occurrence.value(of: LendCommand.shelf), let last = pairs.popLast() {
        pairs.append("\(last) at \(shelf)")
      }
    }
    return Outcome(.bytes(Array(pairs.joined(separator: "\n").utf8)))
  }

  static func pairs(of words: [String]) -> [String] {
    let runner = CommandRunner(tool: SampleTool.runner.tool, commands: [Self.self])
    return RunText(runner.run(words, Session())).output.split(separator: "\n").map(String.init)
  }
}
