/// Sums of the tolls of rows, by small numbers.
struct TollSums {
  private var sums: [Sum] = []
  /// By the number and by the number of a shape, how many tolls there are.
  private var counts: [UInt32] = []
  /// How many shapes there is room for.
  private var width = 16
  /// By the shape, its number among those that were met, -1 for others.
  private var shapeNumbers = [Int16](repeating: -1, count: Toll.Marks.shapeCount)
  private var shapes: [Int] = []
  /// Who alone gives parts of the sums; the places are four for each number.
  private(set) var parties = PartyNotes()

  /// Low, best and high of four sums.
  private struct Sum {
    var low = SIMD4<UInt64>.zero
    var best = SIMD4<UInt64>.zero
    var high = SIMD4<UInt64>.zero
  }

  /// Makes room for numbers below a count.
  mutating func widen(to count: Int) {
    let missing = count - sums.count
    if missing <= 0 { return }
    sums += Array(repeating: Sum(), count: missing)
    counts += Array(repeating: 0, count: missing * width)
  }

  /// Adds the tolls of rows at the numbers of each, but for rows that name an operation.
  mutating func add(
    _ rows: ArraySlice<Int>, at numbers: [Int32], _ finder: inout TollFinder,
    _ special: inout SpecialRows
  ) {
    var next = rows.startIndex
    while next < rows.endIndex {
      next = add(rows[next...], at: numbers, from: next - rows.startIndex, &finder, &special)
    }
  }

  /// Adds the tolls of rows up to the first of a new shape; gives the position of the next row.
  private mutating func add(
    _ rows: ArraySlice<Int>, at numbers: [Int32], from start: Int, _ finder: inout TollFinder,
    _ special: inout SpecialRows
  ) -> Int {
    let (next, new) = TollSums.add(
      rows, at: numbers, from: start, &finder, &special, shapeNumbers, width, to: &sums, &counts)
    if let new { learn(new) }
    return next
  }

  /// The same; gives also the new shape.
  private static func add(
    _ rows: ArraySlice<Int>, at numbers: [Int32], from start: Int, _ finder: inout TollFinder,
    _ special: inout SpecialRows, _ shapeNumbers: [Int16], _ width: Int, to sums: inout [Sum],
    _ counts: inout [UInt32]
  ) -> (next: Int, new: Int?) {
    let shapeNumbers = shapeNumbers.span
    var sums = sums.mutableSpan
    var counts = counts.mutableSpan
    var position = start
    for (index, row) in zip(rows.indices, rows) {
      defer { position += 1 }
      let toll = finder.toll(row)
      if toll.isEmpty { continue }
      let shape = Int(shapeNumbers[toll.marks.shape])
      if shape < 0 { return (index, toll.marks.shape) }
      var number = Int(numbers[position])
      if !toll.isPlain {
        number = special.note(toll, position, at: number)
        if number < 0 { continue }
      }
      sums[number].low &+= SIMD4(truncatingIfNeeded: toll.low)
      sums[number].best &+= SIMD4(truncatingIfNeeded: toll.best)
      sums[number].high &+= SIMD4(truncatingIfNeeded: toll.high)
      counts[number &* width &+ shape] &+= 1
    }
    return (rows.endIndex, nil)
  }

  private mutating func learn(_ shape: Int) {
    shapeNumbers[shape] = Int16(shapes.count)
    shapes.append(shape)
    if shapes.count <= width { return }
    let old = counts
    counts = Array(repeating: 0, count: sums.count * 2 * width)
    for number in sums.indices {
      for shape in 0..<width { counts[2 * width * number + shape] = old[width * number + shape] }
    }
    width *= 2
  }

  /// Adds a single toll.
  mutating func add(_ toll: Toll, at number: Int) {
    if shapeNumbers[toll.marks.shape] < 0 { learn(toll.marks.shape) }
    sums[number].low &+= SIMD4(truncatingIfNeeded: toll.low)
    sums[number].best &+= SIMD4(truncatingIfNeeded: toll.best)
    sums[number].high &+= SIMD4(truncatingIfNeeded: toll.high)
    counts[number * width + Int(shapeNumbers[toll.marks.shape])] += 1
  }

  /// Notes who alone gives the sums of a row, -1 for each that others give.
  mutating func note(
    _ voices: SIMD4<Int32>, _ row: Int, at number: Int, in columns: IncidentColumns
  ) {
    for sum in 0..<4 where voices[sum] >= 0 {
      parties.note(Int(voices[sum]), row, at: 4 * number + sum, in: columns)
    }
  }

  /// The four sums of a number; nil where nothing was added to it.
  func all(of number: Int) -> [CountSum]? {
    let counts = counts[number * width..<number * width + shapes.count]
    if counts.allSatisfy({ $0 == 0 }) { return nil }
    return (0..<4).map { sum in
      var all = CountSum(
        low: sums[number].low[sum], best: sums[number].best[sum], high: sums[number].high[sum])
      for (shape, count) in zip(shapes, counts) where count > 0 {
        all.count(count, of: UInt32(shape) >> UInt32(sum))
      }
      return all
    }
  }
}
