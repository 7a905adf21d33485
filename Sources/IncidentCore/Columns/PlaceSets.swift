/// Sets of the numbers of places, by small numbers of their own.
///
/// Most sets hold places that lie near each other, of a few thousand in all. So a set has a bit for
/// each place of the stretches that it holds anything of.
struct PlaceSets {
  /// By the set and the stretch of places, where its words begin in ``words``; -1 where none do.
  private var stretches: [Int32] = []
  private var words: [UInt64] = []
  private let stretchCount: Int

  private static let placeBits = 12
  private static let wordCount = 1 << (placeBits - 6)

  /// Prepares for so many places.
  init(places: Int) {
    stretchCount = max(1, (places + 1 << PlaceSets.placeBits - 1) >> PlaceSets.placeBits)
  }

  /// Makes room for so many sets.
  mutating func widen(to count: Int) {
    let missing = count * stretchCount - stretches.count
    if missing > 0 { stretches += Array(repeating: -1, count: missing) }
  }

  /// Puts the places of rows into the sets of the lists of each.
  mutating func insert(
    _ rows: ArraySlice<Int>, of places: NumberColumn<UInt32>, at lists: [Int32]
  ) {
    var next = rows.startIndex
    while next < rows.endIndex {
      next = insert(rows[next...], of: places, at: lists, from: next - rows.startIndex)
    }
  }

  /// The same up to the first place that there is no room for; gives the position of the next row.
  private mutating func insert(
    _ rows: ArraySlice<Int>, of places: NumberColumn<UInt32>, at lists: [Int32], from start: Int
  ) -> Int {
    let (next, missing) = PlaceSets.insert(
      rows, of: places, at: lists, from: start, stretches, stretchCount, into: &words)
    if let missing {
      stretches[missing] = Int32(words.count)
      words += Array(repeating: 0, count: PlaceSets.wordCount)
    }
    return next
  }

  /// The same; gives also the stretch that there is no room for.
  private static func insert(
    _ rows: ArraySlice<Int>, of places: NumberColumn<UInt32>, at lists: [Int32], from start: Int,
    _ stretches: [Int32], _ stretchCount: Int, into words: inout [UInt64]
  ) -> (next: Int, missing: Int?) {
    let stretches = stretches.span
    var words = words.mutableSpan
    var position = start
    for (index, row) in zip(rows.indices, rows) {
      let place = Int(places[row])
      let stretch = Int(lists[position]) &* stretchCount &+ place >> PlaceSets.placeBits
      let first = Int(stretches[stretch])
      if first < 0 { return (index, stretch) }
      words[first &+ (place >> 6) & (PlaceSets.wordCount - 1)] |= 1 &<< UInt64(place & 63)
      position += 1
    }
    return (rows.endIndex, nil)
  }

  /// Calls a closure with the places of a set in order.
  func forEachPlace(of set: Int, _ body: (Int) -> Void) {
    for stretch in 0..<stretchCount {
      let first = Int(stretches[set * stretchCount + stretch])
      if first < 0 { continue }
      for word in 0..<PlaceSets.wordCount where words[first + word] != 0 {
        words[first + word].forEachBit {
          body(stretch << PlaceSets.placeBits + word << 6 + $0)
        }
      }
    }
  }
}
