/// What summaries add up of a row: those killed on all sides, of state forces, of civilians and of
/// assailants, with who alone gives a part of them.
///
/// Rows share a toll which are the same in that; there are some hundred thousand in a million rows.
package struct Toll: BitwiseCopyable, Hashable, Sendable {
  /// Low, best and high of each sum; 0 where it is not known.
  var low = SIMD4<UInt32>.zero
  var best = SIMD4<UInt32>.zero
  var high = SIMD4<UInt32>.zero
  // The marks and the number of the voices; the rest is nothing yet.
  private var more = SIMD4<UInt32>.zero

  /// The sums, in the order in which they stand in a toll.
  static let measures: [SummaryRequest.Measure] = [
    .killed, .killedStateForces, .killedCivilians, .killedAssailants,
  ]

  /// Bits that say which of the bounds are known, and what else has to be looked at.
  struct Marks: OptionSet {
    let rawValue: UInt32

    /// A figure of the row is about an actor.
    static let ofActors = Marks(rawValue: 1 << 12)
    /// The row names an operation.
    static let ofOperation = Marks(rawValue: 1 << 13)

    /// How many ways there are in which bounds can be known.
    static let shapeCount = 1 << 12

    /// Which bounds are known, as a small number: low, then best, then high of each sum.
    @inline(__always)
    var shape: Int { Int(rawValue & 0xFFF) }
  }

  var marks: Marks {
    get { Marks(rawValue: more[0]) }
    set { more[0] = newValue.rawValue }
  }

  /// The number of the parties that alone give the sums; 0 where others do.
  var voices: Int {
    get { Int(more[1]) }
    set { more[1] = UInt32(newValue) }
  }

  /// Whether there is nothing to be added or looked at.
  @inline(__always)
  var isEmpty: Bool { more[0] == 0 }

  /// Whether its bounds are all there is to it.
  @inline(__always)
  var isPlain: Bool { more[0] >> 12 | more[1] == 0 }

  /// Sets the bounds of a sum, -1 where they are not known.
  mutating func set(_ sum: Int, _ bounds: SIMD4<Int>) {
    func part(_ bound: Int) -> (number: UInt32, mark: UInt32) {
      bounds[bound] < 0 ? (0, 0) : (UInt32(bounds[bound]), 1 << UInt32(4 * bound + sum))
    }
    let (low, best, high) = (part(0), part(1), part(2))
    self.low[sum] = low.number
    self.best[sum] = best.number
    self.high[sum] = high.number
    more[0] |= low.mark | best.mark | high.mark
  }

  /// The bounds of a sum, -1 where they are not known; nil where none is.
  func bounds(_ sum: Int) -> SIMD4<Int>? {
    let known = marks.rawValue >> UInt32(sum)
    if known & 0x111 == 0 { return nil }
    return SIMD4(
      known & 1 == 0 ? -1 : Int(low[sum]), known & 0x10 == 0 ? -1 : Int(best[sum]),
      known & 0x100 == 0 ? -1 : Int(high[sum]), -1)
  }

  /// A number that tolls share which are the same, and few others.
  var mixed: UInt64 {
    let lanes =
      low &* SIMD4(0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D, 0x27D4_EB2F)
      &+ best &* SIMD4(0x1656_67B1, 0xD35A_2D97, 0x2545_F491, 0xB529_7A4D)
      &+ high &* SIMD4(0x68E3_1DA5, 0x1B56_C4E9, 0x7FEB_352D, 0x846C_A68B)
      &+ more &* SIMD4(0x9E37_79B1, 0xC2B2_AE35, 1, 1)
    let halves = (
      UInt64(lanes[0]) << 32 | UInt64(lanes[1]), UInt64(lanes[2]) << 32 | UInt64(lanes[3])
    )
    return (halves.0 ^ halves.1 &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
  }
}
