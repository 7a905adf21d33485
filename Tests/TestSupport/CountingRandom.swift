import Synchronization

/// Randomness that counts, so that new ids end with `0001`, `0002` and so on.
///
/// The bytes of a draw are the digits of the count in base 32, which is the alphabet of ids.
package final class CountingRandom: Sendable {
  private let count: Mutex<Int>

  /// Begins to count; the first draw is 1.
  package init(after count: Int = 0) {
    self.count = Mutex(count)
  }

  /// Draws so many bytes.
  package func bytes(_ length: Int) -> [UInt8] {
    var rest = count.withLock { count in
      count += 1
      return count
    }
    var digits: [UInt8] = []
    for _ in 0..<length {
      digits.append(UInt8(rest % 32))
      rest /= 32
    }
    return digits.reversed()
  }
}
