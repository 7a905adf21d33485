/// Tells options, their values and operands apart; it neither reads values nor judges.
struct WordScanner {
  let words: [String]
  let table: OptionTable
  /// Words that have found their use, such as the name of the command.
  var reserved: Set<Int> = []
  /// Whether an option that the table does not know takes a value, as far as can be guessed.
  var guessesValue: (_ longName: String) -> Bool = { _ in false }

  /// A piece of what was typed.
  enum Token {
    case option(any ParsableOption, spelling: String, word: Int, value: TypedValue?)
    case missingValue(any ParsableOption, spelling: String, word: Int)
    case unexpectedValue(any ParsableOption, spelling: String, word: Int)
    case unknown(spelling: String, word: Int)
    case operand(word: Int)
  }

  /// A value, the word it stands in and the character of the word it begins with.
  struct TypedValue {
    let text: String
    let word: Int
    let start: Int
  }

  /// Reads all words that are not reserved.
  func scan() -> [Token] {
    var tokens: [Token] = []
    var index = 0
    var isAfterEnd = false
    while index < words.count {
      let word = words[index]
      if reserved.contains(index) {
        index += 1
      } else if !isAfterEnd, word == "--" {
        isAfterEnd = true
        index += 1
      } else if isAfterEnd || !isOption(word) {
        tokens.append(.operand(word: index))
        index += 1
      } else if word.hasPrefix("--") {
        scanLong(&index, into: &tokens)
      } else {
        scanLetters(&index, into: &tokens)
      }
    }
    return tokens
  }

  /// Whether a word is an option: `--name` or `-n`, but neither `-` nor a number nor prose.
  private func isOption(_ word: String) -> Bool {
    guard word.hasPrefix("-") else { return false }
    if word.hasPrefix("--") { return word.dropFirst(2).first?.isLetter ?? false }
    guard let letter = word.dropFirst().first else { return false }
    return letter.isLetter || table.option(lettered: letter) != nil
  }

  /// Whether a word is a name behind a dash, as other tools are told of an order from the end.
  private func isReversed(_ word: String) -> Bool {
    let letters = word.dropFirst()
    guard letters.count > 1, let first = letters.first, first.isLetter else { return false }
    return table.option(lettered: first) == nil
  }

  private func scanLong(_ index: inout Int, into tokens: inout [Token]) {
    let word = words[index]
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let spelling = "--\(name)"
    let start = index
    index += 1
    guard let option = table.option(named: name) else {
      tokens.append(.unknown(spelling: spelling, word: start))
      if parts.count == 1, guessesValue(name) { _ = takeValue(&index) }
      return
    }
    if parts.count == 2 {
      let value = TypedValue(text: String(parts[1]), word: start, start: spelling.count + 1)
      tokens.append(
        option.specification.takesValue
          ? .option(option, spelling: spelling, word: start, value: value)
          : .unexpectedValue(option, spelling: spelling, word: start))
    } else {
      append(option, spelling, start, valueFrom: &index, into: &tokens)
    }
  }

  private func scanLetters(_ index: inout Int, into tokens: inout [Token]) {
    let start = index
    let letters = Array(words[index])
    index += 1
    for position in letters.indices.dropFirst() {
      let spelling = "-\(letters[position])"
      guard let option = table.option(lettered: letters[position]) else {
        // The rest may be anything, so only this is said of it.
        tokens.append(.unknown(spelling: spelling, word: start))
        return
      }
      let rest = letters[(position + 1)...]
      if !option.specification.takesValue {
        if rest.first == "=" {
          tokens.append(.unexpectedValue(option, spelling: spelling, word: start))
          return
        }
        tokens.append(.option(option, spelling: spelling, word: start, value: nil))
      } else if rest.isEmpty {
        append(option, spelling, start, valueFrom: &index, into: &tokens)
      } else {
        let value = rest.first == "=" ? rest.dropFirst() : rest
        tokens.append(
          .option(
            option, spelling: spelling, word: start,
            value: TypedValue(text: String(value), word: start, start: value.startIndex)))
        return
      }
    }
  }

  private func append(
    _ option: any ParsableOption, _ spelling: String, _ start: Int, valueFrom index: inout Int,
    into tokens: inout [Token]
  ) {
    if !option.specification.takesValue {
      tokens.append(.option(option, spelling: spelling, word: start, value: nil))
    } else if let value = takeValue(&index, isOrder: option.specification.isOrder) {
      tokens.append(.option(option, spelling: spelling, word: start, value: value))
    } else {
      tokens.append(.missingValue(option, spelling: spelling, word: start))
    }
  }

  private func takeValue(_ index: inout Int, isOrder: Bool = false) -> TypedValue? {
    guard index < words.count, !reserved.contains(index), words[index] != "--",
      !isOption(words[index]) || isOrder && isReversed(words[index])
    else { return nil }
    defer { index += 1 }
    return TypedValue(text: words[index], word: index, start: 0)
  }
}
