/// Settles what was typed, runs it, and shows what came of it.
package struct CommandRunner: Sendable {
  /// The tool as a whole.
  package let tool: ToolDescription
  /// The commands, in the order help lists them.
  package let commands: [any Command.Type]
  /// The pages of help that belong to no command.
  package let topics: [HelpTopic]
  /// The options that every command takes, the runner's own among them.
  package let globalOptions: [any ParsableOption]

  /// Makes a runner; `StandardOptions` need not be given.
  package init(
    tool: ToolDescription, commands: [any Command.Type], topics: [HelpTopic] = [],
    globalOptions: [any ParsableOption] = []
  ) {
    self.tool = tool
    self.commands = commands
    self.topics = topics
    self.globalOptions = globalOptions + StandardOptions.all
  }

  /// Runs what was typed after the name of the tool, and writes nothing but files asked for.
  package func run(_ words: [String], _ session: Session) -> RunResult {
    RunResult()
  }

  /// Runs the words this process was started with, and writes to its standard streams.
  package func runProcess() -> ExitCode {
    .done
  }
}
