package import TextBasics

/// What was typed after a command, read as its specification says.
package struct ParsedArguments: Sendable {
  /// Every option as it was typed, in order.
  package let occurrences: [OptionOccurrence]
  /// All the words that were typed after the name of the tool.
  package let words: [String]
  let arguments: [ArgumentOccurrence]
  let commandLine: CommandLineText

  /// One word as it was read for an argument.
  struct ArgumentOccurrence: Sendable {
    let name: String
    let marked: Range<Int>?
    let parsedValue: any Sendable
  }

  /// The value of an option, the last where it was given several times.
  package func value<Value>(_ option: Option<Value>) -> Value? { values(option).last }

  /// All values of an option in the order they were typed.
  package func values<Value>(_ option: Option<Value>) -> [Value] {
    occurrences.flatMap { $0.values(of: option) }
  }

  /// Whether a flag was given.
  package func isSet(_ flag: Flag) -> Bool {
    occurrences.contains { $0.name == flag.specification.name }
  }

  /// Whether an option was typed, also where its value could not be read.
  package func isTyped<Value>(_ option: Option<Value>) -> Bool {
    occurrences.contains { $0.name == option.specification.name }
  }

  /// The value of an argument.
  package func value<Value>(_ argument: Argument<Value>) -> Value? { values(argument).last }

  /// All values of an argument in the order they were typed.
  package func values<Value>(_ argument: Argument<Value>) -> [Value] {
    arguments.compactMap {
      $0.name == argument.specification.name ? $0.parsedValue as? Value : nil
    }
  }
}

// MARK: - Places

extension ParsedArguments {
  /// The place of an option's value in what was typed.
  ///
  /// The name is the main long one without dashes; occurrences are counted from 0.
  package func place(of optionName: String, occurrence: Int = 0) -> Diagnostic.Place {
    let all = occurrences.filter { $0.name == optionName }
    return place("--\(optionName)", all.map(\.marked), occurrence)
  }

  /// The place of an argument's word in what was typed; occurrences are counted from 0.
  package func place<Value>(
    of argument: Argument<Value>, occurrence: Int = 0
  ) -> Diagnostic.Place {
    let name = argument.specification.name
    return place(name, arguments.filter { $0.name == name }.map(\.marked), occurrence)
  }

  private func place(_ path: String, _ marks: [Range<Int>?], _ index: Int) -> Diagnostic.Place {
    guard marks.indices.contains(index), let marked = marks[index] else {
      return Diagnostic.Place(path: path)
    }
    return Diagnostic.Place(path: path, excerpt: commandLine.text, marked: marked)
  }
}
