import Synchronization

/// Bytes that come again with the same seed, so that documents and scripts draw the same ids.
///
/// The sequence is that of SplitMix64 (Steele, Lea and Flood 2014). Whoever sets a seed for real
/// work draws the ids of somebody else: it is for repeating, not for recording.
final class SeededBytes: Sendable {
  private let state: Mutex<UInt64>

  /// Starts a sequence from a text, and the time where that is fixed too.
  init(_ seed: String, _ now: String?) {
    let text = seed + "\n" + (now ?? "")
    // FNV-1a, 64 bits.
    state = Mutex(
      text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 })
  }

  /// The next bytes of the sequence.
  @Sendable func next(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in state.withLock { SeededBytes.step(&$0) } }
  }

  private static func step(_ state: inout UInt64) -> UInt8 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
  }
}
