import TextBasics

/// Reads what was typed by the specification of one command, and reports every problem in it.
struct ArgumentParser {
  /// The name of the tool.
  let tool: String
  /// The command, `nil` where only the options of every command are known.
  let command: CommandSpecification?
  /// The options that the command knows.
  let table: OptionTable
  /// The options of all commands.
  let everywhere: OptionIndex
  let words: [String]
  let commandLine: CommandLineText
  /// The words that name the command.
  let reserved: Set<Int>

  private(set) var occurrences: [OptionOccurrence] = []
  private(set) var arguments: [ParsedArguments.ArgumentOccurrence] = []
  private(set) var problems: [Diagnostic] = []

  /// Prepares to read words.
  init(
    _ words: [String], tool: String, command: CommandSpecification?,
    globalOptions: [any ParsableOption], everywhere: OptionIndex, reserved: Set<Int>
  ) {
    self.tool = tool
    self.command = command
    table = OptionTable((command?.options ?? []) + globalOptions)
    self.everywhere = everywhere
    self.words = words
    commandLine = CommandLineText(tool: tool, words: words)
    self.reserved = reserved
  }

  /// Reads the words.
  mutating func parse() -> (arguments: ParsedArguments, problems: [Diagnostic]) {
    let scanner = WordScanner(words: words, table: table, reserved: reserved) {
      [everywhere, table] name in
      everywhere.table.option(named: name)?.specification.takesValue ?? table.guessesValue(name)
    }
    var operands: [Int] = []
    for token in scanner.scan() {
      switch token {
      case .operand(let word): operands.append(word)
      case .option(let option, let spelling, let word, let value):
        read(option, spelling, word, value)
      case .missingValue(let option, let spelling, let word):
        problems.append(missingValue(option.specification, spelling, word))
      case .unexpectedValue(_, let spelling, let word):
        problems.append(unexpectedValue(spelling, word))
      case .unknown(let spelling, let word):
        problems.append(unknownOption(spelling, word))
      }
    }
    if let command {
      assign(operands, to: command)
      problems += missingOptions(of: command)
    }
    let parsed = ParsedArguments(
      occurrences: occurrences, words: words, arguments: arguments, commandLine: commandLine)
    return (parsed, problems)
  }
}

// MARK: - Options

extension ArgumentParser {
  private mutating func read(
    _ option: any ParsableOption, _ spelling: String, _ word: Int, _ typed: WordScanner.TypedValue?
  ) {
    let specification = option.specification
    var marked = commandLine.characters(ofWord: word)
    if let typed {
      marked = commandLine.characters(
        ofWord: typed.word, from: typed.start, count: typed.text.count)
    }
    if let problem = repeated(specification, spelling, marked) { problems.append(problem) }
    var values: [any Sendable] = []
    for piece in typed.map({ Self.pieces(of: $0, at: specification.separator) }) ?? [] {
      let place = Diagnostic.Place(
        path: specification.typed, excerpt: commandLine.text,
        marked: commandLine.characters(
          ofWord: piece.word, from: piece.start, count: piece.text.count))
      do throws(Diagnostic) {
        let text = try choice(
          piece.text, among: specification.choices, of: "--\(specification.name)",
          kindred: specification.kindred)
        values.append(try option.parseValue(text))
      } catch {
        problems.append(placed(error, place, piece))
      }
    }
    occurrences.append(
      OptionOccurrence(
        name: specification.name, spelling: spelling, rawValue: typed?.text, wordIndex: word,
        marked: marked, parsedValues: values))
  }

  /// Splits a value at its separator, without empty pieces and the blanks around pieces.
  private static func pieces(
    of value: WordScanner.TypedValue, at separator: Character?
  ) -> [WordScanner.TypedValue] {
    guard let separator else { return [value] }
    var pieces: [WordScanner.TypedValue] = []
    var start = 0
    for part in value.text.split(separator: separator, omittingEmptySubsequences: false) {
      let blanks = part.prefix { $0 == " " }.count
      let text = part.dropFirst(blanks)
      let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex
      if end > text.startIndex {
        pieces.append(
          WordScanner.TypedValue(
            text: String(text[..<end]), word: value.word, start: value.start + start + blanks))
      }
      start += part.count + 1
    }
    return pieces.isEmpty ? [value] : pieces
  }

  /// The word among choices that is meant, with blanks or capitals too; any where there are none.
  private func choice(
    _ text: String, among choices: [String], of name: String, kindred: [String: String] = [:]
  ) throws(Diagnostic) -> String {
    if choices.isEmpty || choices.contains(text) { return text }
    let word = text.asWord
    if let meant = choices.first(where: { $0.lowercased() == word }) { return meant }
    throw ValueReading.notAChoice(text, among: choices, of: name, kindred: kindred)
  }

  /// Puts a place on the command line to a problem with a value, or with a part of it.
  private func placed(
    _ problem: Diagnostic, _ place: Diagnostic.Place, _ value: WordScanner.TypedValue
  ) -> Diagnostic {
    var problem = problem
    // A file that an option names has places of its own.
    if problem.place?.file != nil || problem.place?.excerpt != nil { return problem }
    let part = problem.place?.marked
    problem.place = place
    if let part {
      problem.place?.marked = commandLine.characters(
        ofWord: value.word, from: value.start + part.lowerBound, count: part.count)
    }
    return problem
  }
}

// MARK: - Arguments

extension ArgumentParser {
  /// Gives each operand to an argument; those after a repeatable argument get the last ones.
  private mutating func assign(_ operands: [Int], to command: CommandSpecification) {
    var rest = operands[...]
    for (index, argument) in command.arguments.enumerated() {
      let specification = argument.specification
      let following = command.arguments.count - index - 1
      let count = specification.isRepeatable ? max(rest.count - following, 0) : 1
      let taken = rest.prefix(count)
      rest = rest.dropFirst(count)
      if taken.isEmpty, specification.isRequired {
        problems.append(missingArgument(specification))
      }
      for word in taken { read(argument, word) }
    }
    if !rest.isEmpty { problems.append(surplus(Array(rest))) }
  }

  private mutating func read(_ argument: any ParsableArgument, _ word: Int) {
    let specification = argument.specification
    let value = WordScanner.TypedValue(text: words[word], word: word, start: 0)
    let marked = commandLine.characters(ofWord: word)
    do throws(Diagnostic) {
      let text = try choice(value.text, among: specification.choices, of: specification.name)
      arguments.append(
        ParsedArguments.ArgumentOccurrence(
          name: specification.name, marked: marked,
          parsedValue: try argument.parseValue(text)))
    } catch {
      let place = Diagnostic.Place(
        path: specification.name, excerpt: commandLine.text, marked: marked)
      problems.append(placed(error, place, value))
    }
  }
}
