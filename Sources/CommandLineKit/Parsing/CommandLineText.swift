/// A command line as it was typed, as far as the words still tell, for showing where a problem is.
struct CommandLineText: Sendable {
  /// The tool's name and the words, quoted where a shell needs it.
  let text: String
  /// For each word, for each of its characters and its end, the character of the text.
  private let offsets: [[Int]]

  /// Puts words together again.
  init(tool: String, words: [String]) {
    var text = tool
    var length = tool.count
    var offsets: [[Int]] = []
    for word in words {
      text += " "
      length += 1
      let (quoted, positions) = Self.quote(word)
      offsets.append(positions.map { $0 + length })
      text += quoted
      length += quoted.count
    }
    self.text = text
    self.offsets = offsets
  }

  /// The characters of a word, or of a part of it.
  func characters(ofWord index: Int, from start: Int = 0, count: Int? = nil) -> Range<Int>? {
    guard offsets.indices.contains(index) else { return nil }
    let positions = offsets[index]
    let lower = min(max(start, 0), positions.count - 1)
    let upper = min(lower + max(count ?? .max - lower, 0), positions.count - 1)
    return positions[lower]..<positions[upper]
  }

  /// Quotes a word as a person would, and says where each of its characters went.
  private static func quote(_ word: String) -> (text: String, offsets: [Int]) {
    // What else a shell reads was quoted when it was typed, and hides nothing here.
    let isPlain = !word.isEmpty && !word.contains { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    if isPlain { return (word, Array(0...word.count)) }
    let isDoubleQuoted = !word.contains { "\"$`\\".contains($0) }
    let quote: Character = isDoubleQuoted ? "\"" : "'"
    var text = String(quote)
    var length = 1
    var offsets: [Int] = []
    for character in word {
      offsets.append(length)
      let shown = character == quote ? #"'\''"# : String(character)
      text += shown
      length += shown.count
    }
    offsets.append(length)
    text.append(quote)
    return (text, offsets)
  }
}
