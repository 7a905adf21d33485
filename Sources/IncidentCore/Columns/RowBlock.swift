/// Rows that are looked at together: those of a range, or some that are picked out.
struct RowBlock {
  /// How many rows there are.
  let count: Int
  /// Of a range, a bit for each row that is wanted; nil where all are.
  let wanted: ArraySlice<UInt64>?
  /// The rows, where they are one behind the other.
  let range: Range<Int>?
  private let picked: [Int]

  /// Takes rows that are bits of words.
  ///
  /// - Parameters:
  ///   - words: The bits.
  ///   - start: The row of the first bit.
  ///   - end: All rows are before this.
  init(_ words: ArraySlice<UInt64>, from start: Int, before end: Int) {
    let found = words.reduce(0) { $0 + $1.nonzeroBitCount }
    // What stands together is read faster than what is picked out.
    if 2 * found > words.count * 64 {
      let range = start..<min(start + words.count * 64, end)
      (count, wanted, picked) = (range.count, words, [])
      self.range = range
    } else {
      var rows: [Int] = []
      rows.reserveCapacity(found)
      for (number, word) in words.enumerated() {
        word.forEachBit { rows.append(start + number << 6 + $0) }
      }
      (count, wanted, range, picked) = (found, nil, nil, rows)
    }
  }

  /// The row at a position.
  subscript(position: Int) -> Int { range.map { $0.lowerBound + position } ?? picked[position] }
}

extension NumberColumn {
  /// Calls a closure with the numbers of rows, one behind the other.
  @inline(__always)
  func withNumbers<Result>(
    of rows: RowBlock, _ body: (Span<Element>) -> Result
  ) -> Result {
    if let range = rows.range, isInOnePart(range) { return withElements(range) { body($0.span) } }
    let picked = (0..<rows.count).map { self[rows[$0]] }
    return picked.withUnsafeBufferPointer { body($0.span) }
  }
}
