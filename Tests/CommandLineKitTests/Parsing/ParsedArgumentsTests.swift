import CommandLineKit
import Synchronization
import Testing
import TextBasics

struct ParsedArgumentsTests {
  @Test(
    "A place shows a value, an occurrence or an argument in what was typed",
    arguments: [
      ("option", Diagnostic.Place(path: "--book", excerpt: line, marked: 23..<27)),
      ("second", Diagnostic.Place(path: "--book", excerpt: line, marked: 36..<48)),
      ("argument", Diagnostic.Place(path: "NOTE", excerpt: line, marked: 50..<54)),
      ("absent", Diagnostic.Place(path: "--shelf")),
      ("beyond", Diagnostic.Place(path: "--book")),
    ])
  func places(which: String, expected: Diagnostic.Place) throws {
    let arguments = try Captured.arguments(of: [
      "lend", "-r", "A", "--book", "Xala", "--book=God's Bits B", "note",
    ])
    let place =
      switch which {
      case "option": arguments.place(of: "book")
      case "second": arguments.place(of: "book", occurrence: 1)
      case "argument": arguments.place(of: LendCommand.note)
      case "absent": arguments.place(of: "shelf")
      default: arguments.place(of: "book", occurrence: 2)
      }
    #expect(place == expected)
  }

  private static let line = #"loans lend -r A --book Xala "--book=God's Bits B" note"#

  @Test("Occurrences tell how options were typed")
  func occurrences() throws {
    let arguments = try Captured.arguments(of: ["lend", "-nr", "A", "--borrower=B"])
    #expect(arguments.occurrences.map(\.name) == ["dry-run", "reader", "reader"])
    #expect(arguments.occurrences.map(\.spelling) == ["-n", "-r", "--borrower"])
    #expect(arguments.occurrences.map(\.rawValue) == [nil, "A", "B"])
    #expect(arguments.occurrences.map(\.wordIndex) == [1, 1, 3])
    #expect(arguments.words == ["lend", "-nr", "A", "--borrower=B"])
  }
}

/// Hands out the arguments it was run with.
private enum Captured: Command {
  static let reader = Option<String>.text(
    "reader", "NAME", short: "r", aliases: ["borrower"], help: "who", isRepeatable: true)
  static let specification = CommandSpecification(
    name: "lend", group: SampleTool.lending, abstract: "lend", arguments: [LendCommand.note],
    options: [reader, LendCommand.book, LendCommand.shelf, LendCommand.dryRun])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    box?.arguments = arguments
    return Outcome()
  }

  @TaskLocal private static var box: Box?

  final class Box: Sendable {
    private let stored: Mutex<ParsedArguments?> = Mutex(nil)
    var arguments: ParsedArguments? {
      get { stored.withLock { $0 } }
      set { stored.withLock { $0 = newValue } }
    }
  }

  static func arguments(of words: [String]) throws -> ParsedArguments {
    let box = Box()
    let runner = CommandRunner(tool: SampleTool.runner.tool, commands: [Self.self])
    _ = $box.withValue(box) { runner.run(words, Session()) }
    return try #require(box.arguments)
  }
}
