/// The sum of tolls.
struct TollSum {
  // What is known is told by bits in the numbers of a toll; these are added up with the numbers, and
  // taken out when the sum is asked for.
  private var low = SIMD4<UInt64>.zero
  private var best = SIMD4<UInt64>.zero
  private var high = SIMD4<UInt64>.zero
  /// How many have a low, a best and a high, and how many have any of them.
  private var lows = SIMD4<UInt32>.zero
  private var bests = SIMD4<UInt32>.zero
  private var highs = SIMD4<UInt32>.zero
  private var covered = SIMD4<UInt32>.zero

  /// Adds a toll.
  @inline(__always)
  mutating func add(_ toll: Toll) {
    low &+= SIMD4(truncatingIfNeeded: toll.low)
    best &+= SIMD4(truncatingIfNeeded: toll.best)
    high &+= SIMD4(truncatingIfNeeded: toll.high)
    lows &+= toll.low &>> 31
    bests &+= toll.best &>> 31
    highs &+= toll.high &>> 31
    covered &+= toll.best &>> 30 & 1
  }

  /// Adds a sum of other tolls.
  mutating func add(_ other: TollSum) {
    low &+= other.low
    best &+= other.best
    high &+= other.high
    lows &+= other.lows
    bests &+= other.bests
    highs &+= other.highs
    covered &+= other.covered
  }

  /// One of the sums.
  subscript(sum: Int) -> CountSum {
    func number(_ all: UInt64, _ known: UInt32) -> Int {
      Int(all &- UInt64(known) &* UInt64(Toll.isKnown))
    }
    let best = best[sum] &- UInt64(covered[sum]) &* UInt64(Toll.isCovered)
    return CountSum(
      (number(low[sum], lows[sum]), number(best, bests[sum]), number(high[sum], highs[sum])),
      known: SIMD4(lows[sum], bests[sum], highs[sum], covered[sum]))
  }
}
