import Documents

/// Commands that are proposed, which repeat what the command that ran was told they are about.
struct CommandProposal {
  private let tool: ToolDescription
  /// The tool's name and the options that are repeated; the name alone where none were typed.
  private let start: String

  init(_ tool: ToolDescription, _ arguments: ParsedArguments) {
    self.tool = tool
    let words = arguments.occurrences.filter { tool.repeated.options.contains($0.name) }
      .flatMap { ["--\($0.name)", $0.rawValue ?? ""] }
    start = CommandLineText(tool: tool.name, words: words).text
  }

  /// A hint, whose commands stand between backticks.
  func repeated(_ hint: String) -> String {
    hint.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      index.isMultiple(of: 2) ? String(part) : command(String(part))
    }.joined(separator: "`")
  }

  /// A text, whose commands are marked as code.
  func repeated(_ text: RichText) -> RichText {
    var text = text
    for index in text.spans.indices where text.spans[index].role == .code {
      text.spans[index].text = command(text.spans[index].text)
    }
    return text
  }

  private func command(_ text: String) -> String {
    let words = text.split(separator: " ")
    let others =
      ["help", "--help"] + tool.repeated.exceptBy + tool.repeated.options.map { "--\($0)" }
    guard words.count > 1, words[0] == tool.name,
      !words.contains(where: { others.contains("\($0)") })
    else { return text }
    return start + text.dropFirst(tool.name.count)
  }
}
