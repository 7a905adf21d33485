/// What the last word of a command line may go on to, by the specifications of the commands.
package struct Completion: Sendable {
  /// What was typed of the word that stays as it is: `--kind=`, or values before a comma.
  package private(set) var kept = ""
  /// What was typed of the part that is completed.
  package private(set) var typed: String
  /// Words that may stand there and begin with it, as far as specifications know them.
  package private(set) var words: [String] = []
  /// The kind of thing whose names may stand there, such as `town`.
  package private(set) var kind: String?
  /// What else was typed; what is wrong with it does not matter.
  package let arguments: ParsedArguments

  /// Finds it.
  ///
  /// - Parameters:
  ///   - line: What was typed behind the name of the tool, the word to be completed last.
  ///   - runner: The runner of the tool.
  package init(_ line: [String], _ runner: CommandRunner) {
    let before = Array(line.dropLast())
    let specifications = runner.commands.map { $0.specification }
    let everywhere = OptionIndex(specifications, globalOptions: runner.globalOptions)
    let finder = CommandFinder(runner.commands, tool: runner.tool.name, everywhere: everywhere)
    let finding = finder.find(in: before)
    var parser = ArgumentParser(
      before, tool: runner.tool.name, command: finding.command?.specification,
      globalOptions: runner.globalOptions, everywhere: everywhere, reserved: finding.words)
    let tokens = WordScanner(words: before, table: parser.table, reserved: finding.words).scan()
    arguments = parser.parse().arguments
    typed = line.last ?? ""

    if case .missingValue(let option, _, _) = tokens.last {
      complete(option.specification)
    } else if typed.hasPrefix("-"), !before.contains("--") {
      completeOption(parser.table)
    } else {
      completeOperand(finding, finder, tokens, runner)
    }
    words = words.filter { $0.hasPrefix(typed) }
  }

  /// The value of an option, of which several may stand in one word.
  private mutating func complete(_ option: OptionSpecification) {
    if let separator = option.separator, let last = typed.lastIndex(of: separator) {
      kept += typed[...last]
      typed = String(typed[typed.index(after: last)...])
    }
    words = option.choices
    kind = option.completes
  }

  private mutating func completeOption(_ table: OptionTable) {
    let parts = typed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let option = table.option(named: String(parts[0].dropFirst(2))) {
      kept = "\(parts[0])="
      typed = String(parts[1])
      complete(option.specification)
      return
    }
    let given = Set(arguments.occurrences.map(\.name))
    words = table.options.map(\.specification)
      .filter { $0.isRepeatable || !given.contains($0.name) }.map(\.typed)
  }

  private mutating func completeOperand(
    _ finding: CommandFinder.Finding, _ finder: CommandFinder, _ tokens: [WordScanner.Token],
    _ runner: CommandRunner
  ) {
    switch finding {
    case .nothing: words = Completion.firstWords(runner) + [CommandFinder.help]
    case .help(let names, _):
      words =
        names.isEmpty
        ? Completion.firstWords(runner) + runner.topics.map(\.name)
        : finder.secondWords(after: names.joined(separator: " "))
    case .family(let first, _): words = finder.secondWords(after: first)
    case .unknown: break
    case .command(let command, _):
      let specification = command.specification
      let count = tokens.count { if case .operand = $0 { true } else { false } }
      if count == 0 { words = finder.secondWords(after: specification.name) }
      let all = specification.arguments.map(\.specification)
      guard let argument = count < all.count ? all[count] : all.last(where: \.isRepeatable)
      else { return }
      words += argument.choices
      kind = argument.completes
    }
  }

  private static func firstWords(_ runner: CommandRunner) -> [String] {
    var words: [String] = []
    for command in runner.commands {
      let word = command.specification.name.prefix { $0 != " " }
      if !words.contains(String(word)) { words.append(String(word)) }
    }
    return words
  }
}
