/// The optimal string alignment distance of many texts to one, as far as it stays below a limit.
///
/// H. Hyyrö's bit-parallel form ("A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit
/// Distances", 2003), which handles a whole column of the table in a few operations; for a pattern
/// longer than a machine word, the table itself.
struct EditDistance {
  private let pattern: [UInt32]
  private let limit: Int
  /// Where in the pattern each ASCII letter stands, one bit a position.
  private var asciiPositions = [UInt64](repeating: 0, count: 128)
  private var otherPositions: [UInt32: UInt64] = [:]

  /// Measures to a pattern and calls nothing near that is further than a limit.
  init(to pattern: [UInt32], limit: Int) {
    self.pattern = pattern
    self.limit = limit
    for (index, unit) in pattern.prefix(64).enumerated() {
      if unit < 128 {
        asciiPositions[Int(unit)] |= 1 << UInt64(index)
      } else {
        otherPositions[unit, default: 0] |= 1 << UInt64(index)
      }
    }
  }

  /// The code points of UTF-8 text.
  static func units(of utf8: [UInt8]) -> [UInt32] {
    if utf8.allSatisfy({ $0 < 128 }) { return utf8.map(UInt32.init) }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// The distance of UTF-8 text; nil beyond the limit or where the two have nothing in common.
  func from(_ utf8: [UInt8]) -> Int? {
    let isASCII = utf8.allSatisfy { $0 < 128 }
    if isASCII, abs(utf8.count - pattern.count) > limit { return nil }
    let units = EditDistance.units(of: utf8)
    guard abs(units.count - pattern.count) <= limit else { return nil }
    let distance =
      pattern.count <= 64 ? bitParallel(units) : EditDistance.table(pattern, units)
    return distance <= limit && distance < max(pattern.count, units.count) ? distance : nil
  }

  private func bitParallel(_ text: [UInt32]) -> Int {
    let lastBit: UInt64 = 1 << UInt64(pattern.count - 1)
    var (up, down): (UInt64, UInt64) = (.max, 0)
    var (diagonal, previousMatches): (UInt64, UInt64) = (0, 0)
    var distance = pattern.count
    for (index, unit) in text.enumerated() {
      let matches = unit < 128 ? asciiPositions[Int(unit)] : otherPositions[unit] ?? 0
      let swaps = ((~diagonal & matches) << 1) & previousMatches
      diagonal = (((matches & up) &+ up) ^ up) | matches | down | swaps
      let right = down | ~(diagonal | up)
      let left = diagonal & up
      if right & lastBit != 0 { distance += 1 }
      if left & lastBit != 0 { distance -= 1 }
      // Each further letter can take at most one off.
      if distance - (text.count - 1 - index) > limit { return distance }
      let shifted = right << 1 | 1
      up = left << 1 | ~(diagonal | shifted)
      down = shifted & diagonal
      previousMatches = matches
    }
    return distance
  }

  /// The distance by the table, one row for each element of the first.
  static func table<Element: Equatable>(_ one: [Element], _ other: [Element]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in one.indices {
      var current = [row + 1]
      current.reserveCapacity(other.count + 1)
      for column in other.indices {
        let isSame = one[row] == other[column]
        var least = min(last[column + 1], current[column]) + 1
        least = min(least, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
