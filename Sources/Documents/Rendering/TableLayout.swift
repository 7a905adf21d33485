import TextBasics

/// Which columns of a table are shown in a given width, and how wide each is.
struct TableLayout: Equatable {
  /// The columns shown side by side; none where each row is to be a block of its own.
  var columns: [Placed]
  /// The positions of the columns left out for lack of width, from left to right.
  var omitted: [Int] = []

  /// A column's position in the table and its width.
  struct Placed: Equatable {
    var position: Int
    var width: Int
  }

  /// The blanks between two columns.
  static let gap = 2

  /// Fits a table into a width: shrinks columns, then drops some, then gives the columns up.
  init(_ table: Table, width: Int?) {
    guard let width else {
      columns = table.shownColumns.map { position in
        Placed(position: position, width: Measured.natural(position, in: table).width)
      }
      return
    }
    var kept = table.shownColumns.map { Measured($0, in: table) }
    while Self.total(Self.leasts(kept)) > width {
      guard let victim = Self.nextToDrop(kept) else {
        columns = []
        return
      }
      omitted.append(kept.remove(at: victim).position)
    }
    omitted.sort()
    if kept.count < 2, !omitted.isEmpty {
      columns = []
      omitted = []
      return
    }
    let widths = Self.shrink(kept, toWidth: width)
    columns = zip(kept, widths).map { Placed(position: $0.position, width: $1) }
  }

  /// The width of the columns with the blanks between them.
  var totalWidth: Int { Self.total(columns.map(\.width)) }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(widths.count - 1, 0)
  }

  /// The column with the highest priority number, of equals that with the least, then the last.
  private static func nextToDrop(_ columns: [Measured]) -> Int? {
    let highest = columns.map(\.priority).max() ?? 0
    guard highest > 0 else { return nil }
    return columns.indices.reversed().filter { columns[$0].priority == highest }
      .min { columns[$0].weight < columns[$1].weight }
  }

  /// The widths that columns must have before the next of them is dropped.
  ///
  /// Numbers go over several lines only where no column is left that is needed less.
  private static func leasts(_ columns: [Measured]) -> [Int] {
    let highest = columns.map(\.priority).max() ?? 0
    return columns.map { column in
      column.isWrappingNumber && column.priority < highest ? column.natural : column.least
    }
  }

  private static func shrink(_ columns: [Measured], toWidth width: Int) -> [Int] {
    let leasts = leasts(columns)
    var widths = columns.map(\.natural)
    for _ in 0..<max(total(widths) - width, 0) {
      let shrinkable = columns.indices.filter { widths[$0] > leasts[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }
}

/// A column with the widths it would like and could do with.
private struct Measured {
  let position: Int
  let priority: Int
  let weight: Int
  let isWrappingNumber: Bool
  let natural: Int
  let least: Int

  init(_ position: Int, in table: Table) {
    let column = table.columns[position]
    self.position = position
    priority = column.priority
    weight = column.weight
    isWrappingNumber = column.priority > 0 && column.wraps && column.alignment == .trailing
    let hasBars: Bool
    (natural, hasBars) = Self.natural(position, in: table)
    var shrunk = column.shrinksTo ?? (hasBars ? BarText.widths.lowerBound : natural)
    if column.wraps { shrunk = max(shrunk, Self.longestWord(position, in: table)) }
    least = min(natural, max(shrunk, hasBars ? BarText.widths.lowerBound : 1))
  }

  /// The width that a column would like, and whether there are bars in it.
  static func natural(_ position: Int, in table: Table) -> (width: Int, hasBars: Bool) {
    var widest = RichText(table.columns[position].title).visibleWidth
    var hasBars = false
    for row in table.rows where position < row.cells.count {
      if row.cells[position].bar != nil {
        hasBars = true
      } else {
        widest = max(widest, row.cells[position].text.visibleWidth)
      }
    }
    return (hasBars ? max(widest, BarText.widths.upperBound) : widest, hasBars)
  }

  /// The width of the longest word in a column, up to a width at which words may be cut.
  private static func longestWord(_ position: Int, in table: Table) -> Int {
    let longest = table.rows.reduce(table.columns[position].title.longestWordWidth) {
      max($0, $1.cell(position).text.plain.longestWordWidth)
    }
    return min(longest, 16)
  }
}
