/// The options of all commands, to tell where one belongs that was typed elsewhere.
struct OptionIndex: Sendable {
  /// All options, the ones that every command takes first.
  let table: OptionTable
  private let commands: [CommandSpecification]

  /// Gathers the options of commands.
  init(_ commands: [CommandSpecification], globalOptions: [any ParsableOption]) {
    table = OptionTable(globalOptions + commands.flatMap(\.options))
    self.commands = commands
  }

  /// The names of the commands that have an option.
  func commands(with longName: String) -> [String] {
    commands.compactMap { command in
      command.options.contains { $0.specification.longNames.contains(longName) }
        ? command.name : nil
    }
  }
}
