import Documents
import TextBasics

/// Settles what was typed, runs it, and shows what came of it.
package struct CommandRunner: Sendable {
  /// The tool as a whole.
  package let tool: ToolDescription
  /// The commands, in the order help lists them.
  package let commands: [any Command.Type]
  /// The pages of help that belong to no command; few runs ask for them.
  package var topics: [HelpTopic] { makeTopics() }
  /// The options that every command takes, the runner's own among them.
  package let globalOptions: [any ParsableOption]
  private let makeTopics: @Sendable () -> [HelpTopic]

  /// Makes a runner; `StandardOptions` need not be given.
  package init(
    tool: ToolDescription, commands: [any Command.Type],
    topics: @autoclosure @escaping @Sendable () -> [HelpTopic] = [],
    globalOptions: [any ParsableOption] = []
  ) {
    self.tool = tool
    self.commands = commands
    makeTopics = topics
    self.globalOptions = globalOptions + StandardOptions.all
  }

  /// Runs what was typed after the name of the tool; the only thing it writes is `--output`.
  package func run(_ words: [String], _ session: Session) -> RunResult {
    let specifications = commands.map { $0.specification }
    let everywhere = OptionIndex(specifications, globalOptions: globalOptions)
    let finder = CommandFinder(commands, tool: tool.name, everywhere: everywhere)
    let finding = finder.find(in: words)
    var parser = ArgumentParser(
      words, tool: tool.name, command: finding.command?.specification,
      globalOptions: globalOptions, everywhere: everywhere, reserved: finding.words)
    let (arguments, problems) = parser.parse()
    var session = session
    if let color = arguments.value(StandardOptions.color) { session.terminal.color = color }

    var run = Run(tool, arguments, session)
    if arguments.isSet(StandardOptions.version) {
      run.result.standardOutput = Array("\(tool.name) \(tool.version)\n".utf8)
      return run.result
    }
    let helpFlag = arguments.occurrences.last {
      $0.name == StandardOptions.help.specification.name
    }
    switch finding {
    case .unknown(let problem):
      run.fail([problem], .wrongUsage)
    case .help(let names, _):
      showHelp(about: names, finder, &run)
    case .family(let first, _):
      run.show(HelpIndex.family(first, tool: tool, commands: specifications))
    case .command(let command, _):
      if let helpFlag {
        run.show(page(command.specification, isShort: helpFlag.spelling == "-h"))
      } else if problems.isEmpty {
        run.run(command)
      } else {
        run.fail(problems + command.problems(arguments, session), .wrongUsage)
      }
    case .nothing:
      if helpFlag != nil {
        run.show(HelpIndex.overview(tool, commands: specifications, topics: topics))
      } else if problems.isEmpty {
        let abstract = OptionText.prose(tool.abstract)
        run.show(
          Document(
            [.paragraph("\(tool.name, .strong): \(abstract)")] + tool.welcome(arguments, session)))
      } else {
        run.fail(problems, .wrongUsage)
      }
    }
    return run.result
  }
}

// MARK: - Help

extension CommandRunner {
  private func page(_ command: CommandSpecification, isShort: Bool) -> Document {
    isShort
      ? HelpPage.short(command, tool: tool)
      : HelpPage.full(command, tool: tool, globalOptions: globalOptions)
  }

  private func showHelp(about names: [String], _ finder: CommandFinder, _ run: inout Run) {
    let specifications = commands.map { $0.specification }
    let name = names.joined(separator: " ")
    if names.isEmpty {
      run.show(HelpIndex.overview(tool, commands: specifications, topics: topics))
    } else if let command = finder.command(named: name) {
      run.show(page(command.specification, isShort: false))
    } else if !finder.secondWords(after: name).isEmpty {
      run.show(HelpIndex.family(name, tool: tool, commands: specifications))
    } else if let topic = topic(named: name.lowercased()) {
      run.show(topic.document)
    } else {
      let known = specifications.map(\.name) + topics.flatMap { [$0.name] + $0.otherNames }
      var near: [String] = []
      for word in Nearest.names(to: name, among: known) {
        let meant = topic(named: word)?.name ?? word
        if !near.contains(meant) { near.append(meant) }
      }
      let problem = Diagnostic(
        code: "unknown-topic", "no command or topic named `\(name)`",
        hints: near.isEmpty
          ? ["`\(tool.name) help` lists them all"] : Nearest.hints(offering: near))
      run.fail([problem], .wrongUsage)
    }
  }

  private func topic(named name: String) -> HelpTopic? {
    topics.first { $0.name == name || $0.otherNames.contains(name) }
  }
}

extension CommandFinder.Finding {
  var command: (any Command.Type)? {
    if case .command(let command, _) = self { command } else { nil }
  }

  var words: Set<Int> {
    switch self {
    case .command(_, let words), .family(_, let words), .help(_, let words): words
    case .unknown, .nothing: []
    }
  }
}
