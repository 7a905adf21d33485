import TestSupport

/// What was typed at a prompt, taken apart as far as pages of the manual need it.
struct ConsoleLine: Equatable {
  /// Variables that are set for this command alone.
  var variables: [String: String] = [:]
  /// The words of the command.
  var words: [String] = []
  /// The file that standard input is read from.
  var input: String?
  /// The file that standard output goes to.
  var output: String?
  /// What the output is piped into, for a shell.
  var pipe: String?

  /// Reads a line by the shell's rules for quotes, blanks, `<`, `>` and `|`.
  init(_ text: String) throws {
    var rest = Substring(text)
    while let token = try ConsoleLine.nextToken(&rest) {
      switch token {
      case .sign("|"):
        pipe = String(rest)
        return
      case .sign(let sign):
        guard case .word(let file)? = try ConsoleLine.nextToken(&rest) else {
          throw TestFailure("no file behind `\(sign)` in: \(text)")
        }
        if sign == "<" { input = file } else { output = file }
      case .word(let word):
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        if words.isEmpty, parts.count == 2, parts[0].allSatisfy({ $0.isUppercase || $0 == "_" }) {
          variables[parts[0]] = parts[1]
        } else {
          words.append(word)
        }
      }
    }
  }

  private enum Token {
    case word(String)
    case sign(Character)
  }

  private static func nextToken(_ rest: inout Substring) throws -> Token? {
    rest = rest.drop { $0 == " " }
    guard let first = rest.first else { return nil }
    if "|<>".contains(first) {
      rest.removeFirst()
      return .sign(first)
    }
    var word = ""
    var quote: Character?
    while let character = rest.first {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if " |<>".contains(character) {
        break
      } else {
        word.append(character)
      }
      rest.removeFirst()
    }
    guard quote == nil else { throw TestFailure("a quote is left open behind: \(word)") }
    return .word(word)
  }
}
