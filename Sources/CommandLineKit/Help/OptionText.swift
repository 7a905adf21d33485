package import Documents

/// How help writes options, arguments and examples.
package enum OptionText {
  /// The widest a line of a command may be: 80 columns less the indentation of code.
  static let codeWidth = 76

  /// The fact about an option.
  static func fact(_ option: OptionSpecification) -> Fact {
    var label = option.short.map { "-\($0), " } ?? ""
    label += option.longNames.map { "--\($0)" }.joined(separator: ", ")
    if let value = option.valueName { label += " \(value)" }
    var text = option.help
    if option.isRequired { text += "; required" }
    text += choices(option.choices)
    if let separator = option.separator {
      text += "; several separated by \(separator == "," ? "commas" : "`\(separator)`")"
    } else if option.isRepeatable {
      text += "; \(option.repetition ?? "may be repeated")"
    }
    if let value = option.defaultText { text += "; default: \(value)" }
    return Fact(label, prose(text))
  }

  /// The fact about an argument.
  static func fact(_ argument: ArgumentSpecification) -> Fact {
    var text = argument.help
    if !argument.isRequired { text += "; may be left out" }
    return Fact(argument.name, prose(text + choices(argument.choices)))
  }

  /// The usage of a command, over several lines where it is long.
  static func usage(_ command: CommandSpecification, tool: String) -> String {
    var words = ["\(tool) \(command.name)"]
    for argument in command.arguments.map(\.specification) {
      let name = argument.name + (argument.isRepeatable ? "…" : "")
      words.append(argument.isRequired ? name : "[\(name)]")
    }
    for option in command.options.map(\.specification) where option.isRequired {
      words.append("\(option.typed) \(option.valueName ?? "")")
    }
    words.append("[options]")
    return wrapped(words.joined(separator: " "), mark: "")
  }

  /// Examples as code, each under a remark of what it does.
  static func code(_ examples: some Collection<CommandExample>) -> String {
    examples.map { "# \($0.explanation)\n\(wrapped($0.command, mark: " \\"))" }
      .joined(separator: "\n")
  }

  /// Text with what stands between backticks marked as code, the backticks left out.
  package static func prose(_ text: String) -> RichText {
    var result = RichText()
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      result.append(part, index.isMultiple(of: 2) ? .plain : .code)
    }
    return result
  }

  private static func choices(_ choices: [String]) -> String {
    choices.isEmpty ? "" : ": \(choices.joined(separator: ", "))"
  }

  /// Breaks a long command before options, each line but the last ended by a mark.
  private static func wrapped(_ command: String, mark: String) -> String {
    var lines: [String] = []
    var line = ""
    for (index, part) in pieces(command).enumerated() {
      if index > 0, line.count + 1 + part.count + mark.count > codeWidth {
        lines.append(line + mark)
        line = "  \(part)"
      } else {
        line += index == 0 ? part : " \(part)"
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// A command in pieces that must stay whole: an option and its value.
  private static func pieces(_ command: String) -> [String] {
    var pieces: [String] = []
    var quote: Character?
    for word in command.split(separator: " ", omittingEmptySubsequences: false) {
      let isOption = quote == nil && word.hasPrefix("-")
      if isOption || pieces.isEmpty {
        pieces.append(String(word))
      } else {
        pieces[pieces.count - 1] += " \(word)"
      }
      for character in word {
        if quote == character {
          quote = nil
        } else if quote == nil, character == "\"" || character == "'" {
          quote = character
        }
      }
    }
    return pieces
  }
}
