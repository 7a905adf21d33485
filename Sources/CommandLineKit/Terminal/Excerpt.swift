import TextBasics

/// A line of text with a caret line under the characters that are meant.
struct Excerpt {
  /// The characters as they will be seen: one that is not printable may become several.
  private let cells: [String]
  private let marked: Range<Int>?

  /// Makes an excerpt; a mark beyond the text's end stands at its end.
  init(_ text: String, marked: Range<Int>?) {
    cells = text.map { String($0).visible }
    let count = cells.count
    self.marked = marked.map { min($0.lowerBound, count)..<min($0.upperBound, count) }
  }

  /// The line and the caret line, cut to the surroundings of the mark where there is a width.
  func lines(width: Int?) -> [String] {
    let window = width.map { self.window(width: max($0, 20)) } ?? cells.indices
    let before = window.lowerBound > 0 ? "…" : ""
    let after = window.upperBound < cells.count ? "…" : ""
    let line = before + cells[window].joined() + after
    guard let marked else { return [line] }
    let start = Self.width(cells[window.lowerBound..<max(marked.lowerBound, window.lowerBound)])
    let end = min(marked.upperBound, window.upperBound)
    let length = marked.lowerBound < end ? Self.width(cells[marked.lowerBound..<end]) : 1
    let blanks = String(repeating: " ", count: before.count + start)
    return [line, blanks + "^" + String(repeating: "~", count: max(length - 1, 0))]
  }

  /// The characters shown: a third of the width before the mark, the rest from there on.
  private func window(width: Int) -> Range<Int> {
    if Self.width(cells[...]) <= width { return cells.indices }
    // Two cells are kept for the dots.
    let room = width - 2
    var lower = marked?.lowerBound ?? 0
    var used = 0
    while lower > 0, used + cells[lower - 1].displayWidth <= room / 3 {
      lower -= 1
      used += cells[lower].displayWidth
    }
    var upper = marked?.lowerBound ?? 0
    while upper < cells.count, used + cells[upper].displayWidth <= room {
      used += cells[upper].displayWidth
      upper += 1
    }
    // What is left over at the end is given to the beginning.
    while lower > 0, used + cells[lower - 1].displayWidth <= room {
      lower -= 1
      used += cells[lower].displayWidth
    }
    return lower..<upper
  }

  private static func width(_ cells: ArraySlice<String>) -> Int {
    cells.reduce(0) { $0 + $1.displayWidth }
  }
}
