/// Sets of the numbers of places, by small numbers of their own.
///
/// Most sets hold places that lie near each other, of a few thousand in all. So a set has a bit for
/// each place of the stretches that it holds anything of.
struct PlaceSets {
  /// By the set and the stretch of places, where its words begin in ``words``; -1 where none do.
  private var stretches: [Int32] = []
  private var words: [UInt64] = []
  private let stretchCount: Int
  /// How many words a stretch has; fewer than it could where there are few places.
  private let wordCount: Int

  private static let placeBits = 12

  /// Prepares for so many places.
  init(places: Int) {
    stretchCount = max(1, (places + 1 << PlaceSets.placeBits - 1) >> PlaceSets.placeBits)
    wordCount = min(1 << (PlaceSets.placeBits - 6), (places + 63) >> 6)
  }

  /// No sets of the same places.
  var emptied: PlaceSets {
    var sets = self
    (sets.stretches, sets.words) = ([], [])
    return sets
  }

  /// Makes room for so many sets.
  mutating func widen(to count: Int) {
    let missing = count * stretchCount - stretches.count
    if missing > 0 { stretches += Array(repeating: -1, count: missing) }
  }

  /// Puts places into the sets whose numbers are given.
  mutating func insert(_ places: Span<UInt32>, at sets: [Int32]) {
    var start = 0
    while start < places.count {
      let (next, missing) = PlaceSets.insert(
        places, at: sets, from: start, stretches, stretchCount, into: &words)
      if let missing { makeRoom(missing) }
      start = next
    }
  }

  /// The same from a position up to the first place that there is no room for.
  ///
  /// - Returns: The position up to which places were put in, and the stretch that has no words.
  private static func insert(
    _ places: Span<UInt32>, at sets: [Int32], from start: Int, _ stretches: [Int32],
    _ stretchCount: Int, into words: inout [UInt64]
  ) -> (next: Int, missing: Int?) {
    let (sets, stretches) = (sets.span, stretches.span)
    var words = words.mutableSpan
    for position in start..<places.count {
      let place = Int(places[position])
      let stretch = Int(sets[position]) &* stretchCount &+ place >> placeBits
      let first = Int(stretches[stretch])
      if first < 0 { return (position, stretch) }
      words[first &+ place >> 6 & (1 << (placeBits - 6) - 1)] |= 1 &<< UInt64(place & 63)
    }
    return (places.count, nil)
  }

  private mutating func makeRoom(_ stretch: Int) {
    stretches[stretch] = Int32(words.count)
    words += Array(repeating: 0, count: wordCount)
  }

  /// Puts the places of another set into one.
  mutating func formUnion(_ set: Int, _ other: PlaceSets, _ otherSet: Int) {
    for stretch in 0..<stretchCount {
      let source = Int(other.stretches[otherSet * stretchCount + stretch])
      if source < 0 { continue }
      let place = set * stretchCount + stretch
      if stretches[place] < 0 { makeRoom(place) }
      let first = Int(stretches[place])
      for word in 0..<wordCount { words[first + word] |= other.words[source + word] }
    }
  }

  /// Calls a closure with the places of a set in order.
  func forEachPlace(of set: Int, _ body: (Int) -> Void) {
    for stretch in 0..<stretchCount {
      let first = Int(stretches[set * stretchCount + stretch])
      if first < 0 { continue }
      for word in 0..<wordCount where words[first + word] != 0 {
        words[first + word].forEachBit {
          body(stretch << PlaceSets.placeBits + word << 6 + $0)
        }
      }
    }
  }
}
