/// What summaries add up of a row: those killed on all sides, of state forces, of civilians and of
/// assailants, with who alone gives a part of them.
///
/// Rows share a toll which are the same in that; there are some hundred thousand in a million rows.
package struct Toll: BitwiseCopyable, Hashable, Sendable {
  /// Low, best and high of each sum: the number, and a bit where it is known.
  var low = SIMD4<UInt32>.zero
  /// In this there is also a bit where any of the three is known.
  var best = SIMD4<UInt32>.zero
  var high = SIMD4<UInt32>.zero
  // The marks and the number of the voices; the rest is nothing yet.
  private var more = SIMD4<UInt32>.zero

  /// The bit that tells that a number is known.
  static let isKnown: UInt32 = 1 << 31
  /// The bit beside best that tells that any bound of the sum is known.
  static let isCovered: UInt32 = 1 << 30
  /// What all numbers of casualties of a row together are below.
  package static let limit = 1 << 30

  /// The sums, in the order in which they stand in a toll.
  static let measures: [SummaryRequest.Measure] = [
    .killed, .killedStateForces, .killedCivilians, .killedAssailants,
  ]

  /// What else is to be looked at.
  struct Marks: OptionSet {
    let rawValue: UInt32

    /// A bound of a sum is known.
    static let isReported = Marks(rawValue: 1)
    /// A figure of the row is about an actor.
    static let ofActors = Marks(rawValue: 2)
    /// The row names an operation.
    static let ofOperation = Marks(rawValue: 4)
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
  var isPlain: Bool { more[0] <= 1 && more[1] == 0 }

  /// Sets the bounds of a sum, -1 where they are not known; one of them is, and all are below
  /// ``limit``.
  mutating func set(_ sum: Int, _ bounds: SIMD4<Int>) {
    func part(_ bound: Int) -> UInt32 { bound < 0 ? 0 : UInt32(bound) | Toll.isKnown }
    low[sum] = part(bounds[0])
    best[sum] = part(bounds[1]) | Toll.isCovered
    high[sum] = part(bounds[2])
    marks.insert(.isReported)
  }

  /// The bounds of a sum, -1 where they are not known; nil where none is.
  func bounds(_ sum: Int) -> SIMD4<Int>? {
    func bound(_ part: UInt32) -> Int {
      part & Toll.isKnown == 0 ? -1 : Int(part) & (Toll.limit - 1)
    }
    if best[sum] & Toll.isCovered == 0 { return nil }
    return SIMD4(bound(low[sum]), bound(best[sum]), bound(high[sum]), -1)
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
