import TextBasics

extension RichText {
  /// The text as it will be seen, with control characters made visible.
  var visible: RichText {
    var result = self
    for index in result.spans.indices { result.spans[index].text = spans[index].text.visible }
    return result
  }

  /// The width in terminal cells of the text as it will be seen.
  var visibleWidth: Int {
    spans.reduce(0) { $0 + $1.text.visibleWidth }
  }

  /// Cuts the text as it will be seen down to a width, with `…` in place of what is lost.
  func truncated(toWidth width: Int) -> RichText {
    if visibleWidth <= width { return visible }
    var result = RichText()
    var room = width - 1
    guard room >= 0 else { return result }
    for span in visible.spans {
      for character in span.text {
        let part = String(character)
        room -= part.displayWidth
        if room < 0 {
          result.append("…", span.role)
          return result
        }
        result.append(part, span.role)
      }
    }
    return result
  }

  /// Breaks the text as it will be seen at blanks; words too long for a line are cut.
  ///
  /// Blanks that it begins with indent all its lines, where they leave most of the room to words.
  func wrapped(toWidth width: Int) -> [RichText] {
    if visibleWidth <= width { return [visible] }
    let blanks = plain.prefix { $0 == " " }.count
    let indent = blanks < width / 2 ? blanks : 0
    var wrapping = Wrapping(width: max(width - indent, 1))
    var isIndent = true
    for span in visible.spans {
      for character in span.text {
        isIndent = isIndent && character == " "
        if !isIndent { wrapping.append(String(character), span.role) }
      }
    }
    let lines = wrapping.finish()
    if indent == 0 { return lines }
    return lines.map { RichText(String(repeating: " ", count: indent)) + $0 }
  }
}

/// Greedy filling of lines, one character at a time.
private struct Wrapping {
  let width: Int
  private var lines: [RichText] = []
  private var line = RichText()
  private var lineWidth = 0
  private var blanks = RichText()
  private var blanksWidth = 0
  private var word = RichText()
  private var wordWidth = 0

  init(width: Int) { self.width = width }

  mutating func append(_ character: String, _ role: Role) {
    if character == " " {
      endWord()
      blanks.append(character, role)
      blanksWidth += 1
      return
    }
    let characterWidth = character.displayWidth
    if wordWidth > 0, wordWidth + characterWidth > width {
      endWord()
      endLine()
    }
    word.append(character, role)
    wordWidth += characterWidth
  }

  mutating func finish() -> [RichText] {
    endWord()
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  private mutating func endWord() {
    if word.isEmpty { return }
    if lineWidth + blanksWidth + wordWidth > width {
      if !line.isEmpty { endLine() }
      forgetBlanks()
    }
    line += blanks + word
    lineWidth += blanksWidth + wordWidth
    word = RichText()
    wordWidth = 0
    forgetBlanks()
  }

  private mutating func endLine() {
    lines.append(line)
    line = RichText()
    lineWidth = 0
    forgetBlanks()
  }

  private mutating func forgetBlanks() {
    blanks = RichText()
    blanksWidth = 0
  }
}
