import CommandLineKit
import IncidentCore
import TextBasics

/// Completes what is typed in a shell.
enum CompletionCommand: Command {
  static let shell = Argument.word(
    "SHELL", CompletionShell.self, help: "the shell that is to complete what is typed")
  static let words = Argument.text(
    "WORD", help: "behind `--`: what was typed so far, for the script to ask", isRequired: false,
    isRepeatable: true)

  static let specification = CommandSpecification(
    name: "completion", group: .setUp,
    abstract: "Print what a shell needs to complete commands, names and ids",
    discussion: [
      "The script asks the tool itself, so that towns, regions, actors and ids of the log in use are "
        + "completed too."
    ],
    arguments: [shell, words],
    examples: [
      CommandExample(
        "incidentlog completion bash >> ~/.bashrc", "bash; a new shell completes"),
      CommandExample(
        "incidentlog completion zsh > ~/.zfunc/_incidentlog", "zsh; a folder of `fpath`"),
      CommandExample(
        "incidentlog completion fish > ~/.config/fish/completions/incidentlog.fish", "fish"),
    ])

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    let shell = arguments.value(shell) ?? .bash
    let typed = arguments.values(words)
    if typed.isEmpty { return Outcome(.bytes(Array(shell.script(for: "incidentlog").utf8))) }
    let completion = Completion(typed, IncidentLogTool.runner)
    let names = completion.kind.map {
      CompletionNames(completion.arguments, session).names(of: $0, completion.typed)
    }
    // A name that would not be seen as it is is not offered.
    let candidates = (completion.words + (names ?? [])).uniqued()
      .map { completion.kept + $0 }.filter { $0 == $0.visible }
    return Outcome(.bytes(Array(candidates.map { "\($0)\n" }.joined().utf8)))
  }
}
