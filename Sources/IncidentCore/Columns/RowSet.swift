/// Rows of columns, as a bit for each: what is found among a million takes little memory.
package struct RowSet: Sequence, Sendable {
  /// How many rows there are.
  package private(set) var count: Int
  private var words: [UInt64]

  /// Takes bits, the first row's the lowest of the first word.
  init(words: [UInt64]) {
    self.words = words
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Gathers rows.
  package init(_ rows: some Sequence<Int>) {
    self.init(words: [])
    for row in rows { insert(row) }
  }

  /// Whether there are none.
  package var isEmpty: Bool { count == 0 }

  package var underestimatedCount: Int { count }

  /// Whether a row is one of them.
  package func contains(_ row: Int) -> Bool {
    row >> 6 < words.count && words[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// Adds a row.
  mutating func insert(_ row: Int) {
    if contains(row) { return }
    let missing = row >> 6 + 1 - words.count
    if missing > 0 { words += Array(repeating: 0, count: missing) }
    words[row >> 6] |= 1 << UInt64(row & 63)
    count += 1
  }

  /// How many words there are, each of 64 rows.
  var wordCount: Int { words.count }

  /// The bits of the rows of some words.
  func words(_ range: Range<Int>) -> ArraySlice<UInt64> { words[range] }

  /// The words in parts of about so many rows of the set.
  func parts(of wanted: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, found) = (0, 0)
    for (number, word) in words.enumerated() {
      found += word.nonzeroBitCount
      if found < wanted { continue }
      parts.append(start..<number + 1)
      (start, found) = (number + 1, 0)
    }
    return parts + (found > 0 ? [start..<words.count] : [])
  }

  /// Walks the rows in the order of the columns.
  package func makeIterator() -> Iterator { Iterator(words: words) }

  /// Gives one row after the other.
  package struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    private var position = 0
    private var bits: UInt64 = 0

    fileprivate init(words: [UInt64]) {
      self.words = words
      bits = words.first ?? 0
    }

    /// The next row.
    package mutating func next() -> Int? {
      while bits == 0 {
        position += 1
        guard position < words.count else { return nil }
        bits = words[position]
      }
      defer { bits &= bits &- 1 }
      return position << 6 + bits.trailingZeroBitCount
    }
  }
}
