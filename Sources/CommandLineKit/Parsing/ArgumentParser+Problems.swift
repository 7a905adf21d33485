import TextBasics

/// What is said about words that do not fit the specification.
extension ArgumentParser {
  /// The command line that shows the help of the command.
  private var helpCommand: String {
    ([tool] + (command.map { [$0.name] } ?? []) + ["--help"]).joined(separator: " ")
  }

  func unknownOption(_ spelling: String, _ word: Int) -> Diagnostic {
    var hints: [String] = []
    if let hint = command?.otherOptions[String(spelling.dropFirst(2))] {
      hints = [hint]
    } else if spelling.hasPrefix("--") {
      let name = String(spelling.dropFirst(2))
      hints += Nearest.hints(offering: table.nearest(to: name).map { "--\($0)" })
      let owners = everywhere.commands(with: name)
      if !owners.isEmpty { hints.append("`\(spelling)` is an option of \(Self.list(owners))") }
    } else if table.option(named: String(words[word].dropFirst())) != nil {
      hints.append("long options have two dashes: `-\(words[word])`")
    }
    if hints.isEmpty { hints.append("`\(helpCommand)` shows every option") }
    return Diagnostic(
      code: "unknown-option", "unknown option `\(spelling)`",
      at: place(spelling, word, count: spelling.hasPrefix("--") ? spelling.count : nil),
      hints: hints)
  }

  func missingValue(
    _ option: OptionSpecification, _ spelling: String, _ word: Int
  ) -> Diagnostic {
    var hints = ["write `\(spelling) \(option.valueName ?? "")`, \(option.help)"]
    if words.indices.contains(word + 1), words[word + 1].hasPrefix("-"), words[word + 1] != "--" {
      hints.append("a value that begins with `-` is written `\(option.typed)=VALUE`")
    }
    return Diagnostic(
      code: "missing-value", "`\(spelling)` needs a value", at: place(spelling, word),
      hints: hints)
  }

  func unexpectedValue(_ spelling: String, _ word: Int) -> Diagnostic {
    Diagnostic(
      code: "unexpected-value", "`\(spelling)` takes no value", at: place(spelling, word),
      hints: ["write `\(spelling)` alone"])
  }

  func repeated(
    _ option: OptionSpecification, _ spelling: String, _ marked: Range<Int>?
  ) -> Diagnostic? {
    // Of the options that every command takes the last one counts, so that an alias of a shell
    // can set them and be overruled.
    guard option.takesValue, !option.isRepeatable, isOwn(option),
      occurrences.contains(where: { $0.name == option.name })
    else { return nil }
    return Diagnostic(
      code: "repeated-option", "`\(option.typed)` is given more than once",
      at: Diagnostic.Place(path: option.typed, excerpt: commandLine.text, marked: marked),
      hints: ["it takes one value; leave the others out"])
  }

  func missingOptions(of command: CommandSpecification) -> [Diagnostic] {
    command.options.map(\.specification).filter { option in
      option.isRequired && !occurrences.contains { $0.name == option.name }
        && !problems.contains { $0.code == "missing-value" && $0.place?.path == option.typed }
    }.map { option in
      Diagnostic(
        code: "missing-option", "`\(option.typed)` is missing",
        at: Diagnostic.Place(path: option.typed),
        hints: ["add `\(option.typed) \(option.valueName ?? "")`, \(option.help)"])
    }
  }

  func missingArgument(_ argument: ArgumentSpecification) -> Diagnostic {
    let name = command?.name ?? ""
    return Diagnostic(
      code: "missing-argument", "\(argument.name) is missing",
      at: Diagnostic.Place(path: argument.name),
      hints: ["write `\(tool) \(name) \(argument.name)`, \(argument.help)"])
  }

  func surplus(_ operands: [Int]) -> Diagnostic {
    let typed = operands.map { "`\(words[$0])`" }
    let shown = typed.count > 3 ? Array(typed.prefix(3)) + ["…"] : typed
    let summary =
      "unexpected argument\(typed.count == 1 ? "" : "s") \(shown.joined(separator: ", "))"
    let name = command?.name ?? ""
    let taken = (command?.arguments ?? []).map(\.specification.name)
    var hints: [String] = []
    if let word = operands.first.map({ words[$0] }), table.option(named: word) != nil {
      hints.append("did you mean `--\(word)`?")
    }
    hints.append(
      taken.isEmpty
        ? "`\(tool) \(name)` takes no arguments, only options"
        : "`\(tool) \(name)` takes only \(taken.joined(separator: " and "))")
    return Diagnostic(
      code: "unexpected-argument", summary,
      at: operands.first.map { place(nil, $0) }, hints: hints)
  }

  private func isOwn(_ option: OptionSpecification) -> Bool {
    let isOutput = OutputOptions.all.contains { $0.specification.name == option.name }
    return !isOutput && command?.options.contains { $0.specification.name == option.name } == true
  }

  private func place(_ path: String?, _ word: Int, count: Int? = nil) -> Diagnostic.Place {
    Diagnostic.Place(
      path: path, excerpt: commandLine.text,
      marked: commandLine.characters(ofWord: word, count: count))
  }

  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    switch quoted.count {
    case 0, 1: return quoted.joined()
    case 2...4:
      return quoted.dropLast().joined(separator: ", ") + " and " + (quoted.last ?? "")
    default: return quoted.prefix(3).joined(separator: ", ") + " and other commands"
    }
  }
}
