import TextBasics

/// Settles which command was typed before anything is said about its options.
struct CommandFinder {
  /// What was found, with the words that name it.
  enum Finding {
    case command(any Command.Type, words: Set<Int>)
    /// The first word of several commands, without a second.
    case family(String, words: Set<Int>)
    /// A question for help about some words, none for help about everything.
    case help([String], words: Set<Int>)
    case unknown(Diagnostic)
    case nothing
  }

  /// The name that asks for help.
  static let help = "help"

  let tool: String
  let everywhere: OptionIndex
  private let commands: [(type: any Command.Type, names: [String])]

  /// Prepares to find commands by their names and aliases.
  init(_ commands: [any Command.Type], tool: String, everywhere: OptionIndex) {
    self.tool = tool
    self.everywhere = everywhere
    self.commands = commands.map { ($0, [$0.specification.name] + $0.specification.aliases) }
  }

  /// Finds the command among words.
  func find(in words: [String]) -> Finding {
    let scanner = WordScanner(
      words: words, table: everywhere.table, guessesValue: everywhere.table.guessesValue)
    let operands = scanner.scan().compactMap { token in
      if case .operand(let word) = token { word } else { nil }
    }
    guard let first = operands.first else { return .nothing }
    if words[first] == Self.help {
      return .help(operands.dropFirst().map { words[$0] }, words: Set(operands))
    }
    let second = operands.dropFirst().first
    if let second, let command = command(named: "\(words[first]) \(words[second])") {
      return .command(command, words: [first, second])
    }
    let isFamily = !secondWords(after: words[first]).isEmpty
    if let command = command(named: words[first]) {
      // Where the word could be nothing else, it is a misspelled second word.
      let isSecondWordExpected = isFamily && command.specification.arguments.isEmpty
      if !isSecondWordExpected || second == nil { return .command(command, words: [first]) }
    }
    if isFamily, second == nil { return .family(words[first], words: [first]) }
    return .unknown(unknown(words, first, isFamily ? second : nil, next: second))
  }

  /// Finds a command by its name or another it answers to.
  func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.names.contains(name) }?.type
  }

  /// The second words of the commands that share their first.
  func secondWords(after first: String) -> [String] {
    commands.flatMap(\.names).filter { $0.hasPrefix("\(first) ") }.map {
      String($0.dropFirst(first.count + 1))
    }
  }

  /// The names that may have been meant.
  func nearest(to name: String, next: String? = nil) -> [String] {
    let names = commands.flatMap(\.names) + [Self.help]
    let firstWords = names.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
    return Nearest.names(to: name, among: firstWords + names).map { found in
      guard let next, names.contains("\(found) \(next)") else { return found }
      return "\(found) \(next)"
    }
  }

  private func unknown(
    _ words: [String], _ first: Int, _ second: Int?, next: Int?
  ) -> Diagnostic {
    let line = CommandLineText(tool: tool, words: words)
    let name = second.map { "\(words[first]) \(words[$0])" } ?? words[first]
    var hints: [String]
    if let second {
      let seconds = secondWords(after: words[first])
      let near = Nearest.names(to: words[second], among: seconds)
      hints = Nearest.hints(offering: near.map { "\(words[first]) \($0)" })
      if hints.isEmpty { hints = ["`\(tool) \(words[first])` has \(Self.list(seconds))"] }
    } else {
      hints = Nearest.hints(offering: nearest(to: name, next: next.map { words[$0] }))
      if hints.isEmpty { hints = ["`\(tool) help` lists the commands"] }
    }
    return Diagnostic(
      code: "unknown-command", "no command named `\(name)`",
      at: Diagnostic.Place(
        excerpt: line.text, marked: line.characters(ofWord: second ?? first)),
      hints: hints)
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
