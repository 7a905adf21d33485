import TextBasics

/// Lines of text being written for a terminal or a pipe.
///
/// All text passes through here, so here it is made safe: control characters become visible, and
/// the only escape sequences are the theme's own.
struct TextCanvas {
  let look: Look
  private(set) var bytes: [UInt8] = []
  private var pendingBlanks = 0
  private var isGapPending = false
  /// The width of the last table; what is remarked on it may be as wide.
  var tableWidth = 0
  /// The marks of footnotes in the last table, where columns of it were left out.
  var shownMarks: Set<Substring>?

  init(look: Look) { self.look = look }

  /// The width for running text, which is hard to read in very long lines.
  var proseWidth: Int? { look.width.map { min($0, 100) } }

  /// Sets what follows apart by an empty line, if anything precedes and anything follows.
  mutating func beginBlock() {
    isGapPending = !bytes.isEmpty
  }

  /// Leaves blanks before what follows in the line; none are left at a line's end.
  mutating func skip(_ blanks: Int) {
    pendingBlanks += max(blanks, 0)
  }

  /// Writes text in the line.
  mutating func append(_ text: RichText) {
    for span in text.spans { append(span.text, span.role) }
  }

  /// Writes text of one role in the line.
  mutating func append(_ text: String, _ role: Role) {
    if text.isEmpty { return }
    closeGap()
    bytes += repeatElement(UInt8(ascii: " "), count: pendingBlanks)
    pendingBlanks = 0
    if look.hasColor, let prefix = look.theme.prefix(for: role) {
      bytes += prefix.utf8
      bytes += text.visible.utf8
      bytes += Theme.reset.utf8
    } else {
      bytes += text.visible.utf8
    }
  }

  /// Ends the line.
  mutating func endLine() {
    closeGap()
    pendingBlanks = 0
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes text over as many lines as it needs, the first preceded by a mark.
  mutating func appendProse(_ text: RichText, mark: String = "") {
    let indent = mark.displayWidth
    for (index, line) in lines(of: text, width: proseWidth.map { $0 - indent }).enumerated() {
      if index == 0 { append(mark, .plain) } else { skip(indent) }
      append(line)
      endLine()
    }
  }

  /// Writes a remark, as wide as running text or the table it stands under.
  mutating func appendNote(_ note: RichText) {
    let width = look.width.map { min($0, max(100, tableWidth)) }
    for line in lines(of: note.emphasized(.muted), width: width) {
      append(line)
      endLine()
    }
  }

  /// Writes labels and their values, a value's further lines under its first.
  ///
  /// Where labels would leave values too little room, values stand below their labels.
  mutating func appendFacts(_ facts: [Fact], labelWidth: Int) {
    let room = proseWidth.map { $0 - labelWidth - 2 }
    if let width = proseWidth, let room,
      room < min(20, width / 2) || cutsWords(facts, width: width, room: room)
    {
      appendStackedFacts(facts, width: width)
      return
    }
    for fact in facts {
      let label = RichText(fact.label, .muted)
      append(label)
      skip(labelWidth - label.visibleWidth + 2)
      for (index, line) in lines(of: fact.value, width: room).enumerated() {
        if index > 0 { skip(labelWidth + 2) }
        append(line)
        endLine()
      }
    }
  }

  /// Whether a narrow screen would cut words beside their labels that it holds below them.
  private func cutsWords(_ facts: [Fact], width: Int, room: Int) -> Bool {
    guard width < 60 else { return false }
    return facts.contains { fact in
      fact.value.plain.split(separator: " ").contains { word in
        (room + 1...max(width - 2, room + 1)).contains(String(word).displayWidth)
      }
    }
  }

  private mutating func appendStackedFacts(_ facts: [Fact], width: Int) {
    for fact in facts {
      appendProse(RichText(fact.label, .muted))
      if fact.value.isEmpty { continue }
      for line in lines(of: fact.value, width: width - 2) {
        skip(2)
        append(line)
        endLine()
      }
    }
  }

  private func lines(of text: RichText, width: Int?) -> [RichText] {
    width.map { text.wrapped(toWidth: $0) } ?? [text]
  }

  private mutating func closeGap() {
    if isGapPending { bytes.append(UInt8(ascii: "\n")) }
    isGapPending = false
  }
}
