import CommandLineKit
import Documents
import TextBasics

/// A small tool about library loans, to parse, run and explain.
enum SampleTool {
  static let lending = CommandGroup(name: "lend", title: "Lend")
  static let reference = CommandGroup(name: "reference", title: "Reference")
  static let data = Option<String>.text(
    "data", "DIR", help: "the folder of the library", completes: "folder", section: "Everywhere")

  static let runner = CommandRunner(
    tool: ToolDescription(
      name: "loans", version: "1.2", abstract: "keeps a record of loans",
      pagerVariable: "LOANS_PAGER",
      welcome: { arguments, session in
        [.paragraph("library: \(arguments.value(data) ?? session.workingFolder)")]
      }),
    commands: [
      LendCommand.self, ListCommand.self, FailCommand.self, BooksList.self, BooksShow.self,
    ],
    topics: [
      HelpTopic(
        name: "dates", abstract: "how dates are written",
        document: Document([.paragraph("A date is written as year, month and day.")]))
    ],
    globalOptions: [data])

  /// Runs words in a session without a terminal.
  static func run(_ words: [String], _ session: Session = Session(workingFolder: "/home"))
    -> RunText
  {
    RunText(runner.run(words, session))
  }
}

/// A result with its bytes as text.
struct RunText: Equatable {
  var output: String
  var errors: String
  var status: Int32

  init(_ result: RunResult) {
    output = String(decoding: result.standardOutput, as: UTF8.self)
    errors = String(decoding: result.standardError, as: UTF8.self)
    status = result.exitCode.status
  }
}

enum Condition: String, CaseIterable, Sendable { case new, used, worn }

/// Has every kind of option, and says what it was given.
enum LendCommand: Command {
  static let reader = Option<String>.text(
    "reader", "NAME", short: "r", aliases: ["borrower"], help: "who takes the books",
    isRequired: true, section: "Loan", isCommon: true)
  static let book = Option<String>.text(
    "book", "TITLE", help: "what is lent", isRepeatable: true, separator: ",", section: "Loan",
    isCommon: true)
  static let shelf = Option<String>.text(
    "shelf", "SHELF", help: "where the book before it stands", isRepeatable: true, section: "Loan")
  static let condition = Option<Condition>.word(
    "condition", "WORD", help: "how it looks", isRepeatable: true, separator: ",",
    section: "Loan", defaultText: "used")
  static let days = Option<Int>.integer(
    "days", "N", in: 1...60, short: "d", help: "for how long", isCommon: true,
    defaultText: "14")
  static let at = Option<[Double]>(
    "at", "LAT,LON", help: "where it is lent"
  ) { text throws(Diagnostic) in
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var start = 0
    var numbers: [Double] = []
    for part in parts {
      guard let number = Double(part) else {
        throw Diagnostic(
          code: "not-a-number", "`\(part)` is not a number",
          at: Diagnostic.Place(marked: start..<(start + part.count)))
      }
      numbers.append(number)
      start += part.count + 1
    }
    return numbers
  }
  static let dryRun = Flag("dry-run", short: "n", help: "change nothing", isCommon: true)
  static let yes = Flag("yes", short: "y", help: "ask nothing")
  static let note = Argument<String>.text(
    "NOTE", help: "what else to keep", isRequired: false, isRepeatable: true)

  static let specification = CommandSpecification(
    name: "lend", group: SampleTool.lending, abstract: "record that books are lent",
    discussion: ["A reader may have ten books at a time."], arguments: [note],
    options: [reader, book, shelf, condition, days, at, dryRun, yes],
    examples: [
      CommandExample(
        command: "loans lend --reader Awa --book \"So Long a Letter\"",
        explanation: "one book for two weeks"),
      CommandExample(
        command:
          "loans lend --reader Awa --book Xala --shelf A1 --book Mandabi --shelf B2 --days 30",
        explanation: "two books for a month"),
    ], aliases: ["give"], seeAlso: ["dates"])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let lines = [
      "reader \(arguments.value(reader) ?? "none")",
      "books \(arguments.values(book).joined(separator: "|"))",
      "condition \(arguments.values(condition).map(\.rawValue).joined(separator: "|"))",
      "days \(arguments.value(days) ?? 14)",
      "at \(arguments.value(at) ?? [])",
      "dry-run \(arguments.isSet(dryRun)) yes \(arguments.isSet(yes))",
      "note \(arguments.values(note).joined(separator: "|"))",
      "data \(arguments.value(SampleTool.data) ?? "none")",
    ]
    return Outcome(
      .bytes(Array((lines.joined(separator: "\n") + "\n").utf8)),
      messages: [.text("recorded; `loans undo` takes it back")])
  }
}

/// Reports a table of two loans.
enum ListCommand: Command {
  static let query = Argument<String>.text(
    "QUERY", help: "which loans", isRequired: false, isRepeatable: true)
  static let specification = CommandSpecification(
    name: "list", group: SampleTool.lending, abstract: "list loans, newest first",
    arguments: [query], options: OutputOptions.all,
    examples: [CommandExample(command: "loans list Awa", explanation: "what Awa has")])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let loans: [(reader: String, days: Int)] = [("Awa", 14), ("=Bintou", 30)]
    let query = arguments.values(query)
    return Outcome(
      .report(
        Report(
          schema: "loans.list/1", query: .strings(query),
          data: {
            .array(
              loans.map { .object(["reader": .string($0.reader), "days": .integer($0.days)]) })
          },
          document: {
            Document([
              .table(
                Table(
                  columns: [
                    Column("reader", "Reader"), Column("days", "Days", alignment: .trailing),
                  ],
                  rows: loans.map { Row([Cell(RichText($0.reader)), Cell("\($0.days, .number)")]) }
                ))
            ])
          })),
      messages: [.diagnostic(Diagnostic(.warning, code: "overdue", "one loan is overdue"))])
  }
}

/// Fails in the way it is told.
enum FailCommand: Command {
  enum Way: String, CaseIterable, Sendable { case one, several, data, other }
  struct Surprise: Error {}

  static let way = Argument<Way>.word("WAY", help: "how to fail")
  static let specification = CommandSpecification(
    name: "fail", group: SampleTool.lending, abstract: "fail", arguments: [way])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let problem = Diagnostic(code: "refused", "not allowed", at: arguments.place(of: way))
    switch arguments.value(way) {
    case .one: throw problem
    case .several: throw Diagnostics([problem, Diagnostic(code: "tired", "nor wanted")])
    case .data: throw CommandFailure(diagnostics: [problem], exitCode: .invalidData)
    case .other, nil: throw Surprise()
    }
  }
}

enum BooksList: Command {
  static let specification = CommandSpecification(
    name: "books list", group: SampleTool.reference, abstract: "list books",
    options: [Flag("worn", help: "only worn ones")])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    Outcome(.bytes(Array("all books\n".utf8)))
  }
}

enum BooksShow: Command {
  static let title = Argument<String>.text("TITLE", help: "which book", completes: "book")
  static let specification = CommandSpecification(
    name: "books show", group: SampleTool.reference, abstract: "show a book",
    arguments: [title])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    Outcome(.bytes(Array("book \(arguments.value(title) ?? "")\n".utf8)))
  }
}
